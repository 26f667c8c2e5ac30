package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.training.TrialJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTest {
  @TempDir Path directory;

  @Test
  void needsNoMoreOfAFileThanTheStartThatIsAskedFor() throws IOException {
    byte[] content = new byte[400_000];
    new Random(1).nextBytes(content);
    byte[] whole = SealedFile.of(content);
    byte[] plain = SealedFile.read(whole);
    assertThat(Arrays.copyOfRange(plain, SealedFile.START, plain.length)).isEqualTo(content);
    Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));
    for (int most : new int[] {SealedFile.START, 100, 100_000}) {
      assertThat(SealedFile.readStart(cut, most)).isEqualTo(Arrays.copyOf(plain, most));
    }
    assertThatThrownBy(() -> SealedFile.read(cut))
        .hasMessageMatching("cut short after \\d{6} decompressed bytes");
    Path file = Files.write(directory.resolve("whole"), whole);
    assertThat(SealedFile.readStart(file, 1_000_000)).isEqualTo(plain);
  }

  @Test
  void saysWhatIsWrongWithBytesThatItDidNotMake() throws IOException {
    byte[] content = "content".getBytes(StandardCharsets.UTF_8);
    String right = TrialJson.sha256(content);
    String wrong = "0".repeat(64);
    assertThatThrownBy(() -> SealedFile.read(zipped("sha256 " + wrong + "\ncontent")))
        .hasMessage(
            "the content from byte 72 on has SHA-256 "
                + right
                + " and not the "
                + wrong
                + " of its first line");
    for (String other : new String[] {"", "sha256 " + right, "sha512 " + right + "\ncontent"}) {
      assertThatThrownBy(() -> SealedFile.read(zipped(other)))
          .hasMessageStartingWith("no digest stands at byte 0");
    }
    byte[] damaged = SealedFile.of(content);
    damaged[damaged.length - 5] ^= 1;
    assertThatThrownBy(() -> SealedFile.read(damaged))
        .hasMessageMatching("damaged gzip: .* after \\d+ decompressed bytes");
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
