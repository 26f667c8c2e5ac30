package dev.assay.model.onednn;

/** The shape of one image inside a network: channels, height and width. */
public record ImageShape(int channels, int height, int width) {
  /** Refuses an empty image. */
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "an image needs channels, height and width of at least 1, got "
              + channels
              + " x "
              + height
              + " x "
              + width);
    }
  }

  /** Returns the number of values. */
  public int size() {
    return channels * height * width;
  }

  @Override
  public String toString() {
    return channels + " x " + height + " x " + width;
  }
}
