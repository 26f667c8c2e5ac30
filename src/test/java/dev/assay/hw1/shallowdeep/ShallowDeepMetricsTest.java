package dev.assay.hw1.shallowdeep;

import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.DEEP_AGAINST_SHALLOW;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.FINAL_TEST_LOSS;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.FINAL_TRAIN_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.FIRST_TRAIN_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.FLAT_FROM;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.GAP;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.LEAST_LEAD;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.LEAST_TEST_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.LEAST_TRAIN_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.STILL_FALLING;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.TEST_CURVE;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.TRAIN_CURVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.evidence.Evidence;
import dev.assay.experiment.Entries;
import dev.assay.hw1.Fabricated;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShallowDeepMetricsTest {
  private static final String ARM = "arm";
  private static final double[] LOSSES = {1, 0.5, 0.1, 0.02, 0.01};

  @Test
  void readsTheCurvesInDecadesAndEpochs() {
    Evidence evidence = evidence(run(LOSSES));
    assertThat(mean(evidence, TRAIN_CURVE)).isCloseTo(-1, within(1e-12));
    assertThat(mean(evidence, TEST_CURVE)).isCloseTo(0, within(1e-12));
    assertThat(mean(evidence, FINAL_TEST_LOSS)).isCloseTo(0.1, within(1e-12));
    // 0.1 lies within a tenth of the way from 1 to 0.01, and 0.5 does not.
    assertThat(mean(evidence, FLAT_FROM)).isEqualTo(3);
    assertThat(mean(evidence, STILL_FALLING)).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void theLeastAccuracyLeavesOutTheFirstTwoEpochs() {
    Evidence evidence = evidence(run(LOSSES));
    assertThat(mean(evidence, LEAST_TRAIN_ACCURACY)).isEqualTo(0.93);
    assertThat(mean(evidence, LEAST_TEST_ACCURACY)).isEqualTo(0.6);
    assertThat(mean(evidence, FIRST_TRAIN_ACCURACY)).isEqualTo(0.9);
    assertThat(mean(evidence, FINAL_TRAIN_ACCURACY)).isEqualTo(0.97);
    assertThat(mean(evidence, GAP)).isCloseTo(0.04, within(1e-12));
  }

  @Test
  void theLeadIsTheSmallestRatioOfLosses() {
    Evidence evidence = lead(run(LOSSES), run(10, 1, 1, 0.2, 0.1));
    assertThat(evidence.sample(LEAST_LEAD, DEEP_AGAINST_SHALLOW).mean())
        .isCloseTo(Math.log10(2), within(1e-12));
    assertThat(
            lead(run(LOSSES), run(10, 0.05, 1, 0.2, 0.1))
                .sample(LEAST_LEAD, DEEP_AGAINST_SHALLOW)
                .mean())
        .isCloseTo(-1, within(1e-12));
  }

  @Test
  void aDivergedRunIsMissingWithItsReason() {
    TrialResult diverged = Fabricated.diverged(Fabricated.trial(5, 7)).result();
    for (String metric : new String[] {TRAIN_CURVE, FLAT_FROM, GAP}) {
      assertThat(evidence(diverged).sample(metric, ARM).missing())
          .containsEntry(7L, "diverged at step 1 (loss NaN)");
    }
    assertThat(lead(run(LOSSES), diverged).sample(LEAST_LEAD, DEEP_AGAINST_SHALLOW).missing())
        .containsOnlyKeys(7L);
  }

  private static Evidence lead(TrialResult deep, TrialResult shallow) {
    Entries entries = new Entries();
    ShallowDeepMetrics.putLead(entries, deep, shallow);
    return entries.build();
  }

  private static Evidence evidence(TrialResult run) {
    Entries entries = new Entries();
    ShallowDeepMetrics.put(entries, ARM, run);
    return entries.build();
  }

  private static double mean(Evidence evidence, String metric) {
    return evidence.sample(metric, ARM).mean();
  }

  /** The test loss is ten times the training loss. */
  private static TrialResult run(double... losses) {
    return Fabricated.finished(
        Fabricated.trial(5, 7),
        Map.of(
            "train.loss", Fabricated.curve(losses),
            "test.loss", Fabricated.curve(Arrays.stream(losses).map(loss -> 10 * loss).toArray()),
            "train.accuracy", Fabricated.curve(0.9, 0.8, 0.95, 0.93, 0.97),
            "test.accuracy", Fabricated.curve(0.5, 0.4, 0.7, 0.6, 0.8)),
        Map.of("final.train.accuracy", 0.98, "final.test.accuracy", 0.94));
  }
}
