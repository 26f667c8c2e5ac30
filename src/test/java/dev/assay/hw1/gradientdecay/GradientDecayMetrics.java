package dev.assay.hw1.gradientdecay;

import dev.assay.experiment.Comparison;
import dev.assay.experiment.Metric;
import dev.assay.experiment.NotMeasuredException;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.measurement.Spikiness;
import dev.assay.statistics.MetricRange;
import dev.assay.statistics.RankCorrelation;
import dev.assay.statistics.Smoothing;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** What one run's loss and gradient norm amount to, in the numbers of the claims of HW1-2 §2. */
final class GradientDecayMetrics {
  /** How many iterations are averaged where a curve is smoothed. */
  static final int SMOOTHING = 25;

  /** The upper end of "near 0–1". */
  static final double NEAR_ZERO = 1;

  /** "The first few hundred iterations". */
  private static final int WINDOW = 300;

  private static final String LOSS = "loss";
  private static final String NORM = "gradient";

  static final Metric LOSS_LEFT =
      of("loss of the last quarter over that of the first 25 iterations", run -> left(run))
          .within(MetricRange.NOT_NEGATIVE);
  static final Metric EARLY_LOSS =
      of("share of the loss's fall in the first few hundred iterations", run -> early(run, LOSS))
          .within(MetricRange.SHARE);
  static final Metric EARLY_NORM =
      of("share of the norm's fall in the first few hundred iterations", run -> early(run, NORM))
          .within(MetricRange.SHARE);
  static final Metric TAIL_LOSS =
      of("share of the loss's fall in the last quarter", run -> tailFall(run, LOSS));
  static final Metric TAIL_NORM =
      of("share of the norm's fall in the last quarter", run -> tailFall(run, NORM));

  /** What no claim reads, for the control. */
  static final Metric FALLEN =
      of("loss of one fixed batch at the end over that at the start", run -> fallen(run))
          .within(MetricRange.NOT_NEGATIVE)
          .measuredBy(InstrumentRegistry.FIXED_BATCH);

  static final Metric NOISE_IN_LOSS = ofNoise("loss", LOSS);
  static final Metric NOISE_IN_NORM = ofNoise("norm", NORM);
  static final Metric SMOOTHED = smoothedFrom(0);
  static final Metric ON_FIXED_BATCH = onFixedBatchFrom(0);
  static final Metric LOSS_LEVEL = levelFrom(GradientDecayMetrics::peak);
  static final Metric LOSS_SPREAD = spreadFrom(GradientDecayMetrics::peak);

  private GradientDecayMetrics() {}

  private static Metric of(String name, ToDoubleFunction<TrialResult> read) {
    return Metric.ofRun(name, read).measuredBy(InstrumentRegistry.STEPS);
  }

  private static Metric ofNoise(String name, String what) {
    return of(
            "share of the variance of the " + name + "'s spikes that is there at the same weights",
            run -> noise(run, what))
        // A ratio of two batches may have more spikes than the curve.
        .within(MetricRange.NOT_NEGATIVE)
        .measuredBy(
            InstrumentRegistry.STEPS, InstrumentRegistry.FIXED_BATCH, InstrumentRegistry.SPIKINESS);
  }

  private static Metric smoothedFrom(int first) {
    return of(
            "rank correlation of norm and loss, smoothed",
            run -> correlation(smooth(run, NORM), smooth(run, LOSS), first))
        .within(MetricRange.CORRELATION);
  }

  private static Metric onFixedBatchFrom(int first) {
    return of(
            "rank correlation of norm and loss of one fixed batch", run -> onFixedBatch(run, first))
        .within(MetricRange.CORRELATION)
        .measuredBy(InstrumentRegistry.FIXED_BATCH);
  }

  private static Metric levelFrom(ToIntFunction<double[]> first) {
    return of(
            "mean loss where the norm is near 0–1, over the first loss",
            run -> Arrays.stream(lossNearZero(run, first)).average().orElseThrow())
        .within(MetricRange.NOT_NEGATIVE);
  }

  private static Metric spreadFrom(ToIntFunction<double[]> first) {
    return of(
            "spread of the loss where the norm is near 0–1, over the first loss",
            run -> {
              double[] there = lossNearZero(run, first);
              return there[there.length * 9 / 10] - there[there.length / 10];
            })
        .within(MetricRange.NOT_NEGATIVE);
  }

  /** Reads what G3 reads without the first few hundred iterations. */
  static Comparison late(Comparison of) {
    return of.reading(smoothedFrom(WINDOW), onFixedBatchFrom(WINDOW));
  }

  /** Reads what G4 reads if a norm near 0–1 counts before the norm's peak, too. */
  static Comparison fromTheStart(Comparison of) {
    return of.reading(levelFrom(norm -> 0), spreadFrom(norm -> 0));
  }

