package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.FunctionSamples;
import dev.assay.measurement.Weights;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.model.onednn.KernelThreads;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {
  private static final int STEPS = 100;

  /** The first run starts interpreted and the last ones run compiled: that must not show either. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GELU")
  void sameTrialGivesTheSameBytesAloneAndBesideNeighbours(Activation activation) throws Exception {
    Trial trial = trial(activation, 3);
    Weights alone = trained(trial);
    ExecutorService pool = KernelThreads.pool(3, "test");
    try {
      Callable<Weights> run = () -> trained(trial);
      for (Future<Weights> beside : pool.invokeAll(List.of(run, run, run))) {
        assertThat(beside.get()).isEqualTo(alone);
      }
      assertThat(trained(trial(activation, 4))).isNotEqualTo(alone);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Trial trial(Activation activation, long seed) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(600)),
        Mlp.ofWidths(activation, 10, 18, 15, 10, 4),
        Optimizer.adam(1e-3),
        600,
        new Budget.Steps(STEPS),
        seed,
        new Snapshots(List.of(0, STEPS)));
  }

  private static Weights trained(Trial trial) {
    Trainer trainer =
        new Trainer(
            DataSets.of(),
            required -> {
              throw new AssertionError("nothing is required: " + required);
            });
    Measurements measurements =
        trainer.train(trial, (step, steps, epoch, loss) -> {}).measurements();
    Weights trained = measurements.weights(Snapshots.name(STEPS));
    assertThat(trained).isNotEqualTo(measurements.weights(Snapshots.name(0)));
    return trained;
  }
}
