package dev.assay.report.verdict;

import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.Text;
import java.util.Locale;

/** One observed number as text. */
public record Measured(
    String name,
    String arm,
    String subject,
    String value,
    String interval,
    int seeds,
    String compared) {
  /** Writes an observation. */
  public static Measured of(Observation observation) {
    return new Measured(
        observation.name(),
        observation.arm(),
        observation.subject(),
        Text.withUnit(observation.mean(), observation.unit()),
        interval(observation),
        observation.n(),
        observation.compared());
  }

  private static String interval(Observation observation) {
    return observation
        .interval()
        .map(interval -> Text.interval(interval, observation.unit()))
        .orElse(observation.n() > 1 ? "no interval: too few seeds bound it" : "exact");
  }

  /** States the number with its interval and the seeds that it rests on. */
  public String text() {
    return String.format(
        Locale.ENGLISH, "%s, %s, %s", value, interval, Text.counted(seeds, "seed"));
  }
}
