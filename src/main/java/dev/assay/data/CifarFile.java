package dev.assay.data;

import java.util.Arrays;

/**
 * Reads a file of CIFAR-10's binary version: images one after the other, each a byte for its label
 * and 3,072 for its pixels, the red plane, the green and the blue, each row after row.
 *
 * <p>Format: https://www.cs.toronto.edu/~kriz/cifar.html, "Binary version".
 */
public final class CifarFile {
  private static final int PIXELS = ImageFormat.OF_CIFAR_10.size();
  private static final int RECORD = 1 + PIXELS;

  /** Six times the five training files together. */
  private static final int MOST_IMAGES = 300_000;

  private final byte[] pixels;
  private final byte[] labels;

  private CifarFile(byte[] pixels, byte[] labels) {
    this.pixels = pixels;
    this.labels = labels;
  }

  /**
   * Reads the content of a file.
   *
   * @throws DataException if it does not hold whole images of classes 0 to 9, naming file, place
   *     and remedy
   */
  public static CifarFile parse(String file, byte[] content) {
    int count = content.length / RECORD;
    if (count == 0 || content.length % RECORD != 0 || count > MOST_IMAGES) {
      throw new DataException(
          file
              + ": found "
              + content.length
              + " bytes, expected a multiple of "
              + RECORD
              + ", one label and "
              + PIXELS
              + " pixels an image, and 1 to "
              + MOST_IMAGES
              + " images. Replace the file by an undamaged copy.");
    }
    byte[] pixels = new byte[count * PIXELS];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      int label = Byte.toUnsignedInt(content[i * RECORD]);
      if (label >= ImageFormat.OF_CIFAR_10.classes()) {
        throw new DataException(
            file
                + ": found label "
                + label
                + " of image "
                + i
                + " at byte "
                + (long) i * RECORD
                + ", expected 0 to 9. Replace the file by an undamaged copy.");
      }
      labels[i] = (byte) label;
      System.arraycopy(content, i * RECORD + 1, pixels, i * PIXELS, PIXELS);
    }
    return new CifarFile(pixels, labels);
  }

  /** Counts the images. */
  public int count() {
    return labels.length;
  }

  /** Returns a copy of the pixels. */
  public byte[] pixels() {
    return pixels.clone();
  }

  /** Returns a copy of the labels. */
  public byte[] labels() {
    return labels.clone();
  }

  /** Returns files one behind the other. */
  public static CifarFile joined(CifarFile... files) {
    int count = Arrays.stream(files).mapToInt(CifarFile::count).sum();
    byte[] pixels = new byte[count * PIXELS];
    byte[] labels = new byte[count];
    int at = 0;
    for (CifarFile file : files) {
      System.arraycopy(file.pixels, 0, pixels, at * PIXELS, file.pixels.length);
      System.arraycopy(file.labels, 0, labels, at, file.labels.length);
      at += file.count();
    }
    return new CifarFile(pixels, labels);
  }
}
