package dev.assay.statistics;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.stat.interval.BinomialProportion;

/**
 * Count the runs that have a property, and test their share exactly.
 *
 * @param successes runs with the property, from 0 to n
 * @param n runs, at least 1
 */
public record Proportion(int successes, int n) {

  /**
   * Check the counts.
   *
   * @throws IllegalArgumentException if there is no run or the count is outside [0, n]
   */
  public Proportion {
    if (n < 1 || successes < 0 || successes > n) {
      throw new IllegalArgumentException(
          "%d of %d runs is no share: count from 0 to a positive n.".formatted(successes, n));
    }
  }

  /** Compute the observed share. */
  public double share() {
    return (double) successes / n;
  }

  /** Compute the p of the true share being at most the one given. */
  public double pGreater(double share) {
    return successes == 0
        ? 1
        : 1 - new BinomialDistribution(n, share).cumulativeProbability(successes - 1);
  }

  /** Compute the p of the true share being at least the one given. */
  public double pLess(double share) {
    return new BinomialDistribution(n, share).cumulativeProbability(successes);
  }

  /** Bound the true share exactly (Clopper &amp; Pearson 1934). */
  public Interval interval(double level) {
    var exact = BinomialProportion.getClopperPearsonInterval(n, share(), level);
    return new Interval(exact.getLowerBound(), exact.getUpperBound(), level);
  }
}
