package dev.assay.report.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that once were, or nearly are, the verdicts of a run. */
class VerdictsComparisonFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void comparesOrNamesFileAndRemedy(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("assay-fuzz", ".json");
    try {
      Files.write(file, bytes);
      VerdictsComparison comparison = VerdictsComparison.of(file, file);
      assertThat(comparison.changed()).as(comparison.text()).isFalse();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith(file.toString()).hasMessageContaining("ame a run's");
    } finally {
      Files.delete(file);
    }
  }
}
