package dev.assay.hw1.trajectories;

import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.LAYERS;

import dev.assay.hw1.DeepRuns;
import dev.assay.measurement.trajectory.PrincipalComponents;
import dev.assay.measurement.trajectory.Trajectory;
import dev.assay.measurement.trajectory.TrajectorySet;
import dev.assay.report.EvidenceFigures;
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
import java.util.Locale;
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
      }
      labels.add(new PointLabel(xs[0], ys[0], "", PointLabel.Kind.START, style.hue()));
      int last = snapshots - 1;
      String accuracy =
          String.format(
              Locale.ENGLISH,
              "%.1f",
              100 * WeightTrajectoriesMetrics.TEST_ACCURACY.of(finished.get(run)));
      labels.add(new PointLabel(xs[last], ys[last], accuracy, PointLabel.Kind.END, style.hue()));
      lines.add(Series.markedLine("run " + (run + 1), xs, ys).withStyle(style));
    }
    return Panel.of(title, axis(components, 0), axis(components, 1), lines)
        .with(labels)
        .withSquareUnits();
  }

  private static Axis axis(PrincipalComponents components, int component) {
    return Axis.linear(
        String.format(
            Locale.ENGLISH,
            "PC%d, %.1f%% of the variance",
            component + 1,
            100 * components.explained(component)));
  }

  private static Style style(int run) {
    Style style = Style.of(Palette.values()[run % Palette.values().length]);
    return run < Palette.values().length ? style : style.with(Dash.DASHED).with(Mark.SQUARE);
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
            Series.overSeeds("to the other runs", EPOCHS, between(runs))
                .withStyle(Style.of(Palette.BLUE)),
            Series.overSeeds("to the other runs, random walks", EPOCHS, between(walks))
                .withStyle(Style.of(Palette.BLUE).with(Dash.DASHED)),
            Series.overSeeds("to its own start", EPOCHS, fromStart(runs))
                .withStyle(Style.of(Palette.VERMILLION)),
            Series.overSeeds("to its own start, random walks", EPOCHS, fromStart(walks))
                .withStyle(Style.of(Palette.VERMILLION).with(Dash.DASHED))));
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
    return Series.overSeeds(EvidenceFigures.label(layer, curves.size(), all.size()), xs, curves);
  }
}
