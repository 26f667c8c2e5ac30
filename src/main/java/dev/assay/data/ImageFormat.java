package dev.assay.data;

import java.util.Locale;
import java.util.Optional;

/**
 * What all images of a data set have in common.
 *
 * @param rows the rows of an image
 * @param columns the columns of an image
 * @param channels 1 for grey images, 3 for colour
 * @param classes how many classes there are
 */
public record ImageFormat(int rows, int columns, int channels, int classes) {
  private static final ImageFormat OF_MNIST = new ImageFormat(28, 28, 1, 10);

  /** Returns the format of a data set that is known by its name before it is loaded. */
  public static Optional<ImageFormat> ofKnown(String dataset) {
    return dataset.equals(ImageData.MNIST) || dataset.equals(ImageData.STROKES)
        ? Optional.of(OF_MNIST)
        : Optional.empty();
  }

  /** Returns how many numbers an image has. */
  public int size() {
    return rows * columns * channels;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ENGLISH, "images of %d × %d × %d in %d classes", rows, columns, channels, classes);
  }
}
