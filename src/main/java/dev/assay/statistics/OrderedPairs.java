package dev.assay.statistics;

/** Check series of numbers. */
final class OrderedPairs {
  private OrderedPairs() {}

  static void requireFinite(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "Point %d of the series is %s: a series must be finite; enter the seed as missing."
                .formatted(i, values[i]));
      }
    }
  }
}
