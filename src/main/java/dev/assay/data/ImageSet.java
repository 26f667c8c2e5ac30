package dev.assay.data;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Holds labelled images, one unsigned byte a pixel and channel, and never changes. */
public final class ImageSet implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ImageFormat format;
  private final Normalisation normalisation;
  private final float[][] normalised;
  private final byte[] pixels;
  private final byte[] labels;
  private volatile @Nullable String digest;

  private ImageSet(ImageFormat format, Normalisation normalisation, byte[] pixels, byte[] labels) {
    this.format = format;
    this.normalisation = normalisation;
    this.normalised = normalisation.table();
    this.pixels = pixels;
    this.labels = labels;
  }

  /**
   * Copies grey images of ten classes out of {@code pixels}, image after image, row after row, with
   * one label each; MNIST's mean and deviation normalise them.
   *
   * @throws DataException if there is no image, a size does not fit or a label is not 0 to 9
   */
  public static ImageSet of(int rows, int columns, byte[] pixels, byte[] labels) {
    return of(
        new ImageFormat(rows, columns, 1, ImageFormat.OF_MNIST.classes()),
        Normalisation.OF_MNIST,
        pixels,
        labels);
  }

  /**
   * Copies images out of {@code pixels}, image after image, in it channel after channel, row after
   * row, with one label each.
   *
   * @throws DataException if there is no image, a size does not fit or a label is no class
   */
  public static ImageSet of(
      ImageFormat format, Normalisation normalisation, byte[] pixels, byte[] labels) {
    if (labels.length == 0) {
      throw new DataException("0 images; give at least 1");
    }
    long expected = (long) labels.length * format.rows() * format.columns() * format.channels();
    if (pixels.length != expected) {
      throw new DataException(
          pixels.length
              + " pixels for "
              + labels.length
              + " labels; give "
              + expected
              + ", as the images have "
              + text(format)
              + " pixels");
    }
    if (normalisation.mean().size() != format.channels()) {
      throw new DataException(
          normalisation.mean().size()
              + " means for "
              + format.channels()
              + " channels; give one for each");
    }
    for (int i = 0; i < labels.length; i++) {
      int label = Byte.toUnsignedInt(labels[i]);
      if (label >= format.classes()) {
        throw new DataException(
            "label " + label + " of image " + i + "; give one from 0 to " + (format.classes() - 1));
      }
    }
    return new ImageSet(format, normalisation, pixels.clone(), labels.clone());
  }

  private static String text(ImageFormat format) {
    return format.rows()
        + " x "
        + format.columns()
        + (format.channels() == 1 ? "" : " x " + format.channels());
  }

  /** Returns what its images have in common. */
  public ImageFormat format() {
    return format;
  }

  /** Returns how its pixels are normalised. */
  public Normalisation normalisation() {
    return normalisation;
  }

  /** Counts the images. */
  public int count() {
    return labels.length;
  }

  /** Counts the rows of an image. */
  public int rows() {
    return format.rows();
  }

  /** Counts the columns of an image. */
  public int columns() {
    return format.columns();
  }

  /** Counts the classes, whether or not each of them occurs. */
  public int classes() {
    return format.classes();
  }

  /** Returns the class of image {@code i}, from 0. */
  public int label(int i) {
    return Byte.toUnsignedInt(labels[i]);
  }

  /**
   * Writes image {@code i}, channel after channel, row after row, to {@code into} from {@code
   * offset} on: (p / 255 - mean) / deviation of its channel.
   */
  public void normalised(int i, float[] into, int offset) {
    int start = start(i);
    int plane = format.rows() * format.columns();
    for (int c = 0; c < format.channels(); c++) {
      float[] table = normalised[c];
      for (int k = c * plane; k < (c + 1) * plane; k++) {
        into[offset + k] = table[Byte.toUnsignedInt(pixels[start + k])];
      }
    }
  }

  /**
   * Writes image {@code i} moved and mirrored, as {@link #normalised(int, float[], int)} does: row
   * r and column c have the pixel of row r + down and column c + right, black outside the image.
   *
   * @param flip whether left and right are then exchanged
   */
  public void moved(int i, int down, int right, boolean flip, float[] into, int offset) {
    int start = start(i);
    int rows = format.rows();
    int columns = format.columns();
    int k = offset;
    for (int c = 0; c < format.channels(); c++) {
      float[] table = normalised[c];
      for (int row = down; row < rows + down; row++) {
        for (int at = 0; at < columns; at++) {
          int column = (flip ? columns - 1 - at : at) + right;
          boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
          int pixel = inside ? pixels[start + (c * rows + row) * columns + column] : 0;
          into[k++] = table[pixel & 0xff];
        }
      }
    }
  }

  /** Returns a copy of all labels. */
  public int[] labels() {
    int[] copy = new int[labels.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = label(i);
    }
    return copy;
  }

  /**
   * Returns the SHA-256, in hexadecimal, over the ASCII text {@code assay-images-1}, the count,
   * rows, columns and classes as big-endian ints, the pixels and the labels. Of images that are not
   * grey, have not ten classes or are not normalised as MNIST is, the text is {@code
   * assay-images-2}, and channels and normalisation follow the classes.
   */
  public String digest() {
    String known = digest;
    if (known == null) {
      boolean first =
          format.channels() == 1
              && format.classes() == ImageFormat.OF_MNIST.classes()
              && normalisation.equals(Normalisation.OF_MNIST);
      Sha256 all =
          new Sha256()
              .text(first ? "assay-images-1" : "assay-images-2")
              .number(count())
              .number(rows())
              .number(columns())
              .number(classes());
      if (!first) {
        all.number(format.channels()).text(normalisation.toString());
      }
      known = all.bytes(pixels).bytes(labels).hex();
      digest = known;
    }
    return known;
  }

  private int start(int i) {
    if (i < 0 || i >= count()) {
      throw new IndexOutOfBoundsException("image " + i + " of " + count());
    }
    return i * format.size();
  }
}
