package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.assessment.Grade;
import dev.assay.experiment.Plan;
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
  void isJudgedBesideAShorterRun() {
    ClaimReport claim = judge("quick", -1);
    assertThat(claim.verdict().grade()).isEqualTo(Grade.REFUTED);
    RecordedReport recorded = claim.recorded().orElseThrow();
    assertThat(recorded.verdict().grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(recorded.verdict().setting().scale()).isEqualTo("full");
    assertThat(recorded.origin()).contains("2026-01-01", "0123456789+changes", "5 trials");
    assertThat(directory.resolve("target/assay/figures/full-two-arms.svg")).isNotEmptyFile();
    assertThat(directory.resolve("target/assay/index.html"))
        .content()
        .contains("at the report’s full budget", recorded.origin(), "figure-full-two-arms");
    assertThat(directory.resolve("target/assay/report.md"))
        .content()
        .contains("At the report’s full budget: ✔ reproduced", "figures/full-two-arms.png");
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
                claim.verdict().criterionDigest(),
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

  private ClaimReport judge(String scale, double lead) {
    RunSettings settings =
        RunSettings.of(
            Map.of(
                "assay.basedir", directory.toString(),
                "user.home", directory.toString(),
                "assay.scale", scale),
            Map.of());
    FakeExperiment experiment = new FakeExperiment(lead);
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
