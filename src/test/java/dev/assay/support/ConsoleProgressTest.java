package dev.assay.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

  @Test
  void countsEachPartOfATrialOnce() {
    try (ConsoleProgress progress = progress(ProgressMode.OFF)) {
      progress.planned(trials, 0);
      Trial first = trials.get(0);
      progress.progressed(first, 1, 4, 1, 0.5);
      progress.progressed(first, 2, 4, 1, 0.5);
      progress.progressed(first, 2, 4, 1, 0.5);
      assertThat(progress.share()).isCloseTo(0.25, within(1e-9));
      progress.progressed(trials.get(1), 1, 2, 1, 0.5);
      assertThat(progress.share()).isCloseTo(0.5, within(1e-9));
      FakeExperiment.runner().run(trials).forEach(done -> progress.finished(done.result()));
      assertThat(progress.share()).isCloseTo(1, within(1e-9));
    }
  }

  private ConsoleProgress progress(ProgressMode mode) {
    return new ConsoleProgress(
        "HW9 §1", mode, new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  private void run(ProgressMode mode) {
    try (ConsoleProgress progress = progress(mode)) {
      progress.planned(trials, 3);
      for (CompletedTrial done : FakeExperiment.runner().run(trials)) {
        progress.progressed(done.result().trial(), 1, 1, 1, 0.5);
        progress.finished(done.result());
      }
    }
  }
}
