package dev.assay.claim.evidence;

import java.util.Collections;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an observed number rests on, seed by seed, and what the criterion holds it against, on the
 * scale on which the observation states its mean.
 *
 * @param values the number by seed; where a share of runs is observed, 1 for each run that counts
 *     and 0 for the others; empty where nothing was trained; unmodifiable
 * @param claimedFrom lower end of what is claimed; −∞ for "at most"
 * @param claimedTo upper end; +∞ for "at least"
 * @param noEffect the value without effect; empty where a level is claimed
 */
public record SeedValues(
    SortedMap<Long, Double> values, double claimedFrom, double claimedTo, OptionalDouble noEffect) {

  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if the ends are NaN or turned
   */
  public SeedValues {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    if (!(claimedFrom <= claimedTo)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A claimed range from %s to %s: low must not exceed high.",
              claimedFrom,
              claimedTo));
    }
  }
}
