package dev.assay.hw1.interpolation;

import static dev.assay.hw1.interpolation.InterpolationClaimsIT.A;
import static dev.assay.hw1.interpolation.InterpolationClaimsIT.ALIGNED;
import static dev.assay.hw1.interpolation.InterpolationClaimsIT.B;
import static dev.assay.hw1.interpolation.InterpolationClaimsIT.BEYOND_A;
import static dev.assay.hw1.interpolation.InterpolationClaimsIT.BEYOND_B;
import static dev.assay.hw1.interpolation.InterpolationClaimsIT.HIGH;
import static dev.assay.hw1.interpolation.InterpolationClaimsIT.LINE;
import static dev.assay.hw1.interpolation.InterpolationClaimsIT.LOW;
import static dev.assay.hw1.interpolation.InterpolationClaimsIT.MATCHED;
import static dev.assay.hw1.interpolation.InterpolationClaimsIT.PLACES;
import static dev.assay.hw1.interpolation.InterpolationClaimsIT.SHARED;

import dev.assay.experiment.Metric;
import dev.assay.experiment.SeedRuns;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.measurement.LinearPath;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.statistics.MetricRange;
import dev.assay.training.result.Measurements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the line between two solutions amounts to, in the numbers the claims of §3 speak of. */
final class InterpolationMetrics {
  /** The line goes on beyond its ends as far as they lie apart. */
  private static final MetricRange AWAY = MetricRange.between(0, HIGH - 1);

  static final Metric TRAIN_LOSS =
      along("training loss", "train.loss").in("nats").within(MetricRange.NOT_NEGATIVE);
  static final Metric TEST_LOSS =
      along("test loss", "test.loss").in("nats").within(MetricRange.NOT_NEGATIVE);
  static final Metric TRAIN_ACCURACY =
      along("training accuracy", "train.accuracy").within(MetricRange.SHARE);
  static final Metric TEST_ACCURACY =
      along("test accuracy", "test.accuracy").within(MetricRange.SHARE);

  static final Metric MINIMUM_AWAY =
      ofLine("distance of a minimum from its end", line -> away(line.series("line.train.loss"), 1))
          .in("α")
          .within(AWAY);
  static final Metric TEST_MINIMUM_AWAY =
      ofLine(
              "distance of a minimum of the test loss from its end",
              line -> away(line.series("line.test.loss"), 1))
          .in("α")
          .within(AWAY);
  static final Metric TEST_PEAK_AWAY =
      ofLine(
              "distance of a peak of test accuracy from its end",
              line -> away(line.series("line.test.accuracy"), -1))
          .in("α")
          .within(AWAY);
  static final Metric PEAK_AWAY =
      ofLine(
              "distance of a peak from its end",
              line -> away(line.series("line.train.accuracy"), -1))
          .in("α")
          .within(AWAY);
  static final Metric LOWER_END =
      ofLine(
              "test accuracy of the less accurate end",
              line ->
                  Math.min(at(line, "line.test.accuracy", 0), at(line, "line.test.accuracy", 1)))
          .within(MetricRange.SHARE);

  /** What of an end's accuracy is gone one whole distance beyond it: 0 for a network at chance. */
  static final Metric LOST =
      Metric.ofSeed(
              "share of the end's test accuracy lost one distance beyond it",
              List.of(BEYOND_A, BEYOND_B),
              (runs, arm) ->
                  arm.equals(BEYOND_A) ? lost(line(runs), 0, LOW) : lost(line(runs), 1, HIGH))
          .within(MetricRange.atMost(1))
          .measuredBy(InstrumentRegistry.LINE);

  static final Metric BARRIER =
      Metric.ofSeed(
              "barrier of training loss",
              List.of(ALIGNED, SHARED),
              (runs, arm) ->
                  arm.equals(SHARED)
                      ? line(runs, SHARED).scalar("line.train.barrier")
                      : line(runs).scalar("line-aligned.train.barrier"))
          .within(MetricRange.NOT_NEGATIVE)
          .in("nats")
          .measuredBy(
              InstrumentRegistry.LINE,
              InstrumentRegistry.BARRIER,
              InstrumentRegistry.WEIGHT_MATCHING);

