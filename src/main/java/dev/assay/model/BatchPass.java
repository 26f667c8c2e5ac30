package dev.assay.model;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Takes a batch through a network that {@link Architecture#build} built, and does nothing besides.
 *
 * <p>A multilayer perceptron, which is one layer of ours, and a convolution stack under a dense
 * layer are asked directly. DL4J's bookkeeping around a step takes a sixth of the time of networks
 * as small as that; it computes the output layer twice, and the gradient with respect to the
 * inputs, which has no reader. Other networks go through DL4J.
 */
public final class BatchPass {
  private BatchPass() {}

  /**
   * Writes the mean loss's gradient at the network's parameters into its flat gradient, and what
   * the batch amounted to into its {@link MeasuredLoss}.
   *
   * @param inputs the inputs, [batch, …]
   * @param labels the labels, [batch, outputs]
   */
  public static void gradient(MultiLayerNetwork network, INDArray inputs, INDArray labels) {
    if (network.getGradientsViewArray() == null) {
      network.initGradientsView();
    }
    Direct direct = direct(network);
    if (direct != null) {
      direct.trainingGradient(inputs, labels);
      return;
    }
    network.setInput(inputs);
    network.setLabels(labels);
    network.computeGradientAndScore();
  }

  /**
   * Writes what the batch amounts to into the network's {@link MeasuredLoss}: forward alone, as in
   * inference.
   *
   * @param inputs the inputs, [batch, …]
   * @param labels the labels, [batch, outputs]
   */
  public static void loss(MultiLayerNetwork network, INDArray inputs, INDArray labels) {
    Direct direct = direct(network);
    if (direct != null) {
      direct.measure(inputs, labels);
      return;
    }
    network.score(new DataSet(inputs, labels), false);
  }

  /** What takes batches without DL4J. */
  interface Direct {
    /** Writes the mean loss's gradient into the flat gradient, without one for the inputs. */
    void trainingGradient(INDArray inputs, INDArray labels);

    /** Leaves in the {@link MeasuredLoss} what a batch amounts to. */
    void measure(INDArray inputs, INDArray labels);
  }

  private static @Nullable Direct direct(MultiLayerNetwork network) {
    if (network.getLayer(0) instanceof DenseStackLayer stack) {
      return stack;
    }
    return network.getLayer(0) instanceof ConvolutionStackLayer stack
        ? stack.classifier(network)
        : null;
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
