package dev.assay.training.setting;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalInt;

/** Says when during a training run a checkpoint is taken. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CheckpointTrigger.End.class, name = "end"),
  @JsonSubTypes.Type(value = CheckpointTrigger.StepsTaken.class, name = "steps-taken"),
  @JsonSubTypes.Type(value = CheckpointTrigger.ExamplesSeen.class, name = "examples-seen"),
  @JsonSubTypes.Type(value = CheckpointTrigger.LossReached.class, name = "loss-reached"),
  @JsonSubTypes.Type(value = CheckpointTrigger.Named.class, name = "named")
})
public sealed interface CheckpointTrigger {
  /** Returns the prefix of what is measured at this moment. */
  String label();

  /**
   * Returns after how many optimizer steps the moment comes; empty where the course of the training
   * decides. An epoch's last batch is what is left of the training set.
   *
   * @param trainCount the examples of an epoch
   */
  default OptionalInt stepsNeeded(int trainCount, int batchSize) {
    return OptionalInt.empty();
  }

  /** Returns a watch that tells, step by step, whether the moment has come. */
  Watch watch();

  /**
   * Returns the same moment under a name of the caller's, so that a trial can have two of its kind.
   */
  default CheckpointTrigger named(String name) {
    return new Named(name, this);
  }

  /** Returns the moment without the caller's name. */
  default CheckpointTrigger unnamed() {
    return this;
  }

  /** Follows one run. */
  @FunctionalInterface
  interface Watch {
    /**
     * Takes note of a step and tells whether the weights <em>before</em> it are the wanted ones.
     *
     * @param count the step's examples
     * @param loss their mean loss, at the weights before the step
     */
    boolean comesBefore(int count, double loss);

    /** Writes what it has taken note of. */
    default void save(DataOutput out) throws IOException {}

    /** Takes over what {@link #save} wrote. */
    default void restore(DataInput in) throws IOException {}
  }

  /** Counts steps or examples up to a number. */
  final class Counter implements Watch {
    private final long most;
    private final boolean examples;
    private long counted;

    private Counter(long most, boolean examples) {
      this.most = most;
      this.examples = examples;
    }

    @Override
    public boolean comesBefore(int count, double loss) {
      boolean comes = counted >= most;
      counted += examples ? count : 1;
      return comes;
    }

    @Override
    public void save(DataOutput out) throws IOException {
      out.writeLong(counted);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      counted = in.readLong();
    }
  }

  /** After the last step. */
  record End() implements CheckpointTrigger {
    @Override
    public String label() {
      return "end";
    }

    @Override
    public Watch watch() {
      return (count, loss) -> false;
    }
  }

  /**
   * As soon as so many optimizer steps have been taken.
   *
   * @param count how many, at least 1
   */
  record StepsTaken(int count) implements CheckpointTrigger {
    /** Validates the count. */
    public StepsTaken {
      if (count < 1) {
        throw new IllegalArgumentException(
            "a checkpoint after " + count + " steps: give at least 1");
      }
    }

    @Override
    public String label() {
      return "equal-steps";
    }

    @Override
    public OptionalInt stepsNeeded(int trainCount, int batchSize) {
      return OptionalInt.of(count);
    }

    @Override
    public Watch watch() {
      return new Counter(count, false);
    }
  }

  /**
   * As soon as so many examples have been trained on, repetitions counted.
   *
   * @param count how many, at least 1
   */
  record ExamplesSeen(int count) implements CheckpointTrigger {
    /** Validates the count. */
    public ExamplesSeen {
      if (count < 1) {
        throw new IllegalArgumentException(
            "a checkpoint after " + count + " examples: give at least 1");
      }
    }

    @Override
    public String label() {
      return "equal-epochs";
    }

    @Override
    public OptionalInt stepsNeeded(int trainCount, int batchSize) {
      int epochs = count / trainCount;
      return OptionalInt.of(
          Math.addExact(
              Math.multiplyExact(epochs, Budget.stepsPerEpoch(trainCount, batchSize)),
              Budget.stepsPerEpoch(count % trainCount, batchSize)));
    }

    @Override
    public Watch watch() {
      return new Counter(count, true);
    }
  }

  /**
   * As soon as the mean loss over the latest examples has come down to a target.
   *
   * @param target the loss, positive
   * @param window over how many of the latest examples the mean is taken, in whole mini-batches
   */
  record LossReached(double target, int window) implements CheckpointTrigger {
    /** Validates the target and the window. */
    public LossReached {
      if (!(target > 0) || window < 1) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "a checkpoint at loss %s over %d examples: give a positive loss and at least 1",
                target,
                window));
      }
    }

    @Override
    public String label() {
      return "matched-loss";
    }

    @Override
    public Watch watch() {
      return new MovingLoss(this);
    }
  }

  /**
   * Another moment under a name of the caller's.
   *
   * @param name the prefix of what is measured: lower-case letters, digits and dashes
   * @param trigger the moment, which has no such name yet
   */
  record Named(String name, CheckpointTrigger trigger) implements CheckpointTrigger {
    /** Validates the name. */
    public Named {
      if (!name.matches("[a-z][a-z0-9-]*") || trigger instanceof Named) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "a checkpoint named \"%s\": give lower-case letters, digits and dashes, and one name",
                name));
      }
    }

    @Override
    public String label() {
      return name;
    }

    @Override
    public OptionalInt stepsNeeded(int trainCount, int batchSize) {
      return trigger.stepsNeeded(trainCount, batchSize);
    }

    @Override
    public CheckpointTrigger unnamed() {
      return trigger;
    }

    @Override
    public Watch watch() {
      return trigger.watch();
    }
  }
}
