package dev.assay.report.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.experiment.Scale;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.run.Coverage;
import dev.assay.run.FakeExperiment;
import dev.assay.run.JudgedSection;
import dev.assay.run.RunOutput;
import dev.assay.run.RunSettings;
import dev.assay.training.runner.Machine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real runs' files, side by side: what changed, and through what. */
class VerdictsComparisonTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void saysThatNothingChanged() throws IOException {
    Path before = run("before", 1, 1, 2, 3, 4, 5);
    assertThat(compare(before, run("after", 1, 1, 2, 3, 4, 5))).isZero();
    assertThat(said()).contains("2 claims are the same in both.").doesNotContain("Another");
  }

  @Test
  void saysWhichGradeChangedAndWhatDiffers() throws IOException {
    Path before = run("before", 1, 1, 2, 3, 4, 5);
    Path after = run("after", -1, 1, 2, 3, 4, 5, 6, 7);
    Path file = after.resolve("verdicts.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("\"kernels\" ?: ?\"[^\"]*\"", "\"kernels\" : \"others\"")
            .replaceFirst("\"trainingCode\" ?: ?[0-9]+", "\"trainingCode\" : 99")
            .replace("\"data\" : \"function\"", "\"data\" : \"another\""));
    assertThat(compare(before, file)).isEqualTo(1);
    assertThat(said())
        .contains(
            "Another grade (2):",
            "X1: REPRODUCED → REFUTED",
            "seeds: 5 → 7, added 2 from 6 to 7",
            "settings: ",
            "data: function → another",
            "→ 99",
            "→ others")
        .doesNotContain("criterion:");
  }

  @Test
  void saysWhenTheGradeIsTheSameOnOtherGrounds() throws IOException {
    Path before = run("before", 1, 1, 2, 3, 4, 5);
    assertThat(compare(before, run("after", 1, 2, 3, 4, 5, 6))).isEqualTo(1);
    assertThat(said())
        .contains("The same grade on other grounds (2):", "seeds: 5 → 5, added 6, without 1")
        .doesNotContain("Another grade");
  }

  @Test
  void pointsToTheCodeThatMeasuresWhereNothingElseDiffers() throws IOException {
    Path before = run("before", 1, 1, 2, 3, 4, 5);
    assertThat(compare(before, run("after", -1, 1, 2, 3, 4, 5))).isEqualTo(1);
    assertThat(said()).contains("X1: REPRODUCED → REFUTED", "look at the code that measures");
  }

  private Path run(String name, double lead, long... seeds) throws IOException {
    Path base = directory.resolve(name);
    Files.writeString(
        Files.createDirectories(base.resolve("fixtures")).resolve("expected-verdicts.json"),
        "{\"verdicts\": []}");
    RunSettings settings =
        RunSettings.of(
            Map.of("assay.basedir", base.toString(), "user.home", directory.toString()), Map.of());
    FakeExperiment experiment = new FakeExperiment(lead);
    RunOutput output =
        new RunOutput(
            experiment.report(),
            new Coverage(List.of(), List.of(experiment)),
            settings,
            Machine.of(directory),
            new FigureRenderer());
    List<Long> all = LongStream.of(seeds).boxed().toList();
    output.add(
        experiment,
        JudgedSection.run(
            experiment, FakeExperiment.plan(Scale.QUICK, all), FakeExperiment.runner()));
    return settings.output();
  }

  private int compare(Path before, Path after) {
    said.reset();
    return new RecordingsMain(
            new PrintStream(said, true, StandardCharsets.UTF_8), Map.of(), Map.of())
        .run(List.of("compare", before.toString(), after.toString()));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
