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

  /** A watch is asked before a step, so what the last one brings shows before one more. */
  @Test
  void saysAfterHowManyStepsItComes() {
    for (int examples = 1; examples <= 40; examples++) {
      for (int batch = 1; batch <= 13; batch++) {
        CheckpointTrigger moment = new CheckpointTrigger.ExamplesSeen(examples).named("mine");
        CheckpointTrigger.Watch watch = moment.watch();
        int steps = 0;
        for (int left = 10; !watch.comesBefore(Math.min(batch, left), 1); steps++) {
          left = left > batch ? left - batch : 10;
        }
        assertThat(moment.stepsNeeded(10, batch)).as("%d by %d", examples, batch).hasValue(steps);
      }
    }
    assertThat(new CheckpointTrigger.StepsTaken(7).stepsNeeded(10, 3)).hasValue(7);
    assertThat(new CheckpointTrigger.LossReached(1, 5).stepsNeeded(10, 3)).isEmpty();
    assertThat(new CheckpointTrigger.End().stepsNeeded(10, 3)).isEmpty();
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
