package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps files and packages small enough to read, and every package introduced. */
class SourceFilesTest {
  private static final int MOST_LINES = 400;
  private static final int MOST_FILES = 30;

  /** Longer files, each with the reason why it is not split. */
  private static final Map<String, String> LONGER =
      Map.of(
          "StackProgram.java", "forward and backward share layouts and slots; to be split by stage",
          "FalseAlarms.java", "the table of simulated cases; to be rewritten, issue 12",
          "Runs.java", "the fabricated run that all report tests read");

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          // Programs that a benchmark starts from source stand in no package.
          .filter(file -> !file.startsWith(Path.of("src/test/torch")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** A shell of a checkout with {@code core.autocrlf=true} would look for "bash\\r". */
  @Test
  void haveUnixLineEndsWhereverTheyAreCheckedOut() throws IOException {
    assertThat(Files.readAllLines(Path.of(".gitattributes"))).contains("* text=auto eol=lf");
    assertThat(Path.of(".ci/run")).content().doesNotContain("\r");
    assertThat(sources()).allSatisfy(file -> assertThat(file).content().doesNotContain("\r\n"));
  }

  @Test
  void areShortOrNamedWithTheReason() {
    List<String> longer =
        sources().stream()
            .filter(file -> lines(file) > MOST_LINES)
            .map(SourceFilesTest::name)
            .toList();
    assertThat(longer)
        .as("files over %d lines: split them, or name them here with the reason", MOST_LINES)
        .containsExactlyInAnyOrderElementsOf(LONGER.keySet());
    assertThat(LONGER.values()).noneMatch(String::isBlank);
  }

  @Test
  void areFewInEachPackage() {
    Map<Path, Long> counts =
        sources().stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    assertThat(counts)
        .as("folders of more than %d files: make a sub-package", MOST_FILES)
        .allSatisfy(
            (folder, count) -> assertThat(count).as("%s", folder).isLessThanOrEqualTo(MOST_FILES));
  }

  /** A package of the tests whose name is one of main's is introduced there. */
  @Test
  void standInAPackageWithItsInfo() {
    Path main = Path.of("src/main/java");
    Path test = Path.of("src/test/java");
    Path spark = Path.of("src/test/spark");
    assertThat(sources().stream().map(Path::getParent).distinct())
        .allSatisfy(
            folder -> {
              Path twin =
                  Stream.of(test, spark)
                      .filter(folder::startsWith)
                      .map(root -> main.resolve(root.relativize(folder)))
                      .findFirst()
                      .orElse(folder);
              assertThat(
                      Stream.of(folder, twin)
                          .map(one -> one.resolve("package-info.java"))
                          .anyMatch(Files::exists))
                  .as("%s has a package-info.java", folder)
                  .isTrue();
            });
  }

  /** Of {@code "a %d" + "b".formatted(1)} the first piece keeps its %d, and a reader sees it. */
  @Test
  void formatAWholeTextAndNotItsLastPiece() {
    Pattern half = Pattern.compile("\\+ \"[^\n]*\"\\n\\s*\\.formatted\\(");
    assertThat(half.matcher("\"a %d\"\n  + \"b\"\n    .formatted(1)").find()).isTrue();
    assertThat(sources())
        .filteredOn(file -> half.matcher(read(file)).find())
        .as("use String.format with a Locale, or put the sum in parentheses")
        .isEmpty();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
