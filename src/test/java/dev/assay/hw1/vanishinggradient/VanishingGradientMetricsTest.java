package dev.assay.hw1.vanishinggradient;

import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.COUNTED;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.GAP;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.HIGH_AND_HIGHER;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.HIGH_AND_LOW;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.HIGH_RATIO;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.NO_NEGATIVE;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.POSITIVE;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.REACHED;
import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.RUNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.Claim;
import dev.assay.claim.evidence.Evidence;
import dev.assay.data.FunctionSamples;
import dev.assay.hw1.vanishinggradient.VanishingGradientMetrics.Yardstick;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Weights;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import dev.assay.training.result.Provenance;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VanishingGradientMetricsTest {
  @Test
  void keepsOutAndNamesTheRunsThatStoppedAboveTheBound() {
    Evidence evidence =
        VanishingGradientMetrics.of(
            List.of(run(1, 1e-5, 1, 1), run(2, 1e-5, 1, 0)), Yardstick.DEFAULT);
    assertThat(evidence.sample(HIGH_AND_LOW, COUNTED).values()).containsOnlyKeys(1L);
    assertThat(evidence.sample(REACHED, RUNS).missing())
        .containsEntry(2L, "the gradient norm stayed at 2.0e-05 after 30 + 4 steps");
  }

  @Test
  void tellsLowFromHigherLossesAndMeasuresTheGap() {
    Evidence evidence =
        VanishingGradientMetrics.of(
            List.of(run(1, 1e-4, 0.95, 1), run(2, 1e-2, 0.95, 1), run(3, 1e-4, 0.5, 1)),
            Yardstick.DEFAULT);
    assertThat(evidence.sample(HIGH_AND_LOW, COUNTED).values())
        .isEqualTo(Map.of(1L, 1.0, 2L, 0.0, 3L, 0.0));
    assertThat(evidence.sample(HIGH_AND_HIGHER, COUNTED).values())
        .isEqualTo(Map.of(1L, 0.0, 2L, 1.0, 3L, 0.0));
    assertThat(evidence.sample(GAP, COUNTED).values()).containsOnlyKeys(2L);
    assertThat(evidence.sample(GAP, COUNTED).mean()).isCloseTo(2, within(1e-9));
  }

  @Test
  void countsEigenvaluesOfRunsWithAHighRatioAlone() {
    Evidence evidence =
        VanishingGradientMetrics.of(
            List.of(run(1, 1e-4, 0.95, 1), run(3, 1e-4, 0.5, 1)), Yardstick.DEFAULT);
    assertThat(evidence.sample(POSITIVE, HIGH_RATIO).values()).isEqualTo(Map.of(1L, 0.25));
    assertThat(evidence.sample(NO_NEGATIVE, HIGH_RATIO).mean()).isEqualTo(1);
    Evidence strict =
        VanishingGradientMetrics.of(
            List.of(run(1, 1e-4, 0.95, 1)), Yardstick.DEFAULT.withTolerance(1e-10));
    assertThat(strict.sample(NO_NEGATIVE, HIGH_RATIO).mean()).isZero();
  }

  @Test
  void leavesEveryCriterionSomethingToJudgeWhenNoRunQualifies() {
    List<TrialResult> none = List.of(run(1, 1e-4, 1, 0), run(2, 1e-4, 1, 0));
    Evidence evidence = VanishingGradientMetrics.of(none, Yardstick.DEFAULT);
    for (Claim claim : VanishingGradientClaims.all()) {
      assertThat(evidence.hasAll(claim.criterion().needs())).isTrue();
      assertThat(claim.criterion().assess(evidence, 0.05)).isNotNull();
    }
    assertThat(evidence.sample(GAP, COUNTED).missing()).containsOnlyKeys(1L);
  }

  /** Mutant of claims.md: "100 runs" that never initialise anew. */
  @Test
  void refusesRunsThatStartAtOnePoint() {
    List<TrialResult> twins = List.of(run(1, 1e-4, 1, 1), run(1, 1e-4, 1, 1));
    assertThatThrownBy(() -> VanishingGradientMetrics.of(twins, Yardstick.DEFAULT))
        .hasMessage("2 runs start from 1 different weights: initialise each anew");
  }

  /** Eigenvalues 1, 0, −1e-8 and 0: one positive, and one negative under a strict tolerance. */
  private static TrialResult run(long seed, double loss, double ratio, double reached) {
    MeasuredSeries ratios = new MeasuredSeries(new double[] {1e-2}, new double[] {ratio});
    MeasuredSeries spectrum =
        new MeasuredSeries(new double[] {1, 2, 3, 4}, new double[] {1, 0, 0, -1e-8});
    return new TrialResult(
        new Trial(
            new TrialData.Function(FunctionSamples.ofDomain(50)),
            Mlp.ofWidths(Activation.RELU, 2),
            Optimizer.adam(1e-3),
            50,
            new Budget.Steps(1),
            seed),
        new Measurements(
            new TreeMap<>(
                Map.of("zero.ratio", ratios, "trained.ratio", ratios, "zero.spectrum", spectrum)),
            new TreeMap<>(
                Map.of(
                    "zero.loss", loss,
                    "zero.gradient", 2e-5,
                    "zero.reached", reached,
                    "zero.descents", 30.0,
                    "zero.corrections", 4.0)),
            new TreeMap<>(Map.of("start", new Weights(new float[] {seed})))),
        new Outcome.Finished(1),
        new Provenance("unknown", false, "", "", "", "", "", "", 1, 0));
  }
}
