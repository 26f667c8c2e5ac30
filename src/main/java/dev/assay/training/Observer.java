package dev.assay.training;

/** Watches one run and records what its probe asked for. An instance belongs to one run. */
public interface Observer {
  /** Called before the first step. */
  default void started(TrainingRun session) {}

  /** Called in each step when the gradient is known and before the optimizer uses it up. */
  default void gradientReady(TrainingRun session) {}

  /** Called after each pass over the training set, and after the last step. */
  default void epochEnded(TrainingRun session) {}

  /** Called after the last step, with the trained network. */
  default void finished(TrainingRun session) {}
}
