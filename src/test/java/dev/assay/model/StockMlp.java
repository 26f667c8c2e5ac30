package dev.assay.model;

import dev.assay.model.onednn.KernelThreads;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Builds the network that an {@link Mlp} describes from DL4J's own layers. */
final class StockMlp {
  private StockMlp() {}

  static MultiLayerNetwork build(Mlp mlp, Optimizer optimizer, INDArray parameters) {
    KernelThreads.hold();
    var layers =
        new NeuralNetConfiguration.Builder().updater(optimizer.updater()).miniBatch(false).list();
    int in = mlp.inputs();
    List<Integer> hidden = mlp.hidden();
    for (int width : hidden) {
      layers.layer(
          new DenseLayer.Builder().nIn(in).nOut(width).activation(mlp.activation().nd4j()).build());
      in = width;
    }
    layers.layer(
        new OutputLayer.Builder(new SquaredError())
            .nIn(in)
            .nOut(mlp.outputs())
            .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init(parameters.dup(), false);
    return network;
  }
}
