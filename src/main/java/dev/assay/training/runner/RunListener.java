package dev.assay.training.runner;

import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.List;

/** Hears how a run goes. Called from several threads. */
public interface RunListener {
  /** Hears nothing. */
  RunListener NONE = new RunListener() {};

  /** Called when it is known what will be trained and what is stored already. */
  default void planned(List<Trial> toTrain, int stored) {}

  /** Called every few steps of a trial. */
  default void progressed(Trial trial, int step, int steps, int epoch, double loss) {}

  /** Called when a trial was stopped before its end and its state kept. */
  default void suspended(Trial trial) {}

  /** Called when a trial was trained. */
  default void finished(TrialResult result) {}
}
