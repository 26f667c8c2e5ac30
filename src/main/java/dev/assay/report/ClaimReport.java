package dev.assay.report;

import static java.util.Objects.requireNonNull;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.report.figure.Figure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a reader is shown of one claim.
 *
 * <p>The verdict is that at the report's settings: where one was recorded, under a criterion that
 * was there before its seeds were run, it leads, and this run stands beside it.
 *
 * @param verdict how the claim stands in this run
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

  /** Compares it otherwise with what was expected. */
  public ClaimReport with(ExpectedVerdicts.Check other) {
    return new ClaimReport(verdict, other, figures, origins, repeat, recorded);
  }

  /** Tells whether the recorded verdict leads; otherwise this run's does. */
  public boolean isLedByRecording() {
    return recorded.filter(other -> !other.seenBefore()).isPresent();
  }

  /** Returns the verdict that leads. */
  public Verdict lead() {
    return recorded
        .filter(other -> !other.seenBefore())
        .map(RecordedReport::verdict)
        .orElse(verdict);
  }

  /** Says in a few words which run the leading verdict is of. */
  public String from() {
    return new Origins(this, lead(), isLedByRecording()).mark();
  }

  /**
   * Tells whether this run says the same of the claim as the recorded one.
   *
   * @return empty if nothing was recorded, or this run leaves open what the recorded one does not
   */
  public Optional<Boolean> agrees() {
    Grade here = verdict.shown();
    return recorded
        .map(other -> other.verdict().shown() == here)
        .filter(same -> same && here != Grade.NOT_RUN || here.isDecided());
  }

  /** Tells whether this run's grade or the recorded run's must fail the build. */
  public boolean failsBuild() {
    return check.failsBuild() || recorded.map(r -> r.check().failsBuild()).orElse(false);
  }

  /** Lists the figures of this run and of the recorded one, those of the one that leads first. */
  public List<Figure> allFigures() {
    List<Figure> others = recorded.map(RecordedReport::figures).orElse(List.of());
    return isLedByRecording()
        ? Stream.concat(others.stream(), figures.stream()).toList()
        : Stream.concat(figures.stream(), others.stream()).toList();
  }

  /** Returns the same without its figures. */
  ClaimReport withoutFigures() {
    return new ClaimReport(
        verdict, check, List.of(), origins, repeat, recorded.map(RecordedReport::withoutFigures));
  }
}
