package dev.assay.data;

import java.io.Serializable;
import java.util.Locale;

/**
 * Pairs the training images of a data set with its test images.
 *
 * @param name the data set's name, {@code mnist} or {@code strokes}
 */
public record ImageData(String name, ImageSet train, ImageSet test) implements ImageIdentity, Serializable {
  public static final String MNIST = "mnist";
  public static final String STROKES = "strokes";

  /** Checks that both sets have images of one size. */
  public ImageData {
    if (train.rows() != test.rows() || train.columns() != test.columns()) {
      throw new DataException(
          name
              + ": training images are "
              + size(train)
              + " and test images "
              + size(test)
              + "; give images of one size");
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
    return set.rows() + " x " + set.columns();
  }
}
