package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.claim.assessment.Grade;
import dev.assay.run.TestSection.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AssayRunIT extends RunCase {
  @Test
  void judgesEachClaimAndRunsItsSectionOnce() throws IOException {
    TestSection section = new TestSection(1);
    try (AssayRun run = run(section)) {
      run.judge(section, "A1");
      int asked = section.asked.size();
      run.judge(section, "A1");
      assertThat(section.asked).hasSize(asked);
    }
    assertThat(published.starts).isEqualTo(1);
    assertThat(published.claims.get("A1").verdict().grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(published.boards).hasSize(1);
    assertThat(grades()).isEqualTo(Map.of("A1", "REPRODUCED"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Where.class,
      names = {"SETTINGS", "TRIALS", "FINDINGS"})
  void reportsASectionThatFailsAnywhereAndGoesOn(Where where) throws IOException {
    for (Throwable failure :
        List.of(
            new IllegalStateException("the first cause"),
            new NullPointerException("the first cause"),
            new StackOverflowError("the first cause"),
            new AssertionError("the first cause"),
            new IOException("the first cause"))) {
      TestSection broken = new TestSection(1, where, failure);
      TestSection whole = new TestSection(2);
      try (AssayRun run = run(broken, whole)) {
        assertThatExceptionOfType(NotRunException.class)
            .isThrownBy(() -> run.judge(broken, "A1"))
            .withMessageContaining("L §1: The experiment could not be run:")
            .withMessageContaining("the first cause")
            .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
        run.judge(whole, "B1");
      }
      assertThat(grades()).isEqualTo(Map.of("A1", "NOT_RUN", "B1", "REPRODUCED"));
      assertThat(verdict("A1").get("run").get("why").asText()).contains("the first cause");
      assertThat(verdict("A1").at("/run/expected/status").asText()).isEqualTo("not-run");
      assertThat(board()).contains("the first cause").doesNotContain("reported twice");
      assertThat(published.claims.get("A1").verdict().why()).contains("the first cause");
      assertThat(said()).doesNotContain("reported twice");
    }
  }

  @Test
  void goesOnAfterASectionThatCannotNameItsClaims() throws IOException {
    TestSection broken = new TestSection(1, Where.CLAIMS, new IllegalStateException("no claims"));
    TestSection whole = new TestSection(2);
    try (AssayRun run = run(broken, whole)) {
      assertThatExceptionOfType(NotRunException.class)
          .isThrownBy(() -> run.judge(broken, "A1"))
          .withMessageContaining("no claims");
      run.judge(whole, "B1");
    }
    assertThat(grades()).isEqualTo(Map.of("B1", "REPRODUCED"));
    assertThat(board()).contains("Not run. ", "no claims");
  }

  static Stream<Throwable> lostLibraries() {
    UnsatisfiedLinkError lost = new UnsatisfiedLinkError("no jninothing in java.library.path");
    NoClassDefFoundError second = new NoClassDefFoundError("Could not initialize class Kernels");
    second.initCause(
        new ExceptionInInitializerError("Exception " + lost + " [in thread \"main\"]"));
    return Stream.of(lost, new ExceptionInInitializerError(lost), second);
  }

  @ParameterizedTest
  @MethodSource("lostLibraries")
  void namesALibraryThatDoesNotLoadEachTimeItIsMissed(Throwable failure) throws IOException {
    TestSection broken = new TestSection(1, Where.FINDINGS, failure);
    try (AssayRun run = run(broken)) {
      assertThatExceptionOfType(NotRunException.class).isThrownBy(() -> run.judge(broken, "A1"));
    }
    assertThat(verdict("A1").get("run").get("why").asText())
        .contains("no jninothing in java.library.path", "-Dorg.bytedeco.javacpp.cachedir=DIR");
  }

  @Test
  void namesTheOptionsWhenMemoryIsShort() throws IOException {
    TestSection broken = new TestSection(1, Where.FINDINGS, new OutOfMemoryError());
    try (AssayRun run = run(broken)) {
      assertThatExceptionOfType(NotRunException.class).isThrownBy(() -> run.judge(broken, "A1"));
    }
    assertThat(verdict("A1").get("run").get("why").asText())
        .contains("OutOfMemoryError", "-Dassay.threads", "-Xmx", "javacpp.maxbytes");
  }

  @Test
  void saysOfEverySectionThatItsImagesAreMissingAndRunsTheOthers() throws IOException {
    AssertionError unused = new AssertionError("unused");
    TestSection first = new TestSection(1, Where.IMAGES, unused);
    TestSection second = new TestSection(2, Where.IMAGES, unused);
    TestSection whole = new TestSection(3);
    Map<String, String> missing =
        Map.of("assay.data", "mnist", "assay.mnist.dir", directory.resolve("none").toString());
    try (AssayRun run =
        run(missing, Environment.of(settings(missing), true, text -> {}), first, second, whole)) {
      for (TestSection one : List.of(first, second)) {
        assertThatExceptionOfType(NotRunException.class)
            .isThrownBy(() -> run.judge(one, one.claim()))
            .withMessageContaining(directory.resolve("none").toString())
            .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
      }
      run.judge(whole, "C1");
    }
    assertThat(grades()).isEqualTo(Map.of("A1", "NOT_RUN", "B1", "NOT_RUN", "C1", "REPRODUCED"));
    assertThat(verdict("B1").get("run").get("why").asText())
        .contains(directory.resolve("none").toString());
    assertThat(first.asked).filteredOn(Where.IMAGES::equals).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void writesTheNextSectionAfterOneThatCouldNotBeWritten() throws IOException {
    Path taken = directory.resolve("taken");
    TestSection first = new TestSection(1);
    TestSection second = new TestSection(2);
    try (AssayRun run =
        run(
            Map.of("assay.output", taken.resolve("out").toString()),
            new Environment(List.of()),
            first,
            second)) {
      Files.delete(taken.resolve("out/.assay.lock"));
      Files.delete(taken.resolve("out"));
      Files.delete(taken);
      Files.writeString(taken, "in the way");
      assertThatExceptionOfType(NotRunException.class)
          .isThrownBy(() -> run.judge(first, "A1"))
          .withMessageContainingAll("Cannot write", taken.toString(), "-Dassay.output");
      Files.delete(taken);
      run.judge(second, "B1");
    }
    JsonNode verdicts = new ObjectMapper().readTree(taken.resolve("out/verdicts.json").toFile());
    assertThat(verdicts.at("/claims/0/id").asText()).isEqualTo("B1");
    assertThat(verdicts.at("/claims/0/grade").asText()).isEqualTo("REPRODUCED");
    assertThat(verdicts.at("/claims/1/grade").asText()).isEqualTo("NOT_RUN");
    assertThat(verdicts.at("/claims/1/run/why").asText()).contains("Cannot write");
  }

  @Test
  void saysWhyNothingCouldBePublished() throws IOException {
    TestSection section = new TestSection(1);
    published.failure = Optional.of(new IllegalStateException("allure-results is full"));
    try (AssayRun run = run(section)) {
      assertThatExceptionOfType(NotRunException.class)
          .isThrownBy(() -> run.judge(section, "A1"))
          .withMessageContaining("allure-results is full")
          .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
    }
    assertThat(verdict("A1").get("run").get("why").asText()).contains("allure-results is full");
  }

  @Test
  void keepsTheReportsOrderWhateverRanFirst() throws IOException {
    try (AssayRun run = run(new TestSection(3), new TestSection(1), new TestSection(2))) {
      run.judge(new TestSection(3), "C1");
      run.judge(new TestSection(1), "A1");
      run.judge(new TestSection(2), "B1");
    }
    assertThat(ids()).containsExactly("B1", "A1", "C1");
    String board = board();
    assertThat(board.indexOf("id=\"B1\"")).isPositive().isLessThan(board.indexOf("id=\"A1\""));
  }

  @Test
  void saysFirstThatSectionsOfTheReportAreLeftOutOrNotReached() throws IOException {
    TestSection first = new TestSection(1);
    TestSection second = new TestSection(2);
    Coverage coverage =
        new Coverage(List.of(first, second, new TestSection(3)), List.of(first, second));
    try (AssayRun run = run(coverage, Map.of(), new Environment(List.of()))) {
      run.judge(first, "A1");
      assertThat(partial())
          .isEqualTo(
              "1 of the report's 3 claims. Not reached, because the run goes on or was stopped: L"
                  + " §2. Left out of this run: L §3.");
      run.judge(second, "B1");
    }
    assertThat(partial()).isEqualTo("2 of the report's 3 claims. Left out of this run: L §3.");
    assertThat(board()).contains("Left out of this run: L §3.");
    assertThat(said()).contains("2 of the report's 3 claims. Left out of this run: L §3.");
  }

  @Test
  void leavesTheLastReportUntilItsSuccessorIsWhole() throws IOException {
    Path figures = Files.createDirectories(output().resolve("figures"));
    Files.writeString(output().resolve("index.html"), "the last report");
    Files.writeString(figures.resolve("old.svg"), "of the last report");
    Files.writeString(figures.resolve("mine.txt"), "not the report's");
    TestSection section = new TestSection(1);
    try (AssayRun run = run(section)) {
      assertThat(board()).isEqualTo("the last report");
      run.judge(section, "A1");
      assertThat(board()).contains("Arm a ends below arm b");
    }
    assertThat(figures.resolve("old.svg")).doesNotExist();
    assertThat(figures.resolve("mine.txt")).exists();
    assertThat(figures.resolve("figure-1.svg")).exists();
  }
}
