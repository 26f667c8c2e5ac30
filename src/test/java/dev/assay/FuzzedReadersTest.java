package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads a file is fuzzed, with seeds that every build reads, or says why not. */
class FuzzedReadersTest {
  private static final int FEWEST_SEEDS = 7;

  /** Classes that read files, and their fuzz tests. */
  private static final Map<String, String> FUZZED =
      Map.ofEntries(
          Map.entry("AllureHistory", "AllureHistoryFuzzTest"),
          Map.entry("CsvFile", "CsvFileFuzzTest"),
          Map.entry("CurvesFile", "CurvesFuzzTest"),
          Map.entry("ExpectedVerdictsFile", "ExpectedVerdictsFuzzTest"),
          Map.entry("ExternalResults", "ExternalResultsFuzzTest"),
          Map.entry("FigureJson", "FigureJsonFuzzTest"),
          Map.entry("IdxFile", "IdxFileFuzzTest"),
          Map.entry("KeptState", "KeptStateFuzzTest"),
          Map.entry("OwnImages", "OwnImagesFuzzTest"),
          Map.entry("OwnTable", "OwnTableFuzzTest"),
          Map.entry("PassagesFile", "PassagesFuzzTest"),
          Map.entry("RecordingFile", "RecordingFuzzTest"),
          Map.entry("ReportText", "ReportTextFuzzTest"),
          Map.entry("SealedFile", "SealedFileFuzzTest"),
          Map.entry("StoredEntry", "StoredEntryFuzzTest"),
          Map.entry("TrialIndex", "TrialIndexFuzzTest"),
          Map.entry("VerdictsComparison", "VerdictsComparisonFuzzTest"));

  /** Those whose files nobody else writes, or which other readers stand before. */
  private static final Map<String, String> NOT_FUZZED =
      Map.of(
          "Affinity", "reads what the system says of this process",
          "AllureGrades", "reads the results that this run has just written",
          "AllureReport", "copies what it has just made",
          "JsonText", "is what the others read by",
          "Machine", "reads what the system says of the processor",
          "MnistDirectory", "looks for files by IdxFile, and takes what has a known digest",
          "MnistFile", "takes what has a known digest alone",
          "PublishedFiles", "takes what has a known digest alone",
          "PublishedImages",
              "reads what has a known digest alone; CifarFileFuzzTest reads any bytes",
          "ResultBytes", "reads as StoredEntry does");

  private static final Set<String> READING =
      Set.of(
          "newInputStream",
          "readAllBytes",
          "readString",
          "readAllLines",
          "lines",
          "newBufferedReader");

  /** What other readers read by. */
  private static final Set<String> READERS =
      Set.of("JsonText", "CsvFile", "SealedFile", "IdxFile", "CifarFile");

  @Test
  void coversEveryClassThatReadsAFile() {
    Set<String> found =
        Classes.MAIN.stream()
            .filter(type -> type.getAccessesFromSelf().stream().anyMatch(FuzzedReadersTest::reads))
            .map(FuzzedReadersTest::outermost)
            .collect(Collectors.toSet());
    assertThat(found)
        .as("a reader meets any bytes: give it a FuzzTest with seeds, or say why not")
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(FUZZED.keySet().stream(), NOT_FUZZED.keySet().stream()).toList());
    assertThat(seeds().keySet()).containsAll(FUZZED.values());
  }

  @Test
  void hasSeedsThatEveryBuildReads() {
    assertThat(seeds()).isNotEmpty().allSatisfy(FuzzedReadersTest::requireSeeds);
  }

  private static void requireSeeds(String test, Path directory) {
    assertThat(directory).as("seeds of %s", test).isDirectory();
    try (Stream<Path> seeds = Files.list(directory)) {
      assertThat(seeds.filter(Files::isRegularFile).count())
          .as("seeds of %s", test)
          .isGreaterThanOrEqualTo(FEWEST_SEEDS);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the directory of each fuzz test's seeds, by its simple name. */
  private static Map<String, Path> seeds() {
    Map<String, Path> seeds = new TreeMap<>();
    for (JavaClass type : Classes.ALL) {
      for (JavaMethod method : type.getMethods()) {
        if (method.isAnnotatedWith(FuzzTest.class)) {
          seeds.put(
              type.getSimpleName(),
              Path.of("src/test/resources", type.getPackageName().split("\\."))
                  .resolve(type.getSimpleName() + "Inputs")
                  .resolve(method.getName()));
        }
      }
    }
    return seeds;
  }

  private static boolean reads(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    return owner.isEquivalentTo(Files.class) && READING.contains(name)
        || READERS.contains(owner.getSimpleName())
            && name.matches("(read|parse).*")
            && !outermost(access.getOriginOwner()).equals(owner.getSimpleName());
  }

  private static String outermost(JavaClass type) {
    return type.getFullName().replaceFirst("^.*\\.", "").replaceFirst("\\$.*$", "");
  }
}
