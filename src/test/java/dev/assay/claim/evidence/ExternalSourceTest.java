package dev.assay.claim.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExternalSourceTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  void namesTheFilesAndTheBeginningOfTheirDigest() {
    assertThat(new ExternalSource("runs.csv", DIGEST, DIGEST, List.of(1L)).text())
        .isEqualTo("runs.csv, SHA-256 0123456789ab");
  }

  @Test
  void refusesNumbersOfNoFileOrNoSeed() {
    assertThatThrownBy(() -> new ExternalSource(" ", DIGEST, DIGEST, List.of(1L)))
        .hasMessage("\" \" with the seeds [1]: name the file, which has at least one seed");
    assertThatThrownBy(() -> new ExternalSource("runs.csv", DIGEST, DIGEST, List.of()))
        .hasMessageContaining("\"runs.csv\" with the seeds []");
  }
}
