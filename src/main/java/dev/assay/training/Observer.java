package dev.assay.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Watches one run and records what its probe asked for. An instance belongs to one run.
 *
 * <p>When a run goes on from where it was suspended, {@link #started} is called first, with the
 * initial weights, as before its first step. What an observer remembers of later steps it must save
 * and restore.
 */
public interface Observer {
  /** Called before the first step. */
  default void started(TrainingRun session) {}

  /** Called in each step when the gradient is known and before the optimizer uses it up. */
  default void gradientReady(TrainingRun session) {}

  /** Called after each pass over the training set, and after the last step. */
  default void epochEnded(TrainingRun session) {}

  /** Called after the last step, with the trained network. */
  default void finished(TrainingRun session) {}

  /** Writes what it remembers of the steps so far; nothing that {@link #started} sets. */
  default void save(DataOutput out) throws IOException {}

  /** Takes over what {@link #save} wrote. */
  default void restore(DataInput in) throws IOException {}
}
