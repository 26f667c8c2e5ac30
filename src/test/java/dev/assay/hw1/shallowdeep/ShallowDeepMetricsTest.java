package dev.assay.hw1.shallowdeep;

import static dev.assay.experiment.Metrics.GENERALISATION_GAP;
import static dev.assay.experiment.Metrics.LAST_TEST_ACCURACY;
import static dev.assay.experiment.Metrics.LAST_TEST_LOSS;
import static dev.assay.experiment.Metrics.LAST_TRAIN_ACCURACY;
import static dev.assay.experiment.Metrics.LAST_TRAIN_LOSS;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaimsIT.DEEP;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaimsIT.DEEP_AGAINST_SHALLOW;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaimsIT.SHALLOW;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.FIRST_TEST_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.FIRST_TRAIN_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.FITTED;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.FLAT_FROM;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.LEAST_LEAD;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.LEAST_TEST_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.LEAST_TRAIN_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.STEADINESS;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.STILL_FALLING;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.TEST_EPOCHS;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.TRAIN_EPOCHS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.assay.experiment.Metric;
import dev.assay.experiment.NotMeasuredException;
import dev.assay.experiment.SeedRuns;
import dev.assay.hw1.Fabricated;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShallowDeepMetricsTest {
  private static final double[] LOSSES = {1, 0.5, 0.1, 0.02, 0.01};

  @Test
  void readsTheCurvesInDecadesAndEpochs() {
    TrialResult run = run(LOSSES);
    assertThat(LAST_TRAIN_LOSS.of(run)).isEqualTo(0.01);
    assertThat(LAST_TEST_LOSS.of(run)).isCloseTo(0.1, within(1e-12));
    // 0.1 lies within a tenth of the way from 1 to 0.01, and 0.5 does not.
    assertThat(FLAT_FROM.of(run)).isEqualTo(3);
    assertThat(STILL_FALLING.of(run)).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void theFasterOneHasTheLossThatBothReachInFewerEpochs() {
    // The shallow one ends at 0.1, which the deep one has after three epochs.
    assertThat(epochs(run(LOSSES), run(10, 1, 1, 0.2, 0.1))).containsExactly(3, 5);
    // The deep one ends at 0.5, though it is the faster one down to 0.6.
    assertThat(epochs(run(1, 0.6, 0.6, 0.6, 0.5), run(1, 1, 0.7, 0.5, 0.1))).containsExactly(5, 4);
    // A curve that is lower all along, and as steep, is faster by the time that it is ahead.
    assertThat(epochs(run(8, 4, 2, 1, 0.5), run(16, 8, 4, 2, 1))).containsExactly(4, 5);
    assertThat(epochs(run(1, 1, 1), run(1, 1, Double.POSITIVE_INFINITY)))
        .containsExactly(Double.NaN, Double.NaN);
  }

  private static double[] epochs(TrialResult deep, TrialResult shallow) {
    SeedRuns runs = new SeedRuns(Map.of(DEEP, deep, SHALLOW, shallow));
    double[] training = epochs(TRAIN_EPOCHS, runs);
    assertThat(epochs(TEST_EPOCHS, runs)).isEqualTo(training);
    return training;
  }

  private static double[] epochs(Metric metric, SeedRuns runs) {
    return new double[] {metric.reader().read(runs, DEEP), metric.reader().read(runs, SHALLOW)};
  }

  @Test
  void theLeastAccuracyLeavesOutTheFirstThreeEpochs() {
    TrialResult run = run(LOSSES);
    assertThat(LEAST_TRAIN_ACCURACY.of(run)).isEqualTo(0.93);
    assertThat(LEAST_TEST_ACCURACY.of(run)).isEqualTo(0.6);
    assertThat(FIRST_TRAIN_ACCURACY.of(run)).isEqualTo(0.9);
    assertThat(LAST_TRAIN_ACCURACY.of(run)).isEqualTo(0.97);
    assertThat(FIRST_TEST_ACCURACY.of(run)).isEqualTo(0.75);
    assertThat(LAST_TEST_ACCURACY.of(run)).isEqualTo(0.8);
    assertThat(FITTED.of(run)).isEqualTo(0.98);
    assertThat(GENERALISATION_GAP.of(run)).isCloseTo(0.04, within(1e-12));
    // Of ten pairs of epochs 8 rise and 2 fall in training, 6 and 4 in test.
    assertThat(STEADINESS.of(run)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void theLeadIsTheSmallestRatioOfLosses() {
    assertThat(lead(run(LOSSES), run(10, 1, 1, 0.2, 0.1))).isCloseTo(Math.log10(2), within(1e-12));
    assertThat(lead(run(LOSSES), run(10, 0.05, 1, 0.2, 0.1))).isCloseTo(-1, within(1e-12));
  }

  @Test
  void aDivergedRunIsMissingWithItsReason() {
    TrialResult diverged = Fabricated.diverged(Fabricated.trial(5, 7)).result();
    for (Metric metric : new Metric[] {FLAT_FROM, GENERALISATION_GAP}) {
      assertThatExceptionOfType(NotMeasuredException.class)
          .isThrownBy(() -> metric.of(diverged))
          .withMessage("diverged at step 1 (loss NaN)");
    }
    assertThatExceptionOfType(NotMeasuredException.class)
        .isThrownBy(() -> lead(run(LOSSES), diverged));
    assertThatExceptionOfType(NotMeasuredException.class)
        .isThrownBy(() -> epochs(run(LOSSES), diverged));
  }

  private static double lead(TrialResult deep, TrialResult shallow) {
    SeedRuns runs = new SeedRuns(Map.of(DEEP, deep, SHALLOW, shallow));
    return LEAST_LEAD.reader().read(runs, DEEP_AGAINST_SHALLOW);
  }

  /** The test loss is ten times the training loss. */
  private static TrialResult run(double... losses) {
    return Fabricated.finished(
        Fabricated.trial(5, 7),
        Map.of(
            "train.loss", Fabricated.curve(losses),
            "test.loss", Fabricated.curve(Arrays.stream(losses).map(loss -> 10 * loss).toArray()),
            "train.accuracy", Fabricated.curve(0.9, 0.8, 0.95, 0.93, 0.97),
            "test.accuracy", Fabricated.curve(0.75, 0.4, 0.7, 0.6, 0.8)),
        Map.of("final.train.accuracy", 0.98, "final.test.accuracy", 0.94));
  }
}
