package dev.assay.report.text;

import java.util.List;
import java.util.Optional;

/**
 * What of the report itself a reader is led by.
 *
 * @param mainClaims the ids of the claims that carry it, in its order; may be empty
 * @param text its text, where it is given
 * @param kept what people entered of its sentences, where they did
 */
public record Story(List<String> mainClaims, Optional<ReportText> text, Optional<Passages> kept) {
  /** Nothing but the claims. */
  public static final Story NONE = new Story(List.of(), Optional.empty(), Optional.empty());

  /** Copies the list. */
  public Story {
    mainClaims = List.copyOf(mainClaims);
  }
}
