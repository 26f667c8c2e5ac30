package dev.assay.model;

import java.lang.ref.Reference;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss that remembers what its last batch amounted to, so that a training step yields loss and
 * accuracy without a second pass.
 *
 * <p>Rows are few and short (batch × outputs), so the arithmetic is plain Java in double precision.
 * An instance belongs to one network and one thread.
 */
public abstract sealed class MeasuredLoss implements ILossFunction
    permits SoftmaxCrossEntropy, SquaredError {
  private static final long serialVersionUID = 1L;

  private transient double sum;
  private transient int correct;
  private transient int examples;

  /**
   * Adds one example: returns its loss and, when asked, writes the loss's gradient with respect to
   * the pre-outputs.
   *
   * @param preOutputs the pre-outputs of all examples, row-major
   * @param labels the labels of all examples, row-major
   * @param from the index of this example's first number
   * @param outputs how many numbers an example has
   * @param gradient where the gradient goes, at the same indices
   */
  abstract double example(
      double[] preOutputs, double[] labels, int from, int outputs, double[] gradient);

  /** Tells whether the example's greatest pre-output is its label's. */
  abstract boolean correct(double[] preOutputs, double[] labels, int from, int outputs);

  /** Returns the mean loss of the last batch. */
  public double lastMean() {
    return sum / examples;
  }

  /** Returns how many examples of the last batch were classified right; 0 for a regression. */
  public int lastCorrect() {
    return correct;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    measure(labels, preOutput);
    return average ? lastMean() : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    int rows = preOutput.rows();
    int outputs = preOutput.columns();
    double[] z = read(preOutput);
    double[] y = read(labels);
    double[] unused = new double[z.length];
    double[] scores = new double[rows];
    for (int i = 0; i < rows; i++) {
      scores[i] = example(z, y, i * outputs, outputs, unused);
    }
    return Nd4j.createFromArray(scores).reshape(rows, 1).castTo(preOutput.dataType());
  }

  /**
   * Returns the gradient of the batch's <em>mean</em> loss with respect to the pre-outputs.
   *
   * <p>Networks are configured without DL4J's own division by the batch size, so the flat gradient
   * is the mean's before the optimizer touches it.
   */
  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    return write(measure(labels, preOutput), preOutput);
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    INDArray gradient = computeGradient(labels, preOutput, activation, mask);
    return new Pair<>(average ? lastMean() : sum, gradient);
  }

  /** Starts a batch of the given number of examples. */
  void start(int batch) {
    examples = batch;
    sum = 0;
    correct = 0;
  }

  /**
   * Adds examples to the batch that was started and writes the gradient of its mean loss.
   *
   * @param preOutputs the pre-outputs of these examples, row-major
   * @param labels their labels, likewise
   * @param count how many examples these are
   * @param outputs how many numbers an example has
   * @param gradient takes the gradient with respect to the pre-outputs, likewise
   */
  void add(double[] preOutputs, double[] labels, int count, int outputs, double[] gradient) {
    for (int from = 0; from < count * outputs; from += outputs) {
      sum += example(preOutputs, labels, from, outputs, gradient);
      if (correct(preOutputs, labels, from, outputs)) {
        correct++;
      }
    }
    for (int i = 0; i < count * outputs; i++) {
      gradient[i] /= examples;
    }
  }

  private double[] measure(INDArray labels, INDArray preOutput) {
    double[] z = read(preOutput);
    double[] gradient = new double[z.length];
    start(preOutput.rows());
    add(z, read(labels), preOutput.rows(), preOutput.columns(), gradient);
    return gradient;
  }

  private static double[] read(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  private static INDArray write(double[] gradient, INDArray like) {
    INDArray array = Nd4j.createUninitialized(like.dataType(), like.shape(), 'c');
    if (like.dataType() == DataType.DOUBLE) {
      NativeMemory.doubles(array).put(gradient);
      Reference.reachabilityFence(array);
      return array;
    }
    float[] single = new float[gradient.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) gradient[i];
    }
    Floats.write(single, array);
    return array;
  }
}
