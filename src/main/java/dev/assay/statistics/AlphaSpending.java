package dev.assay.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plan at which numbers of seeds a claim is tested while seeds are added, and how much of α each of
 * these interim analyses may spend.
 *
 * <p>α is spent in proportion to the seeds, the linear spending function of Lan &amp; DeMets
 * (1983): analysis k after n_k of at most N seeds tests at α_k = α (n_k − n_{k−1}) / N. Each
 * interim analysis has its share for itself and takes nothing from the correlation with the others.
 * The probability that any analysis errs is then at most Σ α_k = α by Bonferroni's inequality: for
 * every kind of test, for a family corrected within each interim analysis, and however many of the
 * interim analyses are made.
 *
 * @param alpha level of all interim analyses together, in (0, 0.5)
 * @param seeds seeds at each interim analysis, ascending; the last is the most that may be run
 */
public record AlphaSpending(double alpha, List<Integer> seeds) {

  /**
   * Copies the numbers of seeds.
   *
   * @throws IllegalArgumentException if α is outside (0, 0.5), there is no analysis, an interim
   *     analysis has fewer than two seeds, or an interim analysis has no more than the one before
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
              "Interim analyses at %s seeds with α = %s: give α in (0, 0.5) and ascending numbers from 2 on.",
              seeds,
              alpha));
    }
  }

  /**
   * Plan interim analyses after {@code first} seeds, twice, four times as many and so on, and after
   * {@code most}.
   *
   * @throws IllegalArgumentException if {@code first} is below 2 or above {@code most}
   */
  public static AlphaSpending doubling(double alpha, int first, int most) {
    if (first < 2 || first > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Interim analyses from %d to at most %d seeds: the first needs 2 or more and cannot exceed the last.",
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

  /** Counts the interim analyses. */
  public int analyses() {
    return seeds.size();
  }

  /** Gets the number of seeds at an interim analysis, counted from 1. */
  public int seedsAt(int analysis) {
    return seeds.get(analysis - 1);
  }

  /** Computes the level of an interim analysis, counted from 1. */
  public double alphaAt(int analysis) {
    int before = analysis == 1 ? 0 : seedsAt(analysis - 1);
    return alpha * ((double) (seedsAt(analysis) - before) / seedsAt(analyses()));
  }

  /** Computes what an interim analysis, counted from 1, and those before it have spent. */
  public double spentBy(int analysis) {
    return alpha * ((double) seedsAt(analysis) / seedsAt(analyses()));
  }
}
