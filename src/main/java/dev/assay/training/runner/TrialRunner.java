package dev.assay.training.runner;

import dev.assay.training.Trial;
import java.util.List;

/** Runs trials. */
public interface TrialRunner {
  /**
   * Runs trials and returns one completion each, in their order.
   *
   * <p>A trial that is asked for twice runs once; a trial that another requires runs first.
   *
   * @throws TrialException if a trial could not be run; what was finished by then is not lost
   */
  List<CompletedTrial> run(List<Trial> trials);
}
