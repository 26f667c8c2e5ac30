package dev.assay.measurement;

import dev.assay.data.RandomStreams;
import dev.assay.model.Architecture;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.model.ParameterBlock;
import dev.assay.model.SoftmaxCrossEntropy;
import dev.assay.model.onednn.KernelThreads;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;

/** Builds small networks, seeded. */
final class TestNetworks {
  private TestNetworks() {}

  /** Returns weights with biases that are not zero. */
  static Weights weights(Architecture architecture, long seed) {
    RandomGenerator random = new RandomStreams(seed).stream("weights");
    float[] values = architecture.initialise(random);
    for (ParameterBlock block : architecture.parameterBlocks()) {
      for (int i = block.offset(); i < block.end(); i++) {
        if (block.kind() == ParameterBlock.Kind.BIAS) {
          values[i] = (float) (0.1 * RandomStreams.gaussian(random));
        }
      }
    }
    return new Weights(values);
  }

  static MultiLayerNetwork build(Architecture architecture, Weights weights) {
    return architecture.build(Optimizer.sgd(0.1), weights.toArray());
  }

  static Batches batches() {
    return new Batches(ConvNet.ofWidths(1)::inputShape);
  }

  /** Returns softmax(xW + b), whose flat parameters are W column by column and then b. */
  static MultiLayerNetwork linearSoftmax(int inputs, int classes, float[] parameters) {
    KernelThreads.hold();
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(
                    new OutputLayer.Builder(new SoftmaxCrossEntropy())
                        .nIn(inputs)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init(Nd4j.createFromArray(parameters).reshape(1, parameters.length), false);
    return network;
  }
}
