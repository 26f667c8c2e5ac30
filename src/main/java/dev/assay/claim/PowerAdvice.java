package dev.assay.claim;

import java.util.OptionalInt;

/**
 * Say how many seeds would probably decide an inconclusive claim.
 *
 * @param seedsNow seeds that were run
 * @param seedsNeeded fewest seeds with power 0.8 at α divided by the family's size; empty if more
 *     than 1,000
 * @param text the advice as a sentence
 */
public record PowerAdvice(int seedsNow, OptionalInt seedsNeeded, String text) {
  static final double TARGET = 0.8;
  static final int AT_MOST = 1000;

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
