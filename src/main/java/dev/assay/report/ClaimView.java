package dev.assay.report;

import dev.assay.claim.Answers;
import dev.assay.claim.Calibration;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Setting;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PartialKind;
import dev.assay.claim.evidence.MissingSeed;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.Text;
import dev.assay.report.figure.Figure;
import dev.assay.report.text.Shortened;
import dev.assay.report.verdict.AnswersView;
import dev.assay.report.verdict.GradeStyle;
import dev.assay.report.verdict.VerdictFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A claim's facts as text, in the words that every page uses: those of the verdict that leads.
 *
 * @param report all that there is of the claim
 * @param verdict the verdict whose facts these are
 * @param ofRecording whether it is of a recorded run, and not of this one
 * @param figures the figures of that run
 * @param beside the other verdict, if there are two
 */
record ClaimView(
    ClaimReport report,
    Verdict verdict,
    boolean ofRecording,
    List<FigureView> figures,
    Optional<Beside> beside)
    implements VerdictFacts {

  /** Words of a reason that fill a line of the board. */
  private static final int LINE = 16;

  /** The verdict that does not lead: what it is, and how it stands to the one that does. */
  record Beside(ClaimView view, String title, String text) {}

  /** Views a claim, led by its verdict at the report's settings, with its figures embedded. */
  static ClaimView of(ClaimReport report, Function<Figure, FigureView> embed) {
    ClaimView run = ofRun(report, embed);
    if (report.recorded().isEmpty()) {
      return run;
    }
    RecordedReport other = report.recorded().get();
    ClaimView recorded =
        new ClaimView(
            report,
            other.verdict(),
            true,
            other.figures().stream().map(embed).toList(),
            Optional.empty());
    return report.isLedByRecording()
        ? recorded.with(new Beside(run, run.origin().title(), Origins.agreement(report)))
        : run.with(new Beside(recorded, recorded.origin().title(), Origins.SEEN_BEFORE));
  }

  /** Views a claim as this run alone shows it. */
  static ClaimView ofRun(ClaimReport report, Function<Figure, FigureView> embed) {
    return new ClaimView(
        report,
        report.verdict(),
        false,
        report.figures().stream().map(embed).toList(),
        Optional.empty());
  }

  private ClaimView with(Beside other) {
    return new ClaimView(report, verdict, ofRecording, figures, Optional.of(other));
  }

  /** Says which run this verdict is of. */
  Origins origin() {
    return new Origins(report, verdict, ofRecording);
  }

  /** Shows what the grade would be, where this budget does not decide. */
  Optional<GradeStyle> wouldBe() {
    return verdict.wouldBe().map(GradeStyle::wouldBe);
  }

  /**
   * Says which of the two kinds of PARTIAL it is, and where grade and interval seem to differ why.
   */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    verdict.partial().map(PartialKind::text).ifPresent(remarks::add);
    if (verdict.shown() == Grade.INCONCLUSIVE && isShownAlone()) {
      remarks.add(
          "By itself this number would be shown; among the claims of its section it is not, and its"
              + " interval does not allow for them.");
    }
    return remarks;
  }

  private boolean isShownAlone() {
    double alpha = verdict.setting().alpha();
    return verdict.pRaw().isPresent()
        && verdict.pRaw().getAsDouble() <= alpha
        && verdict.pAdjusted().orElse(1) > alpha;
  }

  Optional<String> warning() {
    Setting run = report.verdict().setting();
    return RunReport.warning(run.data(), run.scale());
  }

  GradeStyle grade() {
    return GradeStyle.of(verdict.grade());
  }

  /** Shows what its criterion says, marked where this budget does not decide. */
  GradeStyle shownGrade() {
    return wouldBe().orElseGet(this::grade);
  }

  /** Says why in plain words. */
  String why() {
    return VerdictFacts.firstLine(verdict.why());
  }

  /**
   * Says why in so many words at most, whole sentences where they fit. Where the budget does not
   * decide, that is said by what the grade would be, and the reason is the number so far.
   */
  String why(int words) {
    return Shortened.to(
        words,
        verdict.wouldBe().isPresent()
            ? verdict.observations().stream()
                .findFirst()
                .map(ClaimView::soFar)
                .or(() -> verdict.missing().stream().findFirst().map(ClaimView::noneSoFar))
                .orElseGet(this::why)
            : why());
  }

  private static String noneSoFar(MissingSeed seed) {
    return String.format(Locale.ENGLISH, "So far no value: %s.", seed.reason());
  }

  /** Puts the number first, since what does not fit is cut off at the end. */
  private static String soFar(Observation number) {
    return String.format(
        Locale.ENGLISH,
        "So far %s%s: %s.",
        Text.withUnit(number.mean(), number.unit()),
        number.compared().isEmpty() ? "" : " (" + number.compared() + ")",
        number.subject());
  }

  /** Says why in a line. */
  String line() {
    return why(LINE);
  }

  /** Says by which instruments the claim was measured and how their calibrations ended. */
  Optional<String> measuredBy() {
    List<Calibration> calibrations = report.verdict().calibrations();
    return calibrations.isEmpty()
        ? Optional.empty()
        : Optional.of(
            calibrations.stream()
                .map(ClaimView::calibrated)
                .collect(
                    Collectors.joining(
                        ", ",
                        "Measured by: ",
                        calibrations.stream().allMatch(Calibration::passed)
                            ? "; every self-check passed."
                            : ".")));
  }

  private static String calibrated(Calibration calibration) {
    int caught = calibration.caught().size();
    int missed = calibration.missed().size();
    return String.format(
        Locale.ENGLISH,
        "%s (%s%s mutants caught)",
        calibration.instrument(),
        calibration.fault().isEmpty() ? "" : "self-check failed, ",
        missed == 0
            ? String.valueOf(caught)
            : String.format(Locale.ENGLISH, "%d of %d", caught, caught + missed));
  }

  AnswersView answers() {
    return new AnswersView(Answers.of(verdict), ofRecording ? "the recorded run" : "this run");
  }

  List<Row> trials() {
    return report.origins().stream().map(o -> new Row(o.key(), o.text())).toList();
  }

  boolean hasTrials() {
    return !report.origins().isEmpty();
  }

  /** Counts the trials by where they come from. */
  String trialSummary() {
    long now = report.origins().stream().filter(TrialOrigin::trainedNow).count();
    long all = report.origins().size();
    return String.format(
        Locale.ENGLISH,
        "%s in this run: %d trained now, %d from the store",
        Text.counted(all, "trial"),
        now,
        all - now);
  }

  String repeat() {
    return report.repeat();
  }

  /** Says how this run's grade, and the recorded one where it fails, compare with the expected. */
  String expected() {
    return Stream.concat(
            Stream.of(report.check()),
            report.recorded().stream()
                .map(RecordedReport::check)
                .filter(ExpectedVerdicts.Check::failsBuild))
        .map(ExpectedVerdicts.Check::text)
        .collect(Collectors.joining(" "));
  }

  boolean unexpected() {
    return report.failsBuild();
  }

  boolean hasFigures() {
    return !figures.isEmpty();
  }

  /** Lists the figures of both runs, those of the one that leads first. */
  List<FigureView> allFigures() {
    return Stream.concat(
            figures.stream(), beside.stream().flatMap(other -> other.view().figures().stream()))
        .toList();
  }

  /** Returns the panel of its first figure that shows the number on which the grade turns. */
  Optional<FigureView> decidingFigure() {
    return firstFigure().map(figure -> figure.of(keyName().orElse("")));
  }

  Optional<FigureView> firstFigure() {
    return figures.stream().findFirst();
  }

  /** Lists the figures but the first. */
  List<FigureView> moreFigures() {
    return allFigures().stream().skip(hasFigures() ? 1 : 0).toList();
  }

  boolean hasMoreFigures() {
    return !moreFigures().isEmpty();
  }
}
