package dev.assay.hw1.trajectories;

import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.LAYERS;

import dev.assay.claim.evidence.Text;
import dev.assay.experiment.Bands;
import dev.assay.experiment.Metrics;
import dev.assay.hw1.DeepRuns;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.trajectory.PrincipalComponents;
import dev.assay.measurement.trajectory.Trajectory;
import dev.assay.measurement.trajectory.TrajectorySet;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Dash;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Finding;
import dev.assay.report.figure.Palette;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.PointLabel;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.Displacement;
import dev.assay.training.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** The charts of HW1-2 §1. */
final class WeightTrajectoriesFigures {
  private static final double[] EPOCHS =
      DeepRuns.EPOCHS.stream().mapToDouble(Integer::doubleValue).toArray();

  private static final int LAST = EPOCHS.length - 1;
  private static final double SETTLED = 0.9;
  private static final Style WAY = Style.of(Palette.BLUE);
  private static final Style TO_START = Style.of(Palette.VERMILLION);

  private final List<TrialResult> all;
  private final List<TrialResult> finished;
  private final WeightSpace whole;
  private final WeightSpace layer1;

  /** Creates the charts of all runs, of which at least two finished. */
  WeightTrajectoriesFigures(List<TrialResult> all, WeightSpace whole) {
    this.all = all;
    this.whole = whole;
    finished = all.stream().filter(run -> !run.diverged()).toList();
    layer1 = whole.firstLayer();
  }

  /** Returns the runs in the plane of the first two components: layer 1 and the whole model. */
  Figure planes() {
    List<Integer> every = everyRun();
    List<Integer> first = List.of(0);
    Projected ofLayer1 = Projected.of(layer1.set());
    Projected ofWhole = Projected.of(whole.set());
    return Figure.of(
            "weight-trajectories",
            Finding.text(
                "Mean distance between runs from start to end: %s in layer 1, %s in the whole model",
                Finding.factor(grown(ofLayer1.set())), Finding.factor(grown(ofWhole.set()))),
            "One PCA of all runs’ snapshots: runs that ended at one place would share an arrow’s head.",
            plane("layer 1", ofLayer1, every, every, this::accuracy),
            plane("whole model", ofWhole, every, every, this::accuracy),
            plane("layer 1, run 1 enlarged", ofLayer1, first, first, this::name),
            plane("whole model, run 1 enlarged", ofWhole, first, first, this::name))
        .of(ways("final test accuracy in %"));
  }

  /** Returns the same with every run's start moved to the origin; each run is named once. */
  Figure drifts() {
    Projected ofLayer1 = Projected.of(moved(layer1.set()));
    Projected ofWhole = Projected.of(moved(whole.set()));
    return Figure.of(
            "weight-drifts",
            Finding.text(
                "Two components hold %s of the drifts’ variance in layer 1, %s in the whole model",
                held(ofLayer1), held(ofWhole)),
            "One PCA of all runs’ displacements: independent starts lie so far apart that they hide the"
                + " drift in the other figure; runs that drift alike would leave in one direction.",
            plane("layer 1", ofLayer1, everyRun(), furtherHalf(ofLayer1), this::name),
            plane("whole model", ofWhole, everyRun(), furtherHalf(ofWhole), this::name),
            enlarged("layer 1, the nearer half enlarged", ofLayer1),
            enlarged("whole model, the nearer half enlarged", ofWhole))
        .of(ways("the run"));
  }

  private Panel enlarged(String title, Projected drifts) {
    List<Integer> nearer = new ArrayList<>(everyRun());
    nearer.removeAll(furtherHalf(drifts));
    return plane(title, drifts, nearer, nearer, this::name);
  }

  private List<Integer> everyRun() {
    return IntStream.range(0, finished.size()).boxed().toList();
  }

  /** Returns the runs that end furthest from the start, as the plane shows them. */
  private List<Integer> furtherHalf(Projected drifts) {
    return everyRun().stream()
        .sorted(
            Comparator.comparingDouble(
                run -> -Math.hypot(drifts.at(run, LAST, 0), drifts.at(run, LAST, 1))))
        .limit((finished.size() + 1) / 2)
        .toList();
  }

  private String name(int run) {
    return String.valueOf(run + 1);
  }

  private String accuracy(int run) {
    double accuracy = Metrics.LAST_TEST_ACCURACY.of(finished.get(run));
    return Finding.text("%.1f", 100 * accuracy);
  }

  private static TrajectorySet moved(TrajectorySet bundle) {
    return new TrajectorySet(bundle.runs().stream().map(Trajectory::fromItsStart).toList());
  }

  private String ways(String number) {
    return Finding.text(
        "n = %d runs; ring: the start; arrow: the way to the end; number: %s",
        finished.size(), number);
  }

  private static double grown(TrajectorySet runs) {
    double start = Arrays.stream(runs.distancesBetween(0)).average().orElse(Double.NaN);
    return Arrays.stream(runs.distancesBetween(LAST)).average().orElse(Double.NaN) / start;
  }

  private static String held(Projected runs) {
    PrincipalComponents components = runs.components();
    return Finding.percent(components.explained(0) + components.explained(1));
  }

