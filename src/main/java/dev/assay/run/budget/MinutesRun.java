package dev.assay.run.budget;

import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.training.Trial;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.TrainingTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Trains what a given time can use best, before any section is judged. Then each section is judged
 * that has all its seeds; the others say how far they are.
 */
public final class MinutesRun {
  private static final double NANOS = 1e9;

  /** From a full store, all nine sections of a report are judged and written in a minute. */
  private static final Duration TO_JUDGE_A_SECTION = Duration.ofSeconds(7);

  private final List<Experiment> experiments;
  private final Function<Experiment, Plan> plans;
  private final Function<Experiment, Optional<RecordedSeeds>> recorded;
  private final Predicate<Trial> isThere;
  private final Minutes minutes;
  private final TrainingTime time;
  private final Map<String, RuntimeException> failures = new HashMap<>();
  private final Map<String, Integer> beyond = new TreeMap<>();

  /**
   * Creates the run.
   *
   * @param plans what each experiment plans its trials from
   * @param recorded what is recorded of an experiment
   * @param isThere tells whether a trial need not be trained
   * @param minutes chooses
   * @param time until when trials may run
   */
  public MinutesRun(
      List<Experiment> experiments,
      Function<Experiment, Plan> plans,
      Function<Experiment, Optional<RecordedSeeds>> recorded,
      Predicate<Trial> isThere,
      Minutes minutes,
      TrainingTime time) {
    this.experiments = List.copyOf(experiments);
    this.plans = plans;
    this.recorded = recorded;
    this.isThere = isThere;
    this.minutes = minutes;
    this.time = time;
  }

  /** Returns how long may be trained in so many minutes, so that judging ends in time too. */
  public static Duration training(int minutes, int sections) {
    Duration whole = Duration.ofMinutes(minutes);
    Duration judging = TO_JUDGE_A_SECTION.multipliedBy(sections);
    Duration most = whole.dividedBy(4);
    return whole.minus(judging.compareTo(most) > 0 ? most : judging);
  }

  /** Trains some trials of a section for as long as the time allows. */
  @FunctionalInterface
  public interface Training {
    /** Returns what was completed. */
    Collection<CompletedTrial> of(String section, List<Trial> trials);
  }

  /** Shows what the time buys. */
  @FunctionalInterface
  public interface Shown {
    /** Shows a table, and the trials of which it is. */
    void show(List<String> table, List<Trial> trials);
  }

  /**
   * Trains until time is over or nothing is left that could use it. What is left over, because
   * trials took less than estimated, is planned anew.
   */
  public void train(Training training, Shown shown, Consumer<String> say) {
    boolean progress = true;
    while (progress && !time.isOver()) {
      List<Candidate> candidates = candidates();
      List<Purchase> bought = minutes.buy(candidates, time.left().toNanos() / NANOS);
      if (!bought.isEmpty()) {
        shown.show(
            minutes.table(candidates, bought),
            bought.stream().flatMap(one -> one.trials().stream()).toList());
      }
      progress = false;
      for (Purchase one : bought) {
        progress |= train(one, training);
      }
    }
    added().forEach(say);
    say.accept(
        String.format(
            Locale.ENGLISH,
            "%s, %d min before the end of the training time",
            candidates().isEmpty() ? "nothing is left to train" : "training ends",
            time.left().toMinutes()));
  }

  /** Says how seeds beyond those of a recording get into it: they are in the store by now. */
  private List<String> added() {
    List<String> lines = new ArrayList<>();
    beyond.forEach(
        (section, seeds) ->
            lines.add(
                String.format(
                    Locale.ENGLISH,
                    "%s: %d more than are recorded are in the store; -Dassay.scale=full -Dassay.add=%d -Dassay.claim='%s' adds them",
                    section,
                    seeds,
                    seeds,
                    section)));
    return lines;
  }

  private boolean train(Purchase one, Training training) {
    String section = one.candidate().section();
    if (failures.containsKey(section)) {
      return false;
    }
    try {
      boolean progress = !training.of(section, one.trials()).isEmpty();
      note(one);
      return progress;
    } catch (RuntimeException e) {
      // The section says so when it is judged, and the others go on.
      failures.put(section, e);
      return false;
    }
  }

  private void note(Purchase one) {
    boolean whole = one.whole() && one.trials().stream().allMatch(isThere);
    if (whole && one.candidate().reason() == Candidate.Reason.UNDECIDED) {
      beyond.merge(one.candidate().section(), one.seeds(), Integer::sum);
    }
  }

  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (Experiment experiment : experiments) {
      if (failures.containsKey(experiment.section())) {
        continue;
      }
      try {
        OpenSeeds.candidate(
                experiment, plans.apply(experiment), recorded.apply(experiment), isThere)
            .ifPresent(candidates::add);
      } catch (RuntimeException | LinkageError e) {
        // It cannot be planned, and will say why when it is judged.
        failures.put(experiment.section(), new IllegalStateException(e));
      }
    }
    return candidates;
  }

  /** Says how far a section is that lacks some of its planned trials. */
  public Optional<String> unfinished(Experiment experiment) {
    if (failures.containsKey(experiment.section())) {
      return Optional.empty();
    }
    Plan plan = plans.apply(experiment);
    Set<Trial> all = new HashSet<>(Trial.withRequired(experiment.trials(plan)));
    return all.stream().allMatch(isThere)
        ? Optional.empty()
        : Optional.of(OpenSeeds.of(experiment, plan, plan.seeds().size()).stand(isThere));
  }

  /** Throws what a section failed of while it was trained, if it did. */
  public void requireTrained(Experiment experiment) {
    RuntimeException failure = failures.get(experiment.section());
    if (failure != null) {
      throw failure;
    }
  }
}
