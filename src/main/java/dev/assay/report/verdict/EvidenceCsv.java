package dev.assay.report.verdict;

import dev.assay.claim.Verdict;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.report.file.CsvRows;
import dev.assay.statistics.Sample;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Writes what a verdict was reached from as RFC 4180 CSV, so that it can be redone by hand.
 *
 * <p>One row per metric, arm and seed, seeds ascending, each number in full precision. Columns:
 * metric, unit (empty for a pure number), arm, place (the arm's x on the axis of a trend; empty
 * without one), seed, value, missing (why there is no value; empty where there is one).
 */
public final class EvidenceCsv {
  /** The first row. */
  public static final String HEADER = "metric,unit,arm,place,seed,value,missing";

  private static final String DIRECTORY = "evidence";

  private EvidenceCsv() {}

  /** Tells whether the verdict rests on measurements; arithmetic reads none. */
  public static boolean isThere(Verdict verdict) {
    return !verdict.evidence().measurements().isEmpty();
  }

  /** Names the claim's file within the output directory, or that of its recorded run. */
  public static String path(Verdict verdict, boolean ofRecording) {
    return String.format(
        Locale.ROOT,
        "%s/%s%s.csv",
        DIRECTORY,
        verdict.claim().id(),
        ofRecording ? ".recorded" : "");
  }

  /** Writes the measurements that the claim's criterion and explanation read. */
  public static String write(Verdict verdict) {
    Evidence evidence = verdict.evidence();
    StringBuilder csv = CsvRows.start(HEADER);
    for (Measurement measurement : evidence.measurements()) {
      Sample sample = evidence.sample(measurement.metric(), measurement.arm());
      SortedSet<Long> seeds = new TreeSet<>(sample.values().keySet());
      seeds.addAll(sample.missing().keySet());
      for (long seed : seeds) {
        Double value = sample.values().get(seed);
        CsvRows.add(
            csv,
            measurement.metric(),
            sample.unit(),
            measurement.arm(),
            evidence.place(measurement.arm()).stream()
                .mapToObj(Double::toString)
                .findFirst()
                .orElse(""),
            Long.toString(seed),
            value == null ? "" : Double.toString(value),
            sample.missing().getOrDefault(seed, ""));
      }
    }
    return csv.toString();
  }
}
