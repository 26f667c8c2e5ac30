package dev.assay.support;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.ExpectedVerdicts.Check;
import dev.assay.claim.Verdict;
import dev.assay.report.ClaimReport;
import dev.assay.report.ConsoleBoard;
import dev.assay.report.ExpectedVerdictsFile;
import dev.assay.report.FigureRenderer;
import dev.assay.report.ReportWriter;
import dev.assay.report.RunReport;
import dev.assay.report.Section;
import dev.assay.report.TrialOrigin;
import dev.assay.training.CompletedTrial;
import dev.assay.training.Machine;
import dev.assay.training.Provenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes what a run leaves beside Allure's results: figures, {@code verdicts.json}, the board.
 *
 * <p>Everything is written anew after each section, so a run that is killed leaves what it had.
 */
final class RunOutput {
  private static final String TITLE = "HW1: optimisation and generalisation";
  static final String FUNCTION = "function";
  private static final int CONSOLE_WIDTH = 110;

  private final RunSettings settings;
  private final Machine machine;
  private final ExpectedVerdicts expected;
  private final ReportWriter writer;
  private final List<Section> sections = new ArrayList<>();

  RunOutput(RunSettings settings, Machine machine, FigureRenderer renderer) {
    this.settings = settings;
    writer = new ReportWriter(renderer);
    this.machine = machine;
    ExpectedVerdicts recorded =
        ExpectedVerdictsFile.read(
            settings.baseDirectory().resolve("fixtures/expected-verdicts.json"));
    expected =
        settings.seeds().isPresent()
            ? recorded.notCompared("another number of seeds was asked for")
            : recorded;
  }

  /** Adds a section's verdicts and writes everything that is known so far. */
  void add(Experiment experiment, Plan plan, JudgedSection judged, String testClass) {
    List<ClaimReport> claims =
        judged.verdicts().stream().map(verdict -> report(verdict, judged, testClass)).toList();
    sections.add(
        new Section(
            experiment.section() + " · " + experiment.title(),
            SettingsText.of(experiment, plan),
            claims,
            experiment.questions()));
    writer.write(run(), settings.output());
  }

  /** Returns what the reader of a claim's page is shown. */
  ClaimReport claim(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("claim " + id + " was not judged"));
  }

  /** Returns what the reader of a claim's page is shown, if the claim was judged. */
  Optional<ClaimReport> find(String id) {
    return run().claims().stream()
        .filter(claim -> claim.verdict().claim().id().equals(id))
        .findFirst();
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
                + settings.baseDirectory().resolve("target/allure-report/index.html"));
  }

  /** Returns everything judged so far, sections in the report's order. */
  private RunReport run() {
    List<Section> ordered = sections.stream().sorted(Comparator.comparing(Section::title)).toList();
    return new RunReport(TITLE, data(), settings.scale().label(), machine.describe(), ordered);
  }

  private String data() {
    return sections.stream()
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
        "mvn verify -Dit.test='%s#%s' -Dassay.scale=%s%s"
            .formatted(
                testClass,
                id.toLowerCase(Locale.ROOT),
                settings.scale().label(),
                (verdict.setting().data().equals("strokes") ? " -Dassay.data=strokes" : "")
                    + (settings.seeds().isPresent()
                        ? " -Dassay.seeds=" + settings.seeds().getAsInt()
                        : "")));
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
      throw new AssertionError(check.text() + "\nRepeat it: " + claim.repeat());
    }
  }

  Scale scale() {
    return settings.scale();
  }
}
