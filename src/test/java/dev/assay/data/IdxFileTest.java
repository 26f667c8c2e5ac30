package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.source.TinyMnist;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
  private static final byte[] PLAIN = TinyMnist.TRAIN_IMAGES;

  @TempDir Path directory;

  @Test
  void readsPlainAndCompressedAlike() throws IOException {
    // The content decides, whatever the name says.
    for (byte[] content : new byte[][] {PLAIN, TinyMnist.gzip(PLAIN)}) {
      for (String name : new String[] {"images", "images.gz"}) {
        IdxFile file = IdxFile.read(write(name, content), 3);
        assertThat(file.dimensions()).containsExactly(4, 2, 3);
        assertThat(file.values()).hasSize(24).startsWith(0, 11, 22);
        assertThat(file.sha256()).isEqualTo(new Sha256().bytes(PLAIN).hex());
      }
    }
  }

  @Test
  void staysWhatItIs() {
    IdxFile file = IdxFile.parse("images", PLAIN, 3);
    file.values()[0] = 99;
    file.dimensions()[0] = 99;
    assertThat(file.values()[0]).isZero();
    assertThat(file.dimensions()[0]).isEqualTo(4);
  }

  @Test
  void rejectsAFileCutShortAnywhere() throws IOException {
    for (int length = 0; length < PLAIN.length; length++) {
      assertRejected(Arrays.copyOf(PLAIN, length), 3)
          .hasMessageContaining(
              length < 16
                  ? "cut short"
                  : (length - 16) + " values (truncated after byte " + length + ")");
    }
    byte[] compressed = TinyMnist.gzip(PLAIN);
    for (int length = 2; length < compressed.length; length++) {
      assertRejected(Arrays.copyOf(compressed, length), 3).hasMessageContaining("cut short");
    }
  }

  @Test
  void rejectsBytesAfterTheEnd() throws IOException {
    byte[] longer = Arrays.copyOf(PLAIN, PLAIN.length + 1);
    assertRejected(longer, 3)
        .hasMessageContaining("more bytes after the last value")
        .hasMessageContaining("24 values as its dimensions [4, 2, 3] say");
    assertRejected(TinyMnist.gzip(longer), 3).hasMessageContaining("more bytes after");
  }

  @Test
  void rejectsAnotherMagicNumber() throws IOException {
    assertRejected(PLAIN, 1)
        .hasMessageContaining("magic number 0x00000803")
        .hasMessageContaining("0x00000801 (unsigned bytes in 1 dimension)");
    byte[] floats = PLAIN.clone();
    floats[2] = 0x0d;
    assertRejected(floats, 3)
        .hasMessageContaining("0x00000d03")
        .hasMessageContaining("0x00000803 (unsigned bytes in 3 dimensions)");
    assertRejected("<html>Not found</html>".getBytes(StandardCharsets.UTF_8), 3)
        .hasMessageContaining("0x3c68746d");
  }

  @Test
  void rejectsAbsurdDimensionsWithoutAllocating() throws IOException {
    assertRejected(TinyMnist.idx(new byte[0], Integer.MAX_VALUE, Integer.MAX_VALUE, 9), 3)
        .hasMessageContaining("dimensions [2147483647]");
    assertRejected(TinyMnist.idx(new byte[0], 60_000, 60_000, 1), 3)
        .hasMessageContaining("dimensions [60000, 60000]")
        .hasMessageContaining("at most 268435456 values");
    assertRejected(TinyMnist.idx(new byte[0], -1), 1).hasMessageContaining("[-1]");
    assertRejected(TinyMnist.idx(new byte[0], 0), 1).hasMessageContaining("[0]");
    // Allowed, yet not there: 256 MiB are announced and none comes.
    assertRejected(TinyMnist.idx(new byte[3], 1 << 28), 1)
        .hasMessageContaining("3 values (truncated after byte 11)");
  }

  @Test
  void rejectsADamagedGzipStream() throws IOException {
    byte[] damaged = TinyMnist.gzip(PLAIN);
    damaged[damaged.length - 6] ^= 1;
    assertRejected(damaged, 3).hasMessageContaining("damaged gzip stream");
    assertThatThrownBy(() -> IdxFile.parse("http://mirror/x.gz", damaged, 3))
        .isInstanceOf(IdxFormatException.class)
        .hasMessageStartingWith("http://mirror/x.gz: ");
  }

  @Test
  void namesAFileThatCannotBeRead() {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> IdxFile.read(missing, 3))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(missing + ": no such file.");
    assertThatThrownBy(() -> IdxFile.read(directory, 3))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(directory + ": cannot be read");
  }

  private AbstractThrowableAssert<?, ?> assertRejected(byte[] content, int dimensions)
      throws IOException {
    Path file = write("damaged", content);
    return assertThatThrownBy(() -> IdxFile.read(file, dimensions))
        .isInstanceOf(IdxFormatException.class)
        .hasMessageStartingWith(file + ": found ")
        .hasMessageContaining(", expected ")
        .hasMessageEndingWith("Replace the file by an undamaged copy.");
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(directory.resolve(name), content);
  }
}
