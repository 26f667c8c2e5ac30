package dev.assay.report.text;

import java.util.List;

/**
 * What is to be found in a report's text: its questions and what its claims quote.
 *
 * @param parts its sections, in its order
 */
public record Outline(List<Part> parts) {

  /** Copies the list. */
  public Outline {
    parts = List.copyOf(parts);
  }

  /**
   * One section.
   *
   * @param name as readers know it
   * @param questions the questions that it answers, in its order; may be empty
   * @param claims its claims
   */
  public record Part(String name, List<Asked> questions, List<Cited> claims) {

    /** Copies the lists. */
    public Part {
      questions = List.copyOf(questions);
      claims = List.copyOf(claims);
    }
  }

  /**
   * One question.
   *
   * @param label how places name it, for example {@code b}; empty where there is one only
   * @param text its words
   * @param forSettings whether it asks for settings
   */
  public record Asked(String label, String text, boolean forSettings) {
    /** Tells whether a place such as {@code §1.b} is an answer to it. */
    public boolean isAnsweredAt(String place) {
      return label.isEmpty() || place.endsWith("." + label);
    }
  }

  /**
   * What a claim quotes.
   *
   * @param claim its id
   * @param place where, for example {@code §1.b}
   * @param quote the words
   */
  public record Cited(String claim, String place, String quote) {}
}
