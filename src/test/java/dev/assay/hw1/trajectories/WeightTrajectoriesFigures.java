package dev.assay.hw1.trajectories;

import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.LAYERS;

import dev.assay.claim.evidence.Text;
import dev.assay.experiment.Bands;
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
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** The charts of HW1-2 §1. */
final class WeightTrajectoriesFigures {
  private static final double[] EPOCHS =
      DeepRuns.EPOCHS.stream().mapToDouble(Integer::doubleValue).toArray();

  private static final double SETTLED = 0.9;
  private static final Style WAY = Style.of(Palette.BLUE);
  private static final List<Integer> FIRST = List.of(0);

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
    return Figure.of(
            "weight-trajectories",
            String.format(
                Locale.ENGLISH,
                "Mean distance between runs from start to end: %s in layer 1, %s in the whole model",
                Finding.factor(grown(layer1.set())),
                Finding.factor(grown(whole.set()))),
            List.of(
                plane("layer 1", layer1.set(), everyRun(), everyRun(), this::accuracy),
                plane("whole model", whole.set(), everyRun(), everyRun(), this::accuracy),
                plane("layer 1, run 1 enlarged", layer1.set(), FIRST, FIRST, this::name),
                plane("whole model, run 1 enlarged", whole.set(), FIRST, FIRST, this::name)),
            "One PCA of all runs’ snapshots: runs that ended at one place would share an arrow’s head.")
        .of(ways("final test accuracy in %"));
  }

  /** Returns the same with every run's start moved to the origin; each run is named once. */
  Figure drifts() {
    TrajectorySet ofLayer1 = moved(layer1.set());
    TrajectorySet ofWhole = moved(whole.set());
    return Figure.of(
            "weight-drifts",
            String.format(
                Locale.ENGLISH,
                "Two components hold %s of the drifts’ variance in layer 1, %s in the whole model",
                held(ofLayer1),
                held(ofWhole)),
            List.of(
                plane("layer 1", ofLayer1, everyRun(), furtherHalf(ofLayer1), this::name),
                plane("whole model", ofWhole, everyRun(), furtherHalf(ofWhole), this::name),
                enlarged("layer 1, the nearer half enlarged", ofLayer1),
                enlarged("whole model, the nearer half enlarged", ofWhole)),
            "One PCA of all runs’ displacements: independent starts lie so far apart that they hide the"
                + " drift in the other figure; runs that drift alike would leave in one direction.")
        .of(ways("the run"));
  }

  private Panel enlarged(String title, TrajectorySet drifts) {
    List<Integer> nearer = new ArrayList<>(everyRun());
    nearer.removeAll(furtherHalf(drifts));
    return plane(title, drifts, nearer, nearer, this::name);
  }

  private List<Integer> everyRun() {
    return IntStream.range(0, finished.size()).boxed().toList();
  }

  /** Returns the runs that end furthest from the start, as the plane shows them. */
  private List<Integer> furtherHalf(TrajectorySet drifts) {
    PrincipalComponents components = drifts.components();
    int last = DeepRuns.EPOCHS.size() - 1;
    return everyRun().stream()
        .sorted(
            Comparator.comparingDouble(
                run -> {
                  int end = drifts.index(run, last);
                  return -Math.hypot(components.projection(end, 0), components.projection(end, 1));
                }))
        .limit((finished.size() + 1) / 2)
        .toList();
  }

  private String name(int run) {
    return String.valueOf(run + 1);
  }

  private String accuracy(int run) {
    return String.format(
        Locale.ENGLISH,
        "%.1f",
        100 * WeightTrajectoriesMetrics.TEST_ACCURACY.of(finished.get(run)));
  }

  private static TrajectorySet moved(TrajectorySet bundle) {
    return new TrajectorySet(bundle.runs().stream().map(Trajectory::fromItsStart).toList());
  }

  private String ways(String number) {
    return String.format(
        Locale.ENGLISH,
        "n = %d runs; ring: the start; arrow: the way to the end; number: %s",
        finished.size(),
        number);
  }

  private static double grown(TrajectorySet runs) {
    double start = Arrays.stream(runs.distancesBetween(0)).average().orElse(Double.NaN);
    int last = DeepRuns.EPOCHS.size() - 1;
    return Arrays.stream(runs.distancesBetween(last)).average().orElse(Double.NaN) / start;
  }

  private static String held(TrajectorySet runs) {
    PrincipalComponents components = runs.components();
    return Finding.percent(components.explained(0) + components.explained(1));
  }

  private static Panel plane(
      String title,
      TrajectorySet bundle,
      List<Integer> runs,
      List<Integer> named,
      IntFunction<String> name) {
    PrincipalComponents components = bundle.components();
    List<Series> lines = new ArrayList<>();
    List<PointLabel> labels = new ArrayList<>();
    int snapshots = DeepRuns.EPOCHS.size();
    for (int run : runs) {
      double[] xs = new double[snapshots];
      double[] ys = new double[snapshots];
      for (int k = 0; k < snapshots; k++) {
        xs[k] = components.projection(bundle.index(run, k), 0);
        ys[k] = components.projection(bundle.index(run, k), 1);
      }
      labels.add(new PointLabel(xs[0], ys[0], "", PointLabel.Kind.START, WAY.hue()));
      if (named.contains(run)) {
        int last = snapshots - 1;
        labels.add(
            new PointLabel(
                xs[last], ys[last], name.apply(run), PointLabel.Kind.NONE, Palette.BLACK));
      }
      lines.add(Series.line("run " + (run + 1), xs, ys).withStyle(WAY));
    }
    return Panel.of(title, axis(components, 0), axis(components, 1), lines)
        .with(labels)
        .withSquareUnits();
  }

  private static Axis axis(PrincipalComponents components, int component) {
    return Axis.linear(
        String.format(
            Locale.ENGLISH,
            "PC%d, %s of variance",
            component + 1,
            Finding.percent(components.explained(component))));
  }

  /** Returns how far apart the runs are at each snapshot, and how far each is from its start. */
  Figure distances() {
    return Figure.of(
        "weight-distances",
        String.format(
            Locale.ENGLISH,
            "Distance to the other runs over that at the start: %s in layer 1, %s in the whole model",
            Finding.factor(last(layer1.set())),
            Finding.factor(last(whole.set()))),
        List.of(
            distances("layer 1", layer1.set(), layer1.walks().set()),
            distances("whole model", whole.set(), whole.walks().set())),
        "End points that cluster would bring the solid blue line below 1; the random walks start"
            + " there too and have the same step lengths.");
  }

  private static Panel distances(String title, TrajectorySet runs, TrajectorySet walks) {
    return Panel.of(
        title,
        Axis.linear("epoch"),
        Axis.linear("distance ÷ that of starts").startingAt(0),
        List.of(
            Series.overSeeds("to the other runs", EPOCHS, relative(between(runs), runs))
                .withStyle(Style.of(Palette.BLUE)),
            Series.overSeeds(
                    "to the other runs, random walks", EPOCHS, relative(between(walks), walks))
                .withStyle(Style.of(Palette.BLUE).with(Dash.DASHED)),
            Series.overSeeds("to its own start", EPOCHS, relative(fromStart(runs), runs))
                .withStyle(Style.of(Palette.VERMILLION)),
            Series.overSeeds(
                    "to its own start, random walks", EPOCHS, relative(fromStart(walks), walks))
                .withStyle(Style.of(Palette.VERMILLION).with(Dash.DASHED))));
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
        relative(between(runs), runs).stream().mapToDouble(curve -> curve[curve.length - 1]));
  }

  /** Returns a curve over the snapshots for each run. */
  private static List<double[]> between(TrajectorySet bundle) {
    List<double[]> bySnapshot =
        IntStream.range(0, EPOCHS.length).mapToObj(bundle::distancesBetween).toList();
    return IntStream.range(0, bundle.runs().size())
        .mapToObj(run -> bySnapshot.stream().mapToDouble(distances -> distances[run]).toArray())
        .toList();
  }

  private static List<double[]> fromStart(TrajectorySet bundle) {
    return bundle.runs().stream()
        .map(run -> IntStream.range(0, run.size()).mapToDouble(k -> run.distance(0, k)).toArray())
        .toList();
  }

  /** Returns when each layer settles and how far it goes, over its depth. */
  Figure layers() {
    double[] depths = IntStream.rangeClosed(1, LAYERS.size()).asDoubleStream().toArray();
    Series settled = Series.overSeeds(label("settled"), depths, each(this::settled)).marked();
    Series moved = Series.overSeeds(label("moved"), depths, each(this::moved)).marked();
    return Figure.of(
        "weight-displacement",
        String.format(
            Locale.ENGLISH,
            "%s settles first (step %s); %s moves most per parameter (%s)",
            LAYERS.get(best(settled, false)),
            Text.number(settled.y(best(settled, false))),
            LAYERS.get(best(moved, true)),
            Finding.number(moved.y(best(moved, true)))),
        List.of(
            Panel.of(
                "where 90% of the final distance is reached",
                Axis.linear("layer, from the input"),
                Axis.linear("optimizer step").startingAt(0),
                List.of(settled.withStyle(Style.of(Palette.BLUE)))),
            Panel.of(
                "how far each parameter goes",
                Axis.linear("layer, from the input"),
                Axis.linear("RMS displacement").startingAt(0),
                List.of(moved.withStyle(Style.of(Palette.VERMILLION))))),
        "Early layers settle first if the left curve rises; later layers vary most if the right one"
            + " does.");
  }

  private String label(String name) {
    return Bands.label(name, finished.size(), all.size());
  }

  private static int best(Series series, boolean highest) {
    return IntStream.range(0, series.size())
        .reduce(
            0, (a, b) -> (highest ? series.y(b) > series.y(a) : series.y(b) < series.y(a)) ? b : a);
  }

  /** Returns for each run a number of each layer. */
  private List<double[]> each(ToDoubleBiFunction<TrialResult, String> of) {
    return finished.stream()
        .map(run -> LAYERS.stream().mapToDouble(layer -> of.applyAsDouble(run, layer)).toArray())
        .toList();
  }

  private double settled(TrialResult run, String layer) {
    MeasuredSeries displacement = run.measurements().series(Displacement.name(layer));
    double[] ys = displacement.ys();
    int first =
        IntStream.range(0, ys.length)
            .filter(i -> ys[i] >= SETTLED * displacement.last())
            .findFirst()
            .orElse(ys.length - 1);
    return displacement.xs()[first];
  }

  private double moved(TrialResult run, String layer) {
    return run.measurements().series(Displacement.name(layer)).last()
        / Math.sqrt(WeightTrajectoriesMetrics.parameters(List.of(layer)));
  }
}
