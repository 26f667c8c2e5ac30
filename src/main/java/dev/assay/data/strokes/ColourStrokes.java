package dev.assay.data.strokes;

import dev.assay.data.DataException;
import dev.assay.data.ImageData;
import dev.assay.data.ImageFormat;
import dev.assay.data.ImageSet;
import dev.assay.data.Normalisation;
import dev.assay.data.RandomStreams;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws the digits 0 to 9 in colour on coloured paper, in CIFAR-10's format, for machines without
 * it. Colours tell nothing of the digit.
 *
 * <p>Image i of a split is drawn from its own random stream, as {@link Strokes} does, and is the
 * same on every platform. The training set's own mean and deviation normalise both sets.
 */
public final class ColourStrokes {
  private static final ImageFormat FORMAT = ImageFormat.OF_CIFAR_10;
  private static final int TRAIN_COUNT = 50_000;
  private static final int TEST_COUNT = 10_000;
  private static final RandomStreams STREAMS = new RandomStreams(20_261_126);

  /** Ink and paper are at least so far apart in one channel, of 255. */
  private static final int CONTRAST = 90;

  private ColourStrokes() {}

  /** Draws as many images as CIFAR-10 has: 50,000 and 10,000. */
  public static ImageData generate() {
    return generate(TRAIN_COUNT, TEST_COUNT);
  }

  /**
   * Draws {@code trainCount} training and {@code testCount} test images of 32 x 32 pixels in 3
   * channels.
   *
   * @throws DataException if a count is below 1 or too large for one array
   */
  public static ImageData generate(int trainCount, int testCount) {
    Split train = draw("train", trainCount);
    Split test = draw("test", testCount);
    Normalisation normalisation = Normalisation.of(FORMAT, train.pixels);
    return new ImageData(
        ImageData.COLOUR_STROKES, train.images(normalisation), test.images(normalisation));
  }

  /** The images of a split as they are drawn. */
  private static final class Split {
    private final byte[] pixels;
    private final byte[] labels;

    Split(int count) {
      pixels = new byte[count * FORMAT.size()];
      labels = new byte[count];
    }

    ImageSet images(Normalisation normalisation) {
      return ImageSet.of(FORMAT, normalisation, pixels, labels);
    }
  }

  private static Split draw(String name, int count) {
    int most = Integer.MAX_VALUE / FORMAT.size();
    if (count < 1 || count > most) {
      throw new DataException(
          count + " colour strokes images to " + name + "; give from 1 to " + most);
    }
    Split split = new Split(count);
    int side = FORMAT.rows();
    for (int i = 0; i < count; i++) {
      RandomGenerator random = STREAMS.stream("colour-strokes/" + name + "/" + i);
      int digit = random.nextInt(FORMAT.classes());
      split.labels[i] = (byte) digit;
      Canvas canvas = new Canvas(side);
      Hand hand = new Hand(random, side);
      for (List<Point> stroke : Glyphs.draw(digit, random)) {
        canvas.draw(hand.write(stroke), hand.radius());
      }
      int[] paper = colour(random);
      int[] ink = colour(random);
      int channel = random.nextInt(FORMAT.channels());
      ink[channel] =
          paper[channel] < 128
              ? paper[channel] + CONTRAST + random.nextInt(255 - CONTRAST - paper[channel])
              : random.nextInt(paper[channel] - CONTRAST + 1);
      for (int c = 0; c < FORMAT.channels(); c++) {
        canvas.develop(paper[c], ink[c], random, split.pixels, i * FORMAT.size() + c * side * side);
      }
    }
    return split;
  }

  private static int[] colour(RandomGenerator random) {
    int[] colour = new int[FORMAT.channels()];
    for (int c = 0; c < colour.length; c++) {
      colour[c] = random.nextInt(256);
    }
    return colour;
  }
}
