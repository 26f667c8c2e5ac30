package dev.assay.report.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.claim.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that once were, or nearly are, a recording. */
class RecordingFuzzTest {
  private static final String SECTION = "HW1-1 §2";

  @FuzzTest(maxDuration = "1m")
  void readsOrNamesFilePlaceAndRemedy(byte[] bytes) throws IOException {
    Path directory = Files.createTempDirectory("assay-fuzz");
    Path file = directory.resolve("hw1-1-2.json");
    try {
      Files.write(file, bytes);
      Recording recording = RecordingFile.read(SECTION, directory).orElseThrow();
      assertThat(recording.origins()).isNotEmpty();
      // What was read can be written and is then the same.
      RecordingFile.write(recording, directory);
      assertThat(RecordingFile.read(SECTION, directory).orElseThrow().evidence())
          .isEqualTo(recording.evidence());
    } catch (IllegalArgumentException e) {
      assertThat(e)
          .hasMessageNotContaining("null pointer")
          .message()
          .startsWith(file.toString())
          .contains(" is malformed", "Restore it from git");
    } finally {
      Files.deleteIfExists(file);
      Files.delete(directory);
    }
  }
}
