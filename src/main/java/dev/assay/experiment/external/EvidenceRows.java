package dev.assay.experiment.external;

import dev.assay.data.CsvFile;
import dev.assay.data.CsvFile.Row;

/**
 * Reads a table with one row for each number, in the format of the evidence that a run writes:
 * {@code metric,unit,arm,place,seed,value,missing}. The columns unit, place and missing may be left
 * out, and all may stand in any order.
 */
final class EvidenceRows {
  private static final String PLACE = "place";

  private EvidenceRows() {}

  static void read(CsvFile file, ReadRuns runs) {
    for (Row row : file.rows()) {
      String at = RunColumns.at(file, row);
      String metric = file.field(row, "metric");
      String arm = file.field(row, "arm");
      long seed = file.whole(row, "seed");
      boolean given = !file.field(row, "value").isEmpty();
      String reason = optional(file, row, "missing");
      if (given && !reason.isEmpty()) {
        throw file.wrong(
            row,
            "missing",
            "the reason of a number that is there",
            "Leave out the value or the reason.");
      }
      if (given) {
        runs.put(at, metric, optional(file, row, "unit"), arm, seed, file.number(row, "value"));
      } else {
        runs.missing(
            at, metric, arm, seed, reason.isEmpty() ? "no value in " + file.name() : reason);
      }
      if (!optional(file, row, PLACE).isEmpty()) {
        runs.place(at, arm, file.number(row, PLACE));
      }
    }
  }

  private static String optional(CsvFile file, Row row, String column) {
    return file.has(column) ? file.field(row, column) : "";
  }
}
