package dev.assay.report.text;

import java.util.Locale;

/**
 * A stretch of a report's text.
 *
 * @param from its first character
 * @param to the character after its last
 */
public record Span(int from, int to) {
  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException if it is empty or turned
   */
  public Span {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "A span from %d to %d holds nothing.", from, to));
    }
  }

  /** Tells whether the two share a character. */
  public boolean meets(Span other) {
    return from < other.to && other.from < to;
  }
}
