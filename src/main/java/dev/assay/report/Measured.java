package dev.assay.report;

import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.Text;

/** One observed number as text. */
record Measured(
    String name, String arm, String value, String interval, int seeds, String compared) {
  static Measured of(Observation observation) {
    return new Measured(
        observation.name(),
        observation.arm(),
        Text.withUnit(observation.mean(), observation.unit()),
        observation.interval().map(i -> Text.interval(i, observation.unit())).orElse("exact"),
        observation.n(),
        observation.compared());
  }
}
