package dev.assay.experiment;

import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/** Enters into evidence what runs measured; what a run lacks is missing, with its reason. */
public final class Entries {
  private final Evidence.Builder evidence = Evidence.builder();

  /** Enters a number that every run has unless it diverged. */
  public void put(
      String metric,
      String unit,
      String arm,
      TrialResult run,
      ToDoubleFunction<Measurements> number) {
    if (lost(metric, arm, run)) {
      return;
    }
    put(metric, unit, arm, run.trial().seed(), number.applyAsDouble(run.measurements()));
  }

  /** Enters a metric that each run has. */
  public void put(Metric metric, String arm, List<TrialResult> runs) {
    for (TrialResult run : runs) {
      put(metric.name(), metric.unit(), arm, run.trial().seed(), () -> metric.of(run));
    }
  }

  /** Enters a number made of several runs of one seed. */
  public void put(
      String metric,
      String unit,
      String arm,
      List<TrialResult> runs,
      ToDoubleFunction<List<Measurements>> number) {
    for (TrialResult run : runs) {
      if (lost(metric, arm, run)) {
        return;
      }
    }
    long seed = runs.get(0).trial().seed();
    List<Measurements> all = runs.stream().map(TrialResult::measurements).toList();
    put(metric, unit, arm, seed, number.applyAsDouble(all));
  }

  /**
   * Enters a number as it is read, unless it is {@linkplain NotMeasuredException none}; of a run
   * that is {@linkplain NoCaseException no case} it says nothing.
   */
  public void put(String metric, String unit, String arm, long seed, DoubleSupplier number) {
    try {
      put(metric, unit, arm, seed, number.getAsDouble());
    } catch (NotMeasuredException e) {
      evidence.missing(metric, arm, seed, String.valueOf(e.getMessage()));
    } catch (NoCaseException e) {
      return; // Nothing is said of the run.
    }
  }

  /** Says of a number of which no run is a case that it is missing, by one of the seeds. */
  void putNothing(Measurement measurement, long seed, int runs) {
    if (!evidence.build().has(measurement.metric(), measurement.arm())) {
      evidence.missing(
          measurement.metric(),
          measurement.arm(),
          seed,
          String.format(Locale.ENGLISH, "no run qualifies: none of the %d is such a case", runs));
    }
  }

  /** Gives an arm its place on the axis. */
  public void place(String arm, double x) {
    evidence.arm(arm, x);
  }

  public Evidence build() {
    return evidence.build();
  }

  private boolean lost(String metric, String arm, TrialResult run) {
    if (run.diverged()) {
      evidence.missing(metric, arm, run.trial().seed(), run.outcome().toString());
    }
    return run.diverged();
  }

  private void put(String metric, String unit, String arm, long seed, double value) {
    if (Double.isFinite(value)) {
      evidence.put(metric, unit, arm, seed, value);
    } else {
      evidence.missing(
          metric,
          arm,
          seed,
          Double.isNaN(value) ? "not a number" : value > 0 ? "infinite" : "minus infinity");
    }
  }
}
