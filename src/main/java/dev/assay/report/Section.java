package dev.assay.report;

import dev.assay.claim.settings.SettingsTable;
import dev.assay.report.text.Outline;
import java.util.List;
import java.util.Optional;

/**
 * A section of the report under test with the claims it makes.
 *
 * @param title its title, as in the report
 * @param settings models, data and training of this run, in a few sentences
 * @param arithmetic the arms that the report compares, with its own settings; empty where the
 *     experiment failed to name them
 * @param claims its claims, in the report's order
 * @param questions the questions that it answers, in the report's order; may be empty
 */
public record Section(
    String title,
    String settings,
    Optional<SettingsTable> arithmetic,
    List<ClaimReport> claims,
    List<Question> questions) {

  /** Copies the lists. */
  public Section {
    claims = List.copyOf(claims);
    questions = List.copyOf(questions);
  }

  /** Holds a section whose arms are known. */
  public Section(
      String title,
      String settings,
      SettingsTable arithmetic,
      List<ClaimReport> claims,
      List<Question> questions) {
    this(title, settings, Optional.of(arithmetic), claims, questions);
  }

  /** Returns what of it is to be found in the report's text. */
  public Outline.Part outline() {
    return new Outline.Part(
        title,
        questions.stream().map(Question::asked).toList(),
        claims.stream()
            .map(claim -> claim.verdict().claim())
            .map(claim -> new Outline.Cited(claim.id(), claim.where().place(), claim.where().quote()))
            .toList());
  }

  /** Returns the same with other claims. */
  public Section with(List<ClaimReport> others) {
    return new Section(title, settings, arithmetic, others, questions);
  }
}
