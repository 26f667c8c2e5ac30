package dev.assay.training.setting;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;

/** Says how long a trial trains. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Budget.Epochs.class, name = "epochs"),
  @JsonSubTypes.Type(value = Budget.Steps.class, name = "steps")
})
public sealed interface Budget {
  /** Returns the number of optimizer steps. */
  int steps(int trainCount, int batchSize);

  /** Returns how often each training example is seen, full batches counted. */
  double epochs(int trainCount, int batchSize);

  /** Returns the budget in words. */
  String describe();

  /** Returns the number of steps of one pass over the training set. */
  static int stepsPerEpoch(int trainCount, int batchSize) {
    return (trainCount + batchSize - 1) / batchSize;
  }

  /**
   * Whole passes over the training set.
   *
   * @param count how many, at least 1
   */
  record Epochs(int count) implements Budget {
    /** Validates the count. */
    public Epochs {
      atLeastOne("epochs", count);
    }

    @Override
    public int steps(int trainCount, int batchSize) {
      return Math.multiplyExact(count, stepsPerEpoch(trainCount, batchSize));
    }

    @Override
    public double epochs(int trainCount, int batchSize) {
      return count;
    }

    @Override
    public String describe() {
      return count == 1 ? "1 epoch" : String.format(Locale.ENGLISH, "%,d epochs", count);
    }
  }

  /**
   * A number of optimizer steps, whatever the number of epochs this makes.
   *
   * @param count how many, at least 1
   */
  record Steps(int count) implements Budget {
    /** Validates the count. */
    public Steps {
      atLeastOne("steps", count);
    }

    @Override
    public int steps(int trainCount, int batchSize) {
      return count;
    }

    @Override
    public double epochs(int trainCount, int batchSize) {
      return (double) count * Math.min(batchSize, trainCount) / trainCount;
    }

    @Override
    public String describe() {
      return count == 1 ? "1 step" : String.format(Locale.ENGLISH, "%,d steps", count);
    }
  }

  private static void atLeastOne(String what, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "a budget of %d %s trains nothing: give at least 1", count, what));
    }
  }
}
