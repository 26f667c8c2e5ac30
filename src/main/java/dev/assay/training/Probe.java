package dev.assay.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.assay.model.Architecture;
import dev.assay.training.result.Measurements;
import java.util.List;
import java.util.Set;

/**
 * A measurement asked of a trial, as pure data. A report's own is an {@link OwnProbe}.
 *
 * <p>Each names the series, scalars and weights that it leaves in the result's {@link
 * Measurements}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Checkpoint.class, name = "checkpoint"),
  @JsonSubTypes.Type(value = Displacement.class, name = "displacement"),
  @JsonSubTypes.Type(value = ErrorSurface.class, name = "error-surface"),
  @JsonSubTypes.Type(value = FinalFit.class, name = "final-fit"),
  @JsonSubTypes.Type(value = FixedBatch.class, name = "fixed-batch"),
  @JsonSubTypes.Type(value = Flatness.class, name = "flatness"),
  @JsonSubTypes.Type(value = KeskarSharpness.class, name = "sharpness"),
  @JsonSubTypes.Type(value = Line.class, name = "line"),
  @JsonSubTypes.Type(value = OwnProbe.class, name = "own"),
  @JsonSubTypes.Type(value = PerEpoch.class, name = "per-epoch"),
  @JsonSubTypes.Type(value = PerIteration.class, name = "per-iteration"),
  @JsonSubTypes.Type(value = Prediction.class, name = "prediction"),
  @JsonSubTypes.Type(value = Snapshots.class, name = "snapshots"),
  @JsonSubTypes.Type(value = ZeroGradient.class, name = "zero-gradient")
})
public sealed interface Probe
    permits Checkpoint,
        Displacement,
        ErrorSurface,
        FinalFit,
        FixedBatch,
        Flatness,
        KeskarSharpness,
        Line,
        OwnProbe,
        PerEpoch,
        PerIteration,
        Prediction,
        Snapshots,
        ZeroGradient {
  /** Returns what those names begin with under which it alone may leave measurements. */
  Set<String> leaves();

  /** Returns what does the measuring during one run. */
  Observer observer();

  /**
   * Refuses a network of which the measurement would mean nothing.
   *
   * @throws IllegalArgumentException with what does not fit and the remedy
   */
  default void requireOf(Architecture network) {}

  /**
   * Returns after how many optimizer steps of the trial the last moment comes that it asks for; 0
   * where it takes any training as it is.
   */
  default int stepsNeeded(Trial trial) {
    return 0;
  }

  /** Returns the trials whose results the measurement needs. */
  default List<Trial> requires() {
    return List.of();
  }

  /** Returns the approximate floating-point operations that the measurement costs. */
  default double work(Trial trial) {
    return 0;
  }

  /** Returns how much of that comes after the last step. */
  default double workAtEnd(Trial trial) {
    return work(trial);
  }
}
