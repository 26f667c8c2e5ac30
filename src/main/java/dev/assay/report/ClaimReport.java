package dev.assay.report;

import static java.util.Objects.requireNonNull;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Verdict;
import dev.assay.report.figure.Figure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a reader is shown of one claim.
 *
 * @param verdict how the claim stands
 * @param check how that compares with what was expected
 * @param figures its figures, the one for the thumbnail first; may be empty
 * @param origins where the results of its trials come from
 * @param repeat the command line that repeats this claim alone
 * @param recorded how it stands by a recorded run of the report's full budget
 */
public record ClaimReport(
    Verdict verdict,
    ExpectedVerdicts.Check check,
    List<Figure> figures,
    List<TrialOrigin> origins,
    String repeat,
    Optional<RecordedReport> recorded) {

  /** Copies the lists. */
  public ClaimReport {
    requireNonNull(verdict);
    requireNonNull(check);
    figures = List.copyOf(figures);
    origins = List.copyOf(origins);
  }

  /** Reports a claim of which no full run was recorded. */
  public ClaimReport(
      Verdict verdict,
      ExpectedVerdicts.Check check,
      List<Figure> figures,
      List<TrialOrigin> origins,
      String repeat) {
    this(verdict, check, figures, origins, repeat, Optional.empty());
  }

  /** Adds how the claim stands by a recorded run. */
  public ClaimReport with(Optional<RecordedReport> other) {
    return new ClaimReport(verdict, check, figures, origins, repeat, other);
  }

  /** Tells whether this run's grade or the recorded run's must fail the build. */
  public boolean failsBuild() {
    return check.failsBuild() || recorded.map(r -> r.check().failsBuild()).orElse(false);
  }

  /** Lists the figures of this run and of the recorded one. */
  public List<Figure> allFigures() {
    return Stream.concat(
            figures.stream(), recorded.stream().flatMap(other -> other.figures().stream()))
        .toList();
  }

  /** Returns the same without its figures. */
  ClaimReport withoutFigures() {
    return new ClaimReport(
        verdict, check, List.of(), origins, repeat, recorded.map(RecordedReport::withoutFigures));
  }
}
