package dev.assay.experiment;

import dev.assay.training.TrialResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The results of a comparison under one setting, by arm and seed. Immutable. */
public final class Runs {
  private final Map<String, Map<Long, TrialResult>> byArm;

  Runs(Map<String, Map<Long, TrialResult>> byArm) {
    this.byArm = byArm;
  }

  /** Returns the runs of one seed alone, by arm. */
  static Runs ofOne(Map<String, TrialResult> byArm) {
    Map<String, Map<Long, TrialResult>> all = new LinkedHashMap<>();
    byArm.forEach((arm, run) -> all.put(arm, Map.of(run.trial().seed(), run)));
    return new Runs(all);
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

  /** Returns the runs of each arm. */
  public Map<String, List<TrialResult>> byArm() {
    Map<String, List<TrialResult>> all = new LinkedHashMap<>();
    byArm.forEach((arm, runs) -> all.put(arm, List.copyOf(runs.values())));
    return all;
  }

  Set<Long> seeds() {
    return byArm.values().iterator().next().keySet();
  }

  SeedRuns ofSeed(long seed) {
    Map<String, TrialResult> runs = new LinkedHashMap<>();
    byArm.forEach((arm, ofArm) -> runs.put(arm, ofArm.get(seed)));
    return new SeedRuns(runs, this);
  }
}
