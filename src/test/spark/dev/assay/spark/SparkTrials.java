package dev.assay.spark;

import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.training.PerEpoch;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.Trials;
import dev.assay.training.runner.Cluster;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.LocalRunner;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.RunListener;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import dev.assay.training.store.TrialStore;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Trials, runners and what of results is compared, for the tests on real executors. */
final class SparkTrials {
  static final String MASTER = "local-cluster[2,1,1024]";

  private SparkTrials() {}

  /** Long enough that something can happen meanwhile. */
  static Trial slow(long seed) {
    return new Trial(
        new TrialData.Images(Trials.STROKES.name(), Trials.STROKES.digest(), 300, 100, 0),
        ConvNet.ofWidths(16, 24),
        Optimizer.adam(1e-3),
        50,
        new Budget.Epochs(12),
        seed,
        new PerEpoch());
  }

  static Cluster cluster(Consumer<String> notices) {
    return new SparkConnector().connect(MASTER, Machine.of(Path.of("")), notices);
  }

  static LocalRunner runner(Path store, boolean cold, RunListener listener) {
    return new LocalRunner(
        Trials.DATA,
        new TrialStore(store, Trials.NO_WARNING),
        cold,
        2,
        Machine.of(Path.of("")),
        listener);
  }

  static List<String> bytes(List<CompletedTrial> trials) {
    return trials.stream().map(done -> bytes(done.result())).toList();
  }

  /**
   * Returns all that a trial left: JSON has each number to the last bit, weights as their bytes.
   */
  static String bytes(TrialResult result) {
    return TrialJson.json(result.measurements()) + TrialJson.json(result.outcome());
  }
}
