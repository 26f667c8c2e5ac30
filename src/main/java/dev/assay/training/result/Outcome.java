package dev.assay.training.result;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;

/** Says how a trial ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Outcome.Finished.class, name = "finished"),
  @JsonSubTypes.Type(value = Outcome.Diverged.class, name = "diverged")
})
public sealed interface Outcome {
  /**
   * The budget was spent.
   *
   * @param steps how many steps that were
   */
  record Finished(int steps) implements Outcome {}

  /**
   * The loss or a weight stopped being a finite number.
   *
   * @param step the step in which it was seen, from 1
   * @param loss the loss of that step, NaN or infinite or the last finite one
   */
  record Diverged(int step, double loss) implements Outcome {
    @Override
    public String toString() {
      return String.format(Locale.ENGLISH, "diverged at step %d (loss %s)", step, loss);
    }
  }
}
