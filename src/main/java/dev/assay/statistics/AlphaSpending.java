package dev.assay.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plan at which numbers of seeds a claim is tested while seeds are added, and how much of α each of
 * these looks may spend.
 *
 * <p>α is spent in proportion to the seeds, the linear spending function of Lan &amp; DeMets
 * (1983): look k after n_k of at most N seeds tests at α_k = α (n_k − n_{k−1}) / N. Each look has
 * its share for itself and takes nothing from the correlation with the others. The probability that
 * any look errs is then at most Σ α_k = α by Bonferroni's inequality: for every kind of test, for a
 * family corrected within each look, and however many of the looks are made.
 *
 * @param alpha level of all looks together, in (0, 0.5)
 * @param seeds seeds at each look, ascending; the last is the most that may be run
 */
public record AlphaSpending(double alpha, List<Integer> seeds) {

  /**
   * Copy the numbers of seeds.
   *
   * @throws IllegalArgumentException if α is outside (0, 0.5), there is no look, a look has fewer
   *     than two seeds, or a look has no more than the one before
   */
  public AlphaSpending {
    seeds = List.copyOf(seeds);
    boolean usable = alpha > 0 && alpha < 0.5 && !seeds.isEmpty() && seeds.get(0) >= 2;
    for (int i = 1; i < seeds.size(); i++) {
      usable &= seeds.get(i) > seeds.get(i - 1);
    }
    if (!usable) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Looks at %s seeds with α = %s: give α in (0, 0.5) and ascending numbers from 2 on.",
              seeds,
              alpha));
    }
  }

  /**
   * Plan looks after {@code first} seeds, twice, four times as many and so on, and after {@code
   * most}.
   *
   * @throws IllegalArgumentException if {@code first} is below 2 or above {@code most}
   */
  public static AlphaSpending doubling(double alpha, int first, int most) {
    if (first < 2 || first > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Looks from %d to at most %d seeds: the first needs 2 or more and cannot exceed the last.",
              first,
              most));
    }
    List<Integer> seeds = new ArrayList<>();
    for (long next = first; next < most; next *= 2) {
      seeds.add((int) next);
    }
    seeds.add(most);
    return new AlphaSpending(alpha, seeds);
  }

  /** Count the looks. */
  public int looks() {
    return seeds.size();
  }

  /** Get the number of seeds at a look, counted from 1. */
  public int seedsAt(int look) {
    return seeds.get(look - 1);
  }

  /** Compute the level of a look, counted from 1. */
  public double alphaAt(int look) {
    int before = look == 1 ? 0 : seedsAt(look - 1);
    return alpha * ((double) (seedsAt(look) - before) / seedsAt(looks()));
  }

  /** Compute what a look, counted from 1, and those before it have spent. */
  public double spentBy(int look) {
    return alpha * ((double) seedsAt(look) / seedsAt(looks()));
  }
}
