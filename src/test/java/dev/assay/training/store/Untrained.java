package dev.assay.training.store;

import dev.assay.measurement.MeasuredSeries;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import dev.assay.training.runner.Machine;
import java.util.Map;
import java.util.TreeMap;

/** Results that nothing was trained for, where a test asks only what becomes of them. */
final class Untrained {
  private Untrained() {}

  static TrialResult of(Trial trial) {
    MeasuredSeries loss = new MeasuredSeries(new double[] {0, 1}, new double[] {1, 0.1 + 0.2});
    return new TrialResult(
        trial,
        new Measurements(
            new TreeMap<>(Map.of("train.loss", loss)), new TreeMap<>(), new TreeMap<>()),
        new Outcome.Finished(trial.steps()),
        new Machine("commit", false, "jdk", "cpu").provenance(1, 2.0));
  }
}
