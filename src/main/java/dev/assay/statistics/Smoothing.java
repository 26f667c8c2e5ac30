package dev.assay.statistics;

/** Smooth a curve. */
public final class Smoothing {
  private Smoothing() {}

  /**
   * Average each point with the points before it.
   *
   * @param window number of points averaged; at the start, as many as there are
   * @return a curve of the same length
   * @throws IllegalArgumentException if the window is below 1 or a value is NaN or infinite
   */
  public static double[] movingAverage(double[] values, int window) {
    if (window < 1) {
      throw new IllegalArgumentException(
          "A window of %d points averages nothing: take at least 1.".formatted(window));
    }
    Series.requireFinite(values);
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

  /**
   * Average exponentially: each point is weight · value + (1 − weight) · the point before.
   *
   * @param weight of the new value, in (0, 1]
   * @return a curve of the same length, starting at the first value
   * @throws IllegalArgumentException if the weight is outside (0, 1] or a value is NaN or infinite
   */
  public static double[] exponential(double[] values, double weight) {
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException("A weight of %s is outside (0, 1].".formatted(weight));
    }
    Series.requireFinite(values);
    double[] smooth = values.clone();
    for (int i = 1; i < smooth.length; i++) {
      smooth[i] = weight * values[i] + (1 - weight) * smooth[i - 1];
    }
    return smooth;
  }
}
