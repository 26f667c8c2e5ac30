package dev.assay.measurement;

import dev.assay.model.Architecture;
import dev.assay.model.BatchPass;
import dev.assay.model.ConvolutionLayers;
import dev.assay.model.MeasuredLoss;
import dev.assay.model.Optimizer;
import dev.assay.model.ParameterBlock;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The mean loss and its gradient's norm on a fixed set of examples, at any weights.
 *
 * <p>Runs through a network of its own, a chunk of examples at a time; the chunks' gradients are
 * summed. Batch normalisation uses each chunk's own statistics; nothing is dropped out. An instance
 * belongs to one thread.
 */
public final class BatchGradient implements AutoCloseable {
  private static final int CHUNK = 128;

  private final Examples examples;
  private final int[] chosen;
  private final MultiLayerNetwork network;
  private final MeasuredLoss lossFunction;
  private final List<ParameterBlock> blocks;
  private final Batches batches;
  private double loss = Double.NaN;
  private double norm = Double.NaN;

  /**
   * Builds the network.
   *
   * @param chosen which examples make the batch
   */
  public BatchGradient(Architecture architecture, Examples examples, int[] chosen) {
    this.examples = examples;
    this.chosen = chosen.clone();
    network =
        architecture
            .measured()
            .build(Optimizer.sgd(1), new float[Math.toIntExact(architecture.parameterCount())]);
    lossFunction = Architecture.lossOf(network);
    blocks = architecture.parameterBlocks();
    batches = new Batches(architecture::inputShape);
  }

  /** Measures loss and gradient at the given weights. */
  public void measure(Weights weights) {
    network.setParams(Nd4j.createFromArray(weights.toArray()).reshape(1, weights.size()));
    INDArray gradient = Nd4j.zeros(1, weights.size());
    double sum = 0;
    for (int from = 0; from < chosen.length; from += CHUNK) {
      int count = Math.min(CHUNK, chosen.length - from);
      Batch batch = batches.fill(examples, chosen, from, count);
      BatchPass.gradient(network, batch.inputs(), batch.labels());
      sum += lossFunction.lastMean() * count;
      gradient.addi(network.getGradientsViewArray().mul((double) count / chosen.length));
    }
    loss = sum / chosen.length;
    norm = GradientNorm.of(gradient, blocks);
  }

  /** Gives the network's native memory back. */
  @Override
  public void close() {
    ConvolutionLayers.release(network);
  }

  /** Returns the mean loss of the last measurement. */
  public double loss() {
    return loss;
  }

  /** Returns the gradient's L2 norm of the last measurement. */
  public double norm() {
    return norm;
  }
}
