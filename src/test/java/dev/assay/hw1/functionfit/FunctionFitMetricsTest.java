package dev.assay.hw1.functionfit;

import static dev.assay.hw1.functionfit.FunctionFitClaimsIT.BEST_OF_0_AND_1;
import static dev.assay.hw1.functionfit.FunctionFitClaimsIT.WORST_OF_1_AND_2;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.AMPLITUDE;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.DEAD;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.FINAL_LOSS;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.LOG_LOSS;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.MAX_ERROR;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.R2;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.STEPS;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.TAIL_DROP;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.VARIATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.evidence.Evidence;
import dev.assay.data.TargetFunction;
import dev.assay.experiment.Metric;
import dev.assay.experiment.NotMeasuredException;
import dev.assay.hw1.Fabricated;
import dev.assay.hw1.Models;
import dev.assay.junit.ClaimFile;
import dev.assay.measurement.CurveFit;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.Mlp;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FunctionFitMetricsTest {
  private static final int BUDGET = 4000;
  private static final double[] XS =
      IntStream.rangeClosed(1, 50).mapToDouble(i -> i / 50.0).toArray();
  private static final double[] TRUTH = Arrays.stream(XS).map(TargetFunction::value).toArray();

  @Test
  void aLossThatFallsADecadeInThousandStepsHasItsClosedForm() {
    TrialResult run = run(1, 1);
    assertThat(LOG_LOSS.of(run)).isCloseTo(-2.0005, within(1e-9));
    assertThat(TAIL_DROP.of(run)).isCloseTo(1, within(1e-9));
    assertThat(FINAL_LOSS.of(run)).isBetween(1.0e-4, 1.1e-4);
    assertThat(STEPS.of(run))
        .isEqualTo(Math.ceil(-1000 * Math.log10(0.1 * CurveFit.variance(TRUTH))));
  }

  @Test
  void aCurveOfHalfTheHeightHasHalfOfEverything() {
    TrialResult run = run(1, 0.5);
    double square = Arrays.stream(TRUTH).map(y -> y * y).average().orElseThrow();
    assertThat(R2.of(run)).isCloseTo(1 - 0.25 * square / CurveFit.variance(TRUTH), within(1e-12));
    assertThat(AMPLITUDE.of(run)).isCloseTo(0.5, within(1e-12));
    assertThat(VARIATION.of(run)).isCloseTo(0.5, within(1e-12));
    assertThat(MAX_ERROR.of(run))
        .isCloseTo(0.5 * Arrays.stream(TRUTH).map(Math::abs).max().orElseThrow(), within(1e-12));
    assertThat(DEAD.of(run)).isZero();
  }

  @Test
  void aFlatCurveIsDead() {
    assertThat(DEAD.of(run(1, 0))).isEqualTo(1);
    assertThat(FunctionFitMetrics.isDead(run(1, 0))).isTrue();
    assertThat(FunctionFitMetrics.isDead(run(1, 0.002))).isFalse();
  }

  @Test
  void aDivergedRunIsMissingInEveryMetricWithItsReason() {
    for (Metric metric : new Metric[] {FINAL_LOSS, STEPS, R2, DEAD}) {
      assertThatExceptionOfType(NotMeasuredException.class)
          .isThrownBy(() -> metric.of(diverged()))
          .withMessage("diverged at step 1 (loss NaN)");
    }
  }

  @Test
  void theBestIsTheSmallerNumberAndTheWorstTheLarger() {
    Evidence evidence = extremes(run(10, 1));
    assertThat(evidence.sample(LOG_LOSS.name(), BEST_OF_0_AND_1).mean())
        .isCloseTo(-2.0005, within(1e-9));
    assertThat(evidence.sample(LOG_LOSS.name(), WORST_OF_1_AND_2).mean())
        .isCloseTo(2 - 2.0005, within(1e-9));
  }

  @Test
  void anExtremeWithADivergedRunIsMissing() {
    Evidence evidence = extremes(diverged());
    assertThat(evidence.sample(LOG_LOSS.name(), BEST_OF_0_AND_1).missing()).containsOnlyKeys(7L);
    assertThat(evidence.sample(FINAL_LOSS.name(), WORST_OF_1_AND_2).missing()).containsOnlyKeys(7L);
  }

  /** Model 0 at a loss from 1 on, model 2 at a hundred times that. */
  private static Evidence extremes(TrialResult model1) {
    Map<Architecture, TrialResult> runs =
        Map.of(
            Models.model0(Activation.RELU, Mlp.Start.UNIFORM), run(1, 1),
            Models.model1(Activation.RELU, Mlp.Start.UNIFORM), model1,
            Models.model2(Activation.RELU, Mlp.Start.UNIFORM), run(100, 1));
    return Fabricated.findings(
            ClaimFile.experiment(FunctionFitClaimsIT.class),
            7,
            trial -> runs.getOrDefault(trial.architecture(), diverged()))
        .evidence();
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
