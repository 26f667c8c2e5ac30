package dev.assay.statistics;

import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Test a mean over seeds against a fixed number: Student's one-sample t.
 *
 * <p>t = (mean − null) / (sd / √n) with n − 1 degrees of freedom (Student 1908). Three degenerate
 * cases are defined:
 *
 * <ul>
 *   <li>one seed: no interval, and both one-sided p are 1, so nothing is decided;
 *   <li>zero variance: the measurement does not depend on the seed, so the mean is known. p is 0 on
 *       the side on which the mean lies and 1 on the other; both are 1 when the mean is the null;
 *   <li>a measurement in steps (a rank correlation over few points) whose values happen to be
 *       equal: given its step, the standard deviation counts as at least step/√12, that of rounding
 *       to the step.
 * </ul>
 *
 * @param n seeds with a value, at least 1
 * @param mean mean over them
 * @param standardError sd / √n; 0 for one seed, which {@link #isDecidable()} tells apart
 * @param nullValue the number tested against
 */
public record MeanTest(int n, double mean, double standardError, double nullValue) {

  /**
   * Test the sample's mean against a number.
   *
   * @throws IllegalStateException if no seed has a value
   */
  public static MeanTest of(Sample sample, double nullValue) {
    return of(sample, nullValue, 0);
  }

  /**
   * Test the mean of a measurement that comes in steps.
   *
   * @param step distance between neighbouring values the measurement can take; 0 if continuous
   * @throws IllegalStateException if no seed has a value
   */
  public static MeanTest of(Sample sample, double nullValue, double step) {
    int n = sample.size();
    double deviation = n < 2 ? 0 : Math.max(sample.standardDeviation(), step / Math.sqrt(12));
    return new MeanTest(n, sample.mean(), n < 2 ? 0 : deviation / Math.sqrt(n), nullValue);
  }

  /** Tell whether there are two seeds, without which nothing can be decided. */
  public boolean isDecidable() {
    return n >= 2;
  }

  /** Compute t; infinite or 0 when the variance is 0. */
  public double t() {
    double distance = mean - nullValue;
    return standardError == 0
        ? (distance == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, distance))
        : distance / standardError;
  }

  /** Compute the one-sided p of the mean being at most the null. */
  public double pGreater() {
    return pOf(t());
  }

  /** Compute the one-sided p of the mean being at least the null. */
  public double pLess() {
    return pOf(-t());
  }

  /** Bound the mean at a level; empty for one seed, a point at zero variance. */
  public Optional<Interval> interval(double level) {
    if (!isDecidable()) {
      return Optional.empty();
    }
    double reach =
        standardError == 0
            ? 0
            : standardError
                * new TDistribution(n - 1).inverseCumulativeProbability(0.5 + level / 2);
    return Optional.of(new Interval(mean - reach, mean + reach, level));
  }

  private double pOf(double statistic) {
    if (!isDecidable()) {
      return 1;
    }
    if (standardError == 0) {
      return statistic > 0 ? 0 : 1;
    }
    // The lower tail of −t keeps digits that 1 − P(t) would lose.
    return new TDistribution(n - 1).cumulativeProbability(-statistic);
  }
}
