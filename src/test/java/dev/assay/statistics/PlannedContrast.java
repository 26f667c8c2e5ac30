package dev.assay.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A test of a contrast of arms, with the seed as block and one variance pooled over all arms.
 *
 * <p>Null of {@link #pGreater()}: Σ cⱼ μⱼ is at most 0, with μⱼ the mean of arm j and weights c
 * that sum to 0, fixed before the data. The model is value = seed + arm + error with independent
 * normal errors of one variance, estimated by the residuals of all n × k values with (n − 1)(k − 1)
 * degrees of freedom (Fisher 1935, randomized blocks; Scheffé 1959, <em>The Analysis of
 * Variance</em>, § 4.2). Three seeds of eleven arms give 20 degrees of freedom where a pair of arms
 * gives 2.
 *
 * <p>What the pooling assumes must be known beforehand, for example from pilot seeds: arms of
 * unequal variance, errors that drift along the grid, heavy tails and dead runs raise its false
 * alarms above α. A check on the graded data does not mend that. A seed that lacks a value in an
 * arm leaves the contrast undecided.
 *
 * @param estimate Σ cⱼ times the mean of arm j, in the metric's unit
 * @param standardError of the estimate; 0 when the residuals are
 * @param degreesOfFreedom (n − 1)(k − 1); 0 if undecided
 */
public record PlannedContrast(double estimate, double standardError, int degreesOfFreedom)
    implements OneSided {

  /**
   * Estimates a contrast and its error.
   *
   * @param arms one sample of the metric for each arm
   * @param weights one for each arm, summing to 0, not all 0
   * @throws IllegalArgumentException if the numbers of arms and weights differ or are below two, or
   *     the weights do not sum to 0
   */
  public static PlannedContrast of(List<Sample> arms, List<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    double squares = weights.stream().mapToDouble(weight -> weight * weight).sum();
    if (arms.size() != weights.size()
        || arms.size() < 2
        || !(squares > 0)
        || !(Math.abs(sum) <= 1e-9 * Math.sqrt(squares))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Weights %s for %d arms: a contrast needs one for each of two arms or more, summing to 0.",
              weights,
              arms.size()));
    }
    List<Long> seeds = arms.get(0).seeds();
    for (Sample arm : arms) {
      if (!arm.missing().isEmpty() || !arm.seeds().equals(seeds)) {
        return new PlannedContrast(0, 0, 0);
      }
    }
    int n = seeds.size();
    if (n < 2) {
      return new PlannedContrast(0, 0, 0);
    }
    int k = arms.size();
    double estimate = 0;
    List<double[]> centred = new ArrayList<>();
    double[] seedMeans = new double[n];
    for (int arm = 0; arm < k; arm++) {
      double mean = arms.get(arm).mean();
      estimate += weights.get(arm) * mean;
      double[] values = arms.get(arm).toArray();
      for (int i = 0; i < n; i++) {
        values[i] -= mean;
        seedMeans[i] += values[i] / k;
      }
      centred.add(values);
    }
    double residuals = 0;
    for (double[] values : centred) {
      for (int i = 0; i < n; i++) {
        residuals += (values[i] - seedMeans[i]) * (values[i] - seedMeans[i]);
      }
    }
    int freedom = (n - 1) * (k - 1);
    return new PlannedContrast(estimate, Math.sqrt(residuals / freedom * squares / n), freedom);
  }

  /**
   * Gives the weights of a linear trend over arms in their claimed order: their places, centred
   * (Abelson &amp; Tukey 1963, Ann. Math. Statist. 34, discuss the choice).
   *
   * @throws IllegalArgumentException if there are fewer than two arms
   */
  public static List<Double> linear(int arms) {
    if (arms < 2) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "%d arm has no trend: give two or more.", arms));
    }
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < arms; i++) {
      weights.add(i - (arms - 1) / 2.0);
    }
    return List.copyOf(weights);
  }

  /** Tells whether every seed has a value in every arm, and there are two seeds. */
  public boolean isDecidable() {
    return degreesOfFreedom > 0;
  }

  @Override
  public double pGreater() {
    return p(estimate);
  }

  @Override
  public double pLess() {
    return p(-estimate);
  }

  /** Bounds the contrast at a level; empty if undecided or without residuals. */
  public Optional<Interval> interval(double level) {
    if (!isDecidable() || standardError == 0) {
      return Optional.empty();
    }
    double reach =
        standardError
            * new TDistribution(degreesOfFreedom).inverseCumulativeProbability(0.5 + level / 2);
    return Optional.of(new Interval(estimate - reach, estimate + reach, level));
  }

  private double p(double distance) {
    // Without residuals there is no error to judge by: a repeated run must not look certain.
    return !isDecidable() || standardError == 0
        ? 1
        : new TDistribution(degreesOfFreedom).cumulativeProbability(-distance / standardError);
  }
}
