package dev.assay.statistics;

import java.util.Locale;

/** Smooths a curve. */
public final class Smoothing {
  private Smoothing() {}

  /**
   * Averages each point with the points before it.
   *
   * @param window number of points averaged; at the start, as many as there are
   * @return a curve of the same length
   * @throws IllegalArgumentException if the window is below 1 or a value is NaN or infinite
   */
  public static double[] movingAverage(double[] values, int window) {
    if (window < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "A window of %d points averages nothing: take at least 1.", window));
    }
    OrderedPairs.requireFinite(values);
    double[] smooth = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      int from = Math.max(0, i - window + 1);
      for (int j = from; j <= i; j++) {
        sum += values[j];
      }
      smooth[i] = sum / (i - from + 1);
    }
    return smooth;
  }
}
