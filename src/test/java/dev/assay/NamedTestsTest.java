package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The tests that pages promise to hold something are there. */
class NamedTestsTest {
  private static final Path RELIABILITY = Path.of("docs/reliability.md");
  private static final Pattern METHOD = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Properties))`");

  /** A method of a test, and what marks it as one. */
  private static final Set<String> MARKS =
      Set.of("Test", "ParameterizedTest", "Property", "FuzzTest", "RepeatedTest", "TestFactory");

  /** The names of our classes by their simple names, which two packages may share. */
  private static final Map<String, List<String>> CLASSES =
      Stream.of("src/main/java", "src/test/java")
          .map(Path::of)
          .flatMap(root -> files(root).map(file -> root.relativize(file).toString()))
          .filter(file -> file.endsWith(".java"))
          .map(file -> file.replaceFirst("\\.java$", "").replace(File.separatorChar, '.'))
          .collect(Collectors.groupingBy(name -> name.substring(name.lastIndexOf('.') + 1)));

  /** Loads the named classes alone: reading them all takes seconds. */
  private static List<String> tests(String simpleName) {
    return CLASSES.getOrDefault(simpleName, List.of()).stream()
        .map(name -> ReflectionSupport.tryToLoadClass(name).getOrThrow(IllegalStateException::new))
        .flatMap(
            type ->
                ReflectionSupport.streamMethods(
                    type, NamedTestsTest::isTest, HierarchyTraversalMode.TOP_DOWN))
        .map(Method::getName)
        .toList();
  }

  private static boolean isTest(Method method) {
    return Stream.of(method.getAnnotations())
        .anyMatch(mark -> MARKS.contains(mark.annotationType().getSimpleName()));
  }

  @Test
  void areThereOnEveryPage() throws IOException {
    for (Path page : pages()) {
      for (MatchResult named : find(METHOD, Files.readString(page))) {
        assertThat(tests(named.group(1)))
            .as("%s names %s", page, named.group())
            .contains(named.group(2));
      }
    }
    assertThat(find(TEST, Files.readString(RELIABILITY)))
        .isNotEmpty()
        .extracting(named -> named.group(1))
        .isSubsetOf(CLASSES.keySet());
  }

  /** The last column of the table of what broke it. */
  @Test
  void holdEachCaseThatBrokeIt() throws IOException {
    String page = Files.readString(RELIABILITY);
    List<String> rows =
        page.substring(page.indexOf("## Each case that broke it"))
            .lines()
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("| ") && !line.startsWith("| case "))
            .toList();
    assertThat(rows)
        .hasSizeGreaterThanOrEqualTo(40)
        .allSatisfy(
            row ->
                assertThat(find(METHOD, row.substring(row.lastIndexOf(" | "))))
                    .as(row)
                    .isNotEmpty());
  }

  private static List<MatchResult> find(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  private static Stream<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(
              docs.filter(file -> file.toString().endsWith(".md")),
              Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(Path::of))
          .toList();
    }
  }
}
