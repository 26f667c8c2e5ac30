package dev.assay.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that once were, or nearly are, the file of where a report's claims stand in its text. */
class PassagesFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void readsOrNamesFilePlaceAndRemedy(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("assay-fuzz", ".json");
    try {
      Files.write(file, bytes);
      Passages passages = PassagesFile.read(file).orElseThrow();
      assertThat(passages.coverage()).isNotBlank();
      assertThat(passages.sentences())
          .allSatisfy(
              sentence -> {
                assertThat(sentence.span().to()).isLessThanOrEqualTo(passages.length());
                assertThat(sentence.isUnseen()).isIn(true, false);
              });
      // What was read can be written and is then the same.
      Files.writeString(file, PassagesFile.write(passages));
      assertThat(PassagesFile.read(file)).contains(passages);
    } catch (IllegalArgumentException e) {
      assertThat(e)
          .hasMessageStartingWith(file + " is malformed")
          .hasMessageContaining("Mend it there")
          .hasMessageNotContaining("null pointer");
    } finally {
      Files.delete(file);
    }
  }
}
