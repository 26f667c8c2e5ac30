package dev.assay.experiment;

import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The trials of a comparison under one plan, made once: by alternative setting, arm and seed.
 * Immutable.
 */
public final class PlannedTrials {
  /** The name of the setting that grades. */
  static final String DEFAULT = "";

  private final Map<String, Map<String, Map<Long, Trial>>> trials;

  private PlannedTrials(Map<String, Map<String, Map<Long, Trial>>> trials) {
    this.trials = trials;
  }

  static PlannedTrials of(Comparison comparison, Plan plan, Collection<Metric> metrics) {
    Map<String, Map<String, Map<Long, Trial>>> all = new LinkedHashMap<>();
    all.put(DEFAULT, byArm(comparison, plan, plan.seeds(), metrics));
    comparison
        .alternatives()
        .forEach(
            (name, changed) ->
                all.put(
                    name,
                    byArm(changed, plan, plan.seeds(changed.seedsOfAlternatives()), metrics)));
    return new PlannedTrials(all);
  }

  private static Map<String, Map<Long, Trial>> byArm(
      Comparison comparison, Plan plan, List<Long> seeds, Collection<Metric> metrics) {
    Map<String, Map<Long, Trial>> byArm = new LinkedHashMap<>();
    for (String arm : comparison.arms()) {
      Map<Long, Trial> bySeed = new LinkedHashMap<>();
      seeds.forEach(seed -> bySeed.put(seed, comparison.trial(plan, arm, seed, metrics)));
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

  List<Trial> all() {
    return trials.values().stream()
        .flatMap(byArm -> byArm.values().stream())
        .flatMap(bySeed -> bySeed.values().stream())
        .toList();
  }

  List<String> alternatives() {
    return trials.keySet().stream().filter(name -> !name.equals(DEFAULT)).toList();
  }

  /** Returns the results of an alternative setting by arm and seed. */
  Runs runs(String alternative, Function<Trial, TrialResult> results) {
    Map<String, Map<Long, TrialResult>> byArm = new LinkedHashMap<>();
    trials
        .getOrDefault(alternative, Map.of())
        .forEach(
            (arm, bySeed) -> {
              Map<Long, TrialResult> runs = new LinkedHashMap<>();
              bySeed.forEach((seed, trial) -> runs.put(seed, results.apply(trial)));
              byArm.put(arm, runs);
            });
    return new Runs(byArm);
  }
}
