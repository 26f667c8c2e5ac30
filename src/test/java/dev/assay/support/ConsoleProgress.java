package dev.assay.support;

import dev.assay.training.RunListener;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how far a run is: a live bar on the terminal, or a plain line for each finished trial.
 *
 * <p>Progress counts floating-point operations, not trials, so the time left converges although
 * trials differ a hundredfold in length.
 */
final class ConsoleProgress implements RunListener, AutoCloseable {
  private static final int BAR_WIDTH = 120;
  private static final double UNIT = 1e6;

  private final String section;
  private final ProgressMode mode;
  private final PrintStream plain;
  private final Map<Trial, Double> done = new HashMap<>();
  private Optional<ProgressBar> bar = Optional.empty();
  private double work;
  private double workDone;
  private int trials;
  private int finished;
  private long start;

  /**
   * Creates the progress of one section's trials.
   *
   * @param section what the trials are for
   * @param mode how to show it
   * @param plain where plain lines go
   */
  ConsoleProgress(String section, ProgressMode mode, PrintStream plain) {
    this.section = section;
    this.mode = mode;
    this.plain = plain;
  }

  /** Says something between trials. */
  synchronized void say(String text) {
    if (mode != ProgressMode.OFF) {
      plain.printf("assay: %s: %s%n", section, text);
    }
  }

  /** Starts anew: a section that adds seeds plans more than once. */
  @Override
  public synchronized void planned(List<Trial> toTrain, int stored) {
    close();
    done.clear();
    workDone = 0;
    finished = 0;
    trials = toTrain.size();
    work = toTrain.stream().mapToDouble(Trial::work).sum();
    start = System.nanoTime();
    say("%d trials to train, %d from the store".formatted(trials, stored));
    if (mode == ProgressMode.AUTO && trials > 0) {
      bar = terminal().map(this::bar);
    }
  }

  @Override
  public synchronized void progressed(Trial trial, int step, int steps, int epoch, double loss) {
    advance(trial, (double) step / steps);
    bar.ifPresent(
        live -> {
          live.stepTo(Math.round(workDone / UNIT));
          live.setExtraMessage(
              " %d of %d, epoch %d, loss %.3g".formatted(finished + 1, trials, epoch, loss));
        });
  }

  @Override
  public synchronized void finished(TrialResult result) {
    advance(result.trial(), 1);
    finished++;
    if (mode != ProgressMode.OFF && bar.isEmpty()) {
      plain.printf(
          "assay: %s: %d of %d, %s: %s in %.1f s, %s left%n",
          section,
          finished,
          trials,
          result.trial().describe(),
          result.diverged() ? result.outcome() : "finished",
          result.provenance().seconds(),
          timeLeft());
    }
  }

  @Override
  public synchronized void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }

  private String timeLeft() {
    double share = share();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    long seconds = Math.round(elapsed.toSeconds() * (1 - share) / share);
    return "%d:%02d min".formatted(seconds / 60, seconds % 60);
  }

  /** Returns the share of the work that is done. */
  synchronized double share() {
    return workDone / work;
  }

  private void advance(Trial trial, double share) {
    double now = trial.work() * share;
    workDone += now - done.getOrDefault(trial, 0.0);
    done.put(trial, now);
  }

  private ProgressBar bar(PrintStream terminal) {
    return new ProgressBarBuilder()
        .setTaskName(section)
        .setStyle(ProgressBarStyle.ASCII)
        .setInitialMax(Math.round(work / UNIT))
        .setUpdateIntervalMillis(500)
        .setEtaFunction(
            state ->
                state.getMax() == 0 || state.getCurrent() == 0
                    ? Optional.empty()
                    : Optional.of(
                        state
                            .getElapsedAfterStart()
                            .multipliedBy(state.getMax() - state.getCurrent())
                            .dividedBy(state.getCurrent())))
        .setConsumer(new ConsoleProgressBarConsumer(terminal, BAR_WIDTH))
        .build();
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
