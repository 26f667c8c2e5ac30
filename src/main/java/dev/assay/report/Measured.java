package dev.assay.report;

import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.Text;
import java.util.Locale;

/** One observed number as text. */
record Measured(
    String name,
    String arm,
    String subject,
    String value,
    String interval,
    int seeds,
    String compared) {
  static Measured of(Observation observation) {
    return new Measured(
        observation.name(),
        observation.arm(),
        observation.subject(),
        Text.withUnit(observation.mean(), observation.unit()),
        observation.interval().map(i -> Text.interval(i, observation.unit())).orElse("exact"),
        observation.n(),
        observation.compared());
  }

  /** States the number with its interval and the seeds that it rests on. */
  String text() {
    return String.format(
        Locale.ENGLISH, "%s, %s, %s", value, interval, Text.counted(seeds, "seed"));
  }
}
