package dev.assay.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.training.CompletedTrial;
import dev.assay.training.Trial;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final FakeExperiment experiment = new FakeExperiment(1);
  private final List<Trial> trials =
      experiment.trials(
          new Plan(
              Scale.QUICK,
              List.of(1L, 2L),
              () -> {
                throw new AssertionError("no images here");
              }));

  @Test
  void writesThePlanAndALineForEachFinishedTrial() {
    run(ProgressMode.PLAIN);
    assertThat(written.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .first()
        .asString()
        .isEqualTo("assay: HW9 §1: 2 trials to train, 3 from the store");
    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("1 of 2", "2 of 2", "seed 2", "0:00 min left");
  }

  @Test
  void isSilentWhenTold() {
    run(ProgressMode.OFF);
    assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private void run(ProgressMode mode) {
    try (ConsoleProgress progress =
        new ConsoleProgress(
            "HW9 §1", mode, new PrintStream(written, true, StandardCharsets.UTF_8))) {
      progress.planned(trials, 3);
      for (CompletedTrial done : FakeExperiment.runner().run(trials)) {
        progress.progressed(done.result().trial(), 1, 1, 1, 0.5);
        progress.finished(done.result());
      }
    }
  }
}
