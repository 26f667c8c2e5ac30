package dev.assay.experiment;

import dev.assay.training.TrialResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The runs of one seed, one for each arm. Immutable. */
public final class SeedRuns {
  private final Map<String, TrialResult> byArm;
  private final Runs setting;

  /** Creates the runs of the only seed from the results by arm. */
  public SeedRuns(Map<String, TrialResult> byArm) {
    this(byArm, Runs.ofOne(byArm));
  }

  /**
   * Creates the runs of a seed from the results by arm.
   *
   * @param setting the runs of all seeds
   */
  SeedRuns(Map<String, TrialResult> byArm, Runs setting) {
    this.byArm = Collections.unmodifiableMap(new LinkedHashMap<>(byArm));
    this.setting = setting;
  }

  /** Tells whether the arm has this seed. */
  boolean has(String arm) {
    return byArm.containsKey(arm);
  }

  /**
   * Returns the run of an arm.
   *
   * @throws NotMeasuredException if it diverged
   * @throws IllegalArgumentException if there is no such arm
   */
  public TrialResult of(String arm) {
    TrialResult run = run(arm);
    if (run.diverged()) {
      throw new NotMeasuredException(run.outcome().toString());
    }
    return run;
  }

  /** Returns the run of an arm, unless it diverged. */
  Optional<TrialResult> finished(String arm) {
    return Optional.of(run(arm)).filter(run -> !run.diverged());
  }

  /** Returns the runs of an arm under every seed. */
  List<TrialResult> all(String arm) {
    return setting.of(arm);
  }

  private TrialResult run(String arm) {
    TrialResult run = byArm.get(arm);
    if (run == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "no arm \"%s\": give one of %s", arm, byArm.keySet()));
    }
    return run;
  }
}
