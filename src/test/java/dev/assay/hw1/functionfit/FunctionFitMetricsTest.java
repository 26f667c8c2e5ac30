package dev.assay.hw1.functionfit;

import static dev.assay.hw1.functionfit.FunctionFitClaims.AMPLITUDE;
import static dev.assay.hw1.functionfit.FunctionFitClaims.BEST_OF_0_AND_1;
import static dev.assay.hw1.functionfit.FunctionFitClaims.DEAD;
import static dev.assay.hw1.functionfit.FunctionFitClaims.FINAL_LOSS;
import static dev.assay.hw1.functionfit.FunctionFitClaims.LOG_LOSS;
import static dev.assay.hw1.functionfit.FunctionFitClaims.MAX_ERROR;
import static dev.assay.hw1.functionfit.FunctionFitClaims.MODEL0;
import static dev.assay.hw1.functionfit.FunctionFitClaims.MODEL1;
import static dev.assay.hw1.functionfit.FunctionFitClaims.MODEL2;
import static dev.assay.hw1.functionfit.FunctionFitClaims.R2;
import static dev.assay.hw1.functionfit.FunctionFitClaims.STEPS;
import static dev.assay.hw1.functionfit.FunctionFitClaims.TAIL_DROP;
import static dev.assay.hw1.functionfit.FunctionFitClaims.VARIATION;
import static dev.assay.hw1.functionfit.FunctionFitClaims.WORST_OF_1_AND_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.evidence.Evidence;
import dev.assay.data.TargetFunction;
import dev.assay.experiment.Entries;
import dev.assay.hw1.Fabricated;
import dev.assay.measurement.CurveFit;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FunctionFitMetricsTest {
  private static final int BUDGET = 4000;
  private static final String ARM = "arm";
  private static final double[] XS =
      IntStream.rangeClosed(1, 50).mapToDouble(i -> i / 50.0).toArray();
  private static final double[] TRUTH = Arrays.stream(XS).map(TargetFunction::value).toArray();

  @Test
  void aLossThatFallsADecadeInThousandStepsHasItsClosedForm() {
    Evidence evidence = evidence(run(1, 1));
    assertThat(mean(evidence, LOG_LOSS)).isCloseTo(-2.0005, within(1e-9));
    assertThat(mean(evidence, TAIL_DROP)).isCloseTo(1, within(1e-9));
    assertThat(mean(evidence, FINAL_LOSS)).isBetween(1.0e-4, 1.1e-4);
    assertThat(mean(evidence, STEPS))
        .isEqualTo(Math.ceil(-1000 * Math.log10(0.1 * CurveFit.variance(TRUTH))));
  }

  @Test
  void aCurveOfHalfTheHeightHasHalfOfEverything() {
    Evidence evidence = evidence(run(1, 0.5));
    double square = Arrays.stream(TRUTH).map(y -> y * y).average().orElseThrow();
    assertThat(mean(evidence, R2))
        .isCloseTo(1 - 0.25 * square / CurveFit.variance(TRUTH), within(1e-12));
    assertThat(mean(evidence, AMPLITUDE)).isCloseTo(0.5, within(1e-12));
    assertThat(mean(evidence, VARIATION)).isCloseTo(0.5, within(1e-12));
    assertThat(mean(evidence, MAX_ERROR))
        .isCloseTo(0.5 * Arrays.stream(TRUTH).map(Math::abs).max().orElseThrow(), within(1e-12));
    assertThat(mean(evidence, DEAD)).isZero();
  }

  @Test
  void aFlatCurveIsDead() {
    assertThat(mean(evidence(run(1, 0)), DEAD)).isEqualTo(1);
    assertThat(FunctionFitMetrics.isDead(run(1, 0))).isTrue();
    assertThat(FunctionFitMetrics.isDead(run(1, 0.002))).isFalse();
  }

  @Test
  void aDivergedRunIsMissingInEveryMetricWithItsReason() {
    Evidence evidence = evidence(diverged());
    for (String metric : new String[] {FINAL_LOSS, STEPS, R2, DEAD}) {
      assertThat(evidence.sample(metric, ARM).missing())
          .containsEntry(7L, "diverged at step 1 (loss NaN)");
    }
  }

  @Test
  void theBestIsTheSmallerNumberAndTheWorstTheLarger() {
    Evidence evidence = extremes(run(10, 1));
    assertThat(evidence.sample(LOG_LOSS, BEST_OF_0_AND_1).mean()).isCloseTo(-2.0005, within(1e-9));
    assertThat(evidence.sample(LOG_LOSS, WORST_OF_1_AND_2).mean())
        .isCloseTo(2 - 2.0005, within(1e-9));
  }

  @Test
  void anExtremeWithADivergedRunIsMissing() {
    Evidence evidence = extremes(diverged());
    assertThat(evidence.sample(LOG_LOSS, BEST_OF_0_AND_1).missing()).containsOnlyKeys(7L);
    assertThat(evidence.sample(FINAL_LOSS, WORST_OF_1_AND_2).missing()).containsOnlyKeys(7L);
  }

  /** Model 0 at a loss from 1 on, model 2 at a hundred times that. */
  private static Evidence extremes(TrialResult model1) {
    Entries entries = new Entries();
    FunctionFitMetrics.putExtremes(
        entries, Map.of(MODEL0, run(1, 1), MODEL1, model1, MODEL2, run(100, 1)));
    return entries.build();
  }

  private static Evidence evidence(TrialResult run) {
    Entries entries = new Entries();
    FunctionFitMetrics.put(entries, ARM, run);
    return entries.build();
  }

  private static double mean(Evidence evidence, String metric) {
    return evidence.sample(metric, ARM).mean();
  }

  private static TrialResult diverged() {
    return Fabricated.diverged(Fabricated.trial(BUDGET, 7)).result();
  }

  /** A loss of {@code scale} · 10^(−step / 1000), and the true curve times {@code height}. */
  private static TrialResult run(double scale, double height) {
    double[] losses =
        IntStream.rangeClosed(1, BUDGET).mapToDouble(i -> scale * Math.pow(10, -i / 1e3)).toArray();
    MeasuredSeries fitted =
        new MeasuredSeries(XS, Arrays.stream(TRUTH).map(y -> height * y).toArray());
    return Fabricated.finished(
        Fabricated.trial(BUDGET, 7),
        Map.of("iteration.loss", Fabricated.curve(losses), "prediction", fitted),
        Map.of());
  }
}
