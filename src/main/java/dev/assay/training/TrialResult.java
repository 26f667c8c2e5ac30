package dev.assay.training;

import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import dev.assay.training.result.Provenance;

/**
 * What came of a trial.
 *
 * @param trial the trial that made it
 * @param measurements what its probes measured, up to the step of a divergence
 * @param outcome how it ended
 * @param provenance where and with what it was trained
 */
public record TrialResult(
    Trial trial, Measurements measurements, Outcome outcome, Provenance provenance) {

  /** Tells whether training stopped at a NaN or an infinity. */
  public boolean diverged() {
    return outcome instanceof Outcome.Diverged;
  }
}
