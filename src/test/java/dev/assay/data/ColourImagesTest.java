package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.strokes.ColourStrokes;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Images of several channels: their order, normalisation, digest, crops and mirrors. */
class ColourImagesTest {
  private static ImageSet random(ImageFormat format, int count, long seed) {
    byte[] pixels = new byte[format.size() * count];
    new Random(seed).nextBytes(pixels);
    return ImageSet.of(format, Normalisation.of(format, pixels), pixels, new byte[count]);
  }

  @Test
  void normalisesEachChannelByItsOwnMeanAndDeviation() {
    ImageFormat format = new ImageFormat(1, 2, 2, 3);
    byte[] pixels = {0, (byte) 255, 10, 20, 0, (byte) 255, 30, 40};
    Normalisation own = Normalisation.of(format, pixels);
    assertThat(own.mean()).containsExactly(0.5, 25 / 255.0);
    assertThat(own.deviation().get(0)).isEqualTo(0.5);
    assertThat(own.deviation().get(1)).isCloseTo(Math.sqrt(125) / 255, within(1e-15));
    ImageSet set = ImageSet.of(format, own, pixels, new byte[] {0, 2});
    float[] into = new float[5];
    set.normalised(1, into, 1);
    assertThat(into[0]).isZero();
    assertThat(into[1]).isEqualTo(-1);
    assertThat(into[2]).isEqualTo(1);
    assertThat(into[3]).isCloseTo((float) (5 / Math.sqrt(125)), within(1e-6f));
    assertThat(set.label(1)).isEqualTo(2);
  }

  @Test
  void refusesWhatDoesNotFit() {
    ImageFormat format = new ImageFormat(1, 2, 3, 4);
    byte[] flat = new byte[6];
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> Normalisation.of(format, flat))
        .withMessageContaining("all alike in a channel");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> ImageSet.of(format, Normalisation.OF_MNIST, flat, new byte[1]))
        .withMessageContaining("1 means for 3 channels");
    Normalisation three = new Normalisation(List.of(0.5, 0.5, 0.5), List.of(1.0, 1.0, 1.0));
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> ImageSet.of(format, three, flat, new byte[] {4}))
        .withMessageContaining("label 4 of image 0; give one from 0 to 3");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> new ImageFormat(1, 1, 1, 257))
        .withMessageContaining("257 classes");
  }

  /** A name's digest must not change with what was added: recorded trials rest on it. */
  @Test
  void keepsTheDigestOfGreyImages() {
    ImageSet grey = ImageSet.of(1, 2, new byte[] {1, 2}, new byte[] {3});
    assertThat(grey.digest())
        .isEqualTo(
            new Sha256()
                .text("assay-images-1")
                .number(1)
                .number(1)
                .number(2)
                .number(10)
                .bytes(new byte[] {1, 2})
                .bytes(new byte[] {3})
                .hex());
    assertThat(
            ImageSet.of(
                    new ImageFormat(1, 2, 1, 10),
                    new Normalisation(List.of(0.1), List.of(0.2)),
                    new byte[] {1, 2},
                    new byte[] {3})
                .digest())
        .isNotEqualTo(grey.digest());
  }

  @Property(tries = 100)
  void movesEachPixelToWhereItBelongs(
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll @IntRange(min = 1, max = 6) int columns,
      @ForAll @IntRange(min = 1, max = 3) int channels,
      @ForAll @IntRange(min = -7, max = 7) int down,
      @ForAll @IntRange(min = -7, max = 7) int right,
      @ForAll boolean flip,
      @ForAll long seed) {
    ImageSet set = random(new ImageFormat(rows, columns, channels, 10), 3, seed);
    int size = rows * columns * channels;
    float[] plain = new float[size];
    float[] moved = new float[size];
    set.normalised(1, plain, 0);
    set.moved(1, down, right, flip, moved, 0);
    float[][] black = set.normalisation().table();
    for (int c = 0; c < channels; c++) {
      for (int r = 0; r < rows; r++) {
        for (int q = 0; q < columns; q++) {
          int row = r + down;
          int column = (flip ? columns - 1 - q : q) + right;
          boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
          assertThat(moved[(c * rows + r) * columns + q])
              .isEqualTo(inside ? plain[(c * rows + row) * columns + column] : black[c][0]);
        }
      }
    }
  }

  @Test
  void drawsStrokesInColourOfWhichASmallerSetIsTheBeginning() {
    ImageData few = ColourStrokes.generate(40, 5);
    ImageData more = ColourStrokes.generate(60, 5);
    assertThat(few.train().format()).isEqualTo(ImageFormat.OF_CIFAR_10);
    assertThat(Arrays.copyOf(more.train().labels(), 40)).isEqualTo(few.train().labels());
    assertThat(few.digest()).isEqualTo(ColourStrokes.generate(40, 5).digest());
    assertThat(few.describe()).startsWith("colour-strokes: 40 training and 5 test images of 32");
  }
}
