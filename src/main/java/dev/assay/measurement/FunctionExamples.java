package dev.assay.measurement;

import dev.assay.data.FunctionPoints;
import dev.assay.data.FunctionSamples;

/** Points of a real function as examples of one input and one target. */
public final class FunctionExamples implements Examples {
  private final double[] xs;
  private final double[] ys;

  /** Creates the examples of evenly spaced points. */
  public FunctionExamples(FunctionSamples samples) {
    xs = samples.xs();
    ys = samples.ys();
  }

  /** Creates the examples of points that a seed drew. */
  public FunctionExamples(FunctionPoints.Drawn points) {
    xs = points.xs();
    ys = points.ys();
  }

  @Override
  public int count() {
    return xs.length;
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public void write(int index, float[] input, int inputOffset, float[] label, int labelOffset) {
    input[inputOffset] = (float) xs[index];
    label[labelOffset] = (float) ys[index];
  }
}
