package dev.assay.measurement;

import java.util.random.RandomGenerator;

/**
 * Images that are cropped and mirrored anew each time they are written: a crop of the image's own
 * size out of the image with a black margin, left and right exchanged in half of all cases.
 *
 * <p>Draws three numbers an image, in the order of writing. An instance belongs to one thread.
 */
public final class AugmentedExamples implements Examples {
  private final ImageExamples images;
  private final int margin;
  private final boolean flip;
  private final RandomGenerator random;

  /**
   * Creates the examples.
   *
   * @param margin by how many pixels a crop may move, at least 0
   * @param flip whether images are mirrored
   * @param random what the crops and mirrors are drawn from
   */
  public AugmentedExamples(ImageExamples images, int margin, boolean flip, RandomGenerator random) {
    this.images = images;
    this.margin = margin;
    this.flip = flip;
    this.random = random;
  }

  @Override
  public int count() {
    return images.count();
  }

  @Override
  public int inputs() {
    return images.inputs();
  }

  @Override
  public int outputs() {
    return images.outputs();
  }

  @Override
  public void write(int index, float[] input, int inputOffset, float[] label, int labelOffset) {
    int down = random.nextInt(2 * margin + 1) - margin;
    int right = random.nextInt(2 * margin + 1) - margin;
    boolean mirrored = random.nextInt(2) == 1 && flip;
    images.writeMoved(index, down, right, mirrored, input, inputOffset);
    images.writeLabel(index, label, labelOffset);
  }
}
