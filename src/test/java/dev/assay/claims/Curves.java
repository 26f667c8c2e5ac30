package dev.assay.claims;

import dev.assay.measurement.Series;
import java.util.Arrays;

/** Numbers that several experiments read off measured curves. */
final class Curves {
  private Curves() {}

  /** Returns the mean of the last share of a curve's values. */
  static double tailMean(Series curve, double share) {
    return meanBetween(curve, 1 - share, 1);
  }

  /** Returns the mean of a curve's values from one share of its length to another. */
  static double meanBetween(Series curve, double from, double to) {
    double[] values = curve.ys();
    int first = Math.min(values.length - 1, (int) Math.round(from * values.length));
    int end = Math.max(first + 1, (int) Math.round(to * values.length));
    return Arrays.stream(values, first, end).average().orElseThrow();
  }

  /** Returns the curve of the decimal logarithms. */
  static Series log10(Series curve) {
    return new Series(curve.xs(), Arrays.stream(curve.ys()).map(Math::log10).toArray());
  }

  /** Returns the first x at which the curve is at or below a level, or another x if it never is. */
  static double firstAtOrBelow(Series curve, double level, double otherwise) {
    double[] xs = curve.xs();
    double[] ys = curve.ys();
    for (int i = 0; i < xs.length; i++) {
      if (ys[i] <= level) {
        return xs[i];
      }
    }
    return otherwise;
  }
}
