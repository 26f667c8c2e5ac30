package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.claim.assessment.Grade;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.report.ClaimReport;
import dev.assay.report.RecordedReport;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.training.runner.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full run leaves a recording; when a person keeps it, shorter runs judge it again. */
class RecordingsTest {
  @TempDir Path directory;

  @BeforeEach
  void recordAFullRun() throws IOException {
    expect("");
    judge("full", 1);
    Path left = directory.resolve("target/assay/recorded");
    Path kept = Files.createDirectories(directory.resolve("fixtures/recorded"));
    for (String name : List.of("hw9-1.json", "hw9-1.figures.json.gz")) {
      Files.move(left.resolve(name), kept.resolve(name));
    }
  }

  @Test
  void leadsAndTheCutDownRunStandsBeside() throws IOException {
    ClaimReport claim = judge("quick", -1);
    assertThat(claim.verdict().grade()).isEqualTo(Grade.INCONCLUSIVE);
    assertThat(claim.verdict().wouldBe()).contains(Grade.REFUTED);
    assertThat(claim.lead().grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(claim.agrees()).contains(false);
    assertThat(judge("quick", 1).agrees()).contains(true);
    assertThat(judge("smoke", 1).agrees()).isEmpty();
    assertThat(judge("smoke", 1).lead().grade()).isEqualTo(Grade.REPRODUCED);
    judge("quick", -1);
    RecordedReport recorded = claim.recorded().orElseThrow();
    assertThat(recorded.verdict().grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(recorded.verdict().setting().scale()).isEqualTo("full");
    assertThat(recorded.seenBefore()).isFalse();
    assertThat(recorded.origin().text()).contains("2026-01-01", "0123456789+changes", "5 trials");
    assertThat(directory.resolve("target/assay/figures/full-two-arms.svg")).isNotEmptyFile();
    assertThat(directory.resolve("target/assay/index.html"))
        .content()
        .contains(
            "✔</span> reproduced</span> <span class=\"soft from\">at the report’s settings",
            recorded.origin().text(),
            "figure-full-two-arms",
            "This run, on a cut-down budget",
            "would be refuted",
            "The same experiment on a cut-down budget does not agree.",
            "evidence/X1.recorded.csv");
    assertThat(directory.resolve("target/assay/evidence/X1.recorded.csv")).isNotEmptyFile();
    assertThat(directory.resolve("target/assay/report.md"))
        .content()
        .contains("**✔ reproduced** (at the report’s settings)", "figures/full-two-arms.png");
    JsonNode json =
        new ObjectMapper()
            .readTree(directory.resolve("target/assay/verdicts.json").toFile())
            .get("claims")
            .get(0);
    assertThat(json.get("grade").asText()).isEqualTo("REPRODUCED");
    assertThat(json.get("from").asText()).isEqualTo("recorded");
    assertThat(json.get("agrees").asBoolean()).isFalse();
    assertThat(json.get("run").get("wouldBe").asText()).isEqualTo("REFUTED");
  }

  @Test
  void doesNotLeadWhereTheCriterionCameAfterTheSeeds() throws IOException {
    Path file = directory.resolve("fixtures/recorded/hw9-1.json");
    String digest = judge("quick", -1).verdict().criterionDigest();
    Files.writeString(file, Files.readString(file).replace(digest, "0".repeat(64)));
    ClaimReport claim = judge("quick", -1);
    RecordedReport recorded = claim.recorded().orElseThrow();
    assertThat(recorded.seenBefore()).isTrue();
    assertThat(recorded.verdict().grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(claim.isLedByRecording()).isFalse();
    assertThat(claim.lead()).isEqualTo(claim.verdict());
    assertThat(directory.resolve("target/assay/index.html"))
        .content()
        .contains(
            "inconclusive</span> <span class=\"grade\"",
            "this run alone, cut down",
            "Judged by a criterion written after these seeds were seen");
  }

  @Test
  void isNotShownBesideAFullRunAndShorterRunsRecordNothing() {
    assertThat(judge("full", 1).recorded()).isEmpty();
    judge("quick", 1);
    assertThat(directory.resolve("target/assay/recorded/hw9-1.json")).exists();
    assertThat(directory.resolve("fixtures/recorded/hw9-1.json")).isNotEmptyFile();
  }

  @Test
  void failsTheBuildWhenTheRecordedGradeIsNotTheExpectedOne() throws IOException {
    ClaimReport claim = judge("quick", -1);
    assertThatCode(() -> RunOutput.require(claim)).doesNotThrowAnyException();
    expect(
        """
        {"claim": "X1", "data": "function", "scale": "full", "grade": "REFUTED",
         "criterionDigest": "%s", "settingsDigest": "%s", "reason": "it was"}"""
            .formatted(
                claim.recorded().orElseThrow().verdict().criterionDigest(),
                claim.recorded().orElseThrow().verdict().setting().digest()));
    ClaimReport changed = judge("quick", -1);
    assertThat(changed.failsBuild()).isTrue();
    assertThatThrownBy(() -> RunOutput.require(changed))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("The recorded full run, judged again")
        .hasMessageContaining("was REFUTED and is now REPRODUCED");
  }

  @Test
  void namesADamagedRecording() throws IOException {
    Path file = directory.resolve("fixtures/recorded/hw9-1.json");
    Files.writeString(file, Files.readString(file).replace("\"loss\"", "\"cost\""));
    assertThatThrownBy(() -> judge("quick", 1))
        .hasMessageContainingAll(file.toString(), "record the section again", "\"loss\"");
  }

  @Test
  void refusesARecordingOfOtherSettings() throws IOException {
    Path file = directory.resolve("fixtures/recorded/hw9-1.json");
    String recorded = Files.readString(file);
    String digest = new ObjectMapper().readTree(recorded).get("settingsDigest").asText();
    Files.writeString(file, recorded.replace(digest, "0".repeat(64)));
    assertThatThrownBy(() -> judge("quick", 1))
        .hasMessageContainingAll(file.toString(), "other settings", "record the section again");
    Files.writeString(
        file, recorded.replaceAll("\"fullBudget\"\\s*:\\s*true", "\"fullBudget\":false"));
    assertThatThrownBy(() -> judge("quick", 1)).hasMessageContaining("other settings");
  }

  private ClaimReport judge(String scale, double lead) {
    RunSettings settings =
        RunSettings.of(
            Map.of(
                "assay.basedir", directory.toString(),
                "user.home", directory.toString(),
                "assay.scale", scale),
            Map.of());
    FakeExperiment experiment =
        new FakeExperiment(lead) {
          @Override
          public boolean fullBudget(Scale scale) {
            return scale == Scale.FULL;
          }
        };
    RunOutput output =
        new RunOutput(
            experiment.report(),
            new Coverage(List.of(), List.of(experiment)),
            settings,
            Machine.of(directory),
            new FigureRenderer());
    Plan plan = FakeExperiment.plan(settings.scale(), 5);
    JudgedSection judged = JudgedSection.run(experiment, plan, FakeExperiment.runner());
    output.add(experiment, judged);
    output.record(experiment, judged);
    return output.claim("X1");
  }

  private void expect(String entries) throws IOException {
    Files.createDirectories(directory.resolve("fixtures"));
    Files.writeString(
        directory.resolve("fixtures/expected-verdicts.json"),
        "{\"verdicts\": [%s]}".formatted(entries));
  }
}
