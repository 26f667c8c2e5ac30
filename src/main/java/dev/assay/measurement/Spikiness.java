package dev.assay.measurement;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Computes how much a positive curve jumps from one measurement to the next. */
public final class Spikiness {
  private static final int NEIGHBOURS = 2;

  private Spikiness() {}

  /**
   * Returns the root mean square of log10(value / median of the five values around it), in decades;
   * 0 on a curve that only rises or only falls, and on fewer than five values.
   */
  public static double of(double[] values) {
    double[] squares =
        IntStream.range(NEIGHBOURS, values.length - NEIGHBOURS)
            .mapToDouble(
                i -> {
                  double[] around = Arrays.copyOfRange(values, i - NEIGHBOURS, i + NEIGHBOURS + 1);
                  Arrays.sort(around);
                  return Math.pow(Math.log10(values[i] / around[NEIGHBOURS]), 2);
                })
            .toArray();
    return Math.sqrt(Arrays.stream(squares).average().orElse(0));
  }
}
