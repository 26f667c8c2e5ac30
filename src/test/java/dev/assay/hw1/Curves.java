package dev.assay.hw1;

import dev.assay.measurement.MeasuredSeries;
import java.util.Arrays;

/** Numbers that several experiments read off measured curves. */
public final class Curves {
  private Curves() {}

  /** Returns the mean of the last share of a curve's values. */
  public static double tailMean(MeasuredSeries curve, double share) {
    return meanBetween(curve, 1 - share, 1);
  }

  /** Returns the mean of a curve's values from one share of its length to another. */
  public static double meanBetween(MeasuredSeries curve, double from, double to) {
    double[] values = curve.ys();
    int first = Math.min(values.length - 1, (int) Math.round(from * values.length));
    int end = Math.max(first + 1, (int) Math.round(to * values.length));
    return Arrays.stream(values, first, end).average().orElseThrow();
  }

  /** Returns the curve of the decimal logarithms. */
  public static MeasuredSeries log10(MeasuredSeries curve) {
    return new MeasuredSeries(curve.xs(), Arrays.stream(curve.ys()).map(Math::log10).toArray());
  }

  /** Returns the first x at which the curve is at or below a level, or another x if it never is. */
  public static double firstAtOrBelow(MeasuredSeries curve, double level, double otherwise) {
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
