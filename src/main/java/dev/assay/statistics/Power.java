package dev.assay.statistics;

import java.util.OptionalInt;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Tell how many seeds would probably decide a one-sided one-sample t test. */
public final class Power {
  private static final GaussIntegrator UNIT = new GaussIntegratorFactory().legendre(100, 0.0, 1.0);

  private Power() {}

  /**
   * Compute the probability that n seeds show an effect of this size.
   *
   * <p>P(T &gt; t) with T noncentral t with n − 1 degrees of freedom and noncentrality effect · √n
   * / sd; computed as the mean of Φ(noncentrality − t·√(χ²/(n − 1))) over the χ² of the variance.
   *
   * @param n seeds, at least 2
   * @param effect true distance of the mean from the null, in the direction tested
   * @param deviation true standard deviation over seeds, positive
   * @param alpha level of the test
   */
  public static double of(int n, double effect, double deviation, double alpha) {
    int freedom = n - 1;
    double critical = new TDistribution(freedom).inverseCumulativeProbability(1 - alpha);
    double noncentrality = effect * Math.sqrt(n) / deviation;
    ChiSquaredDistribution variance = new ChiSquaredDistribution(freedom);
    NormalDistribution normal = new NormalDistribution();
    return UNIT.integrate(
        u ->
            normal.cumulativeProbability(
                noncentrality
                    - critical * Math.sqrt(variance.inverseCumulativeProbability(u) / freedom)));
  }

  /**
   * Find the fewest seeds whose power reaches the target, if mean and spread stay as they were.
   *
   * @param effect distance of the mean from the null, in the direction tested
   * @param deviation standard deviation over seeds
   * @param alpha level of the test, after any correction for the family
   * @param target probability wanted, for example 0.8
   * @param atMost where the search ends
   * @return empty when the effect is not positive or more than {@code atMost} seeds are needed
   */
  public static OptionalInt seedsNeeded(
      double effect, double deviation, double alpha, double target, int atMost) {
    if (!(effect > 0)) {
      return OptionalInt.empty();
    }
    if (deviation == 0) {
      return OptionalInt.of(2);
    }
    int tooFew = 1;
    int enough = 2;
    while (of(enough, effect, deviation, alpha) < target) {
      tooFew = enough;
      enough *= 2;
      if (tooFew >= atMost) {
        return OptionalInt.empty();
      }
    }
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) / 2;
      if (of(middle, effect, deviation, alpha) < target) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return enough <= atMost ? OptionalInt.of(enough) : OptionalInt.empty();
  }
}
