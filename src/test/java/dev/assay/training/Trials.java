package dev.assay.training;

import dev.assay.data.FunctionSamples;
import dev.assay.data.ImageData;
import dev.assay.data.strokes.Strokes;
import dev.assay.model.Activation;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.runner.LocalRunner;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.RunListener;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import dev.assay.training.store.TrialStore;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Small trials and runners for tests. */
public final class Trials {
  public static final ImageData STROKES = Strokes.generate(300, 100);
  public static final DataSets DATA = DataSets.of(STROKES);
  public static final Consumer<String> NO_WARNING =
      warning -> {
        throw new AssertionError("unexpected warning: " + warning);
      };

  private Trials() {}

  public static Trial function(long seed) {
    return function(Optimizer.adam(1e-3), 30, seed);
  }

  public static Trial function(Optimizer optimizer, int steps, long seed) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(64)),
        Mlp.ofWidths(Activation.RELU, 8, 8),
        optimizer,
        64,
        new Budget.Steps(steps),
        seed,
        new PerIteration(10),
        new Snapshots(List.of(0)),
        new Prediction(FunctionSamples.ofDomain(20)));
  }

  public static Trial images(long seed) {
    return new Trial(
        new TrialData.Images(STROKES.name(), STROKES.digest(), 200, 100, 0.5),
        ConvNet.ofWidths(4, 6),
        Optimizer.adam(1e-2),
        64,
        new Budget.Epochs(2),
        seed,
        new PerEpoch(),
        new PerIteration(1),
        new Snapshots(List.of(0, 2)));
  }

  public static LocalRunner runner(Path store, int threads, Consumer<String> warnings) {
    return runner(new TrialStore(store, warnings), threads, RunListener.NONE);
  }

  public static LocalRunner runner(TrialStore store, int threads, RunListener listener) {
    return new LocalRunner(DATA, store, false, threads, Machine.of(Path.of("")), listener);
  }
}
