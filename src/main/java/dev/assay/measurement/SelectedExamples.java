package dev.assay.measurement;

import java.util.function.IntUnaryOperator;

/** Some examples of a larger set, in its order. */
public final class SelectedExamples implements Examples {
  private final Examples all;
  private final int count;
  private final IntUnaryOperator place;

  private SelectedExamples(Examples all, int count, IntUnaryOperator place) {
    this.all = all;
    this.count = count;
    this.place = place;
  }

  /**
   * Returns {@code most} evenly spaced examples of a set, or all of them if it has no more.
   *
   * @throws IllegalArgumentException if there is nothing to take
   */
  public static SelectedExamples spaced(Examples all, int most) {
    if (most < 1) {
      throw new IllegalArgumentException(most + " examples of a set: give at least 1");
    }
    int count = Math.min(most, all.count());
    return new SelectedExamples(
        all, count, index -> Math.toIntExact((long) index * all.count() / count));
  }

  /**
   * Returns a run of a set's examples.
   *
   * @param from the first of them
   * @param count how many
   */
  public static SelectedExamples range(Examples all, int from, int count) {
    return new SelectedExamples(all, count, index -> from + index);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int inputs() {
    return all.inputs();
  }

  @Override
  public int outputs() {
    return all.outputs();
  }

  @Override
  public void write(int index, float[] input, int inputOffset, float[] label, int labelOffset) {
    all.write(place.applyAsInt(index), input, inputOffset, label, labelOffset);
  }
}