  /** From −1 to 1; two thirds where B is curved five times as much as A. */
  static final Metric FLATTER =
      Metric.ofSeed(
              "(κB − κA) / (|κA| + |κB|)",
              List.of(LINE, MATCHED),
              (runs, arm) ->
                  arm.equals(LINE)
                      ? flatter(
                          runs.of(A).measurements().scalar("curvature"),
                          runs.of(B).measurements().scalar("curvature"))
                      : flatter(
                          line(runs).scalar("line-matched.curvature.start"),
                          line(runs).scalar("line-matched.curvature.end")))
          .within(MetricRange.between(-1, 1))
          .measuredBy(InstrumentRegistry.LINE, InstrumentRegistry.CURVATURE);

  static final Metric LEAD =
      Metric.ofSeed(
              "test accuracy of A minus that of B",
              List.of(LINE, MATCHED),
              (runs, arm) ->
                  arm.equals(LINE)
                      ? runs.of(A).measurements().scalar("end.test.accuracy")
                          - runs.of(B).measurements().scalar("end.test.accuracy")
                      : at(line(runs), "line-matched.test.accuracy", 0)
                          - at(line(runs), "line-matched.test.accuracy", 1))
          .within(MetricRange.SHARE.ofDifference())
          .measuredBy(InstrumentRegistry.LINE, InstrumentRegistry.CHECKPOINT);

  /** Whether both recipes learned at all: for the control. */
  static final Metric LEARNED =
      Metric.ofRun(
              "accuracy on the training set",
              run -> run.measurements().scalar("end.train.accuracy"))
          .within(MetricRange.SHARE)
          .measuredBy(InstrumentRegistry.CHECKPOINT);

  private InterpolationMetrics() {}

  @FunctionalInterface
  private interface OfLine {
    double read(Measurements line);
  }

  private static Metric along(String name, String series) {
    Map<String, Double> places = new LinkedHashMap<>();
    for (double place : LinearPath.places(PLACES, LOW, HIGH)) {
      places.put(String.format(Locale.ROOT, "α = %.2f", place), place);
    }
    return Metric.along(name, places, (runs, place) -> at(line(runs), "line." + series, place))
        .measuredBy(InstrumentRegistry.LINE);
  }

  private static Metric ofLine(String name, OfLine read) {
    return Metric.ofSeed(name, LINE, runs -> read.read(line(runs)))
        .measuredBy(InstrumentRegistry.LINE);
  }

  private static Measurements line(SeedRuns runs) {
    return line(runs, B);
  }

  /** There is no line where A diverged. */
  private static Measurements line(SeedRuns runs, String to) {
    runs.of(A);
    return runs.of(to).measurements();
  }

  private static double at(Measurements line, String series, double place) {
    return line.series(series).at(place);
  }

  private static double lost(Measurements line, double end, double beyond) {
    return 1 - at(line, "line.test.accuracy", beyond) / at(line, "line.test.accuracy", end);
  }

  static double flatter(double curvatureA, double curvatureB) {
    return (curvatureB - curvatureA) / (Math.abs(curvatureA) + Math.abs(curvatureB));
  }

  /** Returns how far the farther of the two least values lies from its end. */
  static double away(MeasuredSeries curve, int sign) {
    return Math.max(Math.abs(least(curve, true, sign)), Math.abs(least(curve, false, sign) - 1));
  }

  /** Returns where the curve is least on one side of the middle; the nearest of equals counts. */
  private static double least(MeasuredSeries curve, boolean left, int sign) {
    double[] xs = curve.xs();
    double[] ys = curve.ys();
    double end = left ? 0 : 1;
    double best = end;
    double least = sign * curve.at(end);
    for (int i = 0; i < xs.length; i++) {
      boolean here = left ? xs[i] <= 0.5 : xs[i] >= 0.5;
      boolean nearer = Math.abs(xs[i] - end) < Math.abs(best - end);
      if (here && (sign * ys[i] < least || sign * ys[i] == least && nearer)) {
        least = sign * ys[i];
        best = xs[i];
      }
    }
    return best;
  }
}
