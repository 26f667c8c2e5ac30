package dev.assay.statistics;

import java.util.Locale;

/** Checks series of numbers. */
final class OrderedPairs {
  private OrderedPairs() {}

  static void requireFinite(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "Point %d of the series is %s: a series must be finite; enter the seed as missing.",
                i,
                values[i]));
      }
    }
  }
}
