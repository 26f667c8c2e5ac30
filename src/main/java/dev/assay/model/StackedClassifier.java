package dev.assay.model;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Takes batches through a convolution stack and a dense output layer, by the kernels that DL4J
 * calls and with the same bits.
 *
 * <p>An instance belongs to one network and one thread.
 */
final class StackedClassifier implements BatchPass.Direct {
  private final ConvolutionStackLayer stack;
  private final OutputLayer output;
  private final MeasuredLoss loss;
  private final INDArray weights;
  private final INDArray bias;
  private final float[] biases;
  private final Map<Integer, Arrays> bySize = new HashMap<>();
  private @Nullable GradientViews gradients;

  private StackedClassifier(ConvolutionStackLayer stack, OutputLayer output) {
    this.stack = stack;
    this.output = output;
    loss = (MeasuredLoss) output.layerConf().getLossFn();
    weights = output.getParam(DefaultParamInitializer.WEIGHT_KEY);
    bias = output.getParam(DefaultParamInitializer.BIAS_KEY);
    biases = new float[Math.toIntExact(weights.size(1))];
  }

  /**
   * Returns the one of a network that starts with a stack, or null where other layers follow or
   * something happens between them.
   */
  static @Nullable StackedClassifier of(ConvolutionStackLayer stack, MultiLayerNetwork network) {
    MultiLayerConfiguration between = network.getLayerWiseConfigurations();
    return network.getnLayers() == 2
            && network.getLayer(1).getClass() == OutputLayer.class
            && between.getInputPreProcess(0) == null
            && between.getInputPreProcess(1) == null
            && stack.layerConf().endsInVector()
            && stack.layerConf().getIDropout() == null
            && isPlain(((OutputLayer) network.getLayer(1)).layerConf())
        ? new StackedClassifier(stack, (OutputLayer) network.getLayer(1))
        : null;
  }

  private static boolean isPlain(org.deeplearning4j.nn.conf.layers.OutputLayer layer) {
    return layer.getLossFn() instanceof MeasuredLoss
        && layer.hasBias()
        && layer.getIDropout() == null
        && layer.getWeightNoise() == null;
  }

  @Override
  public void trainingGradient(INDArray images, INDArray labels) {
    INDArray dense = stack.dense(images);
    Arrays arrays = forward(true, dense, labels);
    Floats.write(arrays.roundedGradient(), arrays.gradient);
    GradientViews views = views();
    Nd4j.gemm(arrays.features, arrays.gradient, views.weights, true, false, 1, 0);
    arrays.gradient.sum(views.bias, 0);
    weights.mmuli(arrays.gradientByOutput, arrays.featureGradientByFeature);
    stack.backward(dense, arrays.featureGradient, null);
  }

  @Override
  public void measure(INDArray images, INDArray labels) {
    forward(false, stack.dense(images), labels);
  }

  private Arrays forward(boolean training, INDArray images, INDArray labels) {
    int n = Math.toIntExact(images.size(0));
    Arrays arrays = bySize.computeIfAbsent(n, size -> new Arrays(size, weights));
    stack.forward(training, images, arrays.features);
    arrays.features.mmuli(weights, arrays.logits);
    Floats.read(bias, biases);
    arrays.readLogits(biases);
    arrays.readTargets(labels);
    loss.start(n);
    loss.add(arrays.outputs, arrays.targets, n, biases.length, arrays.outputGradient);
    return arrays;
  }

  private GradientViews views() {
    INDArray flat = output.getGradientsViewArray();
    GradientViews views = gradients;
    if (views == null || views.flat != flat) {
      Map<String, INDArray> byName =
          output.layerConf().initializer().getGradientsFromFlattened(output.conf(), flat);
      views =
          new GradientViews(
              flat,
              requireNonNull(byName.get(DefaultParamInitializer.WEIGHT_KEY)),
              requireNonNull(byName.get(DefaultParamInitializer.BIAS_KEY)));
      gradients = views;
    }
    return views;
  }

  private record GradientViews(INDArray flat, INDArray weights, INDArray bias) {}

  /**
   * What batches of one size need, allocated once.
   *
   * <p>Layouts are those in which DL4J's gemm calls see the same matrices, less its copies: results
   * of a multiplication lie column by column.
   */
  private static final class Arrays {
    private final int n;
    private final INDArray features;
    private final INDArray logits;
    private final INDArray logitsByOutput;
    private final INDArray gradient;
    private final INDArray gradientByOutput;
    private final INDArray featureGradientByFeature;
    private final INDArray featureGradient;
    private final float[] single;
    private final double[] outputs;
    private final double[] targets;
    private final double[] outputGradient;

    Arrays(int n, INDArray weights) {
      this.n = n;
      long in = weights.size(0);
      long out = weights.size(1);
      try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        features = matrix(n, in, 'c');
        logits = matrix(n, out, 'f');
        logitsByOutput = logits.transpose();
        gradient = matrix(n, out, 'c');
        gradientByOutput = gradient.transpose();
        featureGradientByFeature = matrix(in, n, 'f');
        featureGradient = featureGradientByFeature.transpose();
      }
      int length = Math.toIntExact(n * out);
      single = new float[length];
      outputs = new double[length];
      targets = new double[length];
      outputGradient = new double[length];
    }

    private static INDArray matrix(long rows, long columns, char order) {
      return Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, columns}, order);
    }

    /** Takes over the logits, with the biases that are still lacking. */
    void readLogits(float[] biases) {
      Floats.read(logitsByOutput, single);
      for (int j = 0; j < biases.length; j++) {
        for (int i = 0; i < n; i++) {
          outputs[i * biases.length + j] = single[j * n + i] + biases[j];
        }
      }
    }

    void readTargets(INDArray labels) {
      Floats.read(labels, single);
      for (int i = 0; i < targets.length; i++) {
        targets[i] = single[i];
      }
    }

    float[] roundedGradient() {
      for (int i = 0; i < outputGradient.length; i++) {
        single[i] = (float) outputGradient[i];
      }
      return single;
    }
  }
}
