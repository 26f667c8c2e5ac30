package dev.assay.measurement;

import java.util.Arrays;
import java.util.Locale;

/**
 * How a fitted curve compares with the true one over the same points.
 *
 * @param rSquared 1 less the mean squared error over the true values' variance; 1 is a perfect fit
 * @param maxError the greatest absolute error
 * @param amplitude the fitted curve's range over the true one's
 * @param variation the fitted curve's total variation over the true one's
 */
public record CurveFit(double rSquared, double maxError, double amplitude, double variation) {

  /**
   * Compares two curves, point by point in the order of x.
   *
   * @throws IllegalArgumentException if they have different numbers of points, or none
   */
  public static CurveFit of(double[] fitted, double[] truth) {
    if (fitted.length != truth.length || truth.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "curves of %d and %d points cannot be compared: give as many of each, at least 1",
              fitted.length,
              truth.length));
    }
    return new CurveFit(
        1 - meanSquare(fitted, truth) / variance(truth),
        maxError(fitted, truth),
        range(fitted) / range(truth),
        variation(fitted) / variation(truth));
  }

  /** Returns the variance of some values around their mean. */
  public static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }

  private static double range(double[] values) {
    return Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
  }

  private static double meanSquare(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum / a.length;
  }

  private static double maxError(double[] a, double[] b) {
    double max = 0;
    for (int i = 0; i < a.length; i++) {
      max = Math.max(max, Math.abs(a[i] - b[i]));
    }
    return max;
  }

  private static double variation(double[] values) {
    double sum = 0;
    for (int i = 1; i < values.length; i++) {
      sum += Math.abs(values[i] - values[i - 1]);
    }
    return sum;
  }
}
