package dev.assay.run.budget;

import dev.assay.training.Trial;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long trials take on more and more machines, each trial alone on a core and the longest begun
 * first. Trials that wait for others are not told apart, so it is a lower bound by little.
 *
 * @param seconds how long each trial takes, the longest first
 */
public record SideBySide(List<Double> seconds) {
  private static final int MOST = 256;

  /** Copies the times and sorts them. */
  public SideBySide {
    seconds = seconds.stream().sorted(Comparator.reverseOrder()).toList();
  }

  /** Returns the times of some trials. */
  public static SideBySide of(Collection<Trial> trials, ToDoubleFunction<Trial> seconds) {
    return new SideBySide(trials.stream().map(seconds::applyAsDouble).toList());
  }

  /**
   * Returns the seconds until the last trial is done.
   *
   * @param slots how many trials run side by side, at least 1
   */
  public double wall(int slots) {
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int i = 0; i < slots; i++) {
      free.add(0.0);
    }
    double last = 0;
    for (double each : seconds) {
      double end = free.remove() + each;
      free.add(end);
      last = Math.max(last, end);
    }
    return last;
  }

  /** Says what 1, 2, 4 … trials side by side would take, and how many help at all. */
  public String text() {
    if (seconds.isEmpty()) {
      return "nothing is to be trained";
    }
    double longest = seconds.get(0);
    int enough =
        IntStream.rangeClosed(1, seconds.size())
            .filter(slots -> wall(slots) <= longest * 1.01)
            .findFirst()
            .orElse(seconds.size());
    return String.format(
        Locale.ENGLISH,
        "the longest of %d trials takes about %.1f minutes, so more than %d side by side do not help;"
            + " in minutes: %s",
        seconds.size(),
        longest / 60,
        enough,
        IntStream.iterate(1, slots -> slots <= MOST, slots -> 2 * slots)
            .mapToObj(slots -> String.format(Locale.ENGLISH, "%d: %.1f", slots, wall(slots) / 60))
            .collect(Collectors.joining(", ")));
  }
}
