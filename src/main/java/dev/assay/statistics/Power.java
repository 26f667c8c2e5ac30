package dev.assay.statistics;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Gamma;

/** Tells how probably a one-sided one-sample t test decides. */
public final class Power {
  private static final GaussIntegrator UNIT = new GaussIntegratorFactory().legendre(64, 0.0, 1.0);

  /** How many standard deviations of the estimated spread the integral covers. */
  private static final double REACH = 8;

  private Power() {}

  /**
   * Computes the probability that n seeds show an effect of this size.
   *
   * <p>P(T &gt; t) with T noncentral t with ν = n − 1 degrees of freedom and noncentrality δ =
   * effect · √n / sd: the mean of Φ(δ − t·u) over u, the estimated over the true standard
   * deviation, whose density is 2 (ν/2)^(ν/2) u^(ν−1) exp(−νu²/2) / Γ(ν/2).
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
    NormalDistribution normal = new NormalDistribution();
    double half = freedom / 2.0;
    double constant = Math.log(2) + half * Math.log(half) - Gamma.logGamma(half);
    double spread = REACH / Math.sqrt(2.0 * freedom);
    double from = Math.max(0, 1 - spread);
    double width = 1 + spread - from;
    return UNIT.integrate(
        share -> {
          double u = from + width * share;
          return width
              * normal.cumulativeProbability(noncentrality - critical * u)
              * Math.exp(constant + (freedom - 1) * Math.log(u) - half * u * u);
        });
  }
}
