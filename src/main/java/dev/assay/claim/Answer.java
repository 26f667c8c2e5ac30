package dev.assay.claim;

import java.util.Locale;
import java.util.Optional;

/**
 * What one who was asked answers to the question of a claim.
 *
 * @param stance how it stands to the claim
 * @param text what was found
 * @param source where; empty where the text names it
 */
public record Answer(Stance stance, String text, Optional<Source> source) {

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public Answer {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "An answer that %s the claim has no text: say what was found.",
              stance));
    }
  }

  /** States that was found nothing on the point, where it was looked for. */
  static Answer nothing(String where) {
    return new Answer(
        Stance.SILENT,
        String.format(Locale.ENGLISH, "nothing found on this (%s)", where),
        Optional.empty());
  }
}
