package dev.assay.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.experiment.Scale;
import dev.assay.junit.BeforeClaims;
import dev.assay.run.RunLock;
import dev.assay.system.ChildProcess;
import dev.assay.system.TestJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of claims at once: of one project, and of two that share a store. */
class TwoRunsIT {
  @TempDir Path directory;

  @Test
  void refusesASecondRunOfAProjectAndLeavesTheFirstOnesResultsAlone() throws Exception {
    Path project = directory.resolve("one");
    Path result = results(project).resolve("first-result.json");
    Files.createDirectories(result.getParent());
    Files.writeString(result, "{}");
    TestJvm second = claims(project);
    TestJvm elsewhere = second.with("-Dassay.output=" + directory.resolve("elsewhere"));
    TestJvm build =
        new TestJvm(BeforeClaims.class, second.options(), second.environment(), List.of());
    try (RunLock first = RunLock.of(List.of(project.resolve("target/assay"), results(project)))) {
      assertThat(first).isNotNull();
      // Allure's results are one directory whatever the output is.
      for (TestJvm refused : List.of(second, elsewhere)) {
        ChildProcess.Answer answer = refused.run();
        assertThat(answer.output()).contains("TanhWinsIT FAILED").doesNotContain("T1", "T2");
        assertThat(answer.error()).contains("Another run writes its report to");
      }
      ChildProcess.Answer stopped = build.run();
      assertThat(stopped.exit()).isEqualTo(1);
      assertThat(stopped.error())
          .contains("assay: Another run writes its report to", "another copy of the project")
          .contains("process " + ProcessHandle.current().pid());
    }
    assertThat(result).hasContent("{}");
    assertThat(project.resolve("target/allure-report")).doesNotExist();
    assertThat(build.run().exit()).isZero();
    ChildProcess.Answer next = second.run();
    assertThat(next.output()).as(next.error()).contains("T1 SUCCESSFUL", "T2 SUCCESSFUL");
    assertThat(result).doesNotExist();
  }

  @Test
  void letsTwoProjectsShareAStore() throws Exception {
    Path one = directory.resolve("one");
    Path other = directory.resolve("other");
    try (ChildProcess.Running first = claims(one).start();
        ChildProcess.Running second = claims(other).start()) {
      for (ChildProcess.Running running : List.of(first, second)) {
        ChildProcess.Answer answer = running.answer();
        assertThat(answer.output())
            .as(answer.error())
            .contains("T1 SUCCESSFUL", "T2 SUCCESSFUL")
            .doesNotContain("cannot be");
      }
    }
    assertThat(observations(one)).isEqualTo(observations(other));
  }

  private TestJvm claims(Path project) throws IOException {
    return TanhWinsMain.in(project, directory.resolve("store"), Scale.SMOKE);
  }

  private static Path results(Path project) {
    return TanhWinsMain.results(project);
  }

  /** Returns what was observed, claim by claim: nothing of it depends on the machine. */
  private static List<JsonNode> observations(Path project) throws IOException {
    JsonNode verdicts =
        new ObjectMapper().readTree(project.resolve("target/assay/verdicts.json").toFile());
    List<JsonNode> observations = verdicts.findValues("observations");
    assertThat(observations).hasSizeGreaterThanOrEqualTo(2).noneMatch(JsonNode::isEmpty);
    return observations;
  }
}
