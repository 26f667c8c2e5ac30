package dev.assay.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.junit.ClaimFile;
import dev.assay.training.DataSets;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.runner.LocalRunner;
import dev.assay.training.runner.Machine;
import dev.assay.training.runner.RunListener;
import dev.assay.training.store.TrialStore;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks at what {@code mvn verify} left in a copy of {@code examples/own-report}, which knows this
 * tree by its jar alone.
 */
class OwnReportIT {
  private static final Path PROJECT = Path.of(System.getProperty("example.own.report"));
  private static final String CLAIMS = "report.TanhWinsIT";
  private static final int MOST_LINES = 60;

  /** Of each arm and alternative setting; as many again say nothing more about the bytes. */
  private static final int SEEDS = 3;

  @TempDir Path store;

  @Test
  void gradesItsClaimsAndLeavesBoardAndReport() throws IOException {
    JsonNode claims =
        new ObjectMapper()
            .readTree(PROJECT.resolve("target/assay/verdicts.json").toFile())
            .get("claims");
    assertThat(claims).hasSize(2);
    assertThat(claims.findValuesAsText("grade")).doesNotContain("NOT_RUN");
    assertThat(PROJECT.resolve("target/assay/index.html")).content().contains("T1", "T2");
    assertThat(PROJECT.resolve("target/allure-report/index.html"))
        .content()
        .contains("data/behaviors.json")
        .doesNotContain("googletagmanager.com/gtag");
  }

  @Test
  void saysItsClaimsInFewLines() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT.resolve("src"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSize(1);
      assertThat(Files.readAllLines(sources.get(0))).hasSizeLessThanOrEqualTo(MOST_LINES);
    }
  }

  @Test
  void trainsTheSameBytesAsThisTree() throws Exception {
    URL[] classes = {PROJECT.resolve("target/test-classes").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes)) {
      Experiment experiment = ClaimFile.experiment(loader.loadClass(CLAIMS));
      Scale scale = Scale.QUICK;
      List<Long> seeds = LongStream.rangeClosed(1, SEEDS).boxed().toList();
      Plan plan =
          new Plan(
              scale,
              seeds,
              () -> {
                throw new AssertionError("asks for images");
              });
      List<Trial> trials = experiment.trials(plan);
      TrialStore here = storeIn(store);
      new LocalRunner(
              DataSets.of(),
              here,
              true,
              Runtime.getRuntime().availableProcessors(),
              Machine.of(Path.of("")),
              RunListener.NONE)
          .run(trials);
      TrialStore there = storeIn(PROJECT.resolve("target/store"));
      assertThat(trials)
          .isNotEmpty()
          .allSatisfy(trial -> assertThat(measured(there, trial)).isEqualTo(measured(here, trial)));
    }
  }

  private static TrialStore storeIn(Path directory) {
    return new TrialStore(
        directory,
        warning -> {
          throw new AssertionError(warning);
        });
  }

  /** Returns what is stored under a trial's key, without what says when and where it ran. */
  private static JsonNode measured(TrialStore store, Trial trial) throws IOException {
    ObjectNode result =
        (ObjectNode)
            new ObjectMapper()
                .readTree(TrialJson.writer().writeValueAsBytes(store.load(trial).orElseThrow()));
    assertThat(result.remove("provenance")).isNotNull();
    return result;
  }

  /** A consumer's Maven ignores what a dependency only manages, such as a raised version. */
  @Test
  void getsTheLibrariesOfThisTreeInTheSameVersions() throws IOException {
    Set<String> ours = jars(System.getProperty("java.class.path"));
    Set<String> theirs = jars(Files.readString(PROJECT.resolve("target/class-path.txt")));
    theirs.removeIf(jar -> jar.startsWith("assay-"));
    assertThat(theirs).hasSizeGreaterThan(100).allSatisfy(jar -> assertThat(ours).contains(jar));
  }

  @Test
  void getsNoReleaseThatThisTreeBans() throws IOException {
    assertThat(
            BannedVersions.of(Path.of("pom.xml"))
                .on(Files.readString(PROJECT.resolve("target/class-path.txt"))))
        .isEmpty();
  }

  private static Set<String> jars(String classPath) {
    return Stream.of(classPath.strip().split(File.pathSeparator))
        .map(Path::of)
        .map(path -> path.getFileName().toString())
        .filter(name -> name.endsWith(".jar"))
        .collect(Collectors.toSet());
  }
}
