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
import static dev.assay.statistics.MetricRange.SHARE;

import dev.assay.experiment.Metric;
import dev.assay.experiment.SeedRuns;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.measurement.LinearPath;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.statistics.MetricRange;
import dev.assay.training.result.Measurements;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** What the line between two solutions amounts to, in the numbers the claims of §3 speak of. */
final class InterpolationMetrics {
  private static final String TEST = "line.test.accuracy";

  /** The line goes on beyond its ends as far as they lie apart. */
  private static final MetricRange AWAY = MetricRange.between(0, HIGH - 1);

  static final Metric TRAIN_LOSS = along("training loss", "train.loss").asCrossEntropy();
  static final Metric TEST_LOSS = along("test loss", "test.loss").asCrossEntropy();
  static final Metric TRAIN_ACCURACY = along("training accuracy", "train.accuracy").within(SHARE);
  static final Metric TEST_ACCURACY = along("test accuracy", "test.accuracy").within(SHARE);

  static final Metric MINIMUM_AWAY =
      away("distance of a minimum from its end", "line.train.loss", 1);
  static final Metric TEST_MINIMUM_AWAY =
      away("distance of a minimum of the test loss from its end", "line.test.loss", 1);
  static final Metric TEST_PEAK_AWAY =
      away("distance of a peak of test accuracy from its end", "line.test.accuracy", -1);
  static final Metric PEAK_AWAY =
      away("distance of a peak from its end", "line.train.accuracy", -1);
  static final Metric LOWER_END =
      ofLine(
              "test accuracy of the less accurate end",
              line -> Math.min(line.series(TEST).at(0), line.series(TEST).at(1)))
          .within(SHARE);

  /** What of an end's accuracy is gone one whole distance beyond it: 0 for a network at chance. */
  static final Metric LOST =
      Metric.ofSeed(
              "share of the end's test accuracy lost one distance beyond it",
              BEYOND_A,
              runs -> lost(line(runs), 0, LOW))
          .and(BEYOND_B, runs -> lost(line(runs), 1, HIGH))
          .within(MetricRange.atMost(1))
          .measuredBy(InstrumentRegistry.LINE);

  static final Metric BARRIER =
      Metric.ofSeed(
              "barrier of training loss",
              ALIGNED,
              runs -> line(runs).scalar("line-aligned.train.barrier"))
          .and(SHARED, runs -> line(runs, SHARED).scalar("line.train.barrier"))
          .asCrossEntropy()
          .measuredBy(
              InstrumentRegistry.LINE,
              InstrumentRegistry.BARRIER,
              InstrumentRegistry.WEIGHT_MATCHING);

  /** From −1 to 1; two thirds where B is curved five times as much as A. */
  static final Metric FLATTER =
      Metric.ofSeed(
              "(κB − κA) / (|κA| + |κB|)",
              LINE,
              runs -> flatter(end(runs, A, "curvature"), end(runs, B, "curvature")))
          .and(
              MATCHED,
              runs ->
                  flatter(
                      line(runs).scalar("line-matched.curvature.start"),
                      line(runs).scalar("line-matched.curvature.end")))
          .within(MetricRange.between(-1, 1))
          .measuredBy(InstrumentRegistry.LINE, InstrumentRegistry.CURVATURE);

  static final Metric LEAD =
      Metric.ofSeed(
              "test accuracy of A minus that of B",
              LINE,
              runs -> end(runs, A, "end.test.accuracy") - end(runs, B, "end.test.accuracy"))
          .and(
              MATCHED,
              runs -> {
                MeasuredSeries accuracy = line(runs).series("line-matched.test.accuracy");
                return accuracy.at(0) - accuracy.at(1);
              })
          .within(SHARE.ofDifference())
          .measuredBy(InstrumentRegistry.LINE, InstrumentRegistry.CHECKPOINT);

  /** Whether both recipes learned at all: for the control. */
  static final Metric LEARNED =
      Metric.ofScalar("accuracy on the training set", "end.train.accuracy")
          .within(SHARE)
          .measuredBy(InstrumentRegistry.CHECKPOINT);

  private InterpolationMetrics() {}

  private static Metric along(String name, String series) {
    return Metric.along(
            name,
            DoubleStream.of(LinearPath.places(PLACES, LOW, HIGH)),
            place -> String.format(Locale.ROOT, "α = %.2f", place),
            (runs, place) -> line(runs).series("line." + series).at(place))
        .measuredBy(InstrumentRegistry.LINE);
  }

  private static Metric away(String name, String series, int sign) {
    return ofLine(name, line -> away(line.series(series), sign)).in("α").within(AWAY);
  }

  private static Metric ofLine(String name, ToDoubleFunction<Measurements> read) {
    return Metric.ofSeed(name, LINE, runs -> read.applyAsDouble(line(runs)))
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

  private static double end(SeedRuns runs, String arm, String scalar) {
    return runs.of(arm).measurements().scalar(scalar);
  }

  private static double lost(Measurements line, double end, double beyond) {
    return 1 - line.series(TEST).at(beyond) / line.series(TEST).at(end);
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
