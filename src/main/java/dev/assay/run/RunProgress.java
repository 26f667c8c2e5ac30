package dev.assay.run;

import dev.assay.training.Trial;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Shows how far a whole run is: its plan first, then section by section, with the time left. */
final class RunProgress {
  private final ProgressMode mode;
  private final int threads;
  private final PrintStream plain;
  private final Pace pace;
  private final TimeLeft left;

  /**
   * Creates the progress of a run.
   *
   * @param mode how to show it
   * @param threads how many trials run side by side
   * @param plain where plain lines go
   * @param pace how fast this machine trains, as far as stored trials tell
   */
  RunProgress(ProgressMode mode, int threads, PrintStream plain, Pace pace) {
    this.mode = mode;
    this.threads = threads;
    this.plain = plain;
    this.pace = pace;
    left = new TimeLeft(pace, threads, System::nanoTime);
  }

  /**
   * Shows what is going to be trained, and counts it into the time left.
   *
   * @param store says what is stored, and why not all of the plan is; asked only if it is shown
   */
  void show(RunPlan plan, Supplier<List<String>> store) {
    plan.sections().forEach(part -> left.expect(part.toTrain()));
    if (mode == ProgressMode.OFF) {
      return;
    }
    plain.printf(Locale.ENGLISH, "assay: the plan, %d trials side by side%n", threads);
    Stream.concat(plan.table(pace, threads).stream(), store.get().stream())
        .forEach(line -> plain.println("assay: " + line));
  }

  /** Shows what a limited time buys, and counts it alone into the time left. */
  void show(RunPlan plan, List<String> bought, List<Trial> trials) {
    left.forget(plan.toTrain());
    left.expect(trials);
    if (mode != ProgressMode.OFF) {
      plain.printf(Locale.ENGLISH, "assay: what the time buys, %d trials side by side%n", threads);
      bought.forEach(line -> plain.println("assay: " + line));
    }
  }

  /** Says something of the whole run. */
  void say(String text) {
    if (mode != ProgressMode.OFF) {
      plain.println("assay: " + text);
    }
  }

  /** Starts some trials of a section. */
  ConsoleProgress section(String section, List<Trial> expected) {
    return new ConsoleProgress(
        section,
        expected,
        left,
        plain,
        mode,
        mode == ProgressMode.AUTO ? terminal() : Optional.empty());
  }

  /**
   * Starts a section.
   *
   * @param section its number
   * @param plan the run's plan
   */
  ConsoleProgress section(String section, RunPlan plan) {
    return section(section, plan.toTrain(section));
  }

  /**
   * Returns the terminal, if there is one. A forked test JVM has no console of its own, but may
   * have a controlling terminal; in CI there is none.
   */
  private static Optional<PrintStream> terminal() {
    if (System.getenv("CI") != null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PrintStream(new FileOutputStream("/dev/tty"), true, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
