package dev.assay.model;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes the gradient that a training step needs and nothing else.
 *
 * <p>A multilayer perceptron, which is one layer of ours, is asked directly: on networks this small
 * DL4J's bookkeeping around a step takes a sixth of its time, and the gradient with respect to the
 * inputs, which DL4J always asks for, has no reader.
 */
public final class TrainingGradient {
  private TrainingGradient() {}

  /**
   * Writes the mean loss's gradient at the network's parameters into its flat gradient, and what
   * the batch amounted to into its {@link MeasuredLoss}.
   *
   * @param network a network that {@link Architecture#build} built, its gradient view initialised
   * @param inputs the inputs, [batch, …]
   * @param labels the labels, [batch, outputs]
   */
  public static void compute(MultiLayerNetwork network, INDArray inputs, INDArray labels) {
    if (network.getLayer(0) instanceof DenseStackLayer stack) {
      stack.trainingGradient(inputs, labels);
      return;
    }
    network.setInput(inputs);
    network.setLabels(labels);
    network.computeGradientAndScore();
  }

  /** Tells whether a network is one stack of dense layers, which the methods below are about. */
  public static boolean isDenseStack(MultiLayerNetwork network) {
    return network.getLayer(0) instanceof DenseStackLayer;
  }

  /** Returns the outputs of a stack of dense layers, {@code [batch, outputs]} row-major. */
  public static double[] outputs(MultiLayerNetwork network, INDArray inputs) {
    return network.output(inputs, false).dup('c').data().asDouble();
  }

  /**
   * Returns the gradient of one output of a stack of dense layers with respect to its inputs,
   * {@code [batch, inputs]} row-major.
   */
  public static float[] ofOutput(MultiLayerNetwork network, INDArray inputs, int output) {
    return ((DenseStackLayer) network.getLayer(0)).inputGradient(inputs, output);
  }
}
