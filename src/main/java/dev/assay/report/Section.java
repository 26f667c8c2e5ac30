package dev.assay.report;

import java.util.List;

/**
 * Hold a section of the report under test with the claims it makes.
 *
 * @param title its title, as in the report
 * @param settings models, data and training of this run, in a few sentences
 * @param claims its claims, in the report's order
 */
public record Section(String title, String settings, List<ClaimReport> claims) {

  /** Copy the claims. */
  public Section {
    claims = List.copyOf(claims);
  }
}
