package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.training.Trial;
import dev.assay.training.runner.CompletedTrial;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final List<Trial> trials = FakeExperiment.trials(1, 2);
  private final TimeLeft left = new TimeLeft(new Pace(), 1, () -> 0);

  @Test
  void writesThePlanAndALineForEachFinishedTrial() {
    left.expect(FakeExperiment.trials(3));
    run(ProgressMode.PLAIN, Optional.empty());
    assertThat(text(written).lines())
        .hasSize(3)
        .first()
        .asString()
        .isEqualTo("assay: HW9 §1: 2 trials to train, 3 from the store");
    // Each takes 0.1 s: nothing is left of the section, the third trial's share of the run is.
    assertThat(text(written))
        .contains("1 of 2", "2 of 2", "seed 2", "left: 0:00 min, of the run: 0:00 min");
  }

  @Test
  void isSilentWhenTold() {
    run(ProgressMode.OFF, Optional.empty());
    assertThat(text(written)).isEmpty();
  }

  @Test
  void drawsABarWithTheTimeLeftOnATerminalAndNoLinesBesideIt() {
    run(ProgressMode.AUTO, Optional.of(stream(shown)));
    assertThat(text(written).lines()).hasSize(1);
    assertThat(text(shown)).contains("\r", "HW9 §1", "100%", "run 0:00 min");
  }

  @Test
  void startsAnewWhenMoreTrialsArePlanned() {
    try (ConsoleProgress progress = progress(ProgressMode.PLAIN, Optional.empty())) {
      for (Trial trial : trials) {
        progress.planned(List.of(trial), 0);
        FakeExperiment.runner().run(List.of(trial)).forEach(d -> progress.finished(d.result()));
        assertThat(progress.share()).isCloseTo(1, within(1e-9));
      }
    }
    assertThat(text(written).lines().filter(line -> line.contains("1 of 1"))).hasSize(2);
  }

  @Test
  void countsEachPartOfATrialOnce() {
    try (ConsoleProgress progress = progress(ProgressMode.OFF, Optional.empty())) {
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

  private ConsoleProgress progress(ProgressMode mode, Optional<PrintStream> terminal) {
    return new ConsoleProgress("HW9 §1", trials, left, stream(written), mode, terminal);
  }

  private void run(ProgressMode mode, Optional<PrintStream> terminal) {
    try (ConsoleProgress progress = progress(mode, terminal)) {
      progress.planned(trials, 3);
      for (CompletedTrial done : FakeExperiment.runner().run(trials)) {
        progress.progressed(done.result().trial(), 1, 1, 1, 0.5);
        progress.finished(done.result());
      }
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
