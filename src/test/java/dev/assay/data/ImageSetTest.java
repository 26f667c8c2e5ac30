package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ImageSetTest {
  private final ImageSet set = Images.labelled(new int[50]);

  @Test
  void givesPixelsAndLabels() {
    ImageSet small = Images.labelled(9, 0, 3);
    assertThat(small.count()).isEqualTo(3);
    assertThat(small.rows()).isEqualTo(2);
    assertThat(small.columns()).isEqualTo(3);
    assertThat(small.classes()).isEqualTo(10);
    assertThat(small.labels()).containsExactly(9, 0, 3);
    assertThat(small.label(2)).isEqualTo(3);
    assertThat(Images.pixel(small, 1, 1, 2)).isEqualTo(6 + 3 + 2);
    assertThat(Images.pixel(set, 42, 0, 1)).as("pixels are unsigned").isEqualTo(42 * 6 + 1);
  }

  @Test
  void normalisesByTheMeanAndDeviationOfMnist() {
    float[] into = new float[8];
    set.normalised(42, into, 1);
    assertThat(into[0]).isZero();
    assertThat(into[2]).isCloseTo((float) ((253 / 255.0 - 0.1307) / 0.3081), within(1e-6f));
    assertThat(into[7]).isZero();
    set.normalised(0, into, 0);
    assertThat(into[0]).as("paper").isCloseTo(-0.42421296f, within(1e-6f));
  }

  @Test
  void staysWhatItIs() {
    byte[] pixels = new byte[6];
    byte[] labels = {4};
    ImageSet one = ImageSet.of(2, 3, pixels, labels);
    pixels[0] = 9;
    labels[0] = 9;
    one.labels()[0] = 9;
    assertThat(Images.pixel(one, 0, 0, 0)).isZero();
    assertThat(one.label(0)).isEqualTo(4);
  }

  @Test
  void digestDependsOnPixelsLabelsAndShape() {
    byte[] pixels = new byte[6];
    byte[] other = {0, 0, 0, 0, 0, 1};
    assertThat(ImageSet.of(2, 3, pixels, new byte[1]).digest())
        .matches("[0-9a-f]{64}")
        .isEqualTo(ImageSet.of(2, 3, pixels, new byte[1]).digest())
        .isNotEqualTo(ImageSet.of(3, 2, pixels, new byte[1]).digest())
        .isNotEqualTo(ImageSet.of(2, 3, other, new byte[1]).digest())
        .isNotEqualTo(ImageSet.of(2, 3, pixels, new byte[] {1}).digest());
  }

  @Test
  void rejectsWhatDoesNotFit() {
    assertThatThrownBy(() -> ImageSet.of(0, 3, new byte[0], new byte[1]))
        .hasMessageContaining("0 x 3");
    assertThatThrownBy(() -> ImageSet.of(2, 3, new byte[0], new byte[0]))
        .hasMessageContaining("0 images");
    assertThatThrownBy(() -> ImageSet.of(2, 3, new byte[7], new byte[1]))
        .hasMessageContaining("7 pixels for 1 labels; give 6");
    assertThatThrownBy(() -> ImageSet.of(50_000, 50_000, new byte[7], new byte[2]))
        .hasMessageContaining("5000000000");
    assertThatThrownBy(() -> ImageSet.of(1, 1, new byte[2], new byte[] {1, (byte) 200}))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("label 200 of image 1");
    assertThatThrownBy(() -> set.normalised(50, new float[6], 0))
        .hasMessageContaining("image 50 of 50");
    assertThatThrownBy(() -> set.normalised(-1, new float[6], 0)).hasMessageContaining("image -1");
  }

  @Test
  void dataPairsSetsOfOneSize() {
    ImageData data = new ImageData("mnist", set, Images.labelled(1, 2));
    assertThat(data.describe())
        .isEqualTo(
            "mnist: 50 training and 2 test images of 2 x 3 pixels, SHA-256 "
                + data.digest().substring(0, 12));
    assertThat(new ImageData("mnist", Images.labelled(1, 2), set).digest())
        .isNotEqualTo(data.digest());
    ImageSet flat = ImageSet.of(1, 6, new byte[6], new byte[1]);
    assertThatThrownBy(() -> new ImageData("mnist", set, flat))
        .hasMessageContaining("2 x 3")
        .hasMessageContaining("1 x 6");
  }
}
