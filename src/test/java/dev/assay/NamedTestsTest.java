package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
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

/** The tests that pages promise to hold something are there. */
class NamedTestsTest {
  private static final Path RELIABILITY = Path.of("docs/reliability.md");
  private static final Pattern METHOD = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Properties))`");

  /** A method of a test, and what marks it as one. */
  private static final Set<String> MARKS =
      Set.of("Test", "ParameterizedTest", "Property", "FuzzTest", "RepeatedTest", "TestFactory");

  private static final Map<String, Set<String>> TESTS =
      Classes.ALL.stream()
          .filter(type -> !tests(type).isEmpty())
          .collect(
              Collectors.toMap(
                  JavaClass::getSimpleName,
                  NamedTestsTest::tests,
                  (one, other) ->
                      Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet())));

  private static Set<String> tests(JavaClass type) {
    return type.getAllMethods().stream()
        .filter(
            method ->
                method.getAnnotations().stream()
                    .anyMatch(mark -> MARKS.contains(mark.getRawType().getSimpleName())))
        .map(JavaMethod::getName)
        .collect(Collectors.toSet());
  }

  @Test
  void areThereOnEveryPage() throws IOException {
    for (Path page : pages()) {
      for (MatchResult named : find(METHOD, Files.readString(page))) {
        assertThat(TESTS.getOrDefault(named.group(1), Set.of()))
            .as("%s names %s", page, named.group())
            .contains(named.group(2));
      }
    }
    assertThat(find(TEST, Files.readString(RELIABILITY)))
        .isNotEmpty()
        .extracting(named -> named.group(1))
        .isSubsetOf(Classes.ALL.stream().map(JavaClass::getSimpleName).toList());
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

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(
              docs.filter(file -> file.toString().endsWith(".md")),
              Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(Path::of))
          .toList();
    }
  }
}
