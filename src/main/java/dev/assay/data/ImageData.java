package dev.assay.data;

import java.io.Serializable;
import java.util.Locale;

/**
 * Pairs the training images of a data set with its test images.
 *
 * @param name the data set's name
 */
public record ImageData(String name, ImageSet train, ImageSet test) implements ImageIdentity, Serializable {
  public static final String MNIST = "mnist";
  public static final String STROKES = "strokes";
  public static final String FASHION_MNIST = "fashion-mnist";
  public static final String KMNIST = "kmnist";
  public static final String EMNIST_DIGITS = "emnist-digits";
  public static final String CIFAR_10 = "cifar-10";
  public static final String COLOUR_STROKES = "colour-strokes";

  /** Checks that both sets have images of one size, and as many channels and classes. */
  public ImageData {
    if (!train.format().equals(test.format())) {
      throw new DataException(
          name
              + ": training images are "
              + size(train)
              + " and test images "
              + size(test)
              + "; give images of one size, number of channels and classes");
    }
  }

  /** Returns the SHA-256, in hexadecimal, over the two sets' digests; the name is not in it. */
  @Override
  public String digest() {
    return new Sha256().text(train.digest()).text(test.digest()).hex();
  }

  /** Describes the data in a line. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "%s: %,d training and %,d test images of %s pixels, SHA-256 %s",
        name,
        train.count(),
        test.count(),
        size(train),
        digest().substring(0, 12));
  }

  private static String size(ImageSet set) {
    ImageFormat format = set.format();
    return format.rows()
        + " x "
        + format.columns()
        + (format.channels() == 1 ? "" : " x " + format.channels());
  }
}
