package dev.assay.data;

import java.io.Serializable;
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
public record ImageFormat(int rows, int columns, int channels, int classes) implements Serializable {
  /** MNIST's, and that of its family. */
  public static final ImageFormat OF_MNIST = new ImageFormat(28, 28, 1, 10);

  /** CIFAR-10's. */
  public static final ImageFormat OF_CIFAR_10 = new ImageFormat(32, 32, 3, 10);

  /** A label is a byte. */
  private static final int MOST_CLASSES = 256;

  /**
   * Checks the sizes.
   *
   * @throws DataException if a size is below 1, or there are fewer than 2 or more than 256 classes
   */
  public ImageFormat {
    if (rows < 1 || columns < 1 || channels < 1) {
      throw new DataException(
          "images of "
              + rows
              + " x "
              + columns
              + " pixels in "
              + channels
              + " channels; give at least 1 row, 1 column and 1 channel");
    }
    if (classes < 2 || classes > MOST_CLASSES) {
      throw new DataException(classes + " classes; give from 2 to " + MOST_CLASSES);
    }
  }

  /** Returns the format of a data set that is known by its name before it is loaded. */
  public static Optional<ImageFormat> ofKnown(String dataset) {
    return switch (dataset) {
      case ImageData.MNIST,
          ImageData.STROKES,
          ImageData.FASHION_MNIST,
          ImageData.KMNIST,
          ImageData.EMNIST_DIGITS ->
          Optional.of(OF_MNIST);
      case ImageData.CIFAR_10, ImageData.COLOUR_STROKES -> Optional.of(OF_CIFAR_10);
      default -> Optional.empty();
    };
  }

  /** Returns how many numbers an image has. */
  public int size() {
    return Math.toIntExact((long) rows * columns * channels);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ENGLISH, "images of %d × %d × %d in %d classes", rows, columns, channels, classes);
  }
}
