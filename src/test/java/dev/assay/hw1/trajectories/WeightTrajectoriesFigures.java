package dev.assay.hw1.trajectories;

import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.LAYERS;

import dev.assay.experiment.Bands;
import dev.assay.hw1.DeepRuns;
import dev.assay.measurement.trajectory.PrincipalComponents;
import dev.assay.measurement.trajectory.Trajectory;
import dev.assay.measurement.trajectory.TrajectorySet;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Dash;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Mark;
import dev.assay.report.figure.Palette;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.PointLabel;
import dev.assay.report.figure.Reference;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.training.Displacement;
import dev.assay.training.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The charts of HW1-2 §1. */
final class WeightTrajectoriesFigures {
  private static final double[] EPOCHS =
      DeepRuns.EPOCHS.stream().mapToDouble(Integer::doubleValue).toArray();

  private final List<TrialResult> all;
  private final List<TrialResult> finished;
  private final WeightSpace whole;
  private final WeightSpace layer1;

  /** Creates the charts of all runs, of which at least two finished. */
  WeightTrajectoriesFigures(List<TrialResult> all) {
    this.all = all;
    finished = all.stream().filter(run -> !run.diverged()).toList();
    whole = WeightSpace.of(all);
    layer1 = whole.firstLayer();
  }

  /** Returns the runs in the plane of the first two components: layer 1 and the whole model. */
  Figure planes() {
    return Figure.of(
        "weight-trajectories",
        "Weights of the deep CNN in the plane of PC1 and PC2",
        List.of(plane("layer 1", layer1.set()), plane("whole model", whole.set())),
        "One PCA of all runs' snapshots: runs that ended at one place would share a star; a"
            + " ring is a"
            + " start, a star an end, the numbers are final test accuracies in percent.");
  }

  /** Returns the same with every run's start moved to the origin. */
  Figure drifts() {
    return Figure.of(
        "weight-drifts",
        "Weights of the deep CNN, seen from each run's own start",
        List.of(plane("layer 1", moved(layer1.set())), plane("whole model", moved(whole.set()))),
        "One PCA of all runs' displacements: independent starts lie so far apart that they hide the"
            + " drift in the other figure; runs that drift alike would leave in one direction; the"
            + " numbers are final test accuracies in percent.");
  }

  private static TrajectorySet moved(TrajectorySet bundle) {
    return new TrajectorySet(bundle.runs().stream().map(Trajectory::fromItsStart).toList());
  }

  private Panel plane(String title, TrajectorySet bundle) {
    PrincipalComponents components = bundle.components();
    List<Series> lines = new ArrayList<>();
    List<PointLabel> labels = new ArrayList<>();
    int snapshots = DeepRuns.EPOCHS.size();
    for (int run = 0; run < finished.size(); run++) {
      double[] xs = new double[snapshots];
      double[] ys = new double[snapshots];
      Style style = style(run);
      for (int k = 0; k < snapshots; k++) {
        xs[k] = components.projection(bundle.index(run, k), 0);
        ys[k] = components.projection(bundle.index(run, k), 1);
        boolean named = k == snapshots - 1;
        labels.add(
            new PointLabel(xs[k], ys[k], named ? accuracy(run, k) : "", mark(k), style.hue()));
      }
      lines.add(Series.markedLine("run " + (run + 1), xs, ys).withStyle(style));
    }
    return Panel.of(
            title,
            Axis.linear("PC1, %.1f%% of the variance".formatted(100 * components.explained(0))),
            Axis.linear("PC2, %.1f%% of the variance".formatted(100 * components.explained(1))),
            lines)
        .with(labels)
        .withSquareUnits();
  }

  private static Style style(int run) {
    Style style = Style.of(Palette.values()[run % Palette.values().length]);
    return run < Palette.values().length ? style : style.with(Dash.DASHED).with(Mark.SQUARE);
  }

  private static PointLabel.Kind mark(int snapshot) {
    if (snapshot == 0) {
      return PointLabel.Kind.START;
    }
    return snapshot == DeepRuns.EPOCHS.size() - 1 ? PointLabel.Kind.END : PointLabel.Kind.PLAIN;
  }

  private String accuracy(int run, int snapshot) {
    TrialResult result = finished.get(run);
    return "%.1f"
        .formatted(
            100 * result.measurements().series("test.accuracy").at(DeepRuns.EPOCHS.get(snapshot)));
  }

  /** Returns how far apart the runs are at each snapshot, and how far each is from its start. */
  Figure distances() {
    return Figure.of(
        "weight-distances",
        "Distances between runs and within a run",
        List.of(
            distances("layer 1", layer1.set(), layer1.walks().set()),
            distances("whole model", whole.set(), whole.walks().set())),
        "End points that cluster would bring the solid blue line down; lines are medians over runs,"
            + " bands their range; the random walks start there too and have the same step"
            + " lengths.");
  }

  private static Panel distances(String title, TrajectorySet runs, TrajectorySet walks) {
    return Panel.of(
        title,
        Axis.linear("epoch"),
        Axis.linear("Euclidean distance").startingAt(0),
        List.of(
            over("to the other runs", between(runs)).withStyle(Style.of(Palette.BLUE)),
            over("to the other runs, random walks", between(walks))
                .withStyle(Style.of(Palette.BLUE).with(Dash.DASHED)),
            over("to its own start", fromStart(runs)).withStyle(Style.of(Palette.VERMILLION)),
            over("to its own start, random walks", fromStart(walks))
                .withStyle(Style.of(Palette.VERMILLION).with(Dash.DASHED))));
  }

  private static Series over(String name, List<double[]> curves) {
    return Series.overSeeds(name, EPOCHS, curves);
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

  /** Returns how each layer leaves its start. */
  Figure layers() {
    List<Series> shares = new ArrayList<>();
    List<Series> perParameter = new ArrayList<>();
    for (int i = 0; i < LAYERS.size(); i++) {
      String layer = LAYERS.get(i);
      Style style = Style.of(Palette.values()[i % Palette.values().length]);
      shares.add(layer(layer, true).withStyle(style));
      perParameter.add(layer(layer, false).withStyle(style));
    }
    return Figure.of(
        "weight-displacement",
        "Each layer's distance from its start",
        List.of(
            Panel.of(
                    "share of the final distance",
                    Axis.linear("optimizer step"),
                    Axis.linear("share of the final distance"),
                    shares)
                .with(Reference.atY(Reference.Origin.CRITERION, 0.9, "settled: 90%")),
            Panel.of(
                "per parameter",
                Axis.linear("optimizer step"),
                Axis.linear("root mean square displacement"),
                perParameter)),
        "Early layers settle first if their lines reach 90% first; later layers vary most if their"
            + " lines end highest on the right; medians over runs, bands their range.");
  }

  private Series layer(String layer, boolean share) {
    List<double[]> curves = new ArrayList<>();
    double[] xs = {};
    for (TrialResult run : finished) {
      var displacement = run.measurements().series(Displacement.name(layer));
      double scale =
          share
              ? displacement.last()
              : Math.sqrt(WeightTrajectoriesMetrics.parameters(List.of(layer)));
      xs = displacement.xs();
      curves.add(Arrays.stream(displacement.ys()).map(y -> y / scale).toArray());
    }
    return Series.overSeeds(Bands.label(layer, curves.size(), all.size()), xs, curves);
  }
}
