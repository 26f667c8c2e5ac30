package dev.assay.junit.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.assay.system.ChildProcess;
import dev.assay.system.TestJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureReportProcessIT {
  private static final String RESULT =
      """
      {"uuid": "1", "historyId": "h", "name": "a claim", "status": "passed", "start": 1, "stop": 2,
       "descriptionHtml": "<p>what was found</p>",
       "labels": [{"name": "epic", "value": "the part"}]}""";

  private static final Pattern WITHIN =
      Pattern.compile("data/test-cases/[^'\"]+['\"], *['\"]([^'\"]+)");

  @TempDir Path project;

  private Path results;
  private Path report;
  private Path history;

  private record Ended(int exit, String output) {}

  @BeforeEach
  void leaveResults() throws IOException {
    results = Files.createDirectories(project.resolve("allure-results"));
    Files.writeString(results.resolve("1-result.json"), RESULT);
    report = project.resolve("target/allure-report");
    history = project.resolve("history");
  }

  @Test
  void makesTheReportAlthoughTheRunCrashes() throws Exception {
    Ended run = run("crash");

    assertThat(run.exit()).as(run.output()).isEqualTo(134);
    assertThat(report).isDirectoryContaining("glob:**/index.html");
    assertThat(report.resolve("index.html"))
        .content()
        .contains("data/behaviors.json", "A report")
        .doesNotContain("googletagmanager.com/gtag");
    assertThat(history.resolve("history.json")).content().contains("\"passed\":1");
    try (var left = Files.list(report)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void holdsAClaimsPageOnce() throws IOException {
    AllureReport.generate("A report", results, report);

    assertThat(
            WITHIN
                .matcher(Files.readString(report.resolve("index.html")))
                .results()
                .map(found -> Base64.getDecoder().decode(found.group(1)))
                .map(json -> new String(json, StandardCharsets.UTF_8)))
        .singleElement()
        .asString()
        .containsOnlyOnce("what was found");
  }

  @Test
  void failsWithTheReasonWhereTheReportCannotBeMade() throws Exception {
    Files.createDirectories(report.getParent());
    Files.writeString(report, "a file in the way");

    Ended run = run("close");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output())
        .contains("FileAlreadyExistsException", "the Allure report was not made");
    assertThat(report).content().isEqualTo("a file in the way");
  }

  @Test
  void leavesTheLastReportWhereTheNextOneCannotBeMade() throws Exception {
    Files.createDirectories(report);
    Files.writeString(report.resolve("index.html"), "the last report");
    Files.writeString(results.resolve("2-result.json"), "{\"uuid\": ");

    Ended run = run("close");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output()).contains("2-result.json is malformed", "Run the claims again");
    assertThat(report.resolve("index.html")).content().isEqualTo("the last report");
    try (var left = Files.list(report)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void givesUpAProgramThatDoesNotEnd() {
    AllureReportProcess stuck =
        AllureReportProcess.start(
            AllureRun.Stuck.class.getName(), List.of(), report, Duration.ofMillis(100));

    assertThatIllegalStateException()
        .isThrownBy(stuck::close)
        .withMessageContaining("was not made within");
  }

  @Test
  void refusesToReportItsUseOverTheNetwork() {
    assertThatIllegalStateException()
        .isThrownBy(() -> AllureReport.main(new String[] {"", "", "", "", "1"}))
        .withMessageContaining("ALLURE_NO_ANALYTICS=true");
  }

  @Test
  void removesWhatTheLastRunLeftAndNothingElse() throws IOException {
    Path restored = Files.createDirectories(results.resolve("history"));
    Files.writeString(restored.resolve("history.json"), "{}");
    Files.writeString(results.resolve("2-attachment.png"), "");
    Files.writeString(results.resolve(".gitignore"), "*");
    Files.writeString(results.resolve("notes.json"), "{}");

    AllureFiles.removeLast(results);

    try (var left = Files.list(results)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(".gitignore", "history", "notes.json");
    }
    assertThat(restored).isEmptyDirectory();
  }

  private Ended run(String end) throws IOException, InterruptedException {
    // Ends when the report's process does, which holds it open: Failsafe waits in the same way.
    ChildProcess.Answer answer =
        TestJvm.of(AllureRun.class)
            .run(end, results.toString(), report.toString(), history.toString());
    return new Ended(answer.exit(), answer.output() + answer.error());
  }
}
