package dev.assay.measurement;

import dev.assay.model.BatchPass;
import dev.assay.model.ConvolutionLayers;
import dev.assay.model.Floats;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Differentiates a network's logits with respect to its input, example by example.
 *
 * <p>No example sees another one: a row of the batch gives what it gives alone. That is why batch
 * normalisation is refused; {@link dev.assay.model.FoldedBatchNorm} turns it into plain
 * convolutions first. The network's parameter gradients are overwritten. An instance belongs to one
 * thread.
 */
final class InputJacobian {
  private final List<Layer> hidden = new ArrayList<>();
  private final MultiLayerNetwork network;
  private final INDArray weights;
  private final @Nullable INDArray biases;
  private @Nullable INDArray inputs;
  private int rows;

  /**
   * Creates the Jacobian of a network that ends in a dense layer.
   *
   * @throws IllegalArgumentException if the network has batch normalisation
   */
  InputJacobian(MultiLayerNetwork network) {
    this.network = network;
    if (network.getFlattenedGradients() == null) {
      network.initGradientsView();
    }
    if (network.paramTable().keySet().stream().anyMatch(key -> key.contains("gamma"))) {
      throw new IllegalArgumentException(
          "batch normalisation couples the examples of a batch: fold it into the convolutions"
              + " first");
    }
    hidden.addAll(List.of(network.getLayers()));
    Layer output = hidden.remove(hidden.size() - 1);
    weights = output.getParam(DefaultParamInitializer.WEIGHT_KEY);
    biases = output.getParam(DefaultParamInitializer.BIAS_KEY);
  }

  private INDArray prepared(int layer, INDArray activations) {
    InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(layer);
    return before == null
        ? activations
        : before.preProcess(activations, rows, LayerWorkspaceMgr.noWorkspaces());
  }

  private INDArray unprepared(int layer, INDArray error) {
    InputPreProcessor before = network.getLayerWiseConfigurations().getInputPreProcess(layer);
    return before == null ? error : before.backprop(error, rows, LayerWorkspaceMgr.noWorkspaces());
  }

  /** Takes a batch forward and returns its logits, {@code [batch, outputs]} row-major. */
  double[] logits(INDArray inputs) {
    LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
    rows = Math.toIntExact(inputs.size(0));
    this.inputs = inputs;
    if (BatchPass.isDenseStack(network)) {
      return BatchPass.outputs(network, inputs);
    }
    INDArray activations = inputs;
    for (int i = 0; i < hidden.size(); i++) {
      activations = hidden.get(i).activate(prepared(i, activations), true, workspaces);
    }
    INDArray logits = prepared(hidden.size(), activations).mmul(weights);
    return (biases == null ? logits : logits.addiRowVector(biases)).dup('c').data().asDouble();
  }

  /**
   * Returns one row of every example's Jacobian: the gradient of one logit, {@code [batch, inputs]}
   * row-major, at the inputs of the last {@link #logits}.
   */
  float[] row(int output) {
    if (BatchPass.isDenseStack(network)) {
      return BatchPass.ofOutput(network, Objects.requireNonNull(inputs), output);
    }
    INDArray column = weights.getColumn(output).dup('c').reshape(1, weights.rows());
    INDArray error = Nd4j.ones(rows, 1).mmul(column).dup('c');
    error = unprepared(hidden.size(), error);
    for (int i = hidden.size() - 1; i >= 0; i--) {
      error = unprepared(i, ConvolutionLayers.inputGradient(hidden.get(i), error));
    }
    return Floats.read(error);
  }
}
