package dev.assay.hw1.gradientdecay;

import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.NEAR_ZERO;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.SMOOTHING;

import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Dash;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Palette;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Reference;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.statistics.Smoothing;
import dev.assay.training.TrialResult;
import java.util.List;

/** The charts of HW1-2 §2. */
final class GradientDecayFigures {
  private static final Style RAW = Style.of(Palette.SKY_BLUE);
  private static final Style SMOOTHED = Style.of(Palette.BLACK);

  private final List<TrialResult> runs;

  /** Creates the charts of the runs that finished, at least one. */
  GradientDecayFigures(List<TrialResult> runs) {
    this.runs = runs;
  }

  /** Returns gradient norm and loss over the iterations, one above the other. */
  Figure decay() {
    return Figure.of(
            "gradient-norm",
            "Gradient norm and loss at every iteration",
            List.of(
                panel(Axis.log("gradient norm (L2)"), "iteration.gradient")
                    .with(Reference.atY(Reference.Origin.REPORT, NEAR_ZERO, "near 0–1")),
                panel(Axis.log("mini-batch loss").in("nats"), "iteration.loss")),
            "The report has both fall sharply up to the vertical line, then slowly; raw"
                + " values of the first"
                + " run; the smoothed line is the median over the runs' means of 25"
                + " iterations, its band their range; the first few hundred iterations end at the"
                + " vertical line.")
        .stacked();
  }

  private Panel panel(Axis axis, String measured) {
    var first = runs.get(0).measurements().series(measured);
    double[] xs = first.xs();
    List<double[]> smooth =
        runs.stream().map(run -> Smoothing.movingAverage(ys(run, measured), SMOOTHING)).toList();
    return Panel.of(
            "",
            Axis.linear("iteration"),
            axis,
            List.of(
                Series.line("raw, first run", xs, first.ys()).withStyle(RAW),
                Series.overSeeds("smoothed, all runs", xs, smooth).withStyle(SMOOTHED)))
        .with(
            Reference.atX(
                Reference.Origin.CRITERION,
                GradientDecayMetrics.window(xs.length),
                "the first %d".formatted(GradientDecayMetrics.window(xs.length))));
  }

  /** Returns the mini-batch's curves beside those of one fixed batch. */
  Figure control() {
    return Figure.of(
            "gradient-control",
            "Mini-batch and one fixed large batch at the same weights",
            List.of(
                pair(Axis.log("gradient norm (L2)"), "sampled.gradient", "fixed.gradient"),
                pair(Axis.log("loss").in("nats"), "sampled.loss", "fixed.loss")),
            "First run; if the spikes are mini-batch noise, the fixed batch's line is smooth.")
        .stacked();
  }

  private Panel pair(Axis axis, String sampled, String fixed) {
    TrialResult run = runs.get(0);
    double[] xs = run.measurements().series(sampled).xs();
    return Panel.of(
        "",
        Axis.linear("iteration"),
        axis,
        List.of(
            Series.line("mini-batch of 128", xs, ys(run, sampled))
                .withStyle(Style.of(Palette.VERMILLION)),
            Series.line("one fixed large batch", xs, ys(run, fixed))
                .withStyle(Style.of(Palette.BLUE).with(Dash.DASHED))));
  }

  /** Returns the loss against the norm. */
  Figure together() {
    TrialResult run = runs.get(0);
    return Figure.of(
        "gradient-against-loss",
        "Loss against gradient norm",
        List.of(
            Panel.of(
                    "",
                    Axis.log("gradient norm (L2)"),
                    Axis.log("mini-batch loss").in("nats"),
                    List.of(
                        Series.scatter("raw", ys(run, "iteration.gradient"), loss(run))
                            .withStyle(RAW),
                        Series.line(
                                "smoothed",
                                Smoothing.movingAverage(ys(run, "iteration.gradient"), SMOOTHING),
                                Smoothing.movingAverage(loss(run), SMOOTHING))
                            .withStyle(SMOOTHED)))
                .with(Reference.atX(Reference.Origin.REPORT, NEAR_ZERO, "near 0–1"))),
        "The report has low norms go with low losses; first run, each point is an"
            + " iteration, the line runs from the first iteration to the last.");
  }

  private static double[] loss(TrialResult run) {
    return ys(run, "iteration.loss");
  }

  private static double[] ys(TrialResult run, String measured) {
    return run.measurements().series(measured).ys();
  }
}
