package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.model.onednn.ConvolutionEngine;
import dev.assay.model.onednn.ConvolutionStage;
import dev.assay.model.onednn.ImageShape;
import dev.assay.model.onednn.KernelThreads;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class ConvolutionStackTest {
  private static final ImageShape INPUT = new ImageShape(1, 14, 14);
  private static final List<ConvolutionStage> STAGES =
      List.of(
          ConvolutionStage.convolution(1, 20, true),
          ConvolutionStage.convolution(20, 12, true),
          ConvolutionStage.maxPooling(),
          ConvolutionStage.convolution(12, 33, true),
          ConvolutionStage.maxPooling(),
          ConvolutionStage.globalAveragePooling());

  @BeforeEach
  void needsOnednn() {
    assumeTrue(ConvolutionEngine.available(), ConvolutionEngine.describe());
  }

  @Test
  void gradientsAreThoseOfFiniteDifferencesInDouble() {
    ImageShape input = new ImageShape(2, 7, 6);
    List<ConvolutionStage> stages =
        List.of(
            ConvolutionStage.convolution(2, 5, true),
            ConvolutionStage.maxPooling(),
            ConvolutionStage.convolution(5, 9, true),
            ConvolutionStage.globalAveragePooling());
    MultiLayerNetwork network =
        TwinNetworks.network(input, List.of(new ConvolutionStack(input, stages)), 3);
    network.initGradientsView();
    Layer layer = TwinNetworks.behindAnother(network.getLayer(0));
    Random random = new Random(5);
    double[] image = random.doubles(input.size(), -1, 1).toArray();
    double[] weights = random.doubles(9, -1, 1).toArray();
    double[] parameters = layer.params().dup().data().asDouble();
    layer.setInput(
        Nd4j.create(image, new long[] {1, 2, 7, 6}, DataType.FLOAT),
        LayerWorkspaceMgr.noWorkspaces());
    layer.activate(true, LayerWorkspaceMgr.noWorkspaces());
    INDArray toImage =
        layer
            .backpropGradient(
                Nd4j.create(weights, new long[] {1, 9}, DataType.FLOAT),
                LayerWorkspaceMgr.noWorkspaces())
            .getSecond();
    double[] toParameters = layer.getGradientsViewArray().dup().data().asDouble();
    PlainStack plain = new PlainStack(input, stages);
    for (int i = 0; i < parameters.length; i++) {
      assertThat(toParameters[i])
          .as("parameter %d", i)
          .isCloseTo(
              slope(parameters, i, () -> plain.weightedSum(image, parameters, weights)),
              within(1e-5));
    }
    for (int i = 0; i < image.length; i++) {
      assertThat(toImage.getDouble(i))
          .as("pixel %d", i)
          .isCloseTo(
              slope(image, i, () -> plain.weightedSum(image, parameters, weights)), within(1e-5));
    }
  }

  private static double slope(
      double[] variable, int i, java.util.function.DoubleSupplier function) {
    double step = 1e-7;
    double old = variable[i];
    variable[i] = old + step;
    double above = function.getAsDouble();
    variable[i] = old - step;
    double below = function.getAsDouble();
    variable[i] = old;
    return (above - below) / (2 * step);
  }

  @Test
  void trainsToTheSameBytesWithANeighbour() throws Exception {
    float[] alone = trained(1, 12);
    ExecutorService threads = KernelThreads.pool(2, "test");
    try {
      Future<float[]> one = threads.submit(() -> trained(1, 12));
      Future<float[]> other = threads.submit(() -> trained(2, 12));
      assertThat(one.get()).isEqualTo(alone);
      assertThat(other.get()).isNotEqualTo(alone);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void theRestOfAnOddBatchIsLearntFromToo() {
    TwinNetworks twins = TwinNetworks.of(INPUT, STAGES, 9);
    for (int n : new int[] {67, 1, 33, 128, 67}) {
      INDArray images = images(INPUT, n, n);
      twins.assertSame(images, TwinNetworks.labels(n));
    }
  }

  @Test
  void aNetworkBuiltInOneThreadTrainsInAnother() throws Exception {
    MultiLayerNetwork network =
        TwinNetworks.network(INPUT, List.of(new ConvolutionStack(INPUT, STAGES)), 1);
    steps(network, 1);
    ExecutorService thread = KernelThreads.pool(1, "test");
    try {
      thread.submit(() -> steps(network, 11)).get();
    } finally {
      thread.shutdown();
    }
    assertThat(network.params().dup().data().asFloat()).isEqualTo(trained(1, 12));
  }

  @Test
  void anInferenceBetweenForwardAndBackwardHarmsNothing() {
    MultiLayerNetwork network =
        TwinNetworks.network(INPUT, List.of(new ConvolutionStack(INPUT, STAGES)), 1);
    LayerWorkspaceMgr none = LayerWorkspaceMgr.noWorkspaces();
    network.initGradientsView();
    Layer layer = network.getLayer(0);
    INDArray images = images(INPUT, 40, 1);
    INDArray gradient = images(new ImageShape(33, 1, 1), 40, 2).reshape(40, 33);
    layer.activate(images, true, none);
    layer.backpropGradient(gradient, none);
    INDArray expected = layer.getGradientsViewArray().dup();
    layer.activate(images(INPUT, 80, 3), false, none);
    layer.setInput(images, none);
    layer.backpropGradient(gradient, none);
    TwinNetworks.assertSameBits(layer.getGradientsViewArray(), expected);
    layer.activate(images(INPUT, 80, 3), true, none);
    layer.setInput(images, none);
    layer.backpropGradient(gradient, none);
    TwinNetworks.assertSameBits(layer.getGradientsViewArray(), expected);
  }

  @Test
  void acceptsRowsViewsAndOtherOrders() {
    MultiLayerNetwork network =
        TwinNetworks.network(INPUT, List.of(new ConvolutionStack(INPUT, STAGES)), 1);
    INDArray images = images(INPUT, 10, 1);
    INDArray expected = network.output(images, false);
    TwinNetworks.assertSameBits(network.output(images.reshape(10, INPUT.size()), false), expected);
    TwinNetworks.assertSameBits(network.output(images.dup('f'), false), expected);
    INDArray more = Nd4j.concat(0, images(INPUT, 3, 2), images);
    INDArray view =
        more.get(
            NDArrayIndex.interval(3, 13),
            NDArrayIndex.all(),
            NDArrayIndex.all(),
            NDArrayIndex.all());
    TwinNetworks.assertSameBits(network.output(view, false), expected);
  }

  @Test
  void nativeMemoryDoesNotGrowAndIsGivenBack() {
    MultiLayerNetwork network =
        TwinNetworks.network(INPUT, List.of(new ConvolutionStack(INPUT, STAGES)), 1);
    steps(network, 3);
    long before = ConvolutionLayers.nativeBytes(network);
    steps(network, 50);
    assertThat(ConvolutionLayers.nativeBytes(network)).isEqualTo(before).isPositive();
    for (int n = 1; n < 32; n++) {
      network.output(images(INPUT, n, n), false);
    }
    assertThat(ConvolutionLayers.nativeBytes(network)).isLessThan(4 * before);
    ConvolutionLayers.release(network);
    assertThat(ConvolutionLayers.nativeBytes(network)).isZero();
    steps(network, 1);
    assertThat(ConvolutionLayers.nativeBytes(network)).isPositive();
  }

  @Test
  void survivesCloneAndJson() {
    MultiLayerNetwork network =
        TwinNetworks.network(INPUT, List.of(new ConvolutionStack(INPUT, STAGES)), 1);
    INDArray images = images(INPUT, 5, 1);
    INDArray expected = network.output(images, false);
    TwinNetworks.assertSameBits(network.clone().output(images, false), expected);
    MultiLayerConfiguration read =
        MultiLayerConfiguration.fromJson(network.getLayerWiseConfigurations().toJson());
    assertThat(read.getConf(0).getLayer()).isEqualTo(network.getLayer(0).conf().getLayer());
    KernelThreads.hold();
    MultiLayerNetwork again = new MultiLayerNetwork(read);
    again.init(network.params().dup(), false);
    TwinNetworks.assertSameBits(again.output(images, false), expected);
  }

  @Test
  void findsItsParametersBehindThoseOfOtherLayers() {
    List<ConvolutionStage> first = STAGES.subList(0, 2);
    List<ConvolutionStage> rest = STAGES.subList(2, STAGES.size());
    TwinNetworks twins =
        new TwinNetworks(
            TwinNetworks.network(
                INPUT,
                List.of(
                    new ConvolutionStack(INPUT, first),
                    new ConvolutionStack(new ImageShape(12, 14, 14), rest)),
                1),
            TwinNetworks.network(INPUT, ConvolutionLayers.stock(STAGES), 1));
    INDArray images = images(INPUT, 21, 1);
    INDArray labels = TwinNetworks.labels(21);
    twins.ours().calculateGradients(images, labels, null, null);
    INDArray unasked = twins.ours().getFlattenedGradients().dup();
    twins.assertSame(images, labels);
    TwinNetworks.assertSameBits(twins.ours().getFlattenedGradients(), unasked);
  }

  @Test
  void imagesGetNoGradientWhereNoLayerIsBeforeTheStack() {
    MultiLayerNetwork network =
        TwinNetworks.network(INPUT, List.of(new ConvolutionStack(INPUT, STAGES)), 1);
    INDArray images = images(INPUT, 5, 1);
    INDArray labels = TwinNetworks.labels(5);
    var first = network.calculateGradients(images, labels, null, null);
    assertThat(first.getSecond()).isNull();
    TwinNetworks.behindAnother(network.getLayer(0));
    var behind = network.calculateGradients(images, labels, null, null);
    assertThat(behind.getSecond().shape()).containsExactly(5, 1, 14, 14);
  }

  @Test
  void normalisationTrainsAndInfersAsDl4jsDoes() {
    List<ConvolutionStage> stages =
        List.of(
            ConvolutionStage.convolution(1, 20, false),
            ConvolutionStage.batchNormalization(20, true),
            ConvolutionStage.maxPooling(),
            ConvolutionStage.convolution(20, 9, false),
            ConvolutionStage.batchNormalization(9, true),
            ConvolutionStage.globalAveragePooling());
    TwinNetworks twins = TwinNetworks.of(INPUT, stages, 1);
    INDArray images = images(INPUT, 37, 1).addi(0.3);
    INDArray labels = TwinNetworks.labels(37);
    // One step: Adam makes full steps of what rounding leaves of a convolution's bias gradient.
    TwinNetworks.step(twins.ours(), images, labels);
    TwinNetworks.step(twins.stock(), images, labels);
    for (String key : new String[] {"mean0", "var0", "mean1", "var1"}) {
      int stock = key.endsWith("0") ? 1 : 5;
      TwinNetworks.assertClose(
          twins.ours().getParam("0_" + key),
          twins.stock().getParam(stock + "_" + key.substring(0, key.length() - 1)).reshape(-1),
          1e-5,
          key);
    }
    TwinNetworks.assertClose(
        twins.ours().output(images, false), twins.stock().output(images, false), 1e-3, "output");
  }

  @Test
  void normalisationHasNoGradientForTheImagesAlone() {
    List<ConvolutionStage> stages =
        List.of(
            ConvolutionStage.convolution(1, 4, false),
            ConvolutionStage.batchNormalization(4, true),
            ConvolutionStage.globalAveragePooling());
    Layer layer =
        TwinNetworks.network(INPUT, List.of(new ConvolutionStack(INPUT, stages)), 1).getLayer(0);
    layer.setInput(images(INPUT, 3, 1), LayerWorkspaceMgr.noWorkspaces());
    INDArray result = layer.activate(true, LayerWorkspaceMgr.noWorkspaces());
    assertThatThrownBy(() -> ConvolutionLayers.inputGradient(layer, result))
        .hasMessageContaining("fold it into the convolutions");
  }

  @Test
  void fallsBackToOneStockLayerPerStage() {
    assertThat(ConvolutionLayers.stock(STAGES)).hasSameSizeAs(STAGES);
    assertThat(ConvolutionLayers.stock(STAGES).get(0)).isInstanceOf(ConvolutionLayer.class);
    assertThat(ConvolutionLayers.of(INPUT, STAGES)).hasSize(1);
  }

  @Test
  void saysWhatDoesNotFit() {
    assertThatThrownBy(
            () -> new ConvolutionStack(INPUT, List.of(ConvolutionStage.convolution(3, 8, true))))
        .hasMessageContaining("make its \"in\" 1");
    List<ConvolutionStage> tooDeep =
        Stream.generate(ConvolutionStage::maxPooling).limit(4).toList();
    assertThatThrownBy(() -> new ConvolutionStack(INPUT, tooDeep))
        .hasMessageContaining("1 x 1 x 1");
    MultiLayerNetwork network =
        TwinNetworks.network(INPUT, List.of(new ConvolutionStack(INPUT, STAGES)), 1);
    assertThatThrownBy(() -> network.output(images(new ImageShape(1, 13, 14), 2, 1), false))
        .hasMessageContaining("does not hold images of 1 x 14 x 14");
  }

  @Test
  void stagesSurviveTheirText() {
    assertThat(ConvolutionStage.parse(ConvolutionStage.format(STAGES))).isEqualTo(STAGES);
    assertThatThrownBy(() -> ConvolutionStage.parse("dropout"))
        .hasMessageContaining("\"dropout\" is no stage");
  }

  private static float[] trained(long seed, int steps) {
    MultiLayerNetwork network =
        TwinNetworks.network(INPUT, List.of(new ConvolutionStack(INPUT, STAGES)), seed);
    steps(network, steps);
    return network.params().dup().data().asFloat();
  }

  private static void steps(MultiLayerNetwork network, int steps) {
    INDArray images = images(INPUT, 50, 4);
    INDArray labels = TwinNetworks.labels(50);
    for (int i = 0; i < steps; i++) {
      TwinNetworks.step(network, images, labels);
    }
  }

  /** Returns images that no other thread's random numbers touch. */
  private static INDArray images(ImageShape shape, int n, long seed) {
    Random random = new Random(seed);
    float[] values = new float[n * shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return Nd4j.create(
        values, new long[] {n, shape.channels(), shape.height(), shape.width()}, 'c');
  }
}
