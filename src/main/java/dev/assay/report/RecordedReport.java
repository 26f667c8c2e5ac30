package dev.assay.report;

import static java.util.Objects.requireNonNull;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Recording;
import dev.assay.claim.Verdict;
import dev.assay.report.figure.Figure;
import java.util.List;

/**
 * How a claim stands by a recorded run of the report's full budget, judged by the criteria as they
 * are now.
 *
 * @param verdict its verdict
 * @param check how that compares with what was expected
 * @param seenBefore whether the criterion is another one than when the seeds were run: it was
 *     written when they could have been seen, so the verdict does not lead
 * @param origin where, when and by which code it was recorded
 * @param figures its figures; may be empty
 */
public record RecordedReport(
    Verdict verdict,
    ExpectedVerdicts.Check check,
    boolean seenBefore,
    Recording.Origin origin,
    List<Figure> figures) {

  /** Copies the figures. */
  public RecordedReport {
    requireNonNull(verdict);
    requireNonNull(check);
    figures = List.copyOf(figures);
  }

  /** Returns the same without its figures. */
  RecordedReport withoutFigures() {
    return new RecordedReport(verdict, check, seenBefore, origin, List.of());
  }
}
