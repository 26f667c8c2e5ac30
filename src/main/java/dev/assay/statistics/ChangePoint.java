package dev.assay.statistics;

/** Find where a curve changes. */
public final class ChangePoint {
  private ChangePoint() {}

  /**
   * Find the split into two constant levels with the least squared error (binary segmentation's
   * first step, Scott &amp; Knott 1974).
   *
   * @return index of the first point of the second level, from 1 to length − 1
   * @throws IllegalArgumentException if there are fewer than two points or one is NaN or infinite
   */
  public static int ofLevel(double[] values) {
    requirePoints(values);
    double total = 0;
    for (double value : values) {
      total += value;
    }
    int best = 1;
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int split = 1; split < values.length; split++) {
      sum += values[split - 1];
      double rest = total - sum;
      // Least error within is most spread between; the sum of squares itself is the same for all.
      double between = sum * sum / split + rest * rest / (values.length - split);
      if (between > most) {
        most = between;
        best = split;
      }
    }
    return best;
  }

  /**
   * Find when a curve has settled: the first index from which on all of it stays within a share of
   * the distance from first to last value, around the last value.
   *
   * @param share in (0, 1), for example 0.1 for the time to 90% of the change
   * @return from 0 (it never left) to length − 1
   * @throws IllegalArgumentException if the share is outside (0, 1), there are fewer than two
   *     points, or one is NaN or infinite
   */
  public static int ofSettling(double[] values, double share) {
    requirePoints(values);
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("A share of %s is outside (0, 1).".formatted(share));
    }
    double last = values[values.length - 1];
    double band = share * Math.abs(last - values[0]);
    int settled = values.length - 1;
    while (settled > 0 && Math.abs(values[settled - 1] - last) <= band) {
      settled--;
    }
    return settled;
  }

  private static void requirePoints(double[] values) {
    if (values.length < 2) {
      throw new IllegalArgumentException(
          "A curve of %d point(s) has no change: give at least two.".formatted(values.length));
    }
    Series.requireFinite(values);
  }
}
