package dev.assay.report;

import java.util.List;

/**
 * Hold a section of the report under test with the claims it makes.
 *
 * @param title its title, as in the report
 * @param settings models, data and training of this run, in a few sentences
 * @param claims its claims, in the report's order
 * @param questions the questions that it answers, in the report's order; may be empty
 */
public record Section(
    String title, String settings, List<ClaimReport> claims, List<Question> questions) {

  /** Copy the lists. */
  public Section {
    claims = List.copyOf(claims);
    questions = List.copyOf(questions);
  }

  /** Make a section of a report that answers no questions. */
  public Section(String title, String settings, List<ClaimReport> claims) {
    this(title, settings, claims, List.of());
  }
}
