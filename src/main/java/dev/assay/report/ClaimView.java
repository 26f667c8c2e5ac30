package dev.assay.report;

import dev.assay.claim.Answers;
import dev.assay.claim.Calibration;
import dev.assay.claim.Claim;
import dev.assay.claim.ControlResult;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.InterimAnalysis;
import dev.assay.claim.ThresholdRange;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.assessment.SeedCost;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.Text;
import dev.assay.claim.settings.Finding;
import dev.assay.report.figure.Figure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A claim's facts as text, in the words that every page uses. */
record ClaimView(ClaimReport report, List<FigureView> figures, Optional<Recorded> recorded) {

  /** How the claim stands by a recorded run, and where that comes from. */
  record Recorded(ClaimView view, String origin) {}

  /** Views a claim and its recorded run, with what {@code embed} makes of the figures. */
  static ClaimView of(ClaimReport report, Function<Figure, FigureView> embed) {
    return new ClaimView(
        report,
        report.figures().stream().map(embed).toList(),
        report
            .recorded()
            .map(
                other ->
                    new Recorded(
                        of(
                            new ClaimReport(
                                other.verdict(),
                                other.check(),
                                other.figures(),
                                List.of(),
                                report.repeat()),
                            embed),
                        other.origin())));
  }

  record Row(String name, String value) {}

  record AlternativeRow(String name, GradeStyle grade, String why, String number) {}

  record Explained(
      String statement,
      GradeStyle grade,
      String why,
      List<Measured> measured,
      Optional<String> analysis,
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

  private Verdict verdict() {
    return report.verdict();
  }

  private Claim claim() {
    return verdict().claim();
  }

  String id() {
    return claim().id();
  }

  Optional<String> warning() {
    return RunReport.warning(verdict().setting().data(), verdict().setting().scale());
  }

  String statement() {
    return claim().statement();
  }

  GradeStyle grade() {
    return GradeStyle.of(verdict().grade());
  }

  /** Says why in plain words. */
  String why() {
    return firstLine(verdict().why());
  }

  /** Writes the tests behind it, one each. */
  List<String> tests() {
    return verdict().why().lines().skip(1).toList();
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
    return verdict().criterionDigest();
  }

  String settingsDigest() {
    return verdict().setting().digest();
  }

  Optional<String> limit() {
    return claim().onlyAtFullBudget();
  }

  List<Measured> measured() {
    return verdict().observations().stream().map(Measured::of).toList();
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
    return verdict().observations().stream().findFirst().map(ClaimView::number);
  }

  /** Says what the deciding number is. */
  Optional<String> keyName() {
    return verdict().observations().stream().findFirst().map(Observation::subject);
  }

  /** Says what the deciding number is held against. */
  Optional<String> keyCompared() {
    return verdict().observations().stream()
        .findFirst()
        .map(Observation::compared)
        .filter(text -> !text.isEmpty());
  }

  /** Says how many runs the deciding number rests on. */
  Optional<String> keySeeds() {
    return verdict().observations().stream()
        .findFirst()
        .filter(observation -> observation.interval().isPresent())
        .map(observation -> observation.n() + " seeds");
  }

  /** Says by which instruments the claim was measured and how their calibrations ended. */
  Optional<String> measuredBy() {
    List<Calibration> calibrations = verdict().calibrations();
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
    return verdict().alternatives().stream()
        .map(
            r ->
                new AlternativeRow(
                    r.name(),
                    GradeStyle.of(r.grade()),
                    firstLine(r.why()),
                    r.keyObservation().map(ClaimView::number).orElse("")))
        .toList();
  }

  boolean hasAlternatives() {
    return !verdict().alternatives().isEmpty();
  }

  String robustness() {
    return verdict().robustness();
  }

  /** Says what the other settings say, without the grade. */
  String others() {
    return verdict().others();
  }

  /** Says over which values of each threshold the grade stays; of several, which part it is of. */
  List<String> ranges() {
    List<ThresholdRange> ranges = verdict().ranges();
    return ranges.stream()
        .map(range -> ranges.size() == 1 ? range.text() : range.part() + ": " + range.text())
        .toList();
  }

  /** Says it where the claim has one threshold, for a line beside its grade. */
  Optional<String> range() {
    return Optional.of(ranges()).filter(all -> all.size() == 1).map(all -> all.get(0));
  }

  boolean hasRanges() {
    return !verdict().ranges().isEmpty();
  }

  /** Says what the positive controls showed, with their numbers. */
  List<String> controls() {
    return verdict().controls().stream().map(ControlResult::text).toList();
  }

  boolean hasControls() {
    return !verdict().controls().isEmpty();
  }

  Optional<Explained> explanation() {
    return verdict()
        .explanation()
        .map(
            e ->
                new Explained(
                    e.statement(),
                    GradeStyle.of(e.grade()),
                    firstLine(e.why()),
                    e.observations().stream().map(Measured::of).toList(),
                    e.analysis()
                        .filter(
                            analysis ->
                                !verdict().setting().analysis().equals(Optional.of(analysis)))
                        .map(InterimAnalysis::text),
                    e.power().map(Advice::of)));
  }

  String seeds() {
    List<Long> seeds = verdict().setting().seeds();
    String all = seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return seeds.size() <= 12
        ? all
        : String.format(
            Locale.ENGLISH,
            "%d seeds, %d to %d",
            seeds.size(),
            seeds.get(0),
            seeds.get(seeds.size() - 1));
  }

  /** Says which analysis the verdict is of, where seeds were added until decided. */
  Optional<String> analysis() {
    return verdict().setting().analysis().map(InterimAnalysis::text);
  }

  String data() {
    return verdict().setting().data();
  }

  String scale() {
    return verdict().setting().scale();
  }

  /** Links the file of the values seed by seed. */
  Optional<String> evidence() {
    return Optional.of(verdict()).filter(EvidenceCsv::isThere).map(EvidenceCsv::path);
  }

  List<String> missing() {
    return verdict().missing().stream()
        .map(
            m ->
                String.format(
                    Locale.ENGLISH,
                    "seed %d, %s of %s: %s",
                    m.seed(),
                    m.metric(),
                    m.arm(),
                    m.reason()))
        .toList();
  }

  boolean hasMissing() {
    return !verdict().missing().isEmpty();
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
    return verdict().power().map(Advice::of);
  }

  AnswersView answers() {
    return new AnswersView(Answers.of(verdict()));
  }

  List<Link> sources() {
    return claim().sources().stream().map(Link::of).toList();
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
        Locale.ENGLISH, "%d trials: %d trained now, %d from the store", all, now, all - now);
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

  /** Lists the figures of this run and of the recorded one. */
  List<FigureView> allFigures() {
    return Stream.concat(
            figures.stream(), recorded.stream().flatMap(other -> other.view().figures().stream()))
        .toList();
  }

  Optional<FigureView> firstFigure() {
    return figures.stream().findFirst();
  }

  /** Lists the figures but the first, those of the recorded run at the end. */
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
