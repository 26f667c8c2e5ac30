package dev.assay.statistics;

/** Samples for tests. */
final class Samples {
  private Samples() {}

  /** Makes a sample whose seeds are 1, 2, … in the order of the values. */
  static Sample ofSeedsFromOne(String metric, String unit, double... values) {
    Sample.Builder builder = Sample.builder(metric, unit);
    for (int i = 0; i < values.length; i++) {
      builder.put(i + 1L, values[i]);
    }
    return builder.build();
  }
}
