package dev.assay.experiment.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.claim.evidence.ExternalSource;
import dev.assay.system.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's project with one class of claims about runs of PyTorch, from class to pages. */
class ElsewhereIT {
  private static final String OF_DL4J = ".* org\\.(nd4j|deeplearning4j|bytedeco)\\..*";

  @TempDir Path project;

  /** Twenty runs, of which one crashed; the columns that claims do not read are there as well. */
  private static String export() {
    String runs =
        IntStream.rangeClosed(1, 10)
            .mapToObj(
                seed ->
                    String.format(
                        Locale.ROOT,
                        "\"dry-sun-%1$d\",finished,adam,tanh,%1$d,%2$s,0.9%1$d%n"
                            + "\"calm, sea-%1$d\",%4$s,adam,relu,%1$d,%3$s,0.95%1$d",
                        seed,
                        0.001 * (1 + seed / 100.0),
                        0.004 * (1 + seed / 50.0),
                        seed == 7 ? "crashed" : "finished"))
            .collect(Collectors.joining("\n"));
    return "Name,State,optimizer,activation,seed,loss/train,acc/test\n" + runs + "\n";
  }

  private ChildProcess.Answer run() throws IOException, InterruptedException {
    Files.writeString(
        Files.createDirectories(project.resolve("results")).resolve("wandb.csv"), export());
    Files.writeString(
        Files.createDirectories(project.resolve("fixtures")).resolve("expected-verdicts.json"),
        "{\"verdicts\": []}");
    Path classes = project.resolve("classes");
    Path ours = root();
    try (Stream<Path> files =
        Files.list(ours.resolve(getClass().getPackageName().replace('.', '/')))) {
      for (Path file :
          files
              .filter(one -> one.getFileName().toString().matches("Elsewhere(Claims|Main).*"))
              .toList()) {
        Path copy = classes.resolve(ours.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    String path =
        Stream.concat(
                Stream.of(classes.toString()),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> !Path.of(entry).toAbsolutePath().normalize().equals(ours)))
            .collect(Collectors.joining(File.pathSeparator));
    return new ChildProcess(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Xlog:class+load:file=" + project.resolve("loaded.txt"),
                "-Dassay.basedir=" + project,
                "-Dassay.scale=quick",
                "-Dassay.store=" + project.resolve("store"),
                "-Dassay.progress=off",
                "-Dallure.results.directory=" + project.resolve("allure-results"),
                "-cp",
                path,
                ElsewhereMain.class.getName()),
            Path.of(""),
            Duration.ofMinutes(5),
            Map.of(),
            List.of())
        .run();
  }

  private Path root() {
    return Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().getPath())
        .toAbsolutePath()
        .normalize();
  }

  @Test
  void isGradedWithoutAnyClassOfDl4j() throws Exception {
    ChildProcess.Answer answer = run();
    assertThat(answer.output()).as("%s", answer.error()).contains("E1 SUCCESSFUL", "E2 SUCCESSFUL");
    List<String> loaded = Files.readAllLines(project.resolve("loaded.txt"));
    assertThat(loaded).anyMatch(line -> line.contains(ExternalSection.class.getName()));
    assertThat(loaded.stream().filter(line -> line.matches(OF_DL4J)).limit(5)).isEmpty();

    JsonNode claims =
        new ObjectMapper()
            .readTree(project.resolve("target/assay/verdicts.json").toFile())
            .get("claims");
    assertThat(claims.findValuesAsText("id")).containsExactly("E1", "E2");
    JsonNode first = claims.get(0).get("run");
    assertThat(claims.get(0).get("grade").asText()).isEqualTo("REPRODUCED");
    assertThat(first.get("data").asText()).isEqualTo(ExternalSource.DATA);
    assertThat(first.get("external").get("files").asText()).isEqualTo("results/wandb.csv");
    assertThat(first.get("trials")).isEmpty();
    assertThat(first.get("missing").get(0).get("reason").asText()).isEqualTo("State: crashed");
    assertThat(first.get("notChecked")).hasSize(ExternalSource.NOT_CHECKED.size());
    assertThat(project.resolve("target/assay/index.html"))
        .content()
        .contains(
            "not trained here", "Not trained here", "results/wandb.csv", "none of the instruments")
        .doesNotContain("Not MNIST");
    assertThat(project.resolve("target/assay/evidence/E1.csv")).exists();
  }

  /** What the documentation shows is what runs here. */
  @Test
  void isTheExampleOfTheDocumentation() throws IOException {
    String here =
        Files.readString(
            Path.of("src/test/java/dev/assay/experiment/external/ElsewhereClaims.java"));
    assertThat(Path.of("docs/results-from-elsewhere.md"))
        .content()
        .contains(here.substring(here.indexOf("/** My report")).strip());
  }
}
