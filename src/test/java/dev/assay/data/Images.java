package dev.assay.data;

/** Makes small image sets for tests. */
public final class Images {
  private Images() {}

  /** Makes 2 x 3 images with these labels; pixel k of the whole set is k modulo 256. */
  static ImageSet labelled(int... labels) {
    byte[] pixels = new byte[labels.length * 6];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) k;
    }
    return ImageSet.of(2, 3, pixels, bytes(labels));
  }

  /**
   * Returns a pixel of image {@code i}, from 0 (paper) to 255 (ink), by way of what is trained on.
   */
  public static int pixel(ImageSet set, int i, int row, int column) {
    float[] image = new float[set.rows() * set.columns()];
    set.normalised(i, image, 0);
    return Math.round((image[row * set.columns() + column] * 0.3081f + 0.1307f) * 255);
  }

  public static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
