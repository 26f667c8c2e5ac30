package dev.assay.training.runner;

import dev.assay.training.Trial;

/** Says which trial could not be run, and why. */
public final class TrialException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrialException(Trial trial, Throwable cause) {
    super("the trial could not be run: " + trial.describe() + ": " + cause, cause);
  }
}
