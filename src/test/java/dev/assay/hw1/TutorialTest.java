package dev.assay.hw1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/tutorial.md says, from its own text: write the files, run, enter the grades. */
class TutorialTest {
  private static final Pattern FILE =
      Pattern.compile("<!-- file: (\\S+) -->\\n```java\\n(.*?)```", Pattern.DOTALL);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path project;

  private record Run(int exit, String output) {}

  @Test
  void worksAsItStands() throws Exception {
    String tutorial = Files.readString(Path.of("docs/tutorial.md"));
    Path classes = compile(sources(tutorial));
    Path fixtures = Files.createDirectories(project.resolve("fixtures"));
    Path expected = fixtures.resolve("expected-verdicts.json");
    Files.copy(Path.of("fixtures/expected-verdicts.json"), expected);

    Run first = run(classes);
    assertThat(first.exit()).as(first.output()).isEqualTo(1);
    assertThat(tutorial).contains(line(first.output(), "has no expected verdict"));
    assertThat(project.resolve("target/assay/index.html"))
        .content()
        .contains("T1", "Tanh against ReLU");

    enter(expected);
    Run second = run(classes);
    assertThat(second.exit()).as(second.output()).isZero();
    assertThat(second.output()).contains("t1() SUCCESSFUL", "t2() SUCCESSFUL");
  }

  private static Map<String, String> sources(String tutorial) {
    Map<String, String> sources = new LinkedHashMap<>();
    Matcher file = FILE.matcher(tutorial);
    while (file.find()) {
      sources.put(file.group(1), file.group(2));
    }
    assertThat(sources)
        .containsOnlyKeys("TanhWinsClaims.java", "TanhWins.java", "TanhWinsClaimsIT.java");
    return sources;
  }

  private Path compile(Map<String, String> sources) throws IOException {
    Path directory = Files.createDirectories(project.resolve("src"));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> source : sources.entrySet()) {
      files.add(Files.writeString(directory.resolve(source.getKey()), source.getValue()));
    }
    Path classes = Files.createDirectories(project.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  manager,
                  null,
                  List.of(
                      "-d",
                      classes.toString(),
                      "-cp",
                      System.getProperty("java.class.path"),
                      "-proc:none",
                      "-Xlint:all,-processing,-classfile,-try",
                      "-Werror"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
    return classes;
  }

  private Run run(Path classes) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dassay.basedir=" + project,
                "-Dassay.store=" + project.resolve("store"),
                "-Dassay.progress=off",
                "-Dallure.results.directory=" + project.resolve("allure-results"),
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                TutorialMain.class.getName(),
                "dev.assay.hw1.TanhWinsClaimsIT")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    return new Run(process.waitFor(), output);
  }

  /** Returns what a line says from the claim's name on. */
  private static String line(String output, String part) {
    return output
        .lines()
        .filter(line -> line.contains("T1") && line.contains(part))
        .map(line -> line.substring(line.indexOf("T1")).strip())
        .findFirst()
        .orElseThrow(() -> new AssertionError(output));
  }

  /** Enters the grades by hand, as far as a test has hands. */
  private void enter(Path expected) throws IOException {
    ObjectNode root = (ObjectNode) MAPPER.readTree(expected.toFile());
    JsonNode verdicts =
        MAPPER.readTree(project.resolve("target/assay/verdicts.json").toFile()).get("claims");
    assertThat(verdicts).hasSize(2);
    for (JsonNode verdict : verdicts) {
      ObjectNode entry = root.withArray("verdicts").addObject();
      entry.put("claim", verdict.get("id").asText());
      entry.put("data", verdict.get("data").asText());
      entry.put("scale", verdict.get("scale").asText());
      entry.set("grade", verdict.get("grade"));
      entry.set("criterionDigest", verdict.get("criterion").get("digest"));
      entry.set("settingsDigest", verdict.get("settingsDigest"));
      entry.put("reason", "As the figure shows.");
    }
    MAPPER.writeValue(expected.toFile(), root);
  }
}
