package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.training.TrialJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Content of the states of trials that are not done, under a right digest and a right key. */
class KeptStateFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void readsOrSaysWhatIsWrong(byte[] content) throws IOException {
    Path file = Files.createTempFile("assay-fuzz", ".state.gz");
    try {
      Files.write(file, SealedFile.of(content));
      KeptState state = KeptState.read(file, keyIn(content));
      assertThat(state.toString()).startsWith("step ");
      assertThat(state.state()).hasSizeLessThan(content.length);
    } catch (IOException e) {
      assertThat(e).hasMessageNotContaining("null pointer").message().isNotBlank();
    } finally {
      Files.delete(file);
    }
  }

  /** The key that the content itself names, so that more than the key is looked at. */
  private static String keyIn(byte[] content) {
    try {
      return TrialJson.key(firstLine(content).path("of"));
    } catch (IOException e) {
      return "none";
    }
  }

  /** Reads the object that the first line holds. */
  static JsonNode firstLine(byte[] content) throws IOException {
    int end = 0;
    while (end < content.length && content[end] != '\n') {
      end++;
    }
    return TrialJson.tree(content, 0, end);
  }
}
