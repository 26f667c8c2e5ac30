package dev.assay.statistics;

import java.util.Locale;

/** Finds where a curve changes. */
public final class ChangePoint {
  private ChangePoint() {}

  /**
   * Finds when a curve has settled: the first index from which on all of it stays within a share of
   * the distance from first to last value, around the last value.
   *
   * @param share in (0, 1), for example 0.1 for the time to 90% of the change
   * @return from 0 (it never left) to length − 1
   * @throws IllegalArgumentException if the share is outside (0, 1), there are fewer than two
   *     points, or one is NaN or infinite
   */
  public static int ofSettling(double[] values, double share) {
    if (values.length < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "A change point needs two points at least, not %d.", values.length));
    }
    OrderedPairs.requireFinite(values);
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "A share of %s is outside (0, 1).", share));
    }
    double last = values[values.length - 1];
    double band = share * Math.abs(last - values[0]);
    int settled = values.length - 1;
    while (settled > 0 && Math.abs(values[settled - 1] - last) <= band) {
      settled--;
    }
    return settled;
  }
}
