package dev.assay.report;

import dev.assay.claim.SettingsTable;
import java.util.List;

/**
 * Hold a section of the report under test with the claims it makes.
 *
 * @param title its title, as in the report
 * @param settings models, data and training of this run, in a few sentences
 * @param arithmetic the arms that the report compares, with its own settings
 * @param claims its claims, in the report's order
 */
public record Section(
    String title, String settings, SettingsTable arithmetic, List<ClaimReport> claims) {

  /** Copy the claims. */
  public Section {
    claims = List.copyOf(claims);
  }
}
