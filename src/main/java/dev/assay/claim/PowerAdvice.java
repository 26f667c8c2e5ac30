package dev.assay.claim;

import java.util.OptionalInt;

/**
 * Say how many seeds would probably decide an inconclusive claim.
 *
 * @param seedsNow seeds that were run
 * @param seedsNeeded fewest seeds with power 0.8 at α divided by the family's size; empty if more
 *     than 1,000, or if seeds are not what lacks
 * @param text the advice as a sentence
 */
public record PowerAdvice(int seedsNow, OptionalInt seedsNeeded, String text) {
  static final double TARGET = 0.8;
  static final int AT_MOST = 1000;

  /** Advise where the seeds that were run tell nothing about the spread. */
  static PowerAdvice unknown(int seedsNow) {
    return new PowerAdvice(
        seedsNow,
        OptionalInt.empty(),
        "How many seeds would decide it cannot be told from these: it takes two that all have values.");
  }

  /** Advise where seeds are not what lacks. */
  static PowerAdvice fullBudget(int seedsNow) {
    return new PowerAdvice(
        seedsNow,
        OptionalInt.empty(),
        "More seeds do not decide it; the report's full budget does.");
  }

  static PowerAdvice of(int seedsNow, OptionalInt seedsNeeded) {
    String text =
        seedsNeeded.isPresent()
            ? "About %d seeds (now %d) would decide it with probability %s, if mean and spread stay as they are."
                .formatted(seedsNeeded.getAsInt(), seedsNow, Text.number(TARGET))
            : "More than %d seeds would be needed to decide it, if mean and spread stay as they are."
                .formatted(AT_MOST);
    return new PowerAdvice(seedsNow, seedsNeeded, text);
  }
}
