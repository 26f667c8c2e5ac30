package dev.assay.hw1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.system.SourceCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Plants mistakes in the code that picks a claim's number out of what was measured, one by one, and
 * sees a unit test of that section go red by each.
 *
 * <p>The table names them: the class, what is mistaken, the text of its source and what takes its
 * place, and the test that must fail. The source is compiled with the mistake, and the test is run
 * with it and, before, with the source as it is.
 */
class MetricMutantsIT {
  private static final Path SOURCES = Path.of("src/test/java");
  private static final Path TABLE = Path.of("src/test/resources/dev/assay/hw1/metric-mutants.txt");
  private static final String PACKAGE = "dev.assay.hw1.";

  @TempDir Path directory;

  /**
   * One mistake.
   *
   * @param source class whose source has it, without the package of HW1; of the library by its
   *     whole name behind the section and a colon
   * @param mistake in words
   * @param honest text of the source, which it has once
   * @param mistaken what takes its place
   * @param test class and method that must fail, in the section's package
   */
  private record Mutant(
      String source, String mistake, String honest, String mistaken, String test) {
    static Mutant of(String block) {
      List<String> lines = block.lines().map(String::strip).toList();
      assertThat(lines).as(block).hasSize(5);
      return new Mutant(lines.get(0), lines.get(1), lines.get(2), lines.get(3), lines.get(4));
    }

    String section() {
      return source.split("[.:]", 2)[0];
    }

    Path file() {
      Path root = Path.of(source.contains(":") ? "src/main/java" : "src/test/java");
      String name = source.contains(":") ? source.split(":", 2)[1] : PACKAGE + source;
      return root.resolve(name.replace('.', '/') + ".java");
    }
  }

  @TestFactory
  Stream<DynamicTest> aTestGoesRedByEachMistake() throws IOException {
    return mutants().stream()
        .map(
            mutant ->
                DynamicTest.dynamicTest(
                    mutant.source() + ": " + mutant.mistake(),
                    () -> {
                      assertThat(failures(mutant, mutant.honest())).as("as it is").isZero();
                      assertThat(failures(mutant, mutant.mistaken()))
                          .as("%s survives %s", mutant.mistake(), mutant.test())
                          .isPositive();
                    }));
  }

  /** Every section has its own, and every class of metrics is among them. */
  @Test
  void everySectionHasMistakesPlanted() throws IOException {
    Set<String> sections = new TreeSet<>();
    mutants().forEach(mutant -> sections.add(mutant.section()));
    try (Stream<Path> files = Files.list(SOURCES.resolve("dev/assay/hw1"))) {
      assertThat(sections)
          .containsExactlyElementsOf(
              files
                  .filter(Files::isDirectory)
                  .map(path -> path.getFileName().toString())
                  .sorted()
                  .toList());
    }
  }

  private static List<Mutant> mutants() throws IOException {
    return Pattern.compile("\\R\\R")
        .splitAsStream(Files.readString(TABLE).strip())
        .map(Mutant::of)
        .toList();
  }

  /** Runs the test with the source changed so, and counts what fails. */
  private long failures(Mutant mutant, String text) throws Exception {
    Path source = mutant.file();
    String code = Files.readString(source);
    assertThat(code.split(Pattern.quote(mutant.honest()), -1))
        .as("%s has once: %s", source, mutant.honest())
        .hasSize(2);
    Path classes = Files.createTempDirectory(directory, "mutant");
    SourceCompiler.compile(
        Map.of(source.getFileName().toString(), code.replace(mutant.honest(), text)), classes);
    String[] test = mutant.test().split("#");
    String name = PACKAGE + mutant.section() + "." + test[0];
    Class<?> first = new Changed(classes, PACKAGE + mutant.section() + ".").loadClass(name);
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build())
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(first, test[1]))
                .configurationParameters(
                    Map.of("junit.jupiter.extensions.autodetection.enabled", "false"))
                .build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    assertThat(summary.getTestsStartedCount()).as(mutant.test()).isPositive();
    return summary.getTestsFailedCount();
  }

  /** Defines a section's classes anew, the changed ones first. */
  private static final class Changed extends ClassLoader {
    private final Path classes;
    private final String section;

    Changed(Path classes, String section) {
      super(MetricMutantsIT.class.getClassLoader());
      this.classes = classes;
      this.section = section;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      boolean changedToo = Files.exists(classes.resolve(name.replace('.', '/') + ".class"));
      if (!name.startsWith(section) && !changedToo) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      Path changed = classes.resolve(file);
      try (InputStream in =
          Files.exists(changed)
              ? Files.newInputStream(changed)
              : Objects.requireNonNull(getParent().getResourceAsStream(file), file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(
            String.format(Locale.ENGLISH, "%s cannot be read: %s", file, e.getMessage()), e);
      }
    }
  }
}
