package dev.assay.run.budget;

import dev.assay.training.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long trials take on more and more machines, each trial alone on a core: section after
 * section, in each the trials that need others after those, and the longest begun first.
 *
 * @param waves how long, in seconds, the trials of each wave take; a wave begins when the one
 *     before it is done
 */
public record SideBySide(List<List<Double>> waves) {
  private static final int MOST = 256;

  /** Copies the times and sorts each wave's. */
  public SideBySide {
    waves =
        waves.stream()
            .filter(wave -> !wave.isEmpty())
            .map(wave -> wave.stream().sorted(Comparator.reverseOrder()).toList())
            .toList();
  }

  /** Returns the times of the trials that sections train, one section after the other. */
  public static SideBySide of(
      Collection<? extends Collection<Trial>> sections, ToDoubleFunction<Trial> seconds) {
    return new SideBySide(
        sections.stream()
            .flatMap(section -> waves(section).stream())
            .map(wave -> wave.stream().map(seconds::applyAsDouble).toList())
            .toList());
  }

  private static List<List<Trial>> waves(Collection<Trial> trials) {
    List<List<Trial>> waves = new ArrayList<>();
    Set<Trial> left = new LinkedHashSet<>(trials);
    while (!left.isEmpty()) {
      List<Trial> wave =
          left.stream().filter(trial -> Collections.disjoint(trial.requires(), left)).toList();
      wave.forEach(left::remove);
      waves.add(wave);
    }
    return waves;
  }

  /**
   * Returns the seconds until the last trial is done.
   *
   * @param slots how many trials run side by side, at least 1
   */
  public double wall(int slots) {
    return waves.stream().mapToDouble(wave -> wall(wave, slots)).sum();
  }

  private static double wall(List<Double> wave, int slots) {
    PriorityQueue<Double> free = new PriorityQueue<>(Collections.nCopies(slots, 0.0));
    double last = 0;
    for (double each : wave) {
      double end = free.remove() + each;
      free.add(end);
      last = Math.max(last, end);
    }
    return last;
  }

  /** Returns the seconds that the longest trial of each wave takes, summed: no more cores help. */
  private double least() {
    return waves.stream().mapToDouble(wave -> wave.get(0)).sum();
  }

  /** Says what 1, 2, 4 … trials side by side would take, and how many help at all. */
  public String text() {
    if (waves.isEmpty()) {
      return "nothing is to be trained";
    }
    int widest = waves.stream().mapToInt(List::size).max().orElseThrow();
    int enough =
        IntStream.rangeClosed(1, widest)
            .filter(slots -> wall(slots) <= least() * 1.01)
            .findFirst()
            .orElse(widest);
    return String.format(
        Locale.ENGLISH,
        "the longest of %d trials takes about %.1f minutes and those that must follow each other"
            + " %.1f, so more than %d side by side do not help; in minutes: %s",
        waves.stream().mapToInt(List::size).sum(),
        waves.stream().mapToDouble(wave -> wave.get(0)).max().orElseThrow() / 60,
        least() / 60,
        enough,
        IntStream.iterate(1, slots -> slots <= MOST, slots -> 2 * slots)
            .mapToObj(slots -> String.format(Locale.ENGLISH, "%d: %.1f", slots, wall(slots) / 60))
            .collect(Collectors.joining(", ")));
  }
}
