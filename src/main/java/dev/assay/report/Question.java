package dev.assay.report;

import static java.util.Objects.requireNonNull;

import dev.assay.report.text.Outline;
import java.util.Locale;

/**
 * One question that a section of the report answers.
 *
 * @param label how the report's places name it, for example {@code b}; empty where a section asks
 *     one question only
 * @param text the question, in the report's words
 * @param asksForSettings whether the section's settings are its answer
 */
public record Question(String label, String text, boolean asksForSettings) {

  /** Checks that nothing is missing. */
  public Question {
    requireNonNull(label);
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "Question '%s' has no text. Give the report's words.", label));
    }
  }

  /** Asks what the models, the data and the training were. */
  public static Question ofSettings(String label, String text) {
    return new Question(label, text, true);
  }

  /** Asks for what was found. */
  public static Question ofResults(String label, String text) {
    return new Question(label, text, false);
  }

  /** Returns it as it is looked up in the report's text. */
  public Outline.Asked asked() {
    return new Outline.Asked(label, text, asksForSettings);
  }

  /** Tells whether a place such as {@code §1.b} is an answer to it. */
  boolean isAnsweredAt(String place) {
    return asked().isAnsweredAt(place);
  }
}
