package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.instrument.InstrumentRegistry;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.training.runner.Machine;
import dev.assay.training.store.TrialStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A whole run whose trials real executors train. */
@Isolated("there is one SparkContext in a process")
class SparkRunTest {
  @TempDir Path directory;

  @Test
  @Timeout(300)
  void plansAndSaysWhatExecutorsTrain() throws IOException {
    Files.createDirectories(directory.resolve("fixtures"));
    Files.writeString(directory.resolve("fixtures/expected-verdicts.json"), "{\"verdicts\": []}");
    RunSettings settings =
        RunSettings.of(
            Map.of(
                "assay.basedir", directory.toString(),
                "user.home", directory.toString(),
                "assay.progress", "plain",
                "assay.threads", "1",
                "assay.spark", "local-cluster[2,1,1024]"),
            Map.of());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    TestSection section = new TestSection(1);
    try (AssayRun run =
        new AssayRun(
            new Coverage(List.of(), List.of(section)),
            settings,
            Machine.of(Path.of("")),
            new TrialStore(directory.resolve("store"), text -> {}),
            InstrumentRegistry.ofAll(),
            new Published(),
            new FigureRenderer(),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            new Environment(List.of()),
            RunLock.of(List.of(settings.output()), Optional.empty()))) {
      run.judge(section, "A1");
    }
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("the plan, 2 trials side by side")
        .containsPattern(
            "the longest of 5 trials takes about .* so more than \\d side by side do not")
        .containsPattern("assay: executor [01] trains .*, seed 5")
        .containsPattern("assay: L §1: 5 of 5, .* of the run: 0:00 min");
    assertThat(Files.readString(settings.output().resolve("verdicts.json")))
        .contains("\"REPRODUCED\"");
  }
}
