package dev.assay.statistics;

import java.util.Arrays;
import java.util.Locale;

/**
 * How monotonely a series rises over x, and a test of it on its own (Mann 1945, Kendall 1975).
 *
 * <p>τ = (pairs that rise − pairs that fall) / (pairs with different x). Ties in y count as
 * neither, so a flat series has τ = 0, and only a strictly rising one has τ = 1.
 *
 * @param tau in [−1, 1]
 * @param points number of points
 * @param pairs pairs with different x
 * @param excess pairs that rise minus pairs that fall
 */
public record MonotoneTrend(double tau, int points, int pairs, int excess) {

  /**
   * Measures the trend of y over x.
   *
   * @throws IllegalArgumentException if the lengths differ, a number is NaN or infinite, or x has
   *     fewer than three different values
   */
  public static MonotoneTrend of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d places for %d values: a trend needs one each.",
              x.length,
              y.length));
    }
    OrderedPairs.requireFinite(x);
    OrderedPairs.requireFinite(y);
    if (Arrays.stream(x).distinct().count() < 3) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A trend needs at least three different x, not %s.",
              Arrays.toString(x)));
    }
    int pairs = 0;
    int excess = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = i + 1; j < x.length; j++) {
        int order = Double.compare(x[j], x[i]);
        if (order != 0) {
          pairs++;
          excess += order * (int) Math.signum(y[j] - y[i]);
        }
      }
    }
    return new MonotoneTrend((double) excess / pairs, x.length, pairs, excess);
  }

  /** Gives the distance between neighbouring values of τ. */
  public double step() {
    return 2.0 / pairs;
  }

  /**
   * Computes the p of a rise at least this strong when every order of the points is equally likely.
   *
   * <p>Exact by counting inversions. It takes the points of one seed for independent, which points
   * of a training curve are not: it describes a seed and grades nothing.
   */
  public double pRising() {
    int most = points * (points - 1) / 2;
    // probability[k]: of a random order of the first m points having k falling pairs.
    double[] probability = new double[most + 1];
    probability[0] = 1;
    for (int m = 2; m <= points; m++) {
      double[] next = new double[most + 1];
      for (int k = 0; k <= m * (m - 1) / 2; k++) {
        for (int added = Math.max(0, k - (m - 1) * (m - 2) / 2); added < m && added <= k; added++) {
          next[k] += probability[k - added] / m;
        }
      }
      probability = next;
    }
    double p = 0;
    for (int falling = 0; falling <= most && most - 2 * falling >= excess; falling++) {
      p += probability[falling];
    }
    return Math.min(1, p);
  }
}
