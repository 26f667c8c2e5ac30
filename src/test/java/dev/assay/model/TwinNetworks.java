package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.onednn.ConvolutionStage;
import dev.assay.model.onednn.ImageShape;
import dev.assay.model.onednn.KernelThreads;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The same network twice: on our layers and on DL4J's own. */
record TwinNetworks(MultiLayerNetwork ours, MultiLayerNetwork stock) {
  static final int CLASSES = 10;

  static TwinNetworks of(ImageShape input, List<ConvolutionStage> stages, long seed) {
    return new TwinNetworks(
        network(input, List.of(new ConvolutionStack(input, stages)), seed),
        network(input, ConvolutionLayers.stock(stages), seed));
  }

  static MultiLayerNetwork network(ImageShape input, List<Layer> layers, long seed) {
    KernelThreads.hold();
    NeuralNetConfiguration.ListBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            .weightInit(WeightInit.RELU)
            .updater(new Adam(1e-3))
            .list();
    layers.forEach(builder::layer);
    MultiLayerConfiguration configuration =
        builder
            .layer(
                new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                    .nOut(CLASSES)
                    .activation(Activation.SOFTMAX)
                    .build())
            .setInputType(InputType.convolutional(input.height(), input.width(), input.channels()))
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  /** Takes one step, as a trainer does. */
  static void step(MultiLayerNetwork network, INDArray images, INDArray labels) {
    network.setInput(images);
    network.setLabels(labels);
    network.computeGradientAndScore();
    network
        .getUpdater()
        .update(
            network,
            network.gradient(),
            network.getIterationCount(),
            network.getEpochCount(),
            Math.toIntExact(images.size(0)),
            LayerWorkspaceMgr.noWorkspaces());
    INDArray update = network.getFlattenedGradients();
    network.params().subi(update.reshape(update.length()));
    network.setIterationCount(network.getIterationCount() + 1);
  }

  /** Makes a layer go back to its input, as one that has another before it does. */
  static org.deeplearning4j.nn.api.Layer behindAnother(org.deeplearning4j.nn.api.Layer layer) {
    layer.setIndex(1);
    return layer;
  }

  static INDArray labels(int n) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, n, CLASSES);
    for (int i = 0; i < n; i++) {
      labels.putScalar(i, i * 7 % CLASSES, 1);
    }
    return labels;
  }

  void assertSame(INDArray images, INDArray labels) {
    assertClose(ours.output(images, false), stock.output(images, false), "output");
    behindAnother(ours.getLayer(0));
    var mine = ours.calculateGradients(images, labels, null, null);
    var theirs = stock.calculateGradients(images, labels, null, null);
    assertClose(
        ours.getFlattenedGradients(), stock.getFlattenedGradients(), "gradient of parameters");
    assertClose(mine.getSecond(), theirs.getSecond(), "gradient of images");
  }

  /** INDArray's own equals, which assertThat would use, lets numbers differ by 1e-5. */
  static void assertSameBits(INDArray one, INDArray other) {
    assertThat(one.shape()).isEqualTo(other.shape());
    assertThat(Floats.read(one)).isEqualTo(Floats.read(other));
  }

  static void assertClose(INDArray mine, INDArray theirs, String what) {
    assertClose(mine, theirs, 2e-5, what);
  }

  static void assertClose(INDArray mine, INDArray theirs, double tolerance, String what) {
    assertThat(mine.shape()).as(what).isEqualTo(theirs.shape());
    double scale = Math.max(1e-6, theirs.amaxNumber().doubleValue());
    double difference = mine.sub(theirs).amaxNumber().doubleValue();
    assertThat(difference / scale).as(what).isLessThan(tolerance);
  }
}
