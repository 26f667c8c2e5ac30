package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.source.TinyMnist;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IdxFileProperties {
  private static final List<byte[]> SOUND =
      List.of(
          TinyMnist.TRAIN_IMAGES,
          TinyMnist.TRAIN_LABELS,
          TinyMnist.gzip(TinyMnist.TRAIN_IMAGES),
          TinyMnist.gzip(TinyMnist.TRAIN_LABELS));

  @Property(tries = 5_000)
  void readsOrNamesFilePlaceAndRemedyWhateverTheBytes(@ForAll("mutated") byte[] bytes) {
    for (int dimensions : new int[] {1, 3}) {
      assertReadOrExplained(bytes, dimensions);
    }
  }

  @Property(tries = 1_000)
  void explainsBytesThatNeverWereAFile(@ForAll byte[] bytes) {
    assertReadOrExplained(bytes, 3);
  }

  static void assertReadOrExplained(byte[] bytes, int dimensions) {
    IdxFile file;
    try {
      file = IdxFile.parse("some-file", bytes, dimensions);
    } catch (DataException e) {
      assertThatThrownBy(
              () -> {
                throw e;
              })
          .hasMessageStartingWith("some-file: found ")
          .hasMessageContaining("byte ")
          .hasMessageContaining(", expected ")
          .hasMessageEndingWith("Replace the file by an undamaged copy.");
      return;
    }
    long count = Arrays.stream(file.dimensions()).asLongStream().reduce(1, (a, b) -> a * b);
    assertThat(file.values()).hasSize((int) count);
  }

  @Provide
  Arbitrary<byte[]> mutated() {
    return Arbitraries.of(SOUND)
        .flatMap(sound -> Arbitraries.longs().map(seed -> mutate(sound.clone(), new Random(seed))));
  }

  /** Flips, cuts, doubles or overwrites, up to four times. */
  private static byte[] mutate(byte[] start, Random random) {
    byte[] bytes = start;
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      if (bytes.length == 0) {
        return bytes;
      }
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(9));
        default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xff);
      }
    }
    return bytes;
  }
}
