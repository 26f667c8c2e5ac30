package dev.assay.statistics;

import java.util.Arrays;

/**
 * Contrast the middle of a series with both of its ends.
 *
 * @param overLow mean of the middle minus mean of the low end
 * @param overHigh mean of the middle minus mean of the high end
 */
public record Unimodality(double overLow, double overHigh) {

  /**
   * Contrast three groups of values.
   *
   * @throws IllegalArgumentException if a group is empty or a value is NaN or infinite
   */
  public static Unimodality of(double[] low, double[] middle, double[] high) {
    double centre = mean(middle);
    return new Unimodality(centre - mean(low), centre - mean(high));
  }

  private static double mean(double[] values) {
    OrderedPairs.requireFinite(values);
    return Arrays.stream(values)
        .average()
        .orElseThrow(() -> new IllegalArgumentException("A contrast needs values in each group."));
  }
}
