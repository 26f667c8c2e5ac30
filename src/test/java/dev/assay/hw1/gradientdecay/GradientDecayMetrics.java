package dev.assay.hw1.gradientdecay;

import static dev.assay.hw1.gradientdecay.GradientDecayClaims.CORRELATION;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.EARLY_SHARE;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.FIXED_LOSS;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.FIXED_NORM;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.LOSS;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.LOSS_LEVEL;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.LOSS_SPREAD;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.NEAR_ZERO;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.NETWORK;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.NORM;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.SMOOTH_CORRELATION;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.SPIKINESS;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.TAIL_DROP;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.WINDOW;

import dev.assay.claim.evidence.Evidence;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Spikiness;
import dev.assay.statistics.RankCorrelation;
import dev.assay.statistics.Smoothing;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What one run's loss and gradient norm amount to, in the numbers of the claims of HW1-2 §2. */
final class GradientDecayMetrics {
  /** How many iterations are averaged where a curve is smoothed. */
  static final int SMOOTHING = 25;

  /** What a curve without any spike counts as, so that ratios exist. */
  private static final double LEAST_SPIKINESS = 1e-4;

  /**
   * Which iterations the claims about norm and loss are judged on.
   *
   * @param correlationFrom the first iteration that counts in the correlation, from 0
   * @param afterThePeak whether only iterations after the norm's peak count as near 0–1
   */
  record Selection(int correlationFrom, boolean afterThePeak) {
    static final Selection DEFAULT = new Selection(0, true);
    static final Selection LATE = new Selection(WINDOW, true);
    static final Selection ALL = new Selection(0, false);
  }

  private GradientDecayMetrics() {}

  /** Enters every metric of one run; a diverged run is missing in each. */
  static void put(Evidence.Builder evidence, long seed, TrialResult run, Selection selection) {
    if (run.diverged()) {
      String reason = run.outcome().toString();
      for (String arm : List.of(LOSS, NORM)) {
        evidence.missing(EARLY_SHARE, arm, seed, reason);
        evidence.missing(TAIL_DROP, arm, seed, reason);
        evidence.missing(SPIKINESS, arm, seed, reason);
      }
      evidence.missing(SPIKINESS, FIXED_LOSS, seed, reason);
      evidence.missing(SPIKINESS, FIXED_NORM, seed, reason);
      for (String metric : List.of(CORRELATION, SMOOTH_CORRELATION, LOSS_LEVEL, LOSS_SPREAD)) {
        evidence.missing(metric, NETWORK, seed, reason);
      }
      return;
    }
    Measurements measured = run.measurements();
    putDecay(evidence, LOSS, seed, measured.series("iteration.loss").ys());
    putDecay(evidence, NORM, seed, measured.series("iteration.gradient").ys());
    putSpikiness(evidence, LOSS, seed, measured.series("sampled.loss"));
    putSpikiness(evidence, NORM, seed, measured.series("sampled.gradient"));
    putSpikiness(evidence, FIXED_LOSS, seed, measured.series("fixed.loss"));
    putSpikiness(evidence, FIXED_NORM, seed, measured.series("fixed.gradient"));
    putTogether(
        evidence,
        seed,
        measured.series("iteration.loss").ys(),
        measured.series("iteration.gradient").ys(),
        selection);
  }

  /** Returns how many iterations count as the first few hundred of a run. */
  static int window(int iterations) {
    return Math.min(WINDOW, iterations / 2);
  }

  private static void putDecay(Evidence.Builder evidence, String arm, long seed, double[] raw) {
    double[] curve = Smoothing.movingAverage(raw, SMOOTHING);
    int end = window(curve.length);
    double peak = Arrays.stream(curve, 0, end).max().orElseThrow();
    double lowest = Arrays.stream(curve).min().orElseThrow();
    if (peak > lowest) {
      evidence.put(EARLY_SHARE, "", arm, seed, (peak - curve[end - 1]) / (peak - lowest));
    } else {
      evidence.missing(EARLY_SHARE, arm, seed, "the curve never falls");
    }
    int quarter = curve.length - curve.length / 4 - 1;
    evidence.put(
        TAIL_DROP,
        "decades",
        arm,
        seed,
        Math.log10(curve[quarter]) - Math.log10(curve[curve.length - 1]));
  }

  private static void putSpikiness(
      Evidence.Builder evidence, String arm, long seed, MeasuredSeries measured) {
    evidence.put(
        SPIKINESS, "decades", arm, seed, Math.max(LEAST_SPIKINESS, Spikiness.of(measured.ys())));
  }

  private static void putTogether(
      Evidence.Builder evidence, long seed, double[] loss, double[] norm, Selection selection) {
    double[] smoothLoss = Smoothing.movingAverage(loss, SMOOTHING);
    double[] smoothNorm = Smoothing.movingAverage(norm, SMOOTHING);
    int from = Math.min(selection.correlationFrom(), loss.length / 2);
    evidence.put(CORRELATION, "", NETWORK, seed, correlation(norm, loss, from));
    evidence.put(SMOOTH_CORRELATION, "", NETWORK, seed, correlation(smoothNorm, smoothLoss, from));
    int first = selection.afterThePeak() ? peak(smoothNorm) : 0;
    double[] there =
        IntStream.range(first, loss.length)
            .filter(i -> smoothNorm[i] <= NEAR_ZERO)
            .mapToDouble(i -> loss[i])
            .sorted()
            .toArray();
    if (there.length < 2 * SMOOTHING) {
      String reason =
          "the smoothed norm is at most 1 at %d iterations only".formatted(there.length);
      evidence.missing(LOSS_LEVEL, NETWORK, seed, reason);
      evidence.missing(LOSS_SPREAD, NETWORK, seed, reason);
      return;
    }
    evidence.put(LOSS_LEVEL, "", NETWORK, seed, Arrays.stream(there).average().orElseThrow());
    evidence.put(
        LOSS_SPREAD, "", NETWORK, seed, there[there.length * 9 / 10] - there[there.length / 10]);
  }

  private static double correlation(double[] norm, double[] loss, int from) {
    return RankCorrelation.SPEARMAN.of(
        Arrays.copyOfRange(norm, from, norm.length), Arrays.copyOfRange(loss, from, loss.length));
  }

  private static int peak(double[] curve) {
    int peak = 0;
    for (int i = 1; i < curve.length; i++) {
      peak = curve[i] > curve[peak] ? i : peak;
    }
    return peak;
  }
}
