package dev.assay.statistics;

import java.util.Locale;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.special.Beta;

/**
 * The number of runs that have a property, and exact tests of their share.
 *
 * @param successes runs with the property, from 0 to n
 * @param n runs, at least 1
 */
public record BinomialProportion(int successes, int n) {

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if there is no run or the count is outside [0, n]
   */
  public BinomialProportion {
    if (n < 1 || successes < 0 || successes > n) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d of %d runs is no share: count from 0 to a positive n.",
              successes,
              n));
    }
  }

  /** Computes the observed share. */
  public double share() {
    return (double) successes / n;
  }

  /** Computes the p of the true share being at most the one given. */
  public double pGreater(double share) {
    // P(X ≥ k) as an incomplete beta function; 1 − P(X < k) would lose the digits of a small p.
    return successes == 0 ? 1 : Beta.regularizedBeta(share, successes, n - successes + 1.0);
  }

  /** Computes the p of the true share being at least the one given. */
  public double pLess(double share) {
    return new BinomialProportion(n - successes, n).pGreater(1 - share);
  }

  /** Tests the true share against one number, in either direction. */
  public OneSided against(double share) {
    BinomialProportion count = this;
    return new OneSided() {
      @Override
      public double pGreater() {
        return count.pGreater(share);
      }

      @Override
      public double pLess() {
        return count.pLess(share);
      }
    };
  }

  /** Bounds the true share exactly (Clopper &amp; Pearson 1934). */
  public Interval interval(double level) {
    double tail = (1 - level) / 2;
    int failures = n - successes;
    double low =
        successes == 0
            ? 0
            : new BetaDistribution(successes, failures + 1.0).inverseCumulativeProbability(tail);
    double high =
        failures == 0
            ? 1
            : new BetaDistribution(successes + 1.0, failures)
                .inverseCumulativeProbability(1 - tail);
    return new Interval(low, high, level);
  }
}
