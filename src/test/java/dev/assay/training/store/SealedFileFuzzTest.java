package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that once were, or nearly are, a file of the store. */
class SealedFileFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void readsOrSaysWhatIsWrongAndWhere(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("assay-fuzz", ".json.gz");
    try {
      Files.write(file, bytes);
      assertThat(SealedFile.read(file)).hasSizeGreaterThanOrEqualTo(SealedFile.START);
    } catch (IOException e) {
      assertThat(e).message().containsAnyOf("byte ", "decompressed bytes");
    } finally {
      Files.delete(file);
    }
  }
}
