package dev.assay.measurement;

import dev.assay.data.ImageSet;
import java.util.Locale;

/** Chosen images of a set, normalised, with labels of their own as one-hot rows. */
public final class ImageExamples implements Examples {
  private final ImageSet images;
  private final int[] indices;
  private final int[] labels;

  /**
   * Creates examples from the images at {@code indices}.
   *
   * @param labels one class an index; they need not be the set's own
   * @throws IllegalArgumentException if there are more or fewer labels than indices
   */
  public ImageExamples(ImageSet images, int[] indices, int[] labels) {
    if (indices.length != labels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "%d labels were given for %d images", labels.length, indices.length));
    }
    this.images = images;
    this.indices = indices.clone();
    this.labels = labels.clone();
  }

  /** Returns the images at {@code indices} with their own labels. */
  public static ImageExamples labelled(ImageSet images, int[] indices) {
    int[] labels = new int[indices.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = images.label(indices[i]);
    }
    return new ImageExamples(images, indices, labels);
  }

  /** Returns the class of one example. */
  public int label(int index) {
    return labels[index];
  }

  @Override
  public int count() {
    return indices.length;
  }

  @Override
  public int inputs() {
    return images.format().size();
  }

  @Override
  public int outputs() {
    return images.classes();
  }

  @Override
  public void write(int index, float[] input, int inputOffset, float[] label, int labelOffset) {
    images.normalised(indices[index], input, inputOffset);
    writeLabel(index, label, labelOffset);
  }

  /** Writes an example's input moved and mirrored; see {@link ImageSet#moved}. */
  public void writeMoved(
      int index, int down, int right, boolean flip, float[] input, int inputOffset) {
    images.moved(indices[index], down, right, flip, input, inputOffset);
  }

  /** Writes an example's label alone. */
  public void writeLabel(int index, float[] label, int labelOffset) {
    for (int c = 0; c < outputs(); c++) {
      label[labelOffset + c] = c == labels[index] ? 1 : 0;
    }
  }
}
