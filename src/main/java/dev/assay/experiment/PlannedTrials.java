package dev.assay.experiment;

import dev.assay.training.Probe;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The trials of a comparison under one plan, made once: by alternative setting, arm and seed.
 * Immutable.
 */
public final class PlannedTrials {
  /** The name of the setting that grades. */
  static final String DEFAULT = "";

  private final Map<String, Map<String, Map<Long, Trial>>> trials;
  private final List<String> notRun;
  private final Set<String> sharing;

  private PlannedTrials(
      Map<String, Map<String, Map<Long, Trial>>> trials, List<String> notRun, Set<String> sharing) {
    this.trials = trials;
    this.notRun = notRun;
    this.sharing = sharing;
  }

  static PlannedTrials of(Declared comparison, Plan plan, Collection<Metric> metrics) {
    Map<String, Map<String, Map<Long, Trial>>> all = new LinkedHashMap<>();
    Map<String, Map<Long, Trial>> graded = byArm(comparison, plan, plan.seeds(), metrics);
    all.put(DEFAULT, graded);
    trials(graded).forEach(PlannedTrials::requireItsMoments);
    Set<Trial> ofDefault = trials(graded).collect(Collectors.toSet());
    List<String> notRun = new ArrayList<>();
    Set<String> sharing = new HashSet<>();
    comparison
        .alternatives()
        .forEach(
            (name, changed) -> {
              Map<String, Map<Long, Trial>> most = byArm(changed, plan, plan.seeds(), metrics);
              boolean shares = trials(most).allMatch(ofDefault::contains);
              List<Long> seeds = comparison.seedsOfAlternative(name, plan, !shares);
              if (seeds.isEmpty()) {
                notRun.add(name);
                return;
              }
              all.put(name, byArm(changed, plan, seeds, metrics));
              if (shares) {
                sharing.add(name);
              }
            });
    return new PlannedTrials(all, List.copyOf(notRun), Set.copyOf(sharing));
  }

  /**
   * A moment that never comes leaves nothing, which would show after hours of training alone. Other
   * settings may train too little for it: claims that need it are not tested there.
   */
  private static void requireItsMoments(Trial trial) {
    for (Probe probe : trial.probes()) {
      int needed = probe.stepsNeeded(trial);
      if (needed > trial.steps()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "%s comes after %,d steps of %s, which ends after %,d: train longer, or ask for an"
                    + " earlier moment. An epoch's last batch is what is left of its %,d examples.",
                probe,
                needed,
                trial.describe(),
                trial.steps(),
                trial.data().trainCount()));
      }
    }
  }

  private static Map<String, Map<Long, Trial>> byArm(
      Declared comparison, Plan plan, List<Long> seeds, Collection<Metric> metrics) {
    Map<String, Map<Long, Trial>> byArm = new LinkedHashMap<>();
    for (String arm : comparison.arms()) {
      Map<Long, Trial> bySeed = new LinkedHashMap<>();
      comparison
          .seedsOf(arm, plan.scale(), seeds)
          .forEach(seed -> bySeed.put(seed, comparison.trial(plan, arm, seed, metrics)));
      byArm.put(arm, bySeed);
    }
    return byArm;
  }

  /** Returns the first seed's trial of an arm. */
  public Trial of(String arm) {
    return of(DEFAULT, arm);
  }

  /** Returns the first seed's trial of an arm under an alternative setting. */
  public Trial of(String alternative, String arm) {
    Map<Long, Trial> found = trials.getOrDefault(alternative, Map.of()).get(arm);
    if (found == null) {
      throw new NoSuchElementException(
          "no arm \""
              + arm
              + "\" under alternative setting \""
              + alternative
              + "\": "
              + trials.keySet());
    }
    return found.values().iterator().next();
  }

  /** Returns all trials; what two arms or settings share stands there once. */
  List<Trial> all() {
    return trials.values().stream().flatMap(PlannedTrials::trials).distinct().toList();
  }

  /** Tells whether an alternative setting trains nothing that the default does not. */
  boolean sharesAll(String alternative) {
    return sharing.contains(alternative);
  }

  private static Stream<Trial> trials(Map<String, Map<Long, Trial>> byArm) {
    return byArm.values().stream().flatMap(bySeed -> bySeed.values().stream());
  }

  /** Returns the alternative settings that this plan runs. */
  List<String> alternatives() {
    return trials.keySet().stream().filter(name -> !name.equals(DEFAULT)).toList();
  }

  /** Returns the alternative settings that this plan's scale does not run. */
  List<String> notRun() {
    return notRun;
  }

  /** Returns the results by arm and seed, and those of each alternative setting. */
  Runs runs(Function<Trial, TrialResult> results) {
    Map<String, Runs> others = new LinkedHashMap<>();
    alternatives().forEach(name -> others.put(name, new Runs(of(name, results), Map.of())));
    return new Runs(of(DEFAULT, results), others);
  }

  private Map<String, Map<Long, TrialResult>> of(
      String setting, Function<Trial, TrialResult> results) {
    Map<String, Map<Long, TrialResult>> byArm = new LinkedHashMap<>();
    trials
        .getOrDefault(setting, Map.of())
        .forEach(
            (arm, bySeed) -> {
              Map<Long, TrialResult> runs = new LinkedHashMap<>();
              bySeed.forEach((seed, trial) -> runs.put(seed, results.apply(trial)));
              byArm.put(arm, runs);
            });
    return byArm;
  }
}
