package dev.assay.data;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Holds labelled grey images, one unsigned byte a pixel, and never changes. */
public final class ImageSet implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int CLASSES = 10;

  /** MNIST's training mean and standard deviation, of pixels scaled to [0, 1]. */
  private static final double MEAN = 0.1307;

  private static final double DEVIATION = 0.3081;
  private static final float[] NORMALISED = new float[256];

  static {
    for (int p = 0; p < NORMALISED.length; p++) {
      NORMALISED[p] = (float) ((p / 255.0 - MEAN) / DEVIATION);
    }
  }

  private final int rows;
  private final int columns;
  private final byte[] pixels;
  private final byte[] labels;
  private volatile @Nullable String digest;

  private ImageSet(int rows, int columns, byte[] pixels, byte[] labels) {
    this.rows = rows;
    this.columns = columns;
    this.pixels = pixels;
    this.labels = labels;
  }

  /**
   * Copies images out of {@code pixels}, image after image, row after row, with one label each.
   *
   * @throws DataException if there is no image, a size does not fit or a label is not 0 to 9
   */
  public static ImageSet of(int rows, int columns, byte[] pixels, byte[] labels) {
    if (rows < 1 || columns < 1) {
      throw new DataException(
          "images of " + rows + " x " + columns + " pixels; give at least 1 row and 1 column");
    }
    if (labels.length == 0) {
      throw new DataException("0 images; give at least 1");
    }
    long expected = (long) labels.length * rows * columns;
    if (pixels.length != expected) {
      throw new DataException(
          pixels.length
              + " pixels for "
              + labels.length
              + " labels; give "
              + expected
              + ", as the images have "
              + rows
              + " x "
              + columns
              + " pixels");
    }
    for (int i = 0; i < labels.length; i++) {
      int label = Byte.toUnsignedInt(labels[i]);
      if (label >= CLASSES) {
        throw new DataException("label " + label + " of image " + i + "; give one from 0 to 9");
      }
    }
    return new ImageSet(rows, columns, pixels.clone(), labels.clone());
  }

  /** Counts the images. */
  public int count() {
    return labels.length;
  }

  /** Counts the rows of an image. */
  public int rows() {
    return rows;
  }

  /** Counts the columns of an image. */
  public int columns() {
    return columns;
  }

  /** Counts the classes, whether or not each of them occurs: 10. */
  public int classes() {
    return CLASSES;
  }

  /** Returns the class of image {@code i}, from 0 to 9. */
  public int label(int i) {
    return labels[i];
  }

  /**
   * Writes image {@code i}, row after row, to {@code into} from {@code offset} on: (p / 255 -
   * 0.1307) / 0.3081, MNIST's mean and standard deviation whatever the data.
   */
  public void normalised(int i, float[] into, int offset) {
    int start = start(i);
    for (int k = 0; k < rows * columns; k++) {
      into[offset + k] = NORMALISED[Byte.toUnsignedInt(pixels[start + k])];
    }
  }

  /** Returns a copy of all labels. */
  public int[] labels() {
    int[] copy = new int[labels.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = labels[i];
    }
    return copy;
  }

  /**
   * Returns the SHA-256, in hexadecimal, over the ASCII text {@code assay-images-1}, the count,
   * rows, columns and classes as big-endian ints, the pixels and the labels.
   */
  public String digest() {
    String known = digest;
    if (known == null) {
      known =
          new Sha256()
              .text("assay-images-1")
              .number(count())
              .number(rows)
              .number(columns)
              .number(CLASSES)
              .bytes(pixels)
              .bytes(labels)
              .hex();
      digest = known;
    }
    return known;
  }

  private int start(int i) {
    if (i < 0 || i >= count()) {
      throw new IndexOutOfBoundsException("image " + i + " of " + count());
    }
    return i * rows * columns;
  }
}
