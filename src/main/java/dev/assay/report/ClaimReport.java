package dev.assay.report;

import static java.util.Objects.requireNonNull;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Verdict;
import java.util.List;

/**
 * Hold all that a reader is shown of one claim.
 *
 * @param verdict how the claim stands
 * @param check how that compares with what was expected
 * @param figures its figures, the one for the thumbnail first; may be empty
 * @param origins where the results of its trials come from
 * @param repeat the command line that repeats this claim alone
 */
public record ClaimReport(
    Verdict verdict,
    ExpectedVerdicts.Check check,
    List<Figure> figures,
    List<TrialOrigin> origins,
    String repeat) {

  /** Copy the lists. */
  public ClaimReport {
    requireNonNull(verdict);
    requireNonNull(check);
    figures = List.copyOf(figures);
    origins = List.copyOf(origins);
  }

  /** Return the same without its figures. */
  ClaimReport withoutFigures() {
    return new ClaimReport(verdict, check, List.of(), origins, repeat);
  }
}
