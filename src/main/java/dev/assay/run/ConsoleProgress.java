package dev.assay.run;

import dev.assay.system.ChildProcess;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.runner.RunListener;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how far a section is: a live bar on the terminal, or a plain line for each finished trial.
 *
 * <p>The bar counts floating-point operations, not trials, which differ a hundredfold in length.
 */
final class ConsoleProgress implements RunListener, AutoCloseable {
  private static final int DEFAULT_WIDTH = 120;
  private static final double UNIT = 1e6;

  /** The terminal answers at once, or is none. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String section;
  private final List<Trial> expected;
  private final TimeLeft left;
  private final PrintStream plain;
  private final ProgressMode mode;
  private final Optional<PrintStream> terminal;
  private final Map<Trial, Double> done = new HashMap<>();
  private final Set<Trial> trials = new HashSet<>();
  private Optional<ProgressBar> bar = Optional.empty();
  private double work;
  private double workDone;
  private int finished;

  /**
   * Creates the progress of one section's trials.
   *
   * @param section what the trials are for
   * @param expected what the run's plan says that the section trains
   * @param left the time left of the whole run
   * @param plain where plain lines go
   * @param mode how to show it
   * @param terminal where a live bar goes, if it can be shown
   */
  ConsoleProgress(
      String section,
      List<Trial> expected,
      TimeLeft left,
      PrintStream plain,
      ProgressMode mode,
      Optional<PrintStream> terminal) {
    this.section = section;
    this.expected = expected;
    this.left = left;
    this.plain = plain;
    this.mode = mode;
    this.terminal = terminal;
  }

  /** Says something between trials. */
  synchronized void say(String text) {
    if (mode != ProgressMode.OFF) {
      plain.printf(Locale.ENGLISH, "assay: %s: %s%n", section, text);
    }
  }

  /** Starts anew: a section that adds seeds plans more than once. */
  @Override
  public synchronized void planned(List<Trial> toTrain, int stored) {
    close();
    trials.clear();
    trials.addAll(toTrain);
    done.clear();
    finished = 0;
    workDone = 0;
    work = toTrain.stream().mapToDouble(Trial::work).sum();
    left.forget(expected);
    left.expect(toTrain);
    say(
        String.format(
            Locale.ENGLISH, "%d trials to train, %d from the store", toTrain.size(), stored));
    if (mode != ProgressMode.OFF && !toTrain.isEmpty()) {
      bar = terminal.map(this::bar);
    }
  }

  @Override
  public synchronized void progressed(Trial trial, int step, int steps, int epoch, double loss) {
    double share = (double) step / steps;
    advance(trial, share);
    left.advanced(trial, share);
    bar.ifPresent(
        live -> {
          live.stepTo(Math.round(workDone / UNIT));
          live.setExtraMessage(
              String.format(
                  Locale.ENGLISH,
                  "%d of %d, epoch %d, loss %.3g, run %s",
                  finished + 1,
                  trials.size(),
                  epoch,
                  loss,
                  TimeLeft.text(left.ofRun())));
        });
  }

  @Override
  public synchronized void suspended(Trial trial) {
    left.forget(List.of(trial));
    say(trial.describe() + ": stopped here; the next run goes on from its state in the store");
  }

  @Override
  public synchronized void finished(TrialResult result) {
    advance(result.trial(), 1);
    left.finished(result);
    finished++;
    bar.ifPresent(live -> live.stepTo(Math.round(workDone / UNIT)));
    if (mode != ProgressMode.OFF && bar.isEmpty()) {
      plain.printf(
          Locale.ENGLISH,
          "assay: %s: %d of %d, %s: %s in %.1f s, left: %s, of the run: %s%n",
          section,
          finished,
          trials.size(),
          result.trial().describe(),
          result.diverged() ? result.outcome() : "finished",
          result.provenance().seconds(),
          TimeLeft.text(left.of(trials)),
          TimeLeft.text(left.ofRun()));
    }
  }

  @Override
  public synchronized void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
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

  private ProgressBar bar(PrintStream screen) {
    Set<Trial> these = Set.copyOf(trials);
    return new ProgressBarBuilder()
        .setTaskName(section)
        .setStyle(ProgressBarStyle.ASCII)
        .setInitialMax(Math.round(work / UNIT))
        .setUpdateIntervalMillis(500)
        .setEtaFunction(state -> left.of(these))
        .setConsumer(new ConsoleProgressBarConsumer(screen, width() - 1))
        .build();
  }

  /** Returns the columns of the terminal: a bar that wraps is drawn over and over. */
  private static int width() {
    try {
      String[] size =
          new ChildProcess(
                  List.of("sh", "-c", "stty size < /dev/tty"),
                  Path.of(""),
                  PATIENCE,
                  Map.of(),
                  List.of())
              .run()
              .output()
              .strip()
              .split(" ");
      int columns = size.length == 2 ? Integer.parseInt(size[1]) : 0;
      return columns > 0 ? columns : DEFAULT_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DEFAULT_WIDTH;
    } catch (IOException | NumberFormatException e) {
      return DEFAULT_WIDTH;
    }
  }
}
