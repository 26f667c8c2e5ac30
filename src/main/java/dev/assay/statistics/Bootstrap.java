package dev.assay.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Bounds of a statistic by resampling seeds with replacement.
 *
 * <p>The same seed gives the same interval, another seed another one. With five seeds a bootstrap
 * interval is too narrow; it serves where no t interval exists, such as a break point.
 *
 * @param resamples number of resamples, at least 100
 * @param seed seed of the resampling
 */
public record Bootstrap(int resamples, long seed) {

  /**
   * Checks the number of resamples.
   *
   * @throws IllegalArgumentException if it is below 100
   */
  public Bootstrap {
    if (resamples < 100) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d resamples give no usable interval: take at least 100.",
              resamples));
    }
  }

  /**
   * Bounds a statistic of whole replicates by plain percentiles.
   *
   * @param n number of replicates
   * @param statistic from the indices (0 to n − 1, with repetition) of the resampled replicates to
   *     a number
   * @param level confidence level in (0, 1)
   * @return empty for fewer than two replicates
   */
  public Optional<Interval> percentile(int n, ToDoubleFunction<int[]> statistic, double level) {
    if (n < 2) {
      return Optional.empty();
    }
    double[] resampled = distribution(n, statistic);
    double tail = (1 - level) / 2;
    return Optional.of(
        new Interval(quantile(resampled, tail), quantile(resampled, 1 - tail), level));
  }

  private double[] distribution(int n, ToDoubleFunction<int[]> statistic) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] results = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      results[i] = statistic.applyAsDouble(random.ints(n, 0, n).toArray());
    }
    Arrays.sort(results);
    return results;
  }

  private static double quantile(double[] sorted, double probability) {
    double place = probability * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
