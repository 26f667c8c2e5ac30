package dev.assay.data.strokes;

import dev.assay.data.DataException;
import dev.assay.data.ImageData;
import dev.assay.data.ImageSet;
import dev.assay.data.RandomStreams;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws the digits 0 to 9 by its own pen, for machines without MNIST.
 *
 * <p>Image i of a split is drawn from its own random stream, so a smaller set is the beginning of a
 * larger one. Additions, products, quotients, roots and {@link StrictMath} alone: the images are
 * the same on every platform.
 */
public final class Strokes {
  private static final int SIDE = 28;
  private static final int TRAIN_COUNT = 60_000;
  private static final int TEST_COUNT = 10_000;
  private static final RandomStreams STREAMS = new RandomStreams(20_261_123);

  private Strokes() {}

  /** Draws as many images as MNIST has: 60,000 and 10,000. */
  public static ImageData generate() {
    return generate(TRAIN_COUNT, TEST_COUNT);
  }

  /**
   * Draws {@code trainCount} training and {@code testCount} test images of 28 x 28 pixels.
   *
   * @throws DataException if a count is below 1 or too large for one array
   */
  public static ImageData generate(int trainCount, int testCount) {
    return new ImageData(ImageData.STROKES, draw("train", trainCount), draw("test", testCount));
  }

  private static ImageSet draw(String split, int count) {
    int most = Integer.MAX_VALUE / (SIDE * SIDE);
    if (count < 1 || count > most) {
      throw new DataException(count + " strokes images to " + split + "; give from 1 to " + most);
    }
    byte[] pixels = new byte[count * SIDE * SIDE];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      RandomGenerator random = STREAMS.stream("strokes/" + split + "/" + i);
      int digit = random.nextInt(10);
      labels[i] = (byte) digit;
      Canvas canvas = new Canvas(SIDE);
      Hand hand = new Hand(random, SIDE);
      for (List<Point> stroke : Glyphs.draw(digit, random)) {
        canvas.draw(hand.write(stroke), hand.radius());
      }
      canvas.develop(hand.ink(), random, pixels, i * SIDE * SIDE);
    }
    return ImageSet.of(SIDE, SIDE, pixels, labels);
  }
}
