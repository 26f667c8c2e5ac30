package dev.assay.run;

import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How long the trials of a run will still take.
 *
 * <p>Each open trial counts with the share of it that is left, at the pace of its kind, so the time
 * converges although trials differ a hundredfold in length and kinds of network in speed. What is
 * expected at once is trained side by side; what is expected later, as another section is, waits
 * until that is done.
 */
final class TimeLeft {
  private record Start(long nanos, double share) {}

  private record Open(int group, double share) {}

  private record Load(double sum, double longest) {
    Load plus(Load other) {
      return new Load(sum + other.sum, Math.max(longest, other.longest));
    }
  }

  private final Pace pace;
  private final int threads;
  private final LongSupplier clock;
  private final Map<Trial, Open> open = new LinkedHashMap<>();
  private final Map<Trial, Start> starts = new HashMap<>();
  private int groups;

  /**
   * Creates the time left of a run that has no trials yet.
   *
   * @param pace how fast trials are, which this also adds to
   * @param threads how many trials run side by side
   * @param clock nanoseconds from any origin
   */
  TimeLeft(Pace pace, int threads, LongSupplier clock) {
    this.pace = pace;
    this.threads = threads;
    this.clock = clock;
  }

  /** Adds trials that are still to be trained, side by side. */
  synchronized void expect(Collection<Trial> trials) {
    groups++;
    trials.forEach(trial -> open.putIfAbsent(trial, new Open(groups, 1)));
  }

  /** Takes trials out that will not be trained after all. */
  synchronized void forget(Collection<Trial> trials) {
    trials.forEach(open::remove);
  }

  /** Notes how much of a trial's steps is done, 0 to 1. */
  synchronized void advanced(Trial trial, double shareOfSteps) {
    double share = shareOfSteps * (1 - trial.endShare());
    long now = clock.getAsLong();
    Start start = starts.computeIfAbsent(trial, first -> new Start(now, share));
    open.merge(
        trial, new Open(groups, 1 - share), (before, after) -> new Open(before.group, after.share));
    pace.learn(trial, share - start.share, (now - start.nanos) / 1e9);
  }

  /** Notes that a trial is done. */
  synchronized void finished(TrialResult result) {
    open.remove(result.trial());
    pace.learn(result);
  }

  /** Returns how long all trials will take, if any pace is known. */
  synchronized Optional<Duration> ofRun() {
    return of(open.keySet());
  }

  /** Returns how long those of the given trials that are open will take, if any pace is known. */
  synchronized Optional<Duration> of(Set<Trial> trials) {
    Map<Integer, Load> loads = new HashMap<>();
    for (Map.Entry<Trial, Open> entry : open.entrySet()) {
      if (!trials.contains(entry.getKey())) {
        continue;
      }
      OptionalDouble whole = pace.guess(entry.getKey());
      if (whole.isEmpty()) {
        return Optional.empty();
      }
      double seconds = entry.getValue().share * whole.getAsDouble();
      loads.merge(entry.getValue().group, new Load(seconds, seconds), Load::plus);
    }
    // The last trials of a group do not fill all threads.
    double seconds =
        loads.values().stream()
            .mapToDouble(load -> Math.max(load.sum / threads, load.longest))
            .sum();
    return Optional.of(Duration.ofMillis(Math.round(1e3 * seconds)));
  }

  /** Returns a duration as minutes and seconds, or that it is not known yet. */
  static String text(Optional<Duration> left) {
    return left.map(TimeLeft::text).orElse("unknown yet");
  }

  private static String text(Duration time) {
    long seconds = Math.round(time.toMillis() / 1e3);
    return seconds < 3600
        ? String.format(Locale.ENGLISH, "%d:%02d min", seconds / 60, seconds % 60)
        : String.format(Locale.ENGLISH, "%d:%02d h", seconds / 3600, seconds % 3600 / 60);
  }
}
