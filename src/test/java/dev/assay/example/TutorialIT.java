package dev.assay.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.junit.ClaimFile;
import dev.assay.system.ChildProcess;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands of docs/tutorial.md as they stand, one after the other, in a copy of this tree
 * and then in the projects that they make, and looks at what these leave: they know this tree by
 * its jar alone.
 */
class TutorialIT {
  private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final String CLAIMS = "report.TanhWinsIT";
  private static final int MOST_LINES = 60;

  /** Of each arm and alternative setting; as many again say nothing more about the bytes. */
  private static final int SEEDS = 3;

  /** Six builds, which may have to fetch what they are made of. */
  private static final Duration LIMIT = Duration.ofMinutes(45);

  @TempDir private static Path empty;

  private static String shim = "";
  private static String output = "";

  @BeforeAll
  static void runsItsCommands() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the commands are for a shell");
    shim = mavenOfThisBuild().toString();
    copyTree(empty.resolve("assay"));
    output = run("assay", commands());
    run(
        "my-report",
        String.format(
            Locale.ENGLISH,
            "mvn %s -Dmdep.outputFile=target/class-path.txt",
            System.getProperty("example.class.path")));
  }

  @Test
  void theyMakeTwoReportsOfTwoGradedClaims() throws IOException {
    assertThat(output).contains("Tests are skipped.");
    assertThat(empty.resolve("assay/target/assay")).doesNotExist();
    assertThat(output.split("\n2 claims: ")).hasSize(5);
    hasReport("my-report", "T1", "T2");
    hasReport("my-images", "W1", "W2", "shapes");
  }

  @Test
  void saysHowManyNetworksAreTrained() throws IOException {
    assertThat(
            numbers("trains (\\d+) small networks", Files.readString(Path.of("docs/tutorial.md"))))
        .isNotEmpty()
        .isEqualTo(numbers("(\\d+) trials to train, 0 from the store", output));
  }

  private static List<String> numbers(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static void hasReport(String project, String... words) {
    Path report = empty.resolve(project).resolve("target");
    assertThat(report.resolve("assay/index.html")).content().contains(words);
    assertThat(report.resolve("assay/verdicts.json")).content().doesNotContain("NOT_RUN");
    assertThat(report.resolve("allure-report/index.html"))
        .content()
        .contains("data/behaviors.json")
        .doesNotContain("googletagmanager.com/gtag");
  }

  @Test
  void saysItsClaimsInFewLines() throws IOException {
    try (Stream<Path> files = Files.walk(project().resolve("src"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSize(1);
      assertThat(Files.readAllLines(sources.get(0))).hasSizeLessThanOrEqualTo(MOST_LINES);
    }
  }

  @Test
  void trainsTheSameBytesAsThisTree() throws Exception {
    URL[] classes = {project().resolve("target/test-classes").toUri().toURL()};
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
      TrialStore here = storeIn(empty.resolve("here"));
      new LocalRunner(
              DataSets.of(),
              here,
              true,
              Runtime.getRuntime().availableProcessors(),
              Machine.of(Path.of("")),
              RunListener.NONE)
          .run(trials);
      TrialStore there = storeIn(empty.resolve("store"));
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
    Set<String> theirs = jars(Files.readString(project().resolve("target/class-path.txt")));
    theirs.removeIf(jar -> jar.startsWith("assay-"));
    assertThat(theirs).hasSizeGreaterThan(100).allSatisfy(jar -> assertThat(ours).contains(jar));
  }

  @Test
  void getsNoReleaseThatThisTreeBans() throws IOException {
    assertThat(
            BannedVersions.of(Path.of("pom.xml"))
                .on(Files.readString(project().resolve("target/class-path.txt"))))
        .isEmpty();
  }

  private static Set<String> jars(String classPath) {
    return Stream.of(classPath.strip().split(File.pathSeparator))
        .map(Path::of)
        .map(path -> path.getFileName().toString())
        .filter(name -> name.endsWith(".jar"))
        .collect(Collectors.toSet());
  }

  private static Path project() {
    return empty.resolve("my-report");
  }

  private static String commands() throws IOException {
    return COMMANDS
        .matcher(Files.readString(Path.of("docs/tutorial.md")))
        .results()
        .map(block -> block.group(1))
        .collect(Collectors.joining());
  }

  private static String run(String project, String commands)
      throws IOException, InterruptedException {
    ChildProcess.Answer answer =
        new ChildProcess(
                List.of("/bin/sh", "-e", "-c", commands),
                empty.resolve(project),
                LIMIT,
                Map.of(
                    "PATH",
                    shim + File.pathSeparator + System.getenv("PATH"),
                    "MAVEN_OPTS",
                    "-XX:TieredStopAtLevel=1"),
                List.of())
            .run();
    assertThat(answer.exit()).as(answer.output() + answer.error()).isZero();
    return answer.output();
  }

  /** Makes {@code mvn} the Maven of this build, with a repository and a store of its own. */
  private static Path mavenOfThisBuild() throws IOException {
    Path settings =
        Files.writeString(
            empty.resolve("settings.xml"),
            Files.readString(Path.of("examples/settings.xml"))
                .replace(
                    "@localRepositoryUrl@",
                    Path.of(System.getProperty("example.host.repo")).toUri().toString()));
    Path directory = Files.createDirectories(empty.resolve("bin"));
    Path mvn =
        Files.writeString(
            directory.resolve("mvn"),
            String.format(
                Locale.ROOT,
                """
                #!/bin/sh
                exec '%s/bin/mvn' -B -ntp%s -s '%s' -Dmaven.repo.local='%s' \\
                  -Daether.offline.protocols=file -Dassay.store='%s' "$@"
                """,
                System.getProperty("example.maven.home"),
                System.getProperty("example.offline").endsWith("true") ? " -o" : "",
                settings,
                System.getProperty("example.local.repo"),
                empty.resolve("store")));
    Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
    return directory;
  }

  /** Copies what the build needs of this tree, and nothing that it made. */
  private static void copyTree(Path target) throws IOException {
    for (String part : List.of("pom.xml", ".mvn", "src", "examples")) {
      Path from = Path.of(part);
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path to = target.resolve(file);
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
  }
}
