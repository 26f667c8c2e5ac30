package dev.assay.data;

import java.util.Arrays;

/**
 * Samples {@link TargetFunction} at evenly spaced points, both ends among them.
 *
 * @param count the number of points, at least 2
 * @param low the first point
 * @param high the last point
 */
public record FunctionSamples(int count, double low, double high) {

  /** Checks that the points exist and differ. */
  public FunctionSamples {
    if (count < 2) {
      throw new IllegalArgumentException(count + " points; give at least 2");
    }
    if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
      throw new IllegalArgumentException(
          "points from " + low + " to " + high + "; give finite ends, the lower one first");
    }
  }

  /** Samples the report's domain, 0.01 to 1. */
  public static FunctionSamples ofDomain(int count) {
    return new FunctionSamples(count, TargetFunction.LOW, TargetFunction.HIGH);
  }

  /** Returns the points, ascending. */
  public double[] xs() {
    double[] xs = new double[count];
    for (int i = 0; i < count; i++) {
      double share = (double) i / (count - 1);
      xs[i] = low * (1 - share) + high * share;
    }
    return xs;
  }

  /** Returns f at the points of {@link #xs()}. */
  public double[] ys() {
    return Arrays.stream(xs()).map(TargetFunction::value).toArray();
  }
}
