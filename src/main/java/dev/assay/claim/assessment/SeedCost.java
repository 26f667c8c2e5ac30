package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Text;
import java.util.Locale;

/**
 * What the seeds of a {@link PowerAdvice} cost beyond those that were run.
 *
 * @param trials trials that the run does not have
 * @param seconds wall time they would take
 * @param sideBySide trials trained at the same time
 * @param basis which trials were timed for it, where and at which commits
 * @param command what to run
 */
public record SeedCost(int trials, double seconds, int sideBySide, String basis, String command) {

  /** Says it in a sentence. */
  public String text() {
    return String.format(
        Locale.ENGLISH,
        "That is some %s for %s, %d side by side; estimated from %s.",
        Text.duration(seconds),
        Text.counted(trials, "more trial"),
        sideBySide,
        basis);
  }
}
