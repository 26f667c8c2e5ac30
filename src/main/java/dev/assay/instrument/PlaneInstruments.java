package dev.assay.instrument;

import dev.assay.data.RandomStreams;
import dev.assay.measurement.trajectory.PrincipalComponents;
import dev.assay.measurement.trajectory.Trajectory;
import dev.assay.measurement.trajectory.TrajectorySet;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The instruments that look at runs through their principal components. */
final class PlaneInstruments {
  private PlaneInstruments() {}

  static List<Instrument<?>> all() {
    return List.of(plane(), explained());
  }

  private static Instrument<UnaryOperator<TrajectorySet>> plane() {
    return Instrument.<UnaryOperator<TrajectorySet>>of(
            InstrumentRegistry.PLANE,
            "All runs in the plane of the first two principal components of all their snapshots",
            TrajectorySet::plane,
            "all distances between the snapshots of two runs that lie in one plane of nine"
                + " dimensions, which a projection on that plane keeps",
            (plane, faults) -> {
              List<double[]> before = points(inOnePlane());
              List<double[]> after = points(plane.apply(inOnePlane()));
              faults.near("the dimensions of the plane", after.get(0).length, 2, 0);
              for (int i = 0; i < before.size(); i++) {
                for (int j = 0; j < i; j++) {
                  faults.near(
                      String.format(Locale.ENGLISH, "the distance of snapshots %d and %d", j, i),
                      distance(after.get(i), after.get(j)),
                      distance(before.get(i), before.get(j)),
                      1e-9);
                }
              }
            })
        .mutant(
            "a PCA that is fitted and then not used: the first two weights",
            bundle ->
                new TrajectorySet(
                    bundle.runs().stream()
                        .map(run -> mapped(run, point -> new double[] {point[0], point[1]}))
                        .toList()))
        .mutant(
            "a PCA per run instead of one over all",
            bundle ->
                new TrajectorySet(
                    bundle.runs().stream()
                        .map(run -> new TrajectorySet(List.of(run)).plane().runs().get(0))
                        .toList()))
        .mutant(
            "the first component twice",
            bundle ->
                new TrajectorySet(
                    bundle.plane().runs().stream()
                        .map(run -> mapped(run, point -> new double[] {point[0], point[0]}))
                        .toList()))
        .mutant(
            "components of the points without their mean taken off", PlaneInstruments::uncentred);
  }

  /** Adding every point's opposite puts the mean at the origin and keeps the directions. */
  private static TrajectorySet uncentred(TrajectorySet bundle) {
    List<Trajectory> opposite = bundle.runs().stream().map(PlaneInstruments::negative).toList();
    TrajectorySet both =
        new TrajectorySet(Stream.concat(bundle.runs().stream(), opposite.stream()).toList());
    return new TrajectorySet(both.plane().runs().subList(0, bundle.runs().size()));
  }

  private static Trajectory negative(Trajectory run) {
    return mapped(run, point -> DoubleStream.of(point).map(x -> -x).toArray());
  }

  private static Trajectory mapped(Trajectory run, UnaryOperator<double[]> change) {
    return Trajectory.through(
        IntStream.range(0, run.size()).mapToObj(run::point).map(change).toList());
  }

  private static List<double[]> points(TrajectorySet bundle) {
    return bundle.runs().stream()
        .flatMap(run -> IntStream.range(0, run.size()).mapToObj(run::point))
        .toList();
  }

  private static double distance(double[] a, double[] b) {
    return TrajectoryInstruments.way(a, b).displacement();
  }

  /** Returns two runs of four snapshots in a plane that does not hold the origin. */
  private static TrajectorySet inOnePlane() {
    RandomGenerator random = Specimens.random(6);
    double[] along = direction(random);
    double[] across = direction(random);
    double[] away = direction(random);
    return new TrajectorySet(
        IntStream.range(0, 2)
            .mapToObj(
                run ->
                    Trajectory.through(
                        IntStream.range(0, 4)
                            .mapToObj(
                                i -> {
                                  double a = 3 * RandomStreams.gaussian(random);
                                  double b = RandomStreams.gaussian(random);
                                  return IntStream.range(0, 9)
                                      .mapToDouble(k -> a * along[k] + b * across[k] + 5 * away[k])
                                      .toArray();
                                })
                            .toList()))
            .toList());
  }

  private static double[] direction(RandomGenerator random) {
    return DoubleStream.generate(() -> RandomStreams.gaussian(random)).limit(9).toArray();
  }

  /** Returns the share of a run's variance along its first component, as the experiments do. */
  static double explained(Trajectory run) {
    return PrincipalComponents.of(IntStream.range(0, run.size()).mapToObj(run::point).toList())
        .explained(0);
  }

  private static Instrument<ToDoubleFunction<Trajectory>> explained() {
    return Instrument.<ToDoubleFunction<Trajectory>>of(
            InstrumentRegistry.EXPLAINED,
            "The share of a run's variance along its first principal component",
            PlaneInstruments::explained,
            "0.8 for four points at ±2 and ±1 on two axes around (2, 2): variances 8 and 2",
            (explained, faults) -> {
              Trajectory cross =
                  TrajectoryInstruments.way(new double[][] {{4, 2}, {0, 2}, {2, 3}, {2, 1}});
              faults.near("the share", explained.applyAsDouble(cross), 0.8, 1e-12);
            })
        .mutant(
            "standard deviations in place of variances",
            run -> {
              double share = explained(run);
              return Math.sqrt(share) / (Math.sqrt(share) + Math.sqrt(1 - share));
            })
        .mutant(
            "the mean is not taken off",
            run ->
                explained(
                    Trajectory.through(
                        Stream.of(run, negative(run))
                            .flatMap(way -> IntStream.range(0, way.size()).mapToObj(way::point))
                            .toList())))
        .mutant("the share left over", run -> 1 - explained(run));
  }
}
