package dev.assay.claim;

import dev.assay.claim.evidence.Text;
import dev.assay.statistics.AlphaSpending;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One interim analysis of a run that adds seeds until its claims are decided.
 *
 * @param plan all interim analyses, fixed before the first
 * @param number which of them, from 1
 */
public record InterimAnalysis(AlphaSpending plan, int number) {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if the plan has no such analysis
   */
  public InterimAnalysis {
    if (number < 1 || number > plan.analyses()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Interim analysis %d of %d: count from 1 to the last.",
              number,
              plan.analyses()));
    }
  }

  /** Gets the number of seeds at this analysis. */
  public int seeds() {
    return plan.seedsAt(number);
  }

  /** Gets the level at which this analysis tests. */
  public double alpha() {
    return plan.alphaAt(number);
  }

  boolean isAt(int someSeeds, double someAlpha) {
    return seeds() == someSeeds && alpha() == someAlpha;
  }

  /** Says which interim analysis this is, and what it may spend. */
  public String text() {
    return String.format(
        Locale.ENGLISH,
        "Interim analysis %d of at most %d, planned after %s seeds: tested after %d seeds at α = %s; with it, %s of %s in all is spent.",
        number,
        plan.analyses(),
        plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
        seeds(),
        Text.number(alpha()),
        Text.number(plan.spentBy(number)),
        Text.number(plan.alpha()));
  }

  /** Writes the plan for the digest of a criterion: which analysis it is does not count. */
  String canonical() {
    return String.format(
        Locale.ENGLISH,
        "alpha %s spent linearly over looks at %s seeds",
        plan.alpha(),
        plan.seeds());
  }
}
