package dev.assay.experiment;

import dev.assay.claim.Claim;
import dev.assay.report.Question;
import java.util.List;
import java.util.Optional;

/**
 * What a file of claims may say of its section beyond claims and comparison. All of it is optional;
 * what does not fit is an {@link Experiment} of its own.
 */
public interface ReportSection {
  /**
   * What a section is called.
   *
   * @param report the report that it is of
   * @param part the part of the report
   * @param section the section
   * @param title what it is about, in a few words
   */
  record Name(ReportUnderTest report, String part, String section, String title) {}

  /** What the criteria of a file of claims are made from; the file has one, in a static field. */
  interface Basis {
    /**
     * Returns the experiment of claims that were made from it.
     *
     * @param more what the file says besides
     */
    Experiment section(Name name, List<Claim> claims, ReportSection more);
  }

  /** Returns the report, if more of it is to be said than its title. */
  default Optional<ReportUnderTest> report() {
    return Optional.empty();
  }

  /** Tells whether a seed's numbers depend on the others of its run, as distances between runs. */
  default boolean measuredTogether() {
    return false;
  }

  /**
   * Says what holds for every claim of the section, such as what the report leaves open; the
   * claim's own method comes after it and may say otherwise.
   */
  default void everyClaim(Claim.Builder claim) {}

  /** Returns the questions that the section answers, in the report's order and words. */
  default List<Question> questions() {
    return List.of();
  }

  /**
   * Returns the settings table of the report's arms.
   *
   * @param ofArms the table of all arms, with the claims that it touches
   * @param report the trials with the report's own settings and one seed
   */
  default ReportSettings settings(ReportSettings ofArms, PlannedTrials report) {
    return ofArms;
  }

  /**
   * Enters the metrics that {@link Comparison#entered} names: what no run of one seed has, such as
   * the distance of two runs, and what parts of a run have.
   *
   * @param runs the results under one setting
   */
  default void enter(Entries entries, Runs runs) {}

  /**
   * Returns the findings with figures of the section's own, and with what the same runs show when
   * they are measured otherwise; a claim that is given no figure gets the default figures of its
   * metrics.
   *
   * @param runs the results of the default setting
   */
  default Findings figures(Findings findings, Runs runs) {
    return findings;
  }
}
