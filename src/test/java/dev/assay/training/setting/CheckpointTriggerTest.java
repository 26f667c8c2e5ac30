package dev.assay.training.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.training.Checkpoint;
import org.junit.jupiter.api.Test;

class CheckpointTriggerTest {
  @Test
  void theEndIsNeverBeforeAStep() {
    assertThat(comesBeforeStep(new CheckpointTrigger.End(), 10, 1, 1, 1)).isZero();
  }

  @Test
  void waitsUntilSoManyStepsAreTaken() {
    assertThat(comesBeforeStep(new CheckpointTrigger.StepsTaken(2), 10, 1, 1, 1)).isEqualTo(3);
    assertThat(comesBeforeStep(new CheckpointTrigger.StepsTaken(3), 10, 1, 1, 1)).isZero();
  }

  @Test
  void waitsUntilSoManyExamplesAreSeen() {
    assertThat(comesBeforeStep(new CheckpointTrigger.ExamplesSeen(25), 10, 1, 1, 1, 1))
        .isEqualTo(4);
    assertThat(comesBeforeStep(new CheckpointTrigger.ExamplesSeen(20), 10, 1, 1, 1, 1))
        .isEqualTo(3);
    assertThat(comesBeforeStep(new CheckpointTrigger.ExamplesSeen(40), 10, 1, 1, 1, 1)).isZero();
  }

  @Test
  void waitsUntilTheMeanOverTheWindowIsLow() {
    // One low batch is not enough; the window of 20 examples holds two batches.
    assertThat(comesBeforeStep(new CheckpointTrigger.LossReached(1, 20), 10, 3, 0.1, 3, 0.9, 1))
        .isEqualTo(5);
    assertThat(comesBeforeStep(new CheckpointTrigger.LossReached(1, 10), 10, 3, 0.1, 3))
        .isEqualTo(2);
    // A window that is not full yet says nothing.
    assertThat(comesBeforeStep(new CheckpointTrigger.LossReached(1, 30), 10, 0.1, 0.1, 0.1))
        .isEqualTo(3);
    assertThat(comesBeforeStep(new CheckpointTrigger.LossReached(1, 40), 10, 0.1, 0.1, 0.1))
        .isZero();
    // A batch larger than the window is a window of its own.
    assertThat(comesBeforeStep(new CheckpointTrigger.LossReached(1, 5), 10, 3, 0.9)).isEqualTo(2);
  }

  @Test
  void rejectsMomentsThatCannotCome() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CheckpointTrigger.StepsTaken(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new CheckpointTrigger.ExamplesSeen(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new CheckpointTrigger.LossReached(0, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> new CheckpointTrigger.LossReached(1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Checkpoint(new CheckpointTrigger.End(), -1));
  }

  /** Returns the first step, from 1, before which the moment comes, or 0. */
  private static int comesBeforeStep(CheckpointTrigger moment, int count, double... losses) {
    CheckpointTrigger.Watch watch = moment.watch();
    for (int i = 0; i < losses.length; i++) {
      if (watch.comesBefore(count, losses[i])) {
        return i + 1;
      }
    }
    return 0;
  }

  @Test
  void takesANameOfTheCallersAndIsTheSameMoment() {
    CheckpointTrigger early = new CheckpointTrigger.StepsTaken(2).named("early");
    assertThat(early.label()).isEqualTo("early");
    assertThat(early.unnamed()).isEqualTo(new CheckpointTrigger.StepsTaken(2));
    CheckpointTrigger.Watch watch = early.watch();
    assertThat(watch.comesBefore(1, 0)).isFalse();
    assertThat(watch.comesBefore(1, 0)).isFalse();
    assertThat(watch.comesBefore(1, 0)).isTrue();
    for (String name : new String[] {"", "Early", "a.b"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CheckpointTrigger.End().named(name))
          .withMessageContaining("give lower-case letters, digits and dashes");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> early.named("again"));
  }
}
