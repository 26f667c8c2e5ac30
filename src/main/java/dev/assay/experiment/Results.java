package dev.assay.experiment;

import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.runner.CompletedTrial;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The completed trials of one experiment. Immutable. */
public final class Results {
  private final Map<Trial, CompletedTrial> byTrial;

  /** Collects results; of a trial that stands there twice, the first counts. */
  public Results(List<CompletedTrial> completed) {
    byTrial =
        completed.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    trial -> trial.result().trial(), Results::readable, (a, b) -> a));
  }

  /** Without the accuracy of a regression: stored results hold 0 there, and there is none. */
  private static CompletedTrial readable(CompletedTrial completed) {
    TrialResult result = completed.result();
    if (result.trial().architecture().loss().hasAccuracy()) {
      return completed;
    }
    return new CompletedTrial(
        new TrialResult(
            result.trial(),
            result.measurements().without("accuracy"),
            result.outcome(),
            result.provenance()),
        completed.stored());
  }

  /**
   * Returns the result of a trial.
   *
   * @throws UnplannedTrialException if the experiment did not plan it
   */
  public TrialResult of(Trial trial) {
    return completed(trial).result();
  }

  public Collection<CompletedTrial> all() {
    return byTrial.values();
  }

  public CompletedTrial completed(Trial trial) {
    CompletedTrial found = byTrial.get(trial);
    if (found == null) {
      throw new UnplannedTrialException(trial);
    }
    return found;
  }
}
