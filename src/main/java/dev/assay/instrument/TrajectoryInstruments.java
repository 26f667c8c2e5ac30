package dev.assay.instrument;

import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.trajectory.RandomWalk;
import dev.assay.measurement.trajectory.SettlingTime;
import dev.assay.measurement.trajectory.Trajectory;
import dev.assay.measurement.trajectory.TrajectorySet;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The instruments that look at the way of the weights through training. */
final class TrajectoryInstruments {
  private TrajectoryInstruments() {}

  static List<Instrument<?>> all() {
    return List.of(agreement(), persistence(), randomWalk(), distance(), settling());
  }

  /** A right angle: 3 along the first axis, then 4 along the second. */
  private static final Trajectory CORNER = way(new double[][] {{0, 0}, {3, 0}, {3, 4}});

  static Trajectory way(double[]... points) {
    return Trajectory.through(List.of(points));
  }

  private static Instrument<ToDoubleBiFunction<Trajectory, Trajectory>> agreement() {
    return Instrument.<ToDoubleBiFunction<Trajectory, Trajectory>>of(
            InstrumentRegistry.AGREEMENT,
            "The cosine between the ways of two runs from start to end",
            Trajectory::agreement,
            "3/5 between the hypotenuse of a 3-4-5 triangle and its first leg, wherever they start"
                + " and however long; −1 for a run that goes the other way",
            (agreement, faults) -> {
              Trajectory along = way(new double[][] {{7, 7}, {7, 9}, {9, 7}});
              faults.near("the triangle", agreement.applyAsDouble(CORNER, along), 0.6, 1e-12);
              Trajectory against = way(new double[][] {{7, 9}, {4, 5}});
              faults.near("the way back", agreement.applyAsDouble(CORNER, against), -1, 1e-12);
            })
        .mutant("a run's agreement with itself, which is 1", (run, other) -> run.agreement(run))
        .mutant(
            "the cosine between the ends' positions, not between the ways",
            (run, other) -> fromOrigin(run).agreement(fromOrigin(other)))
        .mutant(
            "the inner product of the ways, not divided by their lengths",
            (run, other) -> run.agreement(other) * run.displacement() * other.displacement())
        .mutant("its size without its sign", (run, other) -> Math.abs(run.agreement(other)));
  }

  private static Trajectory fromOrigin(Trajectory run) {
    double[] end = run.point(run.size() - 1);
    return way(new double[end.length], end);
  }

  private static Instrument<ToDoubleFunction<Trajectory>> persistence() {
    return Instrument.<ToDoubleFunction<Trajectory>>of(
            InstrumentRegistry.PERSISTENCE,
            "The mean cosine between consecutive steps of a run",
            Trajectory::persistence,
            "1 on a straight line of unequal steps away from the origin, 0 at a right angle, −1"
                + " where the way turns back",
            (persistence, faults) -> {
              double[][] straight = {{5, 1}, {6, 1}, {9, 1}};
              faults.near("the straight line", persistence.applyAsDouble(way(straight)), 1, 1e-12);
              faults.near("the right angle", persistence.applyAsDouble(CORNER), 0, 1e-12);
              double[][] back = {{5, 1}, {9, 1}, {8, 1}};
              faults.near("the way back", persistence.applyAsDouble(way(back)), -1, 1e-12);
            })
        .mutant(
            "the inner product of the steps, not divided by their lengths",
            run -> run.persistence() * run.stepLengths()[0] * run.stepLengths()[1])
        .mutant("cosines of the positions, not of the steps", TrajectoryInstruments::positions)
        .mutant(
            "straightness: the displacement over the way gone",
            run -> run.displacement() / DoubleStream.of(run.stepLengths()).sum());
  }

  private static double positions(Trajectory run) {
    double[] a = run.point(0);
    double[] b = run.point(run.size() - 1);
    double[] origin = new double[a.length];
    Trajectory both = way(a, origin, b);
    double[] sides = both.stepLengths();
    double square = Math.pow(both.displacement(), 2);
    return (sides[0] * sides[0] + sides[1] * sides[1] - square) / (2 * sides[0] * sides[1]);
  }

  private static Instrument<BiFunction<Trajectory, RandomGenerator, Trajectory>> randomWalk() {
    return Instrument.<BiFunction<Trajectory, RandomGenerator, Trajectory>>of(
            InstrumentRegistry.RANDOM_WALK,
            "A random walk with a run's own start and step lengths: the null of its path",
            RandomWalk::like,
            "start and step lengths of a straight run in 8,000 dimensions; no persistence; the share"
                + " of variance that theory gives the first component of such a walk",
            TrajectoryInstruments::checkWalk)
        .mutant(
            "every step goes the same way",
            (run, random) ->
                Trajectory.through(IntStream.range(0, run.size()).mapToObj(run::point).toList()))
        .mutant(
            "all steps have the mean length",
            (run, random) ->
                RandomWalk.like(
                    stepping(run, i -> DoubleStream.of(run.stepLengths()).average().orElseThrow()),
                    random))
        .mutant(
            "the run's own steps with random signs",
            (run, random) -> stepping(run, i -> random.nextBoolean() ? 1 : -1))
        .mutant(
            "the walk starts at the origin",
            (run, random) -> RandomWalk.like(run, random).fromItsStart());
  }

