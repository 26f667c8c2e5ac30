package dev.assay.training.runner;

import dev.assay.training.Trial;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers what was completed, so that experiments which share a trial train it once although the
 * run is cold.
 */
public final class RememberingRunner {
  private final Map<Trial, CompletedTrial> completed = new HashMap<>();

  /** Creates a runner that remembers nothing yet. */
  public RememberingRunner() {}

  /** Returns a runner that hands over only the trials that no earlier call completed. */
  public TrialRunner over(TrialRunner runner) {
    return trials -> run(trials, runner);
  }

  /** Remembers trials that were completed otherwise. */
  public synchronized void remember(Collection<CompletedTrial> trials) {
    trials.forEach(trial -> completed.put(trial.result().trial(), trial));
  }

  /** Tells whether a trial was completed. */
  public synchronized boolean holds(Trial trial) {
    return completed.containsKey(trial);
  }

  private synchronized List<CompletedTrial> run(List<Trial> trials, TrialRunner runner) {
    List<Trial> open =
        trials.stream().filter(trial -> !completed.containsKey(trial)).distinct().toList();
    List<CompletedTrial> results = runner.run(open);
    for (int i = 0; i < open.size(); i++) {
      completed.put(open.get(i), results.get(i));
    }
    return trials.stream().map(completed::get).toList();
  }
}
