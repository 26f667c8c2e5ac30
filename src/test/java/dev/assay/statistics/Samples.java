package dev.assay.statistics;

import java.util.ArrayList;
import java.util.List;

/** Samples for tests. */
public final class Samples {
  private Samples() {}

  /** Makes a sample whose seeds are 1, 2, … in the order of the values. */
  public static Sample ofSeedsFromOne(String metric, String unit, double... values) {
    Sample.Builder builder = Sample.builder(metric, unit);
    for (int i = 0; i < values.length; i++) {
      builder.put(i + 1L, values[i]);
    }
    return builder.build();
  }

  /** Makes a sample for each column of rows of seeds 0, 1, …; NaN is a run without a value. */
  public static List<Sample> ofArms(double[][] rows) {
    List<Sample> arms = new ArrayList<>();
    for (int arm = 0; arm < rows[0].length; arm++) {
      Sample.Builder builder = Sample.builder("x", "");
      for (int seed = 0; seed < rows.length; seed++) {
        if (Double.isNaN(rows[seed][arm])) {
          builder.missing(seed, "diverged");
        } else {
          builder.put(seed, rows[seed][arm]);
        }
      }
      arms.add(builder.build());
    }
    return arms;
  }
}
