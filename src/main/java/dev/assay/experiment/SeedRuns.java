package dev.assay.experiment;

import dev.assay.training.TrialResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The runs of one seed, one for each arm. Immutable. */
public final class SeedRuns {
  private final Map<String, TrialResult> byArm;

  /** Creates the runs of a seed from the results by arm. */
  public SeedRuns(Map<String, TrialResult> byArm) {
    this.byArm = Collections.unmodifiableMap(new LinkedHashMap<>(byArm));
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
    TrialResult run = byArm.get(arm);
    if (run == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "no arm \"%s\": give one of %s", arm, byArm.keySet()));
    }
    if (run.diverged()) {
      throw new NotMeasuredException(run.outcome().toString());
    }
    return run;
  }
}
