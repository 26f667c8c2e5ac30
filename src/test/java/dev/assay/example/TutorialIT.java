package dev.assay.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.system.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands of docs/tutorial.md as they stand, one after the other, in a copy of this tree
 * and then in the projects that they make.
 */
class TutorialIT {
  private static final Pattern COMMANDS = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

  /** Six builds, which may have to fetch what they are made of. */
  private static final Duration LIMIT = Duration.ofMinutes(45);

  @TempDir Path empty;

  private Path shim;

  @BeforeEach
  void needsAShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the commands are for a shell");
  }

  @Test
  void itsCommandsMakeTwoReportsOfTwoGradedClaims() throws Exception {
    shim = mavenOfThisBuild();
    copyTree(empty.resolve("assay"));

    String output = run(commands());

    assertThat(output).contains("Tests are skipped.");
    assertThat(empty.resolve("assay/target/assay")).doesNotExist();
    assertThat(output.split("\n2 claims: ")).hasSize(5);
    hasReport("my-report", "T1", "T2");
    hasReport("my-images", "W1", "W2", "shapes");
  }

  private void hasReport(String project, String... words) {
    Path report = empty.resolve(project).resolve("target");
    assertThat(report.resolve("assay/index.html")).content().contains(words);
    assertThat(report.resolve("assay/verdicts.json")).content().doesNotContain("NOT_RUN");
    assertThat(report.resolve("allure-report/index.html")).exists();
  }

  private static String commands() throws IOException {
    return COMMANDS
        .matcher(Files.readString(Path.of("docs/tutorial.md")))
        .results()
        .map(block -> block.group(1))
        .collect(Collectors.joining());
  }

  private String run(String commands) throws IOException, InterruptedException {
    ChildProcess.Answer answer =
        new ChildProcess(
                List.of("/bin/sh", "-e", "-c", commands),
                empty.resolve("assay"),
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
  private Path mavenOfThisBuild() throws IOException {
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
