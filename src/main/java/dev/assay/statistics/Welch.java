package dev.assay.statistics;

import java.util.Locale;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Compare two arms that share no seeds: Welch's t with unequal variances.
 *
 * <p>Degrees of freedom after Welch (1947) and Satterthwaite (1946). With fewer than two seeds on a
 * side there is no interval and both p are 1. Two zero variances make the difference exact, as in
 * {@link MeanTest}.
 *
 * @param difference mean of the first minus mean of the second
 * @param standardError of the difference
 * @param degreesOfFreedom Welch–Satterthwaite; infinite when both variances are 0, 0 when a side
 *     has fewer than two seeds
 */
public record Welch(double difference, double standardError, double degreesOfFreedom) {

  /**
   * Compare the first sample with the second.
   *
   * @throws IllegalStateException if either is empty
   * @throws IllegalArgumentException if the units differ
   */
  public static Welch of(Sample first, Sample second) {
    if (!first.unit().equals(second.unit())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s is in \"%s\" and %s in \"%s\": a difference needs one unit.",
              first.metric(),
              first.unit(),
              second.metric(),
              second.unit()));
    }
    double difference = first.mean() - second.mean();
    if (first.size() < 2 || second.size() < 2) {
      return new Welch(difference, 0, 0);
    }
    double one = squaredError(first);
    double two = squaredError(second);
    double sum = one + two;
    double freedom =
        sum == 0
            ? Double.POSITIVE_INFINITY
            : sum * sum / (one * one / (first.size() - 1) + two * two / (second.size() - 1));
    return new Welch(difference, Math.sqrt(sum), freedom);
  }

  /** Compute the one-sided p of the first mean being at most the second. */
  public double pGreater() {
    return p(difference);
  }

  /** Compute the one-sided p of the first mean being at least the second. */
  public double pLess() {
    return p(-difference);
  }

  /** Compute the two-sided p of equal means. */
  public double pTwoSided() {
    return Math.min(1, 2 * Math.min(pGreater(), pLess()));
  }

  /** Bound the difference at a level; empty when a side has fewer than two seeds. */
  public Optional<Interval> interval(double level) {
    if (degreesOfFreedom == 0) {
      return Optional.empty();
    }
    double reach =
        standardError == 0
            ? 0
            : standardError
                * new TDistribution(degreesOfFreedom).inverseCumulativeProbability(0.5 + level / 2);
    return Optional.of(new Interval(difference - reach, difference + reach, level));
  }

  private double p(double distance) {
    if (degreesOfFreedom == 0) {
      return 1;
    }
    return standardError == 0
        ? (distance > 0 ? 0 : 1)
        : new TDistribution(degreesOfFreedom).cumulativeProbability(-distance / standardError);
  }

  private static double squaredError(Sample sample) {
    double deviation = sample.standardDeviation();
    return deviation * deviation / sample.size();
  }
}
