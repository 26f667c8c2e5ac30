package dev.assay.report.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Bytes that once were, or nearly are, the recorded curves of a section, compressed or not. */
class CurvesFuzzTest {
  private static final String SECTION = "HW1-1 §2";

  @FuzzTest(maxDuration = "1m")
  void readsOrNamesFilePlaceAndRemedy(byte[] bytes) throws IOException {
    assertReadOrExplained(bytes);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(compressed)) {
      zipped.write(bytes);
    }
    assertReadOrExplained(compressed.toByteArray());
  }

  private static void assertReadOrExplained(byte[] bytes) throws IOException {
    Path directory = Files.createTempDirectory("assay-fuzz");
    Path file = directory.resolve("hw1-1-2.curves.json.gz");
    try {
      Files.write(file, bytes);
      assertThat(CurvesFile.read(SECTION, directory).trials()).doesNotContainNull();
    } catch (IllegalArgumentException e) {
      assertThat(e)
          .hasMessageStartingWith(file + " is malformed")
          .hasMessageContaining("Restore it from git")
          .hasMessageNotContaining("null pointer");
    } finally {
      Files.delete(file);
      Files.delete(directory);
    }
  }
}
