package dev.assay.run.budget;

import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.run.budget.Candidate.Reason;
import dev.assay.training.Trial;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The trials of an experiment, seed by seed, and which of them are there.
 *
 * @param seeds the trials that each seed adds to those of the seeds before it
 */
public record OpenSeeds(List<List<Trial>> seeds) {
  /** More than any run has time for; it bounds what is planned to find out. */
  private static final int MOST_MORE = 100;

  /** Copies the list. */
  public OpenSeeds {
    seeds = List.copyOf(seeds);
  }

  /** Lists the trials of so many seeds, counted from the plan's first. */
  public static OpenSeeds of(Experiment experiment, Plan plan, int count) {
    Set<Trial> before = new LinkedHashSet<>();
    List<List<Trial>> seeds = new ArrayList<>();
    for (int seed = 1; seed <= count; seed++) {
      seeds.add(trials(experiment, plan, seed).stream().filter(before::add).toList());
    }
    return new OpenSeeds(seeds);
  }

  private static Set<Trial> trials(Experiment experiment, Plan plan, int seeds) {
    return Trial.withRequired(experiment.trials(plan.ofSeeds(seeds)));
  }

  /** Returns how many seeds have all their trials. */
  public int complete(Predicate<Trial> isThere) {
    return (int) seeds.stream().filter(seed -> seed.stream().allMatch(isThere)).count();
  }

  /** Says how far the planned seeds are. */
  public String stand(Predicate<Trial> isThere) {
    long trials = seeds.stream().mapToLong(List::size).sum();
    long there = seeds.stream().flatMap(List::stream).filter(isThere).count();
    return String.format(
        Locale.ENGLISH,
        "%d of %d seeds so far (%d of %d trials): the next run goes on from the store.",
        complete(isThere),
        seeds.size(),
        there,
        trials);
  }

  /**
   * Returns what time may be used for in an experiment, if for anything.
   *
   * @param recorded what its recording has and wants, if there is one
   */
  public static Optional<Candidate> candidate(
      Experiment experiment,
      Plan plan,
      Optional<RecordedSeeds> recorded,
      Predicate<Trial> isThere) {
    int before = recorded.map(RecordedSeeds::seeds).orElse(0);
    int more =
        recorded
            .map(there -> Math.min(there.wanted().orElse(before) - before, MOST_MORE))
            .orElse(plan.seeds().size());
    Plan counted =
        recorded
            .map(there -> new Plan(
                        plan.scale(),
                        List.of(there.next()),
                        plan.images(),
                        plan.sources(),
                        plan.others()))
            .orElse(plan);
    OpenSeeds seeds = of(experiment, counted, more);
    List<List<Trial>> open =
        seeds.seeds().stream()
            .map(seed -> seed.stream().filter(isThere.negate()).toList())
            .filter(seed -> !seed.isEmpty())
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Candidate(
                experiment.section(),
                recorded.isPresent() ? Reason.UNDECIDED : Reason.UNRECORDED,
                before + seeds.complete(isThere),
                before + more,
                open));
  }
}
