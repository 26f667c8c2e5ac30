package dev.assay.experiment;

import dev.assay.training.TrialResult;
import java.util.List;
import java.util.function.Predicate;

/**
 * Those runs of an arm that are cases of something. Of the others nothing is said: they count
 * neither for nor against a claim about the cases, and neither does a run that diverged.
 *
 * @param name what they are called, as an arm of evidence
 * @param arm the arm that is trained
 * @param among whether a run that finished is one
 */
public record Cases(String name, String arm, Predicate<TrialResult> among) {
  /** Returns those of these cases of which more holds. */
  public Cases and(String newName, Predicate<TrialResult> more) {
    return new Cases(newName, arm, among.and(more));
  }

  /**
   * Returns the run of a seed.
   *
   * @throws NoCaseException if it is none of the cases
   */
  public TrialResult of(SeedRuns runs) {
    return runs.finished(arm).filter(among).orElseThrow(NoCaseException::new);
  }

  /** Returns all cases of the setting, by rising seed. */
  public List<TrialResult> all(SeedRuns runs) {
    return of(runs.all(arm));
  }

  /** Returns the cases among some runs. */
  public List<TrialResult> of(List<TrialResult> runs) {
    return runs.stream().filter(run -> !run.diverged() && among.test(run)).toList();
  }
}
