package dev.assay.measurement;

/** Evenly spaced examples of a larger set, in its order. */
public final class SpacedExamples implements Examples {
  private final Examples all;
  private final int count;

  /**
   * Takes {@code count} examples of a set, or all of them if it has no more.
   *
   * @throws IllegalArgumentException if there is nothing to take
   */
  public SpacedExamples(Examples all, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(count + " examples of a set: give at least 1");
    }
    this.all = all;
    this.count = Math.min(count, all.count());
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
    int place = Math.toIntExact((long) index * all.count() / count);
    all.write(place, input, inputOffset, label, labelOffset);
  }
}
