package dev.assay.model;

/** Squared error of a linear output, averaged over the outputs: the mean squared error. */
public final class SquaredError extends MeasuredLoss {
  private static final long serialVersionUID = 1L;

  /** Creates the loss of one network. */
  public SquaredError() {}

  @Override
  double example(double[] outputs, double[] targets, int from, int count, double[] gradient) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      double error = outputs[i] - targets[i];
      sum += error * error;
      gradient[i] = 2 * error / count;
    }
    return sum / count;
  }

  @Override
  boolean correct(double[] outputs, double[] targets, int from, int count) {
    return false;
  }

  @Override
  public String name() {
    return "squared error";
  }
}