  private static Panel plane(
      String title,
      Projected all,
      List<Integer> runs,
      List<Integer> named,
      IntFunction<String> name) {
    List<Series> lines = new ArrayList<>();
    List<PointLabel> labels = new ArrayList<>();
    for (int run : runs) {
      double[] xs = all.way(run, 0);
      double[] ys = all.way(run, 1);
      labels.add(new PointLabel(xs[0], ys[0], "", PointLabel.Kind.START, WAY.hue()));
      if (named.contains(run)) {
        labels.add(PointLabel.of(xs[LAST], ys[LAST], name.apply(run), Palette.BLACK));
      }
      lines.add(Series.line("run " + (run + 1), xs, ys).withStyle(WAY));
    }
    return Panel.of(title, axis(all.components(), 0), axis(all.components(), 1), lines)
        .with(labels)
        .withSquareUnits();
  }

  /** Runs and the components of all their snapshots, which take long to find. */
  private record Projected(TrajectorySet set, PrincipalComponents components) {
    static Projected of(TrajectorySet set) {
      return new Projected(set, set.components());
    }

    double at(int run, int snapshot, int component) {
      return components.projection(set.index(run, snapshot), component);
    }

    double[] way(int run, int component) {
      return IntStream.rangeClosed(0, LAST).mapToDouble(k -> at(run, k, component)).toArray();
    }
  }

  private static Axis axis(PrincipalComponents components, int component) {
    String explained = Finding.percent(components.explained(component));
    return Axis.linear(Finding.text("PC%d, %s of variance", component + 1, explained));
  }

  /** Returns how far apart the runs are at each snapshot, and how far each is from its start. */
  Figure distances() {
    return Figure.of(
        "weight-distances",
        Finding.text(
            "Distance to the other runs over that at the start: %s in layer 1, %s in the whole model",
            Finding.factor(last(layer1.set())), Finding.factor(last(whole.set()))),
        "End points that cluster would bring the solid blue line below 1; the random walks start"
            + " there too and have the same step lengths.",
        distances("layer 1", layer1.set(), layer1.walks().set()),
        distances("whole model", whole.set(), whole.walks().set()));
  }

  private static Panel distances(String title, TrajectorySet runs, TrajectorySet walks) {
    return Panel.of(
        title,
        Axis.linear("epoch"),
        Axis.linear("distance ÷ that of starts").startingAt(0),
        relative("to the other runs", runs.distancesBetween(), runs, WAY),
        relative(
            "to the other runs, random walks",
            walks.distancesBetween(),
            walks,
            WAY.with(Dash.DASHED)),
        relative("to its own start", runs.distancesFromStart(), runs, TO_START),
        relative(
            "to its own start, random walks",
            walks.distancesFromStart(),
            walks,
            TO_START.with(Dash.DASHED)));
  }

  private static Series relative(
      String name, List<double[]> curves, TrajectorySet runs, Style style) {
    return Series.overSeeds(name, EPOCHS, relative(curves, runs)).withStyle(style);
  }

  /** Divides by each run's mean distance to the others at the start. */
  private static List<double[]> relative(List<double[]> curves, TrajectorySet runs) {
    double[] starts = runs.distancesBetween(0);
    return IntStream.range(0, curves.size())
        .mapToObj(run -> Arrays.stream(curves.get(run)).map(d -> d / starts[run]).toArray())
        .toList();
  }

  private static double last(TrajectorySet runs) {
    return Finding.median(
        relative(runs.distancesBetween(), runs).stream().mapToDouble(curve -> curve[LAST]));
  }

  /** Returns when each layer settles and how far it goes, over its depth. */
  Figure layers() {
    Series settled = overLayers("settled", WeightTrajectoriesFigures::settled);
    Series moved = overLayers("moved", WeightTrajectoriesFigures::moved);
    Axis layer = Axis.linear("layer, from the input");
    return Figure.of(
        "weight-displacement",
        Finding.text(
            "%s settles first (step %s); %s moves most per parameter (%s)",
            LAYERS.get(settled.lowest()),
            Text.number(settled.y(settled.lowest())),
            LAYERS.get(moved.highest()),
            Finding.number(moved.y(moved.highest()))),
        "Early layers settle first if the left curve rises; later layers vary most if the right one"
            + " does.",
        Panel.of(
            "where 90% of the final distance is reached",
            layer, Axis.linear("optimizer step").startingAt(0), settled.withStyle(WAY)),
        Panel.of(
            "how far each parameter goes",
            layer,
            Axis.linear("RMS displacement").startingAt(0),
            moved.withStyle(TO_START)));
  }

  /** Returns a number of each layer over its depth, a curve for each run. */
  private Series overLayers(String name, ToDoubleBiFunction<TrialResult, String> of) {
    return Series.overSeeds(
            Bands.label(name, finished.size(), all.size()),
            IntStream.rangeClosed(1, LAYERS.size()).asDoubleStream().toArray(),
            finished.stream()
                .map(
                    run -> LAYERS.stream().mapToDouble(one -> of.applyAsDouble(run, one)).toArray())
                .toList())
        .marked();
  }

  private static double settled(TrialResult run, String layer) {
    MeasuredSeries displacement = run.measurements().series(Displacement.name(layer));
    double[] ys = displacement.ys();
    int first =
        IntStream.range(0, ys.length)
            .filter(i -> ys[i] >= SETTLED * displacement.last())
            .findFirst()
            .orElse(ys.length - 1);
    return displacement.xs()[first];
  }

  private static double moved(TrialResult run, String layer) {
    return run.measurements().series(Displacement.name(layer)).last()
        / Math.sqrt(WeightTrajectoriesMetrics.parameters(List.of(layer)));
  }
}