  /** Returns how many iterations count as the first few hundred of a run. */
  static int window(int iterations) {
    return Math.min(WINDOW, iterations / 2);
  }

  private static double[] raw(TrialResult run, String what) {
    return ys(run, "iteration." + what);
  }

  private static double[] ys(TrialResult run, String series) {
    return run.measurements().series(series).ys();
  }

  private static double[] smooth(TrialResult run, String what) {
    return Smoothing.movingAverage(raw(run, what), SMOOTHING);
  }

  private static double left(TrialResult run) {
    double[] loss = raw(run, LOSS);
    double start = Arrays.stream(loss).limit(SMOOTHING).average().orElseThrow();
    return run.measurements().series("iteration." + LOSS).tailMean(0.25) / start;
  }

  private static double fallen(TrialResult run) {
    double[] loss = ys(run, "fixed.loss");
    return loss[loss.length - 1] / loss[0];
  }

  /** From the smoothed curve's peak in the first few hundred iterations. */
  private record Fall(double peak, double lowest) {
    static Fall of(double[] smooth) {
      double peak = Arrays.stream(smooth, 0, window(smooth.length)).max().orElseThrow();
      double lowest = Arrays.stream(smooth).min().orElseThrow();
      if (peak <= lowest) {
        throw new NotMeasuredException("the curve never falls");
      }
      return new Fall(peak, lowest);
    }

    double size() {
      return peak - lowest;
    }
  }

  private static double early(TrialResult run, String what) {
    double[] curve = smooth(run, what);
    Fall fall = Fall.of(curve);
    return (fall.peak() - curve[window(curve.length) - 1]) / fall.size();
  }

  /** The slope of a line through all of the tail: its ends carry the noise of mini-batches. */
  private static double tailFall(TrialResult run, String what) {
    double[] curve = raw(run, what);
    double[] tail = Arrays.copyOfRange(curve, curve.length - curve.length / 4, curve.length);
    double middle = (tail.length - 1) / 2.0;
    double products = 0;
    double squares = 0;
    for (int i = 0; i < tail.length; i++) {
      products += (i - middle) * tail[i];
      squares += (i - middle) * (i - middle);
    }
    return -(tail.length - 1) * products / squares / Fall.of(smooth(run, what)).size();
  }

  /** A ratio of two batches at the same weights has none of what the weights' steps do to both. */
  static double[] sampledOverFixed(TrialResult run, String what) {
    double[] sampled = ys(run, "sampled." + what);
    double[] fixed = ys(run, "fixed." + what);
    return IntStream.range(0, sampled.length).mapToDouble(i -> sampled[i] / fixed[i]).toArray();
  }

  private static double noise(TrialResult run, String what) {
    double spikes = Spikiness.of(raw(run, what));
    if (spikes == 0) {
      throw new NotMeasuredException("the curve has no spikes");
    }
    return Math.pow(Spikiness.of(sampledOverFixed(run, what)) / spikes, 2);
  }

  private static double onFixedBatch(TrialResult run, int first) {
    double[] iterations = run.measurements().series("fixed.loss").xs();
    int from = (int) Arrays.stream(iterations).filter(x -> x <= first).count();
    double[] loss = ys(run, "fixed.loss");
    if (Arrays.stream(loss).distinct().count() == 1) {
      throw new NotMeasuredException("the loss of the fixed batch never changes");
    }
    return correlation(ys(run, "fixed.gradient"), loss, from);
  }

  private static double correlation(double[] norm, double[] loss, int first) {
    int from = Math.min(first, loss.length / 2);
    if (loss.length - from < RankCorrelation.FEWEST) {
      throw new NotMeasuredException(
          String.format(
              Locale.ENGLISH,
              "norm and loss were measured %d times only where they are compared",
              loss.length - from));
    }
    return RankCorrelation.SPEARMAN.of(
        Arrays.copyOfRange(norm, from, norm.length), Arrays.copyOfRange(loss, from, loss.length));
  }

  private static double[] lossNearZero(TrialResult run, ToIntFunction<double[]> first) {
    double[] norm = smooth(run, NORM);
    double[] loss = raw(run, LOSS);
    double[] there =
        IntStream.range(first.applyAsInt(norm), loss.length)
            .filter(i -> norm[i] <= NEAR_ZERO)
            .mapToDouble(i -> loss[i] / loss[0])
            .sorted()
            .toArray();
    if (there.length < 2 * SMOOTHING) {
      throw new NotMeasuredException(
          "the smoothed norm is at most 1 at %d iterations only", there.length);
    }
    return there;
  }

  private static int peak(double[] curve) {
    return IntStream.range(0, curve.length)
        .reduce(0, (peak, i) -> curve[i] > curve[peak] ? i : peak);
  }
}
