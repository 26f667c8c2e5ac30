package dev.assay.run.budget;

import dev.assay.training.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Chooses what a given time is used for.
 *
 * <p>First the sections that lack a recording, then those whose recording leaves a claim open that
 * more seeds may decide; of either, the one first that takes the least time to have all its seeds.
 * Whole seeds only. What is left when no further seed fits goes to a part of the next one, which a
 * later run goes on with.
 */
public final class Minutes {
  /** In less than this no trial is begun that is not sure to end. */
  private static final double LEAST_SECONDS = 20;

  private static final String ROW = "  %-14s %-22s %9s %9s %8s %8s";

  private final ToDoubleFunction<Trial> seconds;
  private final int threads;

  /**
   * Creates the choice.
   *
   * @param seconds how long a trial takes on one thread
   * @param threads how many trials run side by side
   */
  public Minutes(ToDoubleFunction<Trial> seconds, int threads) {
    this.seconds = seconds;
    this.threads = threads;
  }

  /** Returns what so many seconds of wall time buy, in the order in which it is trained. */
  public List<Purchase> buy(List<Candidate> candidates, double available) {
    List<Candidate> order =
        candidates.stream()
            .sorted(
                Comparator.comparing(Candidate::reason)
                    .thenComparingDouble(candidate -> wall(candidate.lacking())))
            .toList();
    List<Purchase> bought = new ArrayList<>();
    Set<Trial> taken = new LinkedHashSet<>();
    double left = available;
    Purchase part = null;
    for (Candidate candidate : order) {
      Purchase seeds = seeds(candidate, taken, left);
      if (!seeds.trials().isEmpty()) {
        bought.add(seeds);
        taken.addAll(seeds.trials());
        left -= seeds.seconds();
      }
      if (part == null && seeds.seeds() < candidate.open().size()) {
        part = seeds;
      }
    }
    if (part != null && left > LEAST_SECONDS) {
      bought.add(part(part, taken, left));
    }
    return bought;
  }

  private Purchase seeds(Candidate candidate, Set<Trial> taken, double left) {
    Set<Trial> trials = new LinkedHashSet<>();
    int seeds = 0;
    for (List<Trial> seed : candidate.open()) {
      Set<Trial> more = new LinkedHashSet<>(trials);
      seed.stream().filter(trial -> !taken.contains(trial)).forEach(more::add);
      if (wall(more) > left) {
        break;
      }
      trials = more;
      seeds++;
    }
    return new Purchase(candidate, seeds, longestFirst(trials), wall(trials), true);
  }

  private Purchase part(Purchase before, Set<Trial> taken, double left) {
    List<Trial> seed = before.candidate().open().get(before.seeds());
    List<Trial> some = new ArrayList<>();
    for (Trial trial : longestFirst(seed.stream().filter(open -> !taken.contains(open)).toList())) {
      if (some.size() >= threads && sum(some) / threads >= left) {
        break;
      }
      some.add(trial);
    }
    return new Purchase(before.candidate(), 0, some, Math.min(left, wall(some)), false);
  }

  private List<Trial> longestFirst(Collection<Trial> trials) {
    return trials.stream().sorted(Comparator.comparingDouble(seconds).reversed()).toList();
  }

  /** No number of threads makes the longest trial shorter. */
  private double wall(Collection<Trial> trials) {
    return Math.max(sum(trials) / threads, trials.stream().mapToDouble(seconds).max().orElse(0));
  }

  private double sum(Collection<Trial> trials) {
    return trials.stream().mapToDouble(seconds).sum();
  }

  /** Returns what is bought as a table, a line for each section, and what time does not buy. */
  public List<String> table(List<Candidate> candidates, List<Purchase> bought) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT, ROW, "section", "why", "seeds now", "then", "trials", "minutes"));
    for (Purchase one : bought) {
      int now = one.candidate().complete();
      String then =
          one.whole()
              ? String.format(Locale.ROOT, "%d of %d", now + one.seeds(), one.candidate().wanted())
              : "a part";
      lines.add(row(one.candidate(), then, one.trials().size(), one.seconds()));
    }
    Set<String> served =
        bought.stream().map(one -> one.candidate().section()).collect(Collectors.toSet());
    candidates.stream()
        .filter(one -> !one.lacking().isEmpty() && !served.contains(one.section()))
        .forEach(one -> lines.add(row(one, "not yet", one.lacking().size(), wall(one.lacking()))));
    return lines.stream().map(String::stripTrailing).toList();
  }

  private static String row(Candidate one, String then, int trials, double seconds) {
    return String.format(
        Locale.ROOT,
        ROW,
        one.section(),
        one.reason().text(),
        one.complete(),
        then,
        trials,
        String.format(Locale.ROOT, "%.1f", seconds / 60));
  }
}
