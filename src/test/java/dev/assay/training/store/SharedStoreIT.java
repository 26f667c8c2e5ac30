package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.assay.model.onednn.KernelThreads;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.Trials;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.LocalRunner;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.RunListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedStoreIT {
  private static final int MORE_THAN_IT_CAN_TRAIN = 5000;

  @TempDir Path shared;
  @TempDir Path undisturbed;

  @Test
  void servesTwoProcessesAndLosesNothingThatWasFinishedWhenOneIsKilled()
      throws IOException, InterruptedException {
    long last;
    try (StoreProcess other = StoreProcess.start(shared, MORE_THAN_IT_CAN_TRAIN)) {
      KernelThreads.hold();
      long first = other.nextStored();
      assertThat(first).isPositive();
      // Trained anew beside the other process, which is about to write the same entries.
      List<Trial> both = StoreProcess.trials(first, first + 7);
      assertThat(run(shared, true, both)).noneMatch(CompletedTrial::stored);
      last = first;
      while (last < first + 7) {
        last = other.nextStored();
      }
      assertThat(other.kill()).isNotZero();
      for (long seed = other.nextStored(); seed > 0; seed = other.nextStored()) {
        last = seed;
      }
    }
    assertThat(last).isLessThan(MORE_THAN_IT_CAN_TRAIN);
    // What was finished, what may have been in flight, and what nobody began.
    List<Trial> trials = StoreProcess.trials(Math.max(1, last - 20), last + 3);
    List<CompletedTrial> resumed = run(shared, false, trials);
    assertThat(resumed.subList(0, resumed.size() - 3)).allMatch(CompletedTrial::stored);
    assertThat(resumed.subList(resumed.size() - 2, resumed.size()))
        .noneMatch(CompletedTrial::stored);
    assertThat(bytes(resumed)).isEqualTo(bytes(run(undisturbed, false, trials)));
  }

  private static List<CompletedTrial> run(Path store, boolean cold, List<Trial> trials) {
    return new LocalRunner(
            Trials.DATA,
            new TrialStore(store, Trials.NO_WARNING),
            cold,
            1,
            Machine.of(Path.of("")),
            RunListener.NONE)
        .run(trials);
  }

  private static List<String> bytes(List<CompletedTrial> trials) throws JsonProcessingException {
    List<String> bytes = new ArrayList<>();
    for (CompletedTrial trial : trials) {
      bytes.add(TrialJson.writer().writeValueAsString(trial.result().measurements()));
    }
    return bytes;
  }
}