  /** Returns a way from a run's start along the first axis. */
  private static Trajectory stepping(Trajectory run, IntToDoubleFunction step) {
    double[][] points = new double[run.size()][];
    points[0] = run.point(0);
    for (int i = 1; i < points.length; i++) {
      points[i] = points[i - 1].clone();
      points[i][0] += step.applyAsDouble(i);
    }
    return way(points);
  }

  private static void checkWalk(
      BiFunction<Trajectory, RandomGenerator, Trajectory> walk, Faults faults) {
    double[] start = new double[8_000];
    start[1] = 2;
    Trajectory unequal = stepping(way(copies(start, 5)), i -> i);
    Trajectory walked = walk.apply(unequal, Specimens.random(2));
    faults.near("the start", walked.point(0), start, 0);
    faults.near("the step lengths", walked.stepLengths(), unequal.stepLengths(), 1e-9);
    faults.near("the persistence", walked.persistence(), 0, 0.05);
    Trajectory equal = stepping(way(copies(start, 10)), i -> 1);
    faults.near(
        "the first component's share of variance",
        PlaneInstruments.explained(walk.apply(equal, Specimens.random(3))),
        RandomWalk.explained(0, 10),
        0.02);
  }

  private static double[][] copies(double[] point, int count) {
    return IntStream.range(0, count).mapToObj(i -> point).toArray(double[][]::new);
  }

  private static Instrument<BiFunction<TrajectorySet, Integer, double[]>> distance() {
    return Instrument.<BiFunction<TrajectorySet, Integer, double[]>>of(
            InstrumentRegistry.DISTANCE,
            "Each run's mean distance to the other runs at the same time",
            TrajectorySet::distancesBetween,
            "three points on a line at 0, 2 and 4 that move to 0, 1 and 2",
            (distance, faults) -> {
              TrajectorySet bundle = new TrajectorySet(List.of(rise(0, 0), rise(2, 1), rise(4, 2)));
              faults.near(
                  "the distances at the start",
                  distance.apply(bundle, 0),
                  new double[] {3, 2, 3},
                  0);
              faults.near(
                  "the distances at the end",
                  distance.apply(bundle, 1),
                  new double[] {1.5, 1, 1.5},
                  0);
            })
        .mutant(
            "the run itself counts among the others",
            (bundle, time) ->
                DoubleStream.of(bundle.distancesBetween(time)).map(d -> d * 2 / 3).toArray())
        .mutant(
            "the first run stands for all others",
            (bundle, time) ->
                bundle.runs().stream()
                    .mapToDouble(
                        run ->
                            way(bundle.runs().get(0).point(time), run.point(time)).displacement())
                    .toArray())
        .mutant(
            "the distances at the start whatever the time",
            (bundle, time) -> bundle.distancesBetween(0));
  }

  /** Returns a run of two snapshots, which moves by 1 in a second dimension. */
  private static Trajectory rise(double from, double to) {
    return way(new double[][] {{from, 0, 0}, {to, 1, 0}});
  }

  private static Instrument<ToDoubleBiFunction<MeasuredSeries, Double>> settling() {
    return Instrument.<ToDoubleBiFunction<MeasuredSeries, Double>>of(
            InstrumentRegistry.SETTLING,
            "When a growing quantity has reached a share of what it ends at",
            SettlingTime::reaches,
            "crossings computed by hand: between two points, after an overshoot, and on a curve that"
                + " does not start at 0",
            (reaches, faults) -> {
              faults.near("90% of 0, 8, 10", reaches.applyAsDouble(curve(0, 8, 10), 0.9), 15, 1e-9);
              faults.near(
                  "all of 0, 12, 10", reaches.applyAsDouble(curve(0, 12, 10), 1.0), 25 / 3.0, 1e-9);
              faults.near(
                  "half of 4, 8, 12", reaches.applyAsDouble(curve(4, 8, 12), 0.5), 10, 1e-9);
            })
        .mutant(
            "the first measured point beyond",
            (curve, share) -> {
              double crossing = SettlingTime.reaches(curve, share);
              return DoubleStream.of(curve.xs()).filter(x -> x >= crossing).min().orElseThrow();
            })
        .mutant(
            "the curve is taken to start at 0",
            (curve, share) -> {
              double[] ys = curve.ys();
              ys[0] = 0;
              return SettlingTime.reaches(new MeasuredSeries(curve.xs(), ys), share);
            })
        .mutant(
            "the share of the greatest value",
            (curve, share) -> {
              double[] ys = curve.ys();
              int most = IntStream.range(0, ys.length).reduce(0, (a, b) -> ys[b] > ys[a] ? b : a);
              return SettlingTime.reaches(curve(Arrays.copyOf(ys, most + 1)), share);
            });
  }

  private static MeasuredSeries curve(double... ys) {
    return new MeasuredSeries(IntStream.range(0, ys.length).mapToDouble(i -> 10 * i).toArray(), ys);
  }
}
