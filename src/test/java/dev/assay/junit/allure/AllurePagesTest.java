package dev.assay.junit.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.report.ClaimReport;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.file.Address;
import dev.assay.run.Coverage;
import dev.assay.run.FakeExperiment;
import dev.assay.run.JudgedSection;
import dev.assay.run.RunOutput;
import dev.assay.run.RunSettings;
import dev.assay.training.runner.Machine;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllurePagesTest {
  @TempDir Path directory;

  private final FigureRenderer renderer = new FigureRenderer();
  private final List<String> warnings = new ArrayList<>();
  private AllureLifecycle lifecycle = new AllureLifecycle();

  @BeforeEach
  void expectNothingAndWriteToFiles() throws IOException {
    lifecycle = new AllureLifecycle(new FileSystemResultsWriter(results()));
    Files.createDirectories(directory.resolve("fixtures"));
    Files.writeString(directory.resolve("fixtures/expected-verdicts.json"), "{\"verdicts\": []}");
  }

  @Test
  void carryTheGradeWhereAllureLooksForIt() {
    JsonNode result = publish(1, 5);
    assertThat(result.at("/statusDetails/message").asText())
        .isEqualTo("REPRODUCED: HW9 §1 · Two arms, this run, at the report’s settings");
    assertThat(result.at("/statusDetails/flaky").asBoolean()).isFalse();
    assertThat(labels(result))
        .contains(
            "epic=HW9",
            "feature=HW9 §1 · Two arms",
            "story=REPRODUCED",
            "tag=REPRODUCED",
            "tag=kept")
        .doesNotContain("suite=dropped");
    assertThat(result.get("parameters").findValuesAsText("value"))
        .containsExactly("function", "quick", "1 to 5");
    assertThat(result.at("/links/0/url").asText()).isEqualTo("../assay/index.html#X1");
  }

  @Test
  void haveAStepForEachGroupOfTrialsAndOneForTheJudging() {
    JsonNode steps = publish(1, 5).get("steps");
    assertThat(steps).hasSize(2);
    JsonNode group = steps.get(0);
    assertThat(group.get("name").asText()).contains("Adam at 0.001", "5 seeds, trained now");
    // Five trials of 0.1 s each.
    assertThat(group.get("stop").asLong() - group.get("start").asLong()).isEqualTo(500);
    assertThat(group.get("steps")).hasSize(5);
    assertThat(group.at("/steps/1/name").asText()).startsWith("seed 2: finished, trained now");
    assertThat(steps.get(1).get("name").asText()).isEqualTo("judge this run: REPRODUCED");
    assertThat(steps.get(1).get("parameters").findValuesAsText("name"))
        .contains("criterion", "criterion digest", "verdict", "expected");
  }

  @Test
  void shareTheFilesOfAFigure() {
    AllurePages pages = pages(history());
    List<String> first = sources(publish(pages, 1, 5));
    List<String> second = sources(publish(pages, 1, 5));
    // The third is the claim's own: its values, seed by seed.
    assertThat(first).hasSize(3);
    assertThat(first.subList(0, 2)).isEqualTo(second.subList(0, 2));
    assertThat(first).allSatisfy(file -> assertThat(results().resolve(file)).isNotEmptyFile());
  }

  @Test
  void areComparedOnlyWithRunsOnTheSameSeeds() {
    String five = publish(1, 5).get("historyId").asText();
    assertThat(publish(-1, 5).get("historyId").asText()).isEqualTo(five);
    assertThat(publish(1, 4).get("historyId").asText()).isNotEqualTo(five);
  }

  @Test
  void markAGradeThatTheLastRunDidNotGive() throws IOException {
    remember(publish(1, 5));
    JsonNode same = publish(pages(history()), 1, 5);
    assertThat(same.at("/statusDetails/flaky").asBoolean()).isFalse();
    JsonNode other = publish(pages(history()), -1, 5);
    assertThat(other.at("/statusDetails/flaky").asBoolean()).isTrue();
    assertThat(other.at("/statusDetails/message").asText())
        .isEqualTo(
            "REFUTED: HW9 §1 · Two arms, this run, at the report’s settings, REPRODUCED in the last run");
    assertThat(labels(other)).contains("tag=not the grade of the last run");
    assertThat(history().runNumber()).isEqualTo(8);
    history().restore(results());
    assertThat(results().resolve("history/history.json")).isNotEmptyFile();
    assertThat(warnings).isEmpty();
  }

  @Test
  void goOnWithoutAHistoryThatCannotBeRead() throws IOException {
    Files.createDirectories(kept());
    Files.writeString(kept().resolve("history.json"), "{\"cut");
    assertThat(publish(pages(history()), 1, 5).at("/statusDetails/flaky").asBoolean()).isFalse();
    assertThat(warnings).singleElement().asString().contains("history.json", "delete it");
    Files.writeString(kept().resolve("history-trend.json"), "[]");
    history().restore(results());
    assertThat(results().resolve("history/history.json")).doesNotExist();
    assertThat(results().resolve("history/history-trend.json")).exists();
  }

  @Test
  void haveTheBoardAsTheSetUpOfEachClaim() throws IOException {
    AllurePages pages = pages(history());
    String uuid = publish(pages, 1, 5).get("uuid").asText();
    pages.attachBoard("<head></head>Arm a ends below arm b");
    JsonNode container = onlyFile("-container.json");
    assertThat(container.at("/children/0").asText()).isEqualTo(uuid);
    String file = container.at("/befores/0/attachments/0/source").asText();
    assertThat(results().resolve(file)).content().contains("Arm a ends below arm b");
  }

  @Test
  void nameFilesAsAPageBesideThemDoes() {
    Path report = directory.resolve("target/allure-report");
    assertThat(Address.of(report, directory.resolve("other/index.html")))
        .isEqualTo("../../other/index.html");
    assertThat(Address.of(report, directory.resolve("DIR/out #1/100% R²+.html")))
        .isEqualTo("../../DIR/out%20%231/100%25%20R%C2%B2%2B.html");
  }

  private JsonNode publish(double lead, int seeds) {
    return publish(pages(history()), lead, seeds);
  }

  private JsonNode publish(AllurePages pages, double lead, int seeds) {
    FakeExperiment experiment = new FakeExperiment(lead);
    Plan plan = FakeExperiment.plan(Scale.QUICK, seeds);
    RunOutput output =
        new RunOutput(
            experiment.report(),
            new Coverage(List.of(), List.of(experiment)),
            settings(),
            Machine.of(directory),
            renderer);
    JudgedSection judged = JudgedSection.run(experiment, plan, FakeExperiment.runner());
    output.add(experiment, judged);
    ClaimReport claim = output.claim("X1");
    String uuid = UUID.randomUUID().toString();
    lifecycle.scheduleTestCase(
        new TestResult()
            .setUuid(uuid)
            .setFullName("FakeClaimsIT.x1")
            .setLabels(
                new ArrayList<>(
                    List.of(
                        new Label().setName("suite").setValue("dropped"),
                        new Label().setName("tag").setValue("kept"))))
            .setStatus(Status.PASSED));
    lifecycle.startTestCase(uuid);
    pages.publish(experiment, claim, output.trials("X1"));
    lifecycle.stopTestCase(uuid);
    lifecycle.writeTestCase(uuid);
    return read(results().resolve(uuid + "-result.json"));
  }

  private AllurePages pages(AllureHistory history) {
    return new AllurePages(settings(), renderer, history, lifecycle);
  }

  private AllureHistory history() {
    return new AllureHistory(settings().history(), warnings::add);
  }

  /** Writes what Allure would keep of a result in the seventh run. */
  private void remember(JsonNode result) throws IOException {
    Files.createDirectories(kept());
    Files.writeString(
        kept().resolve("history.json"),
        String.format(
            Locale.ENGLISH,
            "{\"%s\": {\"items\": [{\"status\": \"passed\", \"statusDetails\": \"%s\"}]}}",
            result.get("historyId").asText(),
            result.at("/statusDetails/message").asText()));
    Files.writeString(kept().resolve("history-trend.json"), "[{\"buildOrder\": 7}]");
  }

  private Path kept() {
    return directory.resolve("kept");
  }

  private Path results() {
    return directory.resolve("allure-results");
  }

  private RunSettings settings() {
    return RunSettings.of(
        Map.of(
            "assay.basedir", directory.toString(),
            "user.home", directory.toString(),
            "assay.history", "kept"),
        Map.of());
  }

  private JsonNode onlyFile(String end) throws IOException {
    try (Stream<Path> files = Files.list(results())) {
      return read(files.filter(file -> file.toString().endsWith(end)).findFirst().orElseThrow());
    }
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> sources(JsonNode result) {
    return result.get("attachments").findValuesAsText("source");
  }

  private static List<String> labels(JsonNode result) {
    return StreamSupport.stream(result.get("labels").spliterator(), false)
        .map(label -> label.get("name").asText() + "=" + label.get("value").asText())
        .toList();
  }
}
