package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that once were, or nearly are, a file of expected verdicts. */
class ExpectedVerdictsFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void readsOrNamesFilePlaceAndRemedy(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("assay-fuzz", ".json");
    try {
      Files.write(file, bytes);
      assertThat(ExpectedVerdictsFile.read(file)).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e)
          .hasMessageStartingWith(file.toString())
          .hasMessageNotContaining("null pointer")
          .message()
          .containsAnyOf("line", "entry", ": ");
    } finally {
      Files.delete(file);
    }
  }
}
