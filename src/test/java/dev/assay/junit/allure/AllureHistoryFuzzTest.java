package dev.assay.junit.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bytes that once were, or nearly are, Allure's history: a run goes on without one. */
class AllureHistoryFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void readsOrWarnsOfTheFile(byte[] bytes) throws IOException {
    Path directory = Files.createTempDirectory("assay-fuzz");
    List<Path> files =
        List.of(directory.resolve("history.json"), directory.resolve("history-trend.json"));
    List<String> warnings = new ArrayList<>();
    try {
      for (Path file : files) {
        Files.write(file, bytes);
      }
      AllureHistory history = new AllureHistory(Optional.of(directory), warnings::add);
      assertThat(history.lastGrade("h")).isNotNull();
      history.runNumber();
      assertThat(warnings)
          .allSatisfy(
              warning ->
                  assertThat(warning).startsWith(directory.toString()).contains("delete it"));
    } finally {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.delete(directory);
    }
  }
}
