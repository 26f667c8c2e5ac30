package dev.assay.hw1.batchsensitivity;

import static dev.assay.hw1.NullJudge.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.AlternativeSetting;
import dev.assay.claim.evidence.Evidence;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.hw1.Fabricated;
import dev.assay.junit.ClaimFile;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class BatchSensitivityMetricsTest {
  private static final Experiment SIZES = ClaimFile.experiment(BatchSensitivityClaimsIT.class);

  /** Test accuracy and loss follow the logarithm of the batch size; equal loss is not reached. */
  static TrialResult run(Trial trial, DoubleUnaryOperator accuracy, DoubleUnaryOperator loss) {
    double size = Math.log(trial.batchSize()) / Math.log(2);
    Map<String, Double> scalars = new HashMap<>();
    for (String moment : List.of("equal-steps.", "equal-epochs.")) {
      for (String set : List.of("train.", "test.")) {
        scalars.put(moment + set + "accuracy", accuracy.applyAsDouble(size));
        scalars.put(moment + set + "loss", loss.applyAsDouble(size));
      }
      for (String of : List.of("loss", "softmax", "logits")) {
        scalars.put(moment + "sensitivity." + of + ".test", of.length() / size);
        scalars.put(moment + "sensitivity." + of + ".train", 2 * of.length() / size);
      }
    }
    return Fabricated.finished(trial, Map.of(), scalars);
  }

  private static Findings findings() {
    return Fabricated.findings(SIZES, 1, trial -> run(trial, size -> size / 100, size -> 1 / size));
  }

  @Test
  void readsEachArmAtItsOwnMoment() {
    Evidence evidence = findings().evidence();
    assertThat(evidence.sample("test accuracy", "256").mean()).isEqualTo(0.08);
    assertThat(evidence.sample("training accuracy", "64, equal epochs").mean()).isEqualTo(0.06);
    assertThat(evidence.sample("sensitivity", "16, equal loss").missing())
        .containsValue("matched-loss.sensitivity.loss.test was not reached");
    assertThat(evidence.places()).containsEntry("1024", 1024.0).containsEntry("16", 16.0);
  }

  @Test
  void holdsTheLastStepAgainstTheOneBefore() {
    Evidence evidence = findings().evidence();
    String last = BatchSensitivityMetrics.LAST_STEP;
    assertThat(evidence.sample(BatchSensitivityMetrics.DROP.name(), last).mean())
        .isCloseTo(-0.01, within(1e-12));
    assertThat(evidence.sample(BatchSensitivityMetrics.RISE.name(), last).mean())
        .isCloseTo(0.9, within(1e-12));
    // Two doublings from 128 to 512.
    String ends = BatchSensitivityMetrics.ENDS;
    assertThat(evidence.sample(BatchSensitivityMetrics.DROP.name(), ends).mean())
        .isCloseTo(-0.02, within(1e-12));
    assertThat(evidence.sample(BatchSensitivityMetrics.RISE.name(), ends).mean())
        .isCloseTo(7.0 / 9, within(1e-12));
    assertThat(
            evidence
                .sample(BatchSensitivityMetrics.PLATEAU.name(), BatchSensitivityMetrics.WITHIN)
                .mean())
        .isCloseTo(7.0 / 8, within(1e-12));
    assertThat(evidence.sample(BatchSensitivityMetrics.PLATEAU.name(), ends).mean())
        .isCloseTo(7.0 / 9, within(1e-12));
  }

  @Test
  void readsEachNumberOfItsOwnSet() {
    Evidence evidence =
        Fabricated.findings(
                SIZES,
                1,
                trial ->
                    Fabricated.finished(
                        trial,
                        Map.of(),
                        Map.of(
                            "equal-steps.train.loss", 1.0,
                            "equal-steps.test.loss", (double) trial.batchSize(),
                            "equal-steps.train.accuracy", 0.5,
                            "equal-steps.test.accuracy", 0.25,
                            "equal-steps.sensitivity.loss.train", 3.0,
                            "equal-steps.sensitivity.loss.test", 4.0)))
            .evidence();
    assertThat(evidence.sample("training loss", "64").mean()).isEqualTo(1);
    assertThat(evidence.sample("test loss", "64").mean()).isEqualTo(64);
    assertThat(evidence.sample("training accuracy", "64").mean()).isEqualTo(0.5);
    assertThat(evidence.sample("test accuracy", "64").mean()).isEqualTo(0.25);
    assertThat(evidence.sample(BatchSensitivityMetrics.GENERALISATION.name(), "64").mean())
        .isEqualTo(0.25);
    assertThat(evidence.sample("sensitivity", "64").mean()).isEqualTo(4);
    assertThat(
            evidence
                .sample(BatchSensitivityMetrics.RISE.name(), BatchSensitivityMetrics.LAST_STEP)
                .mean())
        .isEqualTo(2);
  }

  @Test
  void readsAnotherSensitivityForTheClaimsThatReadIt() {
    Findings findings = findings();
    assertThat(findings.notRun("S1"))
        .filteredOn(name -> !AlternativeSetting.isAsIn(name))
        .containsExactly("batch norm");
    Evidence softmax = findings.alternatives().get("softmax Jacobian, training points");
    assertThat(softmax.sample("sensitivity", "128").mean()).isEqualTo(2.0);
    assertThat(softmax.hasAll(claim(SIZES, "S4").criterion().needs())).isTrue();
    assertThat(softmax.hasAll(claim(SIZES, "S3").criterion().needs())).isTrue();
    assertThat(softmax.hasAll(claim(SIZES, "S2").criterion().needs())).isFalse();
    assertThat(softmax.has("training accuracy", "64, equal epochs")).isTrue();
  }
}
