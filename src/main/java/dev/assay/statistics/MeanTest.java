package dev.assay.statistics;

import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A test of a mean over seeds against a fixed number: Student's one-sample t.
 *
 * <p>Null of {@link #pGreater()}: the mean is at most the number. Values are independent and
 * normal, or nearly so; rare bad runs, which few seeds need not show, break it ({@code
 * docs/statistics-methods.md}). t = (mean − null) / (sd / √n) with n − 1 degrees of freedom
 * (Student 1908). Four degenerate cases are defined:
 *
 * <ul>
 *   <li>a seed without a value: the mean over all may be anything, so both p are 1; mean and
 *       interval are those of the others;
 *   <li>one seed: no interval, and both one-sided p are 1, so nothing is decided;
 *   <li>zero variance: values alike are no proof that the next is alike, and show no more than
 *       their signs do. p is 2⁻ⁿ on the side on which the mean lies and 1 on the other; both are 1
 *       when the mean is the null;
 *   <li>a measurement in steps (a rank correlation over few points, an accuracy over few images)
 *       whose values happen to be equal or nearly so: see the step floor.
 * </ul>
 *
 * <p><b>Step floor.</b> Of a metric that moves in steps h, values alike are no proof that the next
 * is alike. The standard deviation counts as at least h/√12, that of rounding to the step, and at
 * least h√(f(1 − f)), the smallest that any such metric can have whose mean is the null, a share f
 * of the step above a possible value. And where all n values are x, p is at least (b/(b + d))ⁿ with
 * d = |x − null| and b the distance from the null to the next possible value on its other side: the
 * probability of n times x if only these two values occur, with the null as their mean. So p is
 * never 0. Of two values it errs in up to 6.1% of experiments at α = 5% (all n to 60): where there
 * are but two, {@link Proportion} is exact. A metric that may fall further than to that next value
 * (a dead run) is not covered: take {@link SignTest} or {@link BoundedMeanTest}.
 *
 * @param n seeds with a value, at least 1
 * @param mean mean over them
 * @param standardError sd / √n; 0 for one seed, which {@link #isDecidable()} tells apart
 * @param nullValue the number tested against
 * @param leastP below which no one-sided p goes; 1 if a seed has no value, and above 0 if a metric
 *     in steps repeats one value
 */
public record MeanTest(int n, double mean, double standardError, double nullValue, double leastP)
    implements OneSided {
  /** Values this share of a step apart differ by rounding. */
  private static final double ROUNDING = 1e-6;

  /**
   * Tests the sample's mean against a number.
   *
   * @throws IllegalStateException if no seed has a value
   */
  public static MeanTest of(Sample sample, double nullValue) {
    return of(sample, nullValue, 0);
  }

  /**
   * Tests the mean of a measurement that comes in steps.
   *
   * @param step distance between neighbouring values the measurement can take; 0 if continuous
   * @throws IllegalStateException if no seed has a value
   */
  public static MeanTest of(Sample sample, double nullValue, double step) {
    int n = sample.size();
    double mean = sample.mean();
    if (n < 2) {
      return new MeanTest(n, mean, 0, nullValue, 0);
    }
    double deviation = sample.standardDeviation();
    double leastP = sample.missing().isEmpty() ? 0 : 1;
    if (step > 0) {
      double floor = step / Math.sqrt(12);
      for (double value : sample.toArray()) {
        double share = share(nullValue - value, step);
        floor = Math.max(floor, step * Math.sqrt(share * (1 - share)));
      }
      deviation = Math.max(deviation, floor);
    }
    if (sample.isConstant()) {
      double repeated =
          step > 0 ? ofRepeating(Math.abs(mean - nullValue), step, n) : Math.pow(0.5, n);
      leastP = Math.max(leastP, repeated);
    }
    return new MeanTest(n, mean, deviation / Math.sqrt(n), nullValue, leastP);
  }

  /** Computes the share of a step by which a distance exceeds whole steps; 0 up to rounding. */
  private static double share(double distance, double step) {
    double steps = distance / step;
    double share = steps - Math.floor(steps);
    return share < ROUNDING || share > 1 - ROUNDING ? 0 : share;
  }

  private static double ofRepeating(double distance, double step, int n) {
    double beyond = step * (1 - share(distance, step));
    return Math.pow(beyond / (beyond + distance), n);
  }

  /** Tells whether there are two seeds, without which nothing can be decided. */
  public boolean isDecidable() {
    return n >= 2;
  }

  /** Computes t; infinite or 0 when the variance is 0. */
  public double t() {
    double distance = mean - nullValue;
    return standardError == 0
        ? (distance == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, distance))
        : distance / standardError;
  }

  @Override
  public double pGreater() {
    return pOf(t());
  }

  @Override
  public double pLess() {
    return pOf(-t());
  }

  /** Bounds the mean at a level; empty for one seed, a point at zero variance. */
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
      return statistic > 0 ? leastP : 1;
    }
    // The lower tail of −t keeps digits that 1 − P(t) would lose.
    return Math.max(leastP, new TDistribution(n - 1).cumulativeProbability(-statistic));
  }
}
