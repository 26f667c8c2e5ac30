package dev.assay.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Bound a statistic by resampling seeds with replacement.
 *
 * <p>The same seed gives the same interval, another seed another one. With five seeds a bootstrap
 * interval is too narrow; it serves where no t interval exists, such as a break point.
 *
 * @param resamples number of resamples, at least 100
 * @param seed seed of the resampling
 */
public record Bootstrap(int resamples, long seed) {

  /**
   * Check the number of resamples.
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
   * Bound a statistic by its bias-corrected and accelerated percentiles (BCa, Efron 1987).
   *
   * @param statistic from values to a number; must not depend on their order
   * @param level confidence level in (0, 1)
   * @return empty for fewer than two seeds; a point when every resample gives the same number
   */
  public Optional<Interval> bca(Sample sample, ToDoubleFunction<double[]> statistic, double level) {
    double[] values = sample.toArray();
    if (values.length < 2) {
      return Optional.empty();
    }
    double[] resampled =
        distribution(values.length, chosen -> statistic.applyAsDouble(pick(values, chosen)));
    double observed = statistic.applyAsDouble(values.clone());
    if (resampled[0] == resampled[resampled.length - 1]) {
      return Optional.of(new Interval(resampled[0], resampled[0], level));
    }
    NormalDistribution normal = new NormalDistribution();
    double below = 0;
    for (double value : resampled) {
      below += value < observed ? 1 : value == observed ? 0.5 : 0;
    }
    // Kept off 0 and 1, where the correction would be infinite.
    double share = Math.min(Math.max(below, 0.5), resamples - 0.5) / resamples;
    double bias = normal.inverseCumulativeProbability(share);
    double acceleration = acceleration(values, statistic);
    double tail = (1 - level) / 2;
    double[] ends = new double[2];
    for (int i = 0; i < 2; i++) {
      double z = bias + normal.inverseCumulativeProbability(i == 0 ? tail : 1 - tail);
      double corrected = bias + z / (1 - acceleration * z);
      ends[i] = quantile(resampled, normal.cumulativeProbability(corrected));
    }
    return Optional.of(new Interval(Math.min(ends[0], ends[1]), Math.max(ends[0], ends[1]), level));
  }

  /**
   * Bound a statistic of whole replicates by plain percentiles.
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

  private static double acceleration(double[] values, ToDoubleFunction<double[]> statistic) {
    int n = values.length;
    double[] without = new double[n];
    for (int i = 0; i < n; i++) {
      double[] rest = new double[n - 1];
      System.arraycopy(values, 0, rest, 0, i);
      System.arraycopy(values, i + 1, rest, i, n - 1 - i);
      without[i] = statistic.applyAsDouble(rest);
    }
    double mean = Arrays.stream(without).average().orElseThrow();
    double squares = 0;
    double cubes = 0;
    for (double value : without) {
      double distance = mean - value;
      squares += distance * distance;
      cubes += distance * distance * distance;
    }
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  private static double[] pick(double[] values, int[] chosen) {
    double[] picked = new double[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      picked[i] = values[chosen[i]];
    }
    return picked;
  }

  private static double quantile(double[] sorted, double probability) {
    double place = probability * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
