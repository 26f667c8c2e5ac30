package dev.assay.training.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.FunctionSamples;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.DataSets;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.Trials;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import dev.assay.training.store.TrialStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepTimerTest {
  /** Each step takes 30 ms by this clock. */
  private static StepTimer timer(DataSets data) {
    AtomicLong clock = new AtomicLong();
    return new StepTimer(data, 1, () -> clock.addAndGet(30_000_000));
  }

  @Test
  void timesAStepByItsClock() {
    Trial trial = Trials.images(1);
    assertThat(timer(Trials.DATA).secondsPerStep(List.of(trial))).containsEntry(trial, 0.03);
  }

  @Test
  void countsALargeBatchByItsSize() {
    Trial large =
        new Trial(
            new TrialData.Function(FunctionSamples.ofDomain(1024)),
            Mlp.ofWidths(Activation.RELU, 3),
            Optimizer.adam(1e-3),
            4096,
            new Budget.Steps(5),
            1);
    assertThat(timer(DataSets.of()).secondsPerStep(List.of(large))).containsEntry(large, 0.12);
  }

  @Test
  void leavesOutWhatCannotBeTrainedAndTimesTheOthers() {
    assertThat(timer(DataSets.of()).secondsPerStep(List.of(Trials.images(1), Trials.function(1))))
        .containsOnlyKeys(Trials.function(1));
  }

  @Test
  void changesNoTrial(@TempDir Path directory) {
    Trial trial = Trials.images(1);
    String before = bytes(trial, directory.resolve("before"));
    timer(Trials.DATA).secondsPerStep(List.of(trial));
    assertThat(bytes(trial, directory.resolve("after"))).isEqualTo(before);
  }

  private static String bytes(Trial trial, Path store) {
    return TrialJson.json(
        Trials.runner(new TrialStore(store, Trials.NO_WARNING), 1, RunListener.NONE)
            .run(List.of(trial))
            .get(0)
            .result()
            .measurements());
  }
}
