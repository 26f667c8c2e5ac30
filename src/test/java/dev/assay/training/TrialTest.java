package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.model.Activation;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.CheckpointTrigger;
import dev.assay.training.setting.TrialData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialTest {
  @Test
  void hasTheSameKeyForEqualContent() {
    assertThat(Trials.images(1).key()).isEqualTo(Trials.images(1).key()).matches("[0-9a-f]{64}");
  }

  @Test
  void digestsAPlanWhateverItsOrderAndRepetitions() {
    Trial one = Trials.images(1);
    Trial two = Trials.function(2);
    assertThat(Trial.digest(List.of(one, two)))
        .matches("[0-9a-f]{64}")
        .isEqualTo(Trial.digest(List.of(two, one, two)))
        .isNotEqualTo(Trial.digest(List.of(one)));
  }

  @Test
  void digestsAPlanAnewForAnotherSeedBudgetOrLearningRate() {
    assertThat(
            List.of(
                Trial.digest(List.of(Trials.function(Optimizer.adam(1e-3), 30, 1))),
                Trial.digest(List.of(Trials.function(Optimizer.adam(1e-3), 30, 2))),
                Trial.digest(List.of(Trials.function(Optimizer.adam(1e-3), 31, 1))),
                Trial.digest(List.of(Trials.function(Optimizer.adam(2e-3), 30, 1)))))
        .doesNotHaveDuplicates();
  }

  @Test
  void countsTheEpochsOfEitherBudget() {
    assertThat(new Budget.Epochs(6).epochs(60_000, 64)).isEqualTo(6);
    assertThat(new Budget.Steps(6_000).epochs(60_000, 16)).isEqualTo(1.6);
    assertThat(new Budget.Steps(20_000).epochs(1_000, 4_000)).isEqualTo(20_000);
  }

  @Test
  void hasAnotherKeyForAnythingThatChangesTheResult() {
    Trial base = Trials.images(1);
    TrialData.Images data = (TrialData.Images) base.data();
    ConvNet net = (ConvNet) base.architecture();
    assertThat(
            List.of(
                base.key(),
                Trials.images(2).key(),
                with(data.withShuffledShare(0.25), net, base).key(),
                with(data, net.normalised(), base).key(),
                new Trial(data, net, Optimizer.adam(2e-2), 64, base.budget(), 1).key(),
                new Trial(data, net, Optimizer.sgd(1e-2), 64, base.budget(), 1).key(),
                new Trial(data, net, Optimizer.adam(1e-2), 32, base.budget(), 1).key(),
                new Trial(data, net, Optimizer.adam(1e-2), 64, new Budget.Steps(8), 1).key(),
                new Trial(data, net, Optimizer.adam(1e-2), 64, base.budget(), 1).key()))
        .doesNotHaveDuplicates();
  }

  @Test
  void countsSteps() {
    assertThat(new Budget.Epochs(8).steps(60_000, 128)).isEqualTo(8 * 469);
    assertThat(new Budget.Epochs(1).steps(128, 128)).isEqualTo(1);
    assertThat(new Budget.Steps(6000).steps(60_000, 16)).isEqualTo(6000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100_001, Integer.MAX_VALUE})
  void refusesABatchSizeThatIsNotUsable(int batch) {
    Trial base = Trials.function(1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Trial(
                    base.data(), base.architecture(), base.optimizer(), batch, base.budget(), 1))
        .withMessageContaining("batch size " + batch)
        .withMessageContaining("give 1 to 100,000");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -5, 65_537})
  void refusesAWidthThatIsNotUsable(int width) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mlp.ofWidths(Activation.RELU, 5, width))
        .withMessageContaining("hidden width " + width)
        .withMessageContaining("give 1 to 65,536");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConvNet.ofWidths(width))
        .withMessageContaining("channel count " + width);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-3, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesALearningRateThatIsNotUsable(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Optimizer.adam(rate))
        .withMessageContaining("learning rate " + rate);
  }

  @Test
  void refusesEmptyBudgetsAndCounts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Budget.Epochs(0))
        .withMessageContaining("0 epochs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Budget.Steps(-1))
        .withMessageContaining("-1 steps");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrialData.Images("mnist", "", 0, 1, 0))
        .withMessageContaining("the number of training images is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrialData.Images("mnist", "", 1, 1, 1.5))
        .withMessageContaining("1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PerIteration(0))
        .withMessageContaining("0 iterations");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Snapshots(List.of(1, -1)))
        .withMessageContaining("negative epoch");
  }

  private static Trial with(TrialData data, ConvNet net, Trial base) {
    return new Trial(data, net, base.optimizer(), base.batchSize(), base.budget(), base.seed());
  }

  @Test
  void refusesProbesOfWhichOneWouldOverwriteTheOther() {
    Probe early = new Checkpoint(new CheckpointTrigger.StepsTaken(1), 0);
    Probe late = new Checkpoint(new CheckpointTrigger.StepsTaken(2), 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> measuring(early, late))
        .withMessageContaining("two probes of one trial leave \"equal-steps.…\"")
        .withMessageContaining("named(");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> measuring(new PerIteration(1), new PerIteration(2)))
        .withMessageContaining("\"iteration.…\"");
    Probe named = new Checkpoint(new CheckpointTrigger.StepsTaken(2).named("late"), 0);
    assertThat(measuring(early, named).probes()).containsExactly(early, named);
  }

  @Test
  void refusesANetworkThatCannotLearnTheData() {
    Trial images = Trials.images(1);
    Trial function = Trials.function(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(images.data(), function))
        .withMessageContaining("cannot learn the classes of");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(function.data(), images))
        .withMessageContaining("cannot learn the values of a function");
  }

  private static Trial of(TrialData data, Trial other) {
    return new Trial(
        data, other.architecture(), other.optimizer(), other.batchSize(), other.budget(), 1);
  }

  private static Trial measuring(Probe... probes) {
    Trial base = Trials.images(1);
    return new Trial(
        base.data(), base.architecture(), base.optimizer(), 64, base.budget(), 1, probes);
  }
}
