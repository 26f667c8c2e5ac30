package dev.assay.run;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.ExpectedVerdicts.Check;
import dev.assay.claim.Verdict;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Scale;
import dev.assay.experiment.SettingsText;
import dev.assay.report.ClaimReport;
import dev.assay.report.ConsoleBoard;
import dev.assay.report.ExpectedVerdictsFile;
import dev.assay.report.RecordedReport;
import dev.assay.report.ReportWriter;
import dev.assay.report.RunReport;
import dev.assay.report.Section;
import dev.assay.report.TrialOrigin;
import dev.assay.report.VerdictBoard;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.training.result.Provenance;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.Machine;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes what a run leaves beside Allure's results: figures, {@code verdicts.json}, the board.
 *
 * <p>Everything is written anew after each section, so a run that is killed leaves what it had.
 */
public final class RunOutput {
  static final String FUNCTION = "function";
  private static final int CONSOLE_WIDTH = 110;

  private final ReportUnderTest report;
  private final RunSettings settings;
  private final Machine machine;
  private final FigureRenderer renderer;
  private final ExpectedVerdicts expected;
  private final Recordings recordings;
  private final ReportWriter writer;
  private final Map<String, Section> sections;
  private final Map<String, List<CompletedTrial>> trials = new HashMap<>();

  /**
   * Creates the output of a run.
   *
   * @throws IllegalArgumentException if the expected verdicts cannot be used, naming file and
   *     remedy
   */
  public RunOutput(
      ReportUnderTest report, RunSettings settings, Machine machine, FigureRenderer renderer) {
    this.report = report;
    this.settings = settings;
    writer = new ReportWriter(renderer);
    sections = new TreeMap<>(report.order());
    this.machine = machine;
    this.renderer = renderer;
    ExpectedVerdicts entered =
        ExpectedVerdictsFile.read(report.expectedVerdicts(settings.baseDirectory()));
    recordings = new Recordings(report.recorded(settings.baseDirectory()), entered);
    expected =
        settings.seeds().isPresent()
            ? entered.notCompared("another number of seeds was asked for")
            : settings.until().isPresent()
                ? entered.notCompared("seeds were added until decided")
                : entered;
  }

  /** Removes what the last run left. */
  public void removeLast() {
    writer.removeLast(settings.output());
  }

  /** Adds a section's verdicts and writes everything that is known so far. */
  public void add(Experiment experiment, JudgedSection judged, String testClass) {
    SeedCosts costs =
        new SeedCosts(
            experiment,
            judged.plan(),
            judged.results().all(),
            machine,
            settings.threads(),
            seeds ->
                command(
                    testClass,
                    judged.verdicts().get(0).setting().data(),
                    String.format(
                        Locale.ENGLISH,
                        " -Dassay.%s=%d",
                        settings.until().isPresent() ? "until" : "seeds",
                        seeds)));
    Map<String, RecordedReport> recorded = recorded(experiment, judged);
    List<ClaimReport> claims =
        judged.verdicts().stream()
            .map(
                verdict ->
                    report(verdict.withCost(costs::of), judged, testClass)
                        .with(Optional.ofNullable(recorded.get(verdict.claim().id()))))
            .toList();
    claims.forEach(
        claim -> {
          String id = claim.verdict().claim().id();
          trials.put(id, judged.trials(id));
        });
    sections.put(
        experiment.section(),
        new Section(
            experiment.section() + " · " + experiment.title(),
            SettingsText.of(experiment, judged.plan()),
            ReportSettings.tableOf(experiment),
            claims,
            experiment.questions()));
    writer.write(run(), settings.output());
  }

  /** Returns the verdicts of a recorded full run, by claim; a full run needs none beside it. */
  private Map<String, RecordedReport> recorded(Experiment experiment, JudgedSection judged) {
    return settings.scale() == Scale.FULL
        ? Map.of()
        : recordings.of(experiment, judged.verdicts().get(0).setting().data());
  }

