package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.Trials;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** An entry of a file, and one that another machine sent. */
class StoredEntryTest {
  private static final Trial OWN = Trials.function(1);
  private static final Trial OTHER = Trials.function(2);

  @Test
  void belongsToTheKeyOfItsContentIfThatNamesTheTrialOfItsResult() {
    StoredEntry own = new StoredEntry(TrialJson.content(OWN), Untrained.of(OWN));
    assertThat(own.belongsTo(OWN.key())).isTrue();
    assertThat(own.belongsTo(OTHER.key())).isFalse();
    StoredEntry mixed = new StoredEntry(TrialJson.content(OWN), Untrained.of(OTHER));
    assertThat(mixed.belongsTo(OWN.key())).isFalse();
    assertThat(mixed.belongsTo(OTHER.key())).isFalse();
  }

  @Test
  void endsItsFirstLineWithinAMegabyteOrIsNone() throws IOException {
    byte[] bytes = new byte[SealedFile.START + (1 << 20) + 1];
    bytes[SealedFile.START - 1] = '\n';
    bytes[bytes.length - 1] = '\n';
    assertThatThrownBy(() -> StoredEntry.contentEnd(bytes))
        .hasMessage("the line that begins at byte 72 does not end");
    bytes[bytes.length - 2] = '\n';
    assertThat(StoredEntry.contentEnd(bytes)).isEqualTo(bytes.length - 2);
    bytes[SealedFile.START] = '\n';
    assertThat(StoredEntry.contentEnd(bytes)).isEqualTo(SealedFile.START);
    assertThatThrownBy(() -> StoredEntry.contentEnd(new byte[SealedFile.START + 3]))
        .hasMessageEndingWith("does not end");
  }

  @Test
  void isTakenFromAnotherMachineThatWouldTrainTheSame() throws IOException {
    TrialResult result = Untrained.of(OWN);
    byte[] bytes = ResultBytes.of(result);
    assertThat(ResultBytes.read(bytes)).isEqualTo(result);
    assertThat(ResultBytes.read(bytes, OWN)).isEqualTo(result);
    assertThatThrownBy(() -> ResultBytes.read(bytes, OTHER))
        .hasMessage(
            String.format(
                Locale.ENGLISH,
                "another machine sent a result of %s and was asked for %s: give both the same version of Assay",
                OWN.describe(),
                OTHER.describe()));
    bytes[bytes.length - 5] ^= 1;
    assertThatThrownBy(() -> ResultBytes.read(bytes)).isInstanceOf(IOException.class);
  }

  @Test
  void isRefusedFromAMachineOfOtherKernels() throws IOException {
    ObjectNode content = TrialJson.content(OWN);
    content.put("backend", "another").put("convolution", "slow").put("arithmetic", "exact");
    byte[] bytes = new StoredEntry(content, Untrained.of(OWN)).file();
    assertThatThrownBy(() -> ResultBytes.read(bytes))
        .hasMessageStartingWith(
            String.format(
                Locale.ENGLISH,
                "another machine sent a result of %s under another, convolution slow, arithmetic exact, training code %d, where this machine has %s, convolution ",
                OWN.describe(),
                TrialJson.TRAINING_CODE,
                TrialJson.content(OWN).get("backend").asText()));
  }
}
