package dev.assay.hw1.vanishinggradient;

import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.AT_THE_END;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.AT_ZERO;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.COUNTED;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.GAP;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.HIGH_AND_HIGHER;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.HIGH_AND_LOW;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.HIGH_RATIO;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.NO_NEGATIVE;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.POSITIVE;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.RATIO;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.REACHED;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.RUNS;

import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.data.FunctionSamples;
import dev.assay.measurement.Spectrum;
import dev.assay.measurement.Weights;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.TrialData;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What the runs to a vanishing gradient amount to, in the numbers of the claims of HW1-2 §3. */
final class VanishingGradientMetrics {
  /** From which share on a minimal ratio counts as high. */
  static final double HIGH = 0.9;

  /**
   * How a run is judged.
   *
   * @param deviation the perturbations' σ
   * @param tolerance up to which share of the largest eigenvalue one counts as zero
   * @param lowLoss up to which share of the target's variance a loss counts as low
   * @param byEigenvalues whether the minimal ratio is the share of positive eigenvalues, as the
   *     course defines it, and not that of perturbations which raise the loss
   */
  record Yardstick(double deviation, double tolerance, double lowLoss, boolean byEigenvalues) {
    static final Yardstick DEFAULT = new Yardstick(1e-2, 1e-6, 0.05, false);

    Yardstick withDeviation(double other) {
      return new Yardstick(other, tolerance, lowLoss, byEigenvalues);
    }

    Yardstick withTolerance(double other) {
      return new Yardstick(deviation, other, lowLoss, byEigenvalues);
    }

    Yardstick withLowLoss(double other) {
      return new Yardstick(deviation, tolerance, other, byEigenvalues);
    }

    Yardstick withEigenvalues() {
      return new Yardstick(deviation, tolerance, lowLoss, true);
    }
  }

  private VanishingGradientMetrics() {}

  /** Returns the runs that count: finished, with a gradient norm below the bound. */
  static List<TrialResult> counted(List<TrialResult> runs) {
    return runs.stream()
        .filter(run -> !run.diverged() && run.measurements().scalar("zero.reached") == 1)
        .toList();
  }

  /** Returns the variance of the function that a run was trained on, at its own points. */
  static double variance(TrialResult run) {
    FunctionSamples samples = ((TrialData.Function) run.trial().data()).samples();
    double[] ys = samples.ys();
    double mean = Arrays.stream(ys).average().orElseThrow();
    return Arrays.stream(ys).map(y -> (y - mean) * (y - mean)).average().orElseThrow();
  }

  /**
   * Returns the evidence of all runs.
   *
   * @throws IllegalStateException if two runs started from the same weights
   */
  static Evidence of(List<TrialResult> runs, Yardstick yardstick) {
    requireNewStarts(runs);
    Evidence.Builder evidence = Evidence.builder();
    runs.forEach(run -> putReached(evidence, run));
    List<TrialResult> counted = counted(runs);
    double[] low =
        counted.stream()
            .filter(run -> high(run, yardstick) && low(run, yardstick))
            .mapToDouble(VanishingGradientMetrics::loss)
            .sorted()
            .toArray();
    for (TrialResult run : counted) {
      putCounted(evidence, run, yardstick);
      if (low.length > 0 && high(run, yardstick) && !low(run, yardstick)) {
        evidence.put(
            GAP,
            "decades",
            COUNTED,
            run.trial().seed(),
            Math.log10(loss(run)) - Math.log10(low[low.length / 2]));
      }
    }
    putNothing(evidence, runs);
    return evidence.build();
  }

  /** Says of each metric for which no run qualifies that there is none, by the first run's seed. */
  private static void putNothing(Evidence.Builder evidence, List<TrialResult> runs) {
    Evidence known = evidence.build();
    for (Measurement needed :
        VanishingGradientClaims.all().stream()
            .flatMap(claim -> claim.needs().stream())
            .distinct()
            .toList()) {
      if (!known.has(needed.metric(), needed.arm())) {
        evidence.missing(
            needed.metric(),
            needed.arm(),
            runs.get(0).trial().seed(),
            "no run qualifies: none of the %d is such a case".formatted(runs.size()));
      }
    }
  }

  private static void requireNewStarts(List<TrialResult> runs) {
    // A run that diverged before its first step kept no start.
    List<Weights> starts =
        runs.stream()
            .map(run -> run.measurements().weights())
            .filter(weights -> weights.containsKey("start"))
            .map(weights -> Objects.requireNonNull(weights.get("start")))
            .toList();
    long different = Weights.distinct(starts);
    if (different != starts.size()) {
      throw new IllegalStateException(
          String.format(
              Locale.ENGLISH,
              "%d runs start from %d different weights: initialise each anew",
              starts.size(),
              different));
    }
  }

  private static void putReached(Evidence.Builder evidence, TrialResult run) {
    long seed = run.trial().seed();
    if (run.diverged()) {
      evidence.missing(REACHED, RUNS, seed, run.outcome().toString());
    } else if (run.measurements().scalar("zero.reached") == 1) {
      evidence.put(REACHED, "", RUNS, seed, 1);
    } else {
      Measurements measured = run.measurements();
      evidence.missing(
          REACHED,
          RUNS,
          seed,
          "the gradient norm stayed at %.1e after %.0f + %.0f steps"
              .formatted(
                  measured.scalar("zero.gradient"),
                  measured.scalar("zero.descents"),
                  measured.scalar("zero.corrections")));
    }
  }

  private static void putCounted(Evidence.Builder evidence, TrialResult run, Yardstick yardstick) {
    long seed = run.trial().seed();
    boolean high = high(run, yardstick);
    boolean low = low(run, yardstick);
    evidence.put(HIGH_AND_LOW, "", COUNTED, seed, high && low ? 1 : 0);
    evidence.put(HIGH_AND_HIGHER, "", COUNTED, seed, high && !low ? 1 : 0);
    evidence.put(RATIO, "", AT_ZERO, seed, ratio(run, "zero", yardstick));
    evidence.put(RATIO, "", AT_THE_END, seed, ratio(run, "trained", yardstick));
    if (high) {
      Spectrum spectrum = spectrum(run);
      evidence.put(
          NO_NEGATIVE, "", HIGH_RATIO, seed, spectrum.negative(yardstick.tolerance()) == 0 ? 1 : 0);
      evidence.put(POSITIVE, "", HIGH_RATIO, seed, spectrum.positiveShare(yardstick.tolerance()));
    }
  }

  static Spectrum spectrum(TrialResult run) {
    return Spectrum.of(run.measurements().series("zero.spectrum").ys());
  }

  static double loss(TrialResult run) {
    return run.measurements().scalar("zero.loss");
  }

  private static double ratio(TrialResult run, String where, Yardstick yardstick) {
    return run.measurements().series(where + ".ratio").at(yardstick.deviation());
  }

  private static boolean high(TrialResult run, Yardstick yardstick) {
    double ratio =
        yardstick.byEigenvalues()
            ? spectrum(run).positiveShare(yardstick.tolerance())
            : ratio(run, "zero", yardstick);
    return ratio >= HIGH;
  }

  private static boolean low(TrialResult run, Yardstick yardstick) {
    return loss(run) <= yardstick.lowLoss() * variance(run);
  }
}