  /** Keeps what a full run measured, so that it can be recorded. */
  void record(Experiment experiment, JudgedSection judged) {
    if (settings.scale() == Scale.FULL && settings.until().isEmpty()) {
      Recordings.write(experiment, judged, settings.output().resolve("recorded"));
    }
  }

  /** Returns what the reader of a claim's page is shown. */
  public ClaimReport claim(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("claim " + id + " was not judged"));
  }

  /** Returns what the reader of a claim's page is shown, if the claim was judged. */
  Optional<ClaimReport> find(String id) {
    return run().claims().stream()
        .filter(claim -> claim.verdict().claim().id().equals(id))
        .findFirst();
  }

  /** Returns the completed trials behind a claim; none if its experiment could not be run. */
  public List<CompletedTrial> trials(String claim) {
    return trials.getOrDefault(claim, List.of());
  }

  /** Returns the board as a table for the terminal, if any section was judged. */
  Optional<String> board() {
    return sections.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ConsoleBoard.of(run(), CONSOLE_WIDTH)
                + "board:  "
                + settings.output().resolve("index.html")
                + "\nAllure: "
                + settings.allureReport().resolve("index.html"));
  }

  /**
   * Returns the board without its figures, if any section was judged. With them it is longer than
   * the 2 MB that a browser shows in a frame of Allure's report.
   */
  Optional<String> boardWithoutFigures() {
    return sections.isEmpty()
        ? Optional.empty()
        : Optional.of(new VerdictBoard(renderer).html(run().withoutFigures()));
  }

  /** Returns everything judged so far, sections in the report's order. */
  private RunReport run() {
    return new RunReport(
        report.title(),
        data(),
        settings.scale().label(),
        machine.describe(),
        List.copyOf(sections.values()));
  }

  private String data() {
    return sections.values().stream()
        .flatMap(section -> section.claims().stream())
        .map(claim -> claim.verdict().setting().data())
        .filter(data -> !data.equals(FUNCTION))
        .findFirst()
        .orElse(FUNCTION);
  }

  private ClaimReport report(Verdict verdict, JudgedSection judged, String testClass) {
    String id = verdict.claim().id();
    return new ClaimReport(
        verdict,
        expected.check(verdict),
        judged.figures(id),
        judged.trials(id).stream().map(RunOutput::origin).toList(),
        command(
            testClass + "#" + id.toLowerCase(Locale.ROOT),
            verdict.setting().data(),
            settings.seeds().isPresent()
                ? " -Dassay.seeds=" + settings.seeds().getAsInt()
                : settings.until().isPresent()
                    ? " -Dassay.until=" + settings.until().getAsInt()
                    : ""));
  }

  /** Returns the command that runs a test on this run's data and scale. */
  private String command(String test, String data, String seeds) {
    return String.format(
        Locale.ENGLISH,
        "mvn verify -Dit.test='%s' -Dassay.scale=%s%s%s",
        test,
        settings.scale().label(),
        data.equals("strokes") ? " -Dassay.data=strokes" : "",
        seeds);
  }

  private static TrialOrigin origin(CompletedTrial trial) {
    Provenance provenance = trial.result().provenance();
    return new TrialOrigin(
        trial.result().trial().key(),
        !trial.stored(),
        provenance.shortCommit(),
        provenance.finished());
  }

  /** Fails if a grade is not the expected one, with the command that repeats the claim. */
  static void require(ClaimReport claim) {
    Check check = claim.check();
    if (check.failsBuild()) {
      throw new AssertionError(
          claim.verdict().grade().message(check.text()) + "\nRepeat it: " + claim.repeat());
    }
    claim
        .recorded()
        .map(RecordedReport::check)
        .filter(Check::failsBuild)
        .ifPresent(
            recorded -> {
              throw new AssertionError("Judged again from fixtures/recorded: " + recorded.text());
            });
  }

  Scale scale() {
    return settings.scale();
  }
}
