package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CifarFileTest {
  /** Returns a file of images whose pixels are random. */
  static byte[] file(long seed, int... labels) {
    byte[] content = new byte[labels.length * 3073];
    new Random(seed).nextBytes(content);
    for (int i = 0; i < labels.length; i++) {
      content[i * 3073] = (byte) labels[i];
    }
    return content;
  }

  @Test
  void readsALabelAndThreePlanesAnImage() {
    byte[] content = file(1, 7, 0, 9);
    CifarFile file = CifarFile.parse("f.bin", content);
    assertThat(file.count()).isEqualTo(3);
    assertThat(file.labels()).containsExactly(7, 0, 9);
    assertThat(file.pixels()[3072]).isEqualTo(content[3074]);
    assertThat(file.pixels()[2 * 3072 + 1024]).isEqualTo(content[2 * 3073 + 1 + 1024]);
    CifarFile joined = CifarFile.joined(file, CifarFile.parse("g.bin", file(2, 5)));
    assertThat(joined.labels()).containsExactly(7, 0, 9, 5);
    assertThat(joined.pixels()).startsWith(file.pixels()).hasSize(4 * 3072);
    file.pixels()[0]++;
    file.labels()[0]++;
    assertThat(file.labels()[0]).isEqualTo((byte) 7);
  }

  @Test
  void namesFilePlaceAndRemedy() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CifarFile.parse("f.bin", new byte[3072]))
        .withMessage(
            "f.bin: found 3072 bytes, expected a multiple of 3073, one label and 3072 pixels an"
                + " image, and 1 to 300000 images. Replace the file by an undamaged copy.");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CifarFile.parse("f.bin", file(1, 0, 10)))
        .withMessageStartingWith("f.bin: found label 10 of image 1 at byte 3073, expected 0 to 9.");
  }
}
