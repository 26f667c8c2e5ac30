package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.report.ClaimReport;
import dev.assay.report.ExpectedVerdictsFile;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.TrialRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOutputIT {
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L, 5L);
  @TempDir Path directory;

  @BeforeEach
  void expectNothing() throws IOException {
    expect("");
  }

  @Test
  void leavesVerdictsFiguresAndTheBoard() {
    RunOutput output = output(Map.of());
    judge(output, 1);
    Path files = directory.resolve("target/assay");
    assertThat(files.resolve("verdicts.json")).content().contains("\"X1\"", "REPRODUCED");
    assertThat(files.resolve("index.html")).content().contains("Arm a ends below arm b");
    assertThat(files.resolve("figures/two-arms.png")).isNotEmptyFile();
    assertThat(files.resolve("figures/two-arms.svg")).isNotEmptyFile();
    assertThat(files.resolve("figures/two-arms.csv")).isNotEmptyFile();
    assertThat(output.boardWithoutFigures().orElseThrow())
        .contains("Arm a ends below arm b")
        .doesNotContain("The points do not matter.");
    // The mark by which spreadsheets take it for UTF-8.
    assertThat(files.resolve("evidence/X1.csv"))
        .content()
        .startsWith("\uFEFFmetric,unit,arm,")
        .contains("loss,,a,,1,0.0,");
    assertThat(output.board().orElseThrow()).contains("X1", "reproduced", "index.html");
  }

  @Test
  void linksToAllureWhereverTheOutputIs() {
    judge(output(Map.of("assay.output", "elsewhere/out #1")), 1);
    assertThat(directory.resolve("elsewhere/out #1/index.html"))
        .content()
        .contains("href=\"../../target/allure-report/index.html#behaviors\"");
  }

  @Test
  void encodesLinksToAProjectWithAnyName() throws IOException {
    Path project = directory.resolve("my #1 project");
    Files.createDirectories(project.resolve("fixtures"));
    Files.writeString(project.resolve("fixtures/expected-verdicts.json"), "{\"verdicts\": []}");
    Path out = directory.resolve("out");
    judge(output(Map.of("assay.basedir", project.toString(), "assay.output", out.toString())), 1);
    assertThat(out.resolve("index.html"))
        .content()
        .contains("href=\"../my%20%231%20project/target/allure-report/index.html#behaviors\"");
  }

  @Test
  void refusesExpectedVerdictsOfAScaleThatThereIsNotBeforeAnythingRuns() throws IOException {
    expect(
        String.format(
            Locale.ENGLISH,
            """
        {"claim": "X1", "data": "function", "scale": "qick", "grade": "REPRODUCED",
         "criterionDigest": "%1$s", "settingsDigest": "%1$s", "reason": ""}""",
            "0".repeat(64)));
    assertThatThrownBy(() -> output(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("expected-verdicts.json, entry of X1", "did you mean quick?");
  }

  @Test
  void writesTheSameVerdictsForTheSameResultsWhoeverTrainedThem() throws IOException {
    ClaimReport trained = judge(output(Map.of()), 1);
    Path verdicts = directory.resolve("target/assay/verdicts.json");
    byte[] first = Files.readAllBytes(verdicts);
    ClaimReport stored =
        judge(output(Map.of()), 1, FakeExperiment.runner("fedcba9876543210", true));
    assertThat(stored.origins()).isNotEqualTo(trained.origins());
    assertThat(Files.readAllBytes(verdicts)).isEqualTo(first);
  }

  @Test
  void passesWhenNothingIsRecordedForTheDataAndTheScale() {
    ClaimReport claim = judge(output(Map.of()), 1);
    assertThatCode(() -> ExpectedEntries.require(claim)).doesNotThrowAnyException();
  }

  @Test
  void passesWhereASectionLacksSomeOfItsSeedsAndSaysHowFarItIs() throws IOException {
    expectReproduced();
    RunOutput output = output(Map.of());
    String stand = "3 of 5 seeds so far (3 of 5 trials): the next run goes on from the store.";
    FakeExperiment experiment = new FakeExperiment(1);
    output.unfinished(experiment, "mnist", FakeExperiment.plan(Scale.QUICK, SEEDS), stand);
    ClaimReport claim = output.claim("X1");
    assertThat(claim.verdict().grade()).isEqualTo(Grade.NOT_RUN);
    assertThat(claim.verdict().why()).contains(stand);
    assertThat(claim.check().text()).contains("Not compared", stand);
    assertThatCode(() -> ExpectedEntries.require(claim)).doesNotThrowAnyException();
    assertThat(directory.resolve("target/assay/expected-entries.json"))
        .content()
        .doesNotContain("X1");
    assertThat(directory.resolve("target/assay/index.html")).content().contains("3 of 5 seeds");
  }

  @Test
  void failsWhenAGradeChangesAndSaysHowToRepeatIt() throws IOException {
    expectReproduced();
    assertThatCode(() -> ExpectedEntries.require(judge(output(Map.of()), 1)))
        .doesNotThrowAnyException();
    ClaimReport swapped = judge(output(Map.of()), -1);
    assertThat(swapped.verdict().grade()).isEqualTo(Grade.REFUTED);
    assertThatThrownBy(() -> ExpectedEntries.require(swapped))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("X1")
        .hasMessageContaining("mvn verify -Dassay.claim=X1 -Dassay.scale=quick");
  }

  @Test
  void keepsWhatTheRunWasToldInTheCommandThatRepeatsIt() {
    ClaimReport claim =
        judge(
            output(
                Map.of(
                    "assay.store", "my store",
                    "assay.output", directory.resolve("out").toString(),
                    "assay.mnist.dir", "/data/mnist",
                    "assay.seeds", "5",
                    "assay.cold", "true",
                    "assay.claim", "x2,X1")),
            1);
    assertThat(claim.repeat())
        .isEqualTo(
            "mvn verify -Dassay.claim=X1 -Dassay.scale=quick -Dassay.mnist.dir=/data/mnist"
                + " '-Dassay.store=my store' -Dassay.output="
                + directory.resolve("out")
                + " -Dassay.seeds=5 -Dassay.cold=true");
  }

  @Test
  void writesTheEntriesToPasteAndLeavesTheReasonToAPerson() throws IOException {
    judge(output(Map.of()), -1);
    Path entries = directory.resolve("target/assay/expected-entries.json");
    assertThatThrownBy(() -> ExpectedVerdictsFile.read(entries))
        .hasMessageContaining("REFUTED needs a reason; write why");
    Files.writeString(
        directory.resolve("fixtures/expected-verdicts.json"),
        Files.readString(entries).replace("\"reason\" : \"\"", "\"reason\" : \"as seen\""));
    ClaimReport again = judge(output(Map.of()), -1);
    assertThat(again.check()).isInstanceOf(ExpectedVerdicts.Match.class);
    assertThat(entries).content().doesNotContain("X1");
  }

  /** Entered, they would make the next plain run say that a criterion or setting had changed. */
  @ParameterizedTest
  @CsvSource({"assay.seeds, 5", "assay.settings, others"})
  void hasNothingToEnterAfterARunThatIsNotPlain(String option, String value) {
    judge(output(Map.of(option, value)), 1);
    assertThat(directory.resolve("target/assay/expected-entries.json"))
        .content()
        .contains("refused", "Run without -D" + option)
        .doesNotContain("X1");
  }

  @Test
  void failsWhenACriterionChangesUnderAnUnchangedGrade() throws IOException {
    expect(
        String.format(
            Locale.ENGLISH,
            """
        {"claim": "X1", "data": "function", "scale": "quick", "grade": "REPRODUCED",
         "criterionDigest": "%1$s", "settingsDigest": "%1$s", "reason": ""}""",
            "0".repeat(64)));
    assertThatThrownBy(() -> ExpectedEntries.require(judge(output(Map.of()), 1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("criterion");
  }

  @Test
  void failsWhenASeedIsAnotherUnderAnUnchangedGradeAndSaysWhatToDo() throws IOException {
    expectReproduced();
    RunOutput output = output(Map.of());
    ClaimReport claim = judge(output, 1, FakeExperiment.runner(), List.of(1L, 2L, 3L, 4L, 6L));
    assertThat(claim.verdict().grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(claim.check()).isInstanceOf(ExpectedVerdicts.SettingsChanged.class);
    assertThatThrownBy(() -> ExpectedEntries.require(claim))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("The settings of X1 on function at quick changed")
        .hasMessageContaining(claim.verdict().setting().digest())
        .hasMessageContaining("enter the new digest for every claim of the section");
    assertThat(directory.resolve("target/assay/verdicts.json"))
        .content()
        .contains("settings-changed");
  }

  @Test
  void showsTheSettingsAsArithmetic() {
    judge(output(Map.of()), 1);
    assertThat(directory.resolve("target/assay/index.html"))
        .content()
        .contains("The settings as arithmetic", "2 arms, meant to differ in the loss");
    assertThat(directory.resolve("target/assay/report.md"))
        .content()
        .contains("**The settings as arithmetic.**");
  }

  @Test
  void comparesNothingWhenSeedsWereAskedFor() throws IOException {
    expect(
        String.format(
            Locale.ENGLISH,
            """
        {"claim": "X1", "data": "function", "scale": "quick", "grade": "REFUTED",
         "criterionDigest": "%1$s", "settingsDigest": "%1$s", "reason": "it was"}""",
            "0".repeat(64)));
    ClaimReport claim = judge(output(Map.of("assay.seeds", "5")), 1);
    assertThatCode(() -> ExpectedEntries.require(claim)).doesNotThrowAnyException();
  }

  @Test
  void reportsEachClaimOfAnExperimentThatCouldNotBeRun() {
    RunOutput output = output(Map.of());
    FakeExperiment experiment = new FakeExperiment(1);
    Plan plan = FakeExperiment.plan(output.scale(), 5);
    output.add(experiment, JudgedSection.run(experiment, plan, FakeExperiment.runner()));
    output.fail(experiment, "mnist", SEEDS, "no luck");
    ClaimReport claim = output.claim("X1");
    assertThat(claim.verdict().grade()).isEqualTo(Grade.NOT_RUN);
    assertThat(claim.verdict().why()).isEqualTo("no luck");
    assertThat(claim.verdict().setting().data()).isEqualTo("function");
    assertThat(claim.check().failsBuild()).isTrue();
    assertThat(output.trials("X1")).isEmpty();
    assertThat(directory.resolve("target/assay/index.html")).content().contains("no luck");
    assertThat(directory.resolve("target/assay/verdicts.json")).content().contains("not-run");
  }

  @Test
  void saysThatNoImagesWereUsed() {
    RunOutput output = output(Map.of());
    judge(output, 1);
    assertThat(directory.resolve("target/assay/verdicts.json"))
        .content()
        .contains("\"data\" : \"function\"")
        .doesNotContain("mnist");
  }

  @Test
  void gradesNothingAtSmoke() {
    ClaimReport claim = judge(output(Map.of("assay.scale", "smoke")), 1);
    assertThat(claim.verdict().grade()).isEqualTo(Grade.NOT_RUN);
  }

  @Test
  void namesAnOutputDirectoryThatCannotBeWritten() throws IOException {
    Path file = directory.resolve("taken");
    RunOutput output = output(Map.of("assay.output", file.resolve("assay").toString()));
    Files.writeString(file, "");
    assertThatThrownBy(() -> judge(output, 1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("choose another with -Dassay.output");
  }

  private ClaimReport judge(RunOutput output, double lead) {
    return judge(output, lead, FakeExperiment.runner());
  }

  private ClaimReport judge(RunOutput output, double lead, TrialRunner runner) {
    return judge(output, lead, runner, SEEDS);
  }

  private ClaimReport judge(RunOutput output, double lead, TrialRunner runner, List<Long> seeds) {
    FakeExperiment experiment = new FakeExperiment(lead);
    Plan plan = FakeExperiment.plan(output.scale(), seeds);
    output.add(experiment, JudgedSection.run(experiment, plan, runner));
    return output.claim("X1");
  }

  /** Expects what the experiment gives, under its criterion and its settings. */
  private void expectReproduced() throws IOException {
    Verdict verdict = judge(output(Map.of()), 1).verdict();
    expect(
        String.format(
            Locale.ENGLISH,
            """
        {"claim": "X1", "data": "function", "scale": "quick", "grade": "REPRODUCED",
         "criterionDigest": "%s", "settingsDigest": "%s", "reason": ""}""",
            verdict.criterionDigest(),
            verdict.setting().digest()));
  }

  private RunOutput output(Map<String, String> properties) {
    Map<String, String> all = new java.util.HashMap<>(properties);
    all.putIfAbsent("assay.basedir", directory.toString());
    all.put("user.home", directory.toString());
    return new RunOutput(
        new FakeExperiment(1).report(),
        new Coverage(List.of(), List.of(new FakeExperiment(1))),
        RunSettings.of(all, Map.of()),
        Machine.of(directory),
        new FigureRenderer());
  }

  private void expect(String entries) throws IOException {
    Files.createDirectories(directory.resolve("fixtures"));
    Files.writeString(
        directory.resolve("fixtures/expected-verdicts.json"),
        String.format(Locale.ENGLISH, "{\"verdicts\": [%s]}", entries));
  }
}
