package dev.assay.hw1.randomlabels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.evidence.Evidence;
import dev.assay.experiment.Findings;
import dev.assay.hw1.Fabricated;
import dev.assay.junit.ClaimFile;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.setting.TrialData;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomLabelsMetricsTest {
  /**
   * Over the epochs of any budget training loss is the epoch and test loss three, of true labels
   * five times that.
   */
  private static TrialResult run(Trial trial) {
    int epochs = 12;
    boolean random = ((TrialData.Images) trial.data()).shuffledShare() == 1;
    double[] rising = IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
    return Fabricated.finished(
        trial,
        Map.of(
            "train.loss", Fabricated.curve(rising),
            "train.accuracy", Fabricated.curve(DoubleStream.of(rising).map(e -> e / 12).toArray()),
            "test.loss",
                Fabricated.curve(DoubleStream.of(rising).map(e -> (random ? 3 : 5) * e).toArray()),
            "test.accuracy",
                Fabricated.curve(DoubleStream.of(rising).map(e -> e < 4 ? 0 : e / 100).toArray())),
        Map.of("final.train.accuracy", random ? 0.9 : 1, "final.test.accuracy", 0.25));
  }

  private static Findings findings() {
    return Fabricated.findings(
        ClaimFile.experiment(RandomLabelsClaimsIT.class), 201, RandomLabelsMetricsTest::run);
  }

  @Test
  void readsTheLastEpochAndTheRangeOnceAQuarterIsPast() {
    Evidence evidence = findings().evidence();
    String random = RandomLabelsClaimsIT.RANDOM;
    assertThat(evidence.sample(RandomLabelsMetrics.TRAIN_LOSS.name(), random).mean()).isEqualTo(12);
    assertThat(evidence.sample(RandomLabelsMetrics.TRAIN_ACCURACY.name(), random).mean())
        .isEqualTo(1);
    assertThat(evidence.sample(RandomLabelsMetrics.TEST_ACCURACY.name(), random).mean())
        .isEqualTo(0.12);
    assertThat(evidence.sample(RandomLabelsMetrics.FITTED.name(), RandomLabelsClaimsIT.TRUE).mean())
        .isEqualTo(1);
    assertThat(evidence.sample(RandomLabelsMetrics.TEST_RANGE.name(), random).mean())
        .isCloseTo(0.08, within(1e-12));
    assertThat(evidence.sample(RandomLabelsMetrics.GAP.name(), random).mean())
        .isCloseTo(0.65, within(1e-12));
  }

  @Test
  void readsTwelvePlacesOfTheRunOnRandomLabels() {
    Evidence evidence = findings().evidence();
    assertThat(evidence.sample(RandomLabelsMetrics.TEST_LOSS.name(), "random labels, 7/12").mean())
        .isEqualTo(21);
    assertThat(
            evidence.sample(RandomLabelsMetrics.RUNNING_GAP.name(), "random labels, 12/12").mean())
        .isCloseTo(0.88, within(1e-12));
    assertThat(evidence.places()).containsEntry("random labels, 7/12", 7.0);
  }

  @Test
  void runsNeitherASmallerStepNorThreeTimesTheEpochsAtTheCutDownBudget() {
    Findings findings = findings();
    assertThat(findings.notRun("R1")).containsExactly("Adam 1e-3", "36 epochs");
    assertThat(findings.alternatives()).containsOnlyKeys("no batch norm");
    assertThat(findings.figures().get("R4")).hasSize(2);
  }
}
