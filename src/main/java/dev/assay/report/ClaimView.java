package dev.assay.report;

import dev.assay.claim.Answers;
import dev.assay.claim.Calibration;
import dev.assay.claim.Claim;
import dev.assay.claim.ControlResult;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Growth;
import dev.assay.claim.Setting;
import dev.assay.claim.ThresholdRange;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PartialKind;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.assessment.SeedCost;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.MissingSeed;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.Text;
import dev.assay.claim.settings.Finding;
import dev.assay.report.figure.Figure;
import dev.assay.report.text.Shortened;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    Optional<Beside> beside) {

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

  record Row(String name, String value) {}

  record AlternativeRow(String name, GradeStyle grade, String why, String number) {}

  record Explained(
      String statement,
      GradeStyle grade,
      String why,
      List<Measured> measured,
      Optional<Advice> advice) {
    Optional<Measured> number() {
      return measured.stream().findFirst();
    }
  }

  /** How many seeds would decide, what they cost and what to run. */
  record Advice(String text, Optional<String> command) {
    static Advice of(PowerAdvice power) {
      return new Advice(
          power.text() + power.cost().map(cost -> " " + cost.text()).orElse(""),
          power.cost().map(SeedCost::command));
    }
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

  private static GradeStyle style(Grade grade, Optional<Grade> wouldBe) {
    return wouldBe.map(GradeStyle::wouldBe).orElseGet(() -> GradeStyle.of(grade));
  }

  private Claim claim() {
    return verdict.claim();
  }

  String id() {
    return claim().id();
  }

  Optional<String> warning() {
    Setting run = report.verdict().setting();
    return RunReport.warning(run.data(), run.scale());
  }

  String statement() {
    return claim().statement();
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
    return firstLine(verdict.why());
  }

  /**
   * Says why in so many words at most, whole sentences where they fit. Where the budget does not
   * decide, that is said by what the grade would be, and the reason is the number so far.
   */
  String why(int words) {
    return Shortened.to(
        words,
        verdict.wouldBe().isPresent()
            ? verdict.observations().stream().findFirst().map(ClaimView::soFar).orElseGet(this::why)
            : why());
  }

  private static String soFar(Observation number) {
    return String.format(
        Locale.ENGLISH,
        "So far %s is %s%s.",
        number.subject(),
        Text.withUnit(number.mean(), number.unit()),
        number.compared().isEmpty() ? "" : "; " + number.compared());
  }

  /** Says why in a line. */
  String line() {
    return why(LINE);
  }

  /** Draws the number on which the grade turns, for a line of a table. */
  Optional<String> strip() {
    return ForestStrip.of(verdict).map(ForestStrip::svg);
  }

  /** Draws it with what is claimed and no effect labelled. */
  Optional<String> labelledStrip() {
    return ForestStrip.of(verdict).map(ForestStrip::labelled);
  }

  /** Writes the tests behind it, one each. */
  List<String> tests() {
    return verdict.why().lines().skip(1).toList();
  }

  boolean hasTests() {
    return !tests().isEmpty();
  }

  private static String firstLine(String why) {
    return why.lines().findFirst().orElse("");
  }

  String place() {
    return claim().where().place();
  }

  String quote() {
    return claim().where().quote();
  }

  List<String> criteria() {
    Criterion criterion = claim().criterion();
    return criterion instanceof AllOf all ? all.descriptions() : List.of(criterion.describe());
  }

  List<Row> thresholds() {
    return claim().criterion().thresholds().entrySet().stream()
        .map(e -> new Row(e.getKey(), value(e.getValue())))
        .toList();
  }

  String digest() {
    return verdict.criterionDigest();
  }

  String settingsDigest() {
    return verdict.setting().digest();
  }

  /** Says why a cut-down budget decides it too, where it does. */
  Optional<String> anyBudget() {
    return claim().decidedAtAnyBudget();
  }

  List<Measured> measured() {
    return verdict.observations().stream().map(Measured::of).toList();
  }

  /** Lists the numbers that the criterion holds against something. */
  List<Measured> judged() {
    return measured().stream().filter(row -> !row.compared().isEmpty()).toList();
  }

  boolean hasJudged() {
    return !judged().isEmpty();
  }

  /** Writes the deciding number with its interval. */
  Optional<String> keyNumber() {
    return verdict.observations().stream().findFirst().map(ClaimView::number);
  }

  /** Says what the deciding number is. */
  Optional<String> keyName() {
    return verdict.observations().stream().findFirst().map(Observation::subject);
  }

  /** Says what the deciding number is held against. */
  Optional<String> keyCompared() {
    return verdict.observations().stream()
        .findFirst()
        .map(Observation::compared)
        .filter(text -> !text.isEmpty());
  }

  /** Says how many runs the deciding number rests on. */
  Optional<String> keySeeds() {
    return verdict.observations().stream()
        .findFirst()
        .filter(observation -> observation.interval().isPresent())
        .map(observation -> Text.counted(observation.n(), "seed"));
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

  List<AlternativeRow> alternatives() {
    return verdict.alternatives().stream()
        .map(
            r ->
                new AlternativeRow(
                    r.name(),
                    style(r.grade(), r.wouldBe()),
                    firstLine(r.why()),
                    r.keyObservation().map(ClaimView::number).orElse("")))
        .toList();
  }

  boolean hasAlternatives() {
    return !verdict.alternatives().isEmpty();
  }

  String robustness() {
    return verdict.robustness();
  }

  /** Says under how many of the settings that earlier solutions used the claim holds. */
  Optional<String> people() {
    return verdict.people();
  }

  /** Says what the other settings say, without the grade. */
  String others() {
    return verdict.others();
  }

  /** Says over which values of each threshold the grade stays; of several, which part it is of. */
  List<String> ranges() {
    List<ThresholdRange> ranges = verdict.ranges();
    return ranges.stream()
        .map(range -> ranges.size() == 1 ? range.text() : range.part() + ": " + range.text())
        .toList();
  }

  /** Says it where the claim has one threshold, for a line beside its grade. */
  Optional<String> range() {
    return Optional.of(ranges()).filter(all -> all.size() == 1).map(all -> all.get(0));
  }

  boolean hasRanges() {
    return !verdict.ranges().isEmpty();
  }

  /** Says what the positive controls showed, with their numbers. */
  List<String> controls() {
    return verdict.controls().stream().map(ControlResult::text).toList();
  }

  boolean hasControls() {
    return !verdict.controls().isEmpty();
  }

  Optional<Explained> explanation() {
    return verdict
        .explanation()
        .map(
            e ->
                new Explained(
                    e.statement(),
                    style(e.grade(), e.wouldBe()),
                    firstLine(e.why()),
                    e.observations().stream().map(Measured::of).toList(),
                    e.power().map(Advice::of)));
  }

  /** Says how α is shared out, where seeds may be added for ever. */
  Optional<String> growth() {
    return verdict.setting().growth().map(Growth::text);
  }

  /** Links the file of the values seed by seed. */
  Optional<String> evidence() {
    return Optional.of(verdict)
        .filter(EvidenceCsv::isThere)
        .map(rests -> EvidenceCsv.path(rests, ofRecording));
  }

  /** Lists the seeds without a value, those of one metric, arm and reason together. */
  List<String> missing() {
    Map<String, List<String>> seeds = new LinkedHashMap<>();
    for (MissingSeed one : verdict.missing()) {
      String what =
          String.format(
              Locale.ENGLISH,
              "%s%s: %s",
              one.metric(),
              one.arm().isEmpty() ? "" : " of " + one.arm(),
              one.reason());
      seeds.computeIfAbsent(what, reason -> new ArrayList<>()).add(String.valueOf(one.seed()));
    }
    return seeds.entrySet().stream()
        .map(
            entry ->
                (entry.getValue().size() == 1 ? "seed " : "seeds ")
                    + String.join(", ", entry.getValue())
                    + ", "
                    + entry.getKey())
        .toList();
  }

  boolean hasMissing() {
    return !verdict.missing().isEmpty();
  }

  /** Lists what a reader must know: the claim's notes and what its settings show by themselves. */
  List<String> notes() {
    return Stream.concat(claim().findings().stream().map(Finding::text), claim().notes().stream())
        .toList();
  }

  boolean hasNotes() {
    return !notes().isEmpty();
  }

  List<String> notChecked() {
    return claim().notChecked();
  }

  boolean hasNotChecked() {
    return !claim().notChecked().isEmpty();
  }

  Optional<Advice> advice() {
    return verdict.power().map(Advice::of);
  }

  AnswersView answers() {
    return new AnswersView(Answers.of(verdict), ofRecording ? "the recorded run" : "this run");
  }

  List<AnswersView.Link> sources() {
    return claim().sources().stream().map(AnswersView.Link::of).toList();
  }

  boolean hasSources() {
    return !claim().sources().isEmpty();
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

  private static String number(Observation observation) {
    String value = Text.withUnit(observation.mean(), observation.unit());
    return value
        + observation.interval().map(i -> ", " + Text.interval(i, observation.unit())).orElse("");
  }

  private static String value(Object threshold) {
    return threshold instanceof Number number
        ? Text.number(number.doubleValue())
        : threshold instanceof List<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
            : String.valueOf(threshold);
  }
}
