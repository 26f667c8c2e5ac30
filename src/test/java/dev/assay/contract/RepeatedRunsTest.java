package dev.assay.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.measurement.Weights;
import dev.assay.run.FakeExperiment;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatedRunsTest {
  private static final Experiment FAKE = new FakeExperiment(1);

  private static final List<Trial> TRIALS =
      FAKE.trials(
          new Plan(
              Scale.QUICK,
              List.of(1L, 2L, 3L),
              () -> {
                throw new AssertionError("no images here");
              }));

  /** A run of the first arm under a seed. */
  private static TrialResult run(long seed, double loss, Weights weights) {
    Trial trial = TRIALS.stream().filter(one -> one.seed() == seed).findFirst().orElseThrow();
    TrialResult result = FakeExperiment.result(trial, "", 1);
    return new TrialResult(
        trial,
        new Measurements(
            new TreeMap<>(),
            new TreeMap<>(Map.of("loss", loss)),
            new TreeMap<>(Map.of("final", weights))),
        result.outcome(),
        result.provenance());
  }

  /** A run under each seed from 1 on, of these losses and of weights that all differ. */
  private static List<TrialResult> ofOtherWeights(double... losses) {
    return IntStream.rangeClosed(1, losses.length)
        .mapToObj(seed -> run(seed, losses[seed - 1], weights(1, 1 + seed)))
        .toList();
  }

  private static Weights weights(float... values) {
    return new Weights(values);
  }

  @Test
  void refusesEqualWeightsUnderTwoSeeds() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                RepeatedRuns.refuse(
                    List.of(
                        run(1, 0.1, weights(1, 2)),
                        run(2, 0.2, weights(1, 3)),
                        run(3, 0.3, weights(1, 2)))))
        .withMessageContaining("seeds 1 and 3")
        .withMessageContaining("the weights \"final\"");
  }

  @Test
  void refusesEqualMeasurementsUnderAllSeeds() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RepeatedRuns.refuse(ofOtherWeights(0.1, 0.1, 0.1)))
        .withMessageContaining("the seeds [1, 2, 3]")
        .withMessageContaining("all measurements");
  }

  /** With zero biases two dead networks of other weights have the same loss at every step. */
  @Test
  void takesTwoRunsOfThreeThatDiedAlike() {
    assertThatCode(() -> RepeatedRuns.refuse(ofOtherWeights(0.1, 0.1, 0.2)))
        .doesNotThrowAnyException();
  }

  @Test
  void takesRunsThatDifferAndRunsThatDivergedAlike() {
    TrialResult one = run(1, 0.1, weights(1, 2));
    assertThatCode(() -> RepeatedRuns.refuse(List.of(one, one, run(2, 0.2, weights(1, 3)))))
        .doesNotThrowAnyException();
    TrialResult other = run(2, 0.1, weights(1, 2));
    assertThatCode(
            () ->
                RepeatedRuns.refuse(
                    List.of(
                        one,
                        new TrialResult(
                            other.trial(),
                            other.measurements(),
                            new Outcome.Diverged(7, Double.NaN),
                            other.provenance()))))
        .doesNotThrowAnyException();
  }

  @Test
  void seesANetworkThatStartsAlikeUnderAllSeeds() {
    assertThat(RepeatedRuns.startsEachSeedElsewhere(FAKE)).isEmpty();
    assertThat(RepeatedRuns.startsEachSeedElsewhere(FAKE, trial -> new float[] {1, 2}))
        .isNotEmpty()
        .allSatisfy(breach -> assertThat(breach.text()).contains("the same weights"));
  }
}
