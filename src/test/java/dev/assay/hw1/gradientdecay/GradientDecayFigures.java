package dev.assay.hw1.gradientdecay;

import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.NEAR_ZERO;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.NOISE_IN_LOSS;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.NOISE_IN_NORM;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.SMOOTHING;

import dev.assay.experiment.Metric;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Finding;
import dev.assay.report.figure.Mark;
import dev.assay.report.figure.Palette;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Reference;
import dev.assay.report.figure.Reference.Origin;
import dev.assay.report.figure.Series;
import dev.assay.report.figure.Style;
import dev.assay.statistics.Smoothing;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The charts of HW1-2 §2.
 *
 * @param runs the runs that finished, at least one
 */
record GradientDecayFigures(List<TrialResult> runs) {
  private static final Axis NORM = Axis.log("gradient norm (L2)");
  private static final Axis LOSS = Axis.log("mini-batch loss").in("nats");
  private static final Reference NEAR = Reference.betweenX(Origin.REPORT, 0, NEAR_ZERO, "near 0–1");
  private static final Style RAW = Style.of(Palette.SKY_BLUE);
  private static final Style SMOOTHED = Style.of(Palette.BLACK);
  private static final Style OF_NORM = Style.of(Palette.VERMILLION);
  private static final Style OF_LOSS = Style.of(Palette.BLUE).with(Mark.SQUARE);

  /** Returns gradient norm and loss over the iterations, one above the other. */
  Figure decay() {
    return Figure.of(
            "gradient-norm",
            Finding.text(
                "Gradient norm %s; loss %s",
                course("iteration.gradient"), course("iteration.loss")),
            "The report has both fall sharply up to the vertical line, then slowly to a plateau;"
                + " raw values of the first run; the smoothed line is the median over the runs’"
                + " means of 25 iterations around each.",
            panel(NORM, "iteration.gradient")
                .with(Reference.betweenY(Origin.REPORT, 0, NEAR_ZERO, "near 0–1")),
            panel(LOSS, "iteration.loss"))
        .stacked();
  }

  private Panel panel(Axis axis, String measured) {
    double[] xs = xs(measured);
    double end = xs[xs.length - 1];
    int window = GradientDecayMetrics.window(xs.length);
    return Panel.of(
            Axis.linear("iteration"),
            axis,
            Series.line("raw, first run", xs, ofFirst(measured)).withStyle(RAW),
            smoothed(measured).withStyle(SMOOTHED))
        .with(Reference.betweenX(Origin.CRITERION, end - 0.25 * xs.length, end, "plateau"))
        .with(Reference.atX(Origin.CRITERION, window, "the first " + window));
  }

  /** Returns the median over the runs of the mean around each iteration. */
  private Series smoothed(String measured) {
    double[] xs = xs(measured);
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
    int window = GradientDecayMetrics.window(ofFirst(measured).length);
    return Finding.text(
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
            Finding.text(
                "Share of the spikes’ variance that is there at the same weights: norm %s, loss %s",
                median(NOISE_IN_NORM), median(NOISE_IN_LOSS)),
            "If the spikes are mini-batch noise, most of their variance is there when both batches"
                + " are taken at the same weights.",
            Panel.of(
                    "share of the spikes’ variance",
                    Axis.linear("run"),
                    Axis.linear("share at the same weights").startingAt(0),
                    dots("gradient norm", NOISE_IN_NORM).withStyle(OF_NORM),
                    dots("loss", NOISE_IN_LOSS).withStyle(OF_LOSS))
                .with(Reference.atY(Origin.CRITERION, 0.5, "claimed: at least 0.5")),
            Panel.of(
                "mini-batch over one fixed large batch, first run",
                Axis.linear("iteration"),
                Axis.log("ratio"),
                ratio("gradient norm", "gradient").withStyle(OF_NORM),
                ratio("loss", "loss").withStyle(OF_LOSS)))
        .of(
            Finding.text(
                "n = %d runs; a mark: a run or an iteration of the first run", runs.size()));
  }

  private String median(Metric metric) {
    return Finding.number(Finding.median(metric.of(runs)));
  }

  private Series dots(String name, Metric metric) {
    double[] places = IntStream.rangeClosed(1, runs.size()).asDoubleStream().toArray();
    return Series.scatter(name, places, metric.of(runs));
  }

  private Series ratio(String name, String what) {
    double[] ratio = GradientDecayMetrics.sampledOverFixed(runs.get(0), what);
    return Series.scatter(name, xs("sampled." + what), ratio);
  }

  /** Returns the loss against the norm. */
  Figure together() {
    double[] norm = ofFirst("iteration.gradient");
    double[] loss = ofFirst("iteration.loss");
    Series raw = Series.scatter("raw", norm, loss).withStyle(RAW);
    Series smoothed =
        Series.line(
                "smoothed",
                Smoothing.movingAverage(norm, SMOOTHING),
                Smoothing.movingAverage(loss, SMOOTHING))
            .withStyle(SMOOTHED);
    return Figure.of(
            "gradient-against-loss",
            "Smoothed norm and loss over the iterations: median rank correlation "
                + median(GradientDecayMetrics.SMOOTHED),
            "The report has low norms go with low losses; first run, each point is an"
                + " iteration, the line runs from the first iteration to the last.",
            Panel.of(NORM, LOSS, raw, smoothed).with(NEAR))
        .of(
            Finding.text(
                "n = %,d iterations of the first of %d runs; %s",
                raw.size(),
                runs.size(),
                raw.isCrowd() ? "a square: iterations, darker for more" : "a mark: an iteration"));
  }

  private double[] xs(String measured) {
    return runs.get(0).measurements().series(measured).xs();
  }

  private double[] ofFirst(String measured) {
    return ys(runs.get(0), measured);
  }

  private static double[] ys(TrialResult run, String measured) {
    return run.measurements().series(measured).ys();
  }
}
