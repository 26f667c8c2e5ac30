package dev.assay.experiment;

import dev.assay.training.TrialResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The results of a comparison by arm and seed, and under each alternative setting. Immutable. */
public final class Runs {
  private final Map<String, Map<Long, TrialResult>> byArm;
  private final Map<String, Runs> alternatives;

  Runs(Map<String, Map<Long, TrialResult>> byArm, Map<String, Runs> alternatives) {
    this.byArm = byArm;
    this.alternatives = alternatives;
  }

  /** Returns no runs, as of numbers that were trained elsewhere. */
  public static Runs none() {
    return new Runs(Map.of(), Map.of());
  }

  /** Returns the runs of one seed alone, by arm. */
  static Runs ofOne(Map<String, TrialResult> byArm) {
    Map<String, Map<Long, TrialResult>> all = new LinkedHashMap<>();
    byArm.forEach((arm, run) -> all.put(arm, Map.of(run.trial().seed(), run)));
    return new Runs(all, Map.of());
  }

  /** Tells whether this scale runs an alternative setting. */
  public boolean hasAlternative(String alternative) {
    return alternatives.containsKey(alternative);
  }

  /**
   * Returns the results under an alternative setting.
   *
   * @throws IllegalArgumentException if this scale runs no such setting
   */
  public Runs under(String alternative) {
    Runs runs = alternatives.get(alternative);
    if (runs == null) {
      throw new IllegalArgumentException(
          "no alternative setting \""
              + alternative
              + "\" is run here: give one of "
              + alternatives.keySet());
    }
    return runs;
  }

  /** Returns the arms, in the order in which they were declared. */
  public Set<String> arms() {
    return byArm.keySet();
  }

  /**
   * Returns the runs of an arm, by rising seed, those that diverged among them.
   *
   * @throws IllegalArgumentException if there is no such arm
   */
  public List<TrialResult> of(String arm) {
    Map<Long, TrialResult> runs = byArm.get(arm);
    if (runs == null) {
      throw new IllegalArgumentException("no arm \"" + arm + "\": give one of " + byArm.keySet());
    }
    return List.copyOf(runs.values());
  }

  /**
   * Returns the runs of an arm that did not diverge, by rising seed.
   *
   * @throws IllegalArgumentException if there is no such arm
   */
  public List<TrialResult> finished(String arm) {
    return of(arm).stream().filter(run -> !run.diverged()).toList();
  }

  /** Returns the runs of each arm. */
  public Map<String, List<TrialResult>> byArm() {
    Map<String, List<TrialResult>> all = new LinkedHashMap<>();
    byArm.forEach((arm, runs) -> all.put(arm, List.copyOf(runs.values())));
    return all;
  }

  /** Returns the seeds that any arm has, by rising seed. */
  Set<Long> seeds() {
    Set<Long> all = new TreeSet<>();
    byArm.values().forEach(ofArm -> all.addAll(ofArm.keySet()));
    return all;
  }

  SeedRuns ofSeed(long seed) {
    Map<String, TrialResult> runs = new LinkedHashMap<>();
    byArm.forEach(
        (arm, ofArm) -> {
          if (ofArm.containsKey(seed)) {
            runs.put(arm, ofArm.get(seed));
          }
        });
    return new SeedRuns(runs, this);
  }
}
