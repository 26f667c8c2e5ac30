package dev.assay.training.runner;

import dev.assay.training.TrialResult;
import dev.assay.training.result.Provenance;
import java.util.Locale;

/**
 * A trial's result and how this run came by it.
 *
 * @param result the result
 * @param stored whether it was taken from the store and not trained now
 */
public record CompletedTrial(TrialResult result, boolean stored) {
  /** Returns how this run came by the result, in words. */
  public String origin() {
    Provenance provenance = result.provenance();
    return stored
        ? String.format(
            Locale.ENGLISH,
            "from the store, commit %s, %s",
            provenance.shortCommit(),
            provenance.finished())
        : String.format(Locale.ENGLISH, "trained now, commit %s", provenance.shortCommit());
  }
}
