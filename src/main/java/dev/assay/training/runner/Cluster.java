package dev.assay.training.runner;

import dev.assay.training.DataSets;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.List;

/** Machines that train trials for this one. */
public interface Cluster extends AutoCloseable {
  /** Returns how many trials it can train side by side, at least 1. */
  int slots();

  /** Returns what trains, in a line for people. */
  String describe();

  /**
   * Trains a trial and waits for it. May be called from several threads.
   *
   * @param required the results of the trials that it requires
   * @param dataSets the data that it may ask for; sent to each machine once
   * @return the result that this machine alone would have got, to the last bit, or an error
   * @throws ClusterException if the trial could not be run there, with the remedy
   * @throws InterruptedException if this thread is interrupted; the trial is then stopped there
   */
  TrialResult train(Trial trial, List<TrialResult> required, DataSets dataSets)
      throws InterruptedException;

  /** Lets the machines go. */
  @Override
  void close();
}
