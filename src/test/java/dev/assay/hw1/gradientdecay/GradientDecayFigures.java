package dev.assay.hw1.gradientdecay;

import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.NEAR_ZERO;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.SMOOTHING;

import dev.assay.experiment.Metric;
import dev.assay.experiment.NotMeasuredException;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Finding;
import dev.assay.report.figure.Mark;
import dev.assay.report.figure.Palette;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Reference;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.statistics.Smoothing;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

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
            String.format(
                Locale.ENGLISH,
                "Gradient norm %s; loss %s",
                course("iteration.gradient"),
                course("iteration.loss")),
            List.of(
                panel(Axis.log("gradient norm (L2)"), "iteration.gradient")
                    .with(Reference.betweenY(Reference.Origin.REPORT, 0, NEAR_ZERO, "near 0–1")),
                panel(Axis.log("mini-batch loss").in("nats"), "iteration.loss")),
            "The report has both fall sharply up to the vertical line, then slowly to a plateau;"
                + " raw values of the first run; the smoothed line is the median over the runs’"
                + " means of 25 iterations around each.")
        .stacked();
  }

  private Panel panel(Axis axis, String measured) {
    var first = runs.get(0).measurements().series(measured);
    double[] xs = first.xs();
    double end = xs[xs.length - 1];
    return Panel.of(
            "",
            Axis.linear("iteration"),
            axis,
            List.of(
                Series.line("raw, first run", xs, first.ys()).withStyle(RAW),
                smoothed(measured).withStyle(SMOOTHED)))
        .with(
            Reference.betweenX(Reference.Origin.CRITERION, end - 0.25 * xs.length, end, "plateau"))
        .with(
            Reference.atX(
                Reference.Origin.CRITERION,
                GradientDecayMetrics.window(xs.length),
                String.format(
                    Locale.ENGLISH, "the first %d", GradientDecayMetrics.window(xs.length))));
  }

  /** Returns the median over the runs of the mean around each iteration. */
  private Series smoothed(String measured) {
    double[] xs = runs.get(0).measurements().series(measured).xs();
    int width = Math.min(SMOOTHING, xs.length);
    return Series.overSeeds(
        "smoothed, all runs",
        Arrays.copyOfRange(xs, width / 2, width / 2 + xs.length - width + 1),
        runs.stream()
            .map(run -> Smoothing.movingAverage(ys(run, measured), width))
            .map(means -> Arrays.copyOfRange(means, width - 1, means.length))
            .toList());
  }

  private String course(String measured) {
    Series smoothed = smoothed(measured);
    int window = GradientDecayMetrics.window(ys(runs.get(0), measured).length);
    return String.format(
        Locale.ENGLISH,
        "%s at first, %s after %d iterations, %s at the end",
        Finding.number(smoothed.y(0)),
        Finding.number(smoothed.y(Math.max(0, Math.min(window, smoothed.size()) - 1))),
        window,
        Finding.number(smoothed.last()));
  }

  /** Returns the mini-batch's numbers over those of one fixed batch at the same weights. */
  Figure control() {
    return Figure.of(
            "gradient-control",
            String.format(
                Locale.ENGLISH,
                "Share of the spikes’ variance that is there at the same weights: norm %s, loss %s",
                Finding.number(Finding.median(noise(GradientDecayMetrics.NOISE_IN_NORM))),
                Finding.number(Finding.median(noise(GradientDecayMetrics.NOISE_IN_LOSS)))),
            List.of(
                Panel.of(
                        "share of the spikes’ variance",
                        Axis.linear("run"),
                        Axis.linear("share at the same weights").startingAt(0),
                        List.of(
                            dots("gradient norm", GradientDecayMetrics.NOISE_IN_NORM)
                                .withStyle(Style.of(Palette.VERMILLION)),
                            dots("loss", GradientDecayMetrics.NOISE_IN_LOSS)
                                .withStyle(Style.of(Palette.BLUE).with(Mark.SQUARE))))
                    .with(Reference.atY(Reference.Origin.CRITERION, 0.5, "claimed: at least 0.5")),
                Panel.of(
                    "mini-batch over one fixed large batch, first run",
                    Axis.linear("iteration"),
                    Axis.log("ratio"),
                    List.of(
                        ratio("gradient norm", "gradient").withStyle(Style.of(Palette.VERMILLION)),
                        ratio("loss", "loss")
                            .withStyle(Style.of(Palette.BLUE).with(Mark.SQUARE))))),
            "If the spikes are mini-batch noise, most of their variance is there when both batches"
                + " are taken at the same weights.")
        .of(
            String.format(
                Locale.ENGLISH,
                "n = %d runs; a mark: a run or an iteration of the first run",
                runs.size()));
  }

  private double[] noise(Metric metric) {
    return runs.stream().mapToDouble(run -> measured(metric, run)).toArray();
  }

  private static double measured(Metric metric, TrialResult run) {
    try {
      return metric.of(run);
    } catch (NotMeasuredException e) {
      return Double.NaN;
    }
  }

  private Series dots(String name, Metric metric) {
    return Series.scatter(
        name, IntStream.rangeClosed(1, runs.size()).asDoubleStream().toArray(), noise(metric));
  }

  private Series ratio(String name, String what) {
    TrialResult run = runs.get(0);
    double[] sampled = ys(run, "sampled." + what);
    double[] fixed = ys(run, "fixed." + what);
    return Series.scatter(
        name,
        run.measurements().series("sampled." + what).xs(),
        IntStream.range(0, sampled.length).mapToDouble(i -> sampled[i] / fixed[i]).toArray());
  }

  /** Returns the loss against the norm. */
  Figure together() {
    TrialResult run = runs.get(0);
    Series raw = Series.scatter("raw", ys(run, "iteration.gradient"), loss(run)).withStyle(RAW);
    return Figure.of(
            "gradient-against-loss",
            "Smoothed norm and loss over the iterations: median rank correlation "
                + Finding.number(Finding.median(noise(GradientDecayMetrics.SMOOTHED))),
            List.of(
                Panel.of(
                        "",
                        Axis.log("gradient norm (L2)"),
                        Axis.log("mini-batch loss").in("nats"),
                        List.of(
                            raw,
                            Series.line(
                                    "smoothed",
                                    Smoothing.movingAverage(
                                        ys(run, "iteration.gradient"), SMOOTHING),
                                    Smoothing.movingAverage(loss(run), SMOOTHING))
                                .withStyle(SMOOTHED)))
                    .with(Reference.betweenX(Reference.Origin.REPORT, 0, NEAR_ZERO, "near 0–1"))),
            "The report has low norms go with low losses; first run, each point is an"
                + " iteration, the line runs from the first iteration to the last.")
        .of(
            String.format(
                Locale.ENGLISH,
                "n = %,d iterations of the first of %d runs; %s",
                raw.size(),
                runs.size(),
                raw.isCrowd() ? "a square: iterations, darker for more" : "a mark: an iteration"));
  }

  private static double[] loss(TrialResult run) {
    return ys(run, "iteration.loss");
  }

  private static double[] ys(TrialResult run, String measured) {
    return run.measurements().series(measured).ys();
  }
}
