package dev.assay.experiment;

import dev.assay.training.Trial;
import java.util.NoSuchElementException;

/** Thrown where an experiment asks for the result of a trial that it did not plan. */
public final class UnplannedTrialException extends NoSuchElementException {
  private static final long serialVersionUID = 1;

  UnplannedTrialException(Trial trial) {
    super("not among the experiment's trials, so not trained: " + trial.describe());
  }
}
