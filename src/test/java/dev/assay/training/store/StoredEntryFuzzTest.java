package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Content of the store's entries under a right digest, so that it reaches the readers behind it.
 */
class StoredEntryFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void readsOrSaysWhatIsWrong(byte[] content) throws IOException {
    Path file = Files.createTempFile("assay-fuzz", ".json.gz");
    try {
      Files.write(file, SealedFile.of(content));
      StoredEntry entry = StoredEntry.read(file);
      assertThat(entry.result().trial()).isNotNull();
      assertThat(entry.belongsTo("no key")).isFalse();
    } catch (IOException e) {
      assertThat(e).hasMessageNotContaining("null pointer").message().isNotBlank();
    } finally {
      Files.delete(file);
    }
  }
}
