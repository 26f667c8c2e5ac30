package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedStoreTest {
  @TempDir Path directory;

  @Test
  void losesNothingThatWasFinishedWhenARunIsKilled() throws IOException, InterruptedException {
    Process process = StoreProcess.start(directory, 2000);
    assertThat(StoreProcess.awaitFirst(process)).isTrue();
    process.destroyForcibly().waitFor();
    assertThat(process.exitValue()).isNotZero();
    List<CompletedTrial> resumed =
        Trials.runner(directory, 2, Trials.NO_WARNING).run(StoreProcess.trials(1));
    assertThat(resumed).extracting(CompletedTrial::stored).containsExactly(true);
  }

  @Test
  void servesTwoProcessesAtOnce() throws IOException, InterruptedException {
    int count = 12;
    Process other = StoreProcess.start(directory, count);
    assertThat(StoreProcess.awaitFirst(other)).isTrue();
    List<CompletedTrial> mine =
        Trials.runner(directory, 1, Trials.NO_WARNING).run(StoreProcess.trials(count));
    other.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    assertThat(other.waitFor()).isZero();
    TrialStore store = new TrialStore(directory, Trials.NO_WARNING);
    for (CompletedTrial trial : mine) {
      assertThat(store.load(trial.result().trial()).orElseThrow().measurements())
          .isEqualTo(trial.result().measurements());
    }
  }
}
