package dev.assay.model.network;

import dev.assay.model.Activation;
import dev.assay.model.ConvolutionLayers;
import dev.assay.model.DenseStack;
import dev.assay.model.Optimizer;
import dev.assay.model.onednn.ConvolutionEngine;
import dev.assay.model.onednn.ConvolutionStage;
import dev.assay.model.onednn.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a {@link Network}'s DL4J configuration: of our stacks as far as they go, then of DL4J's.
 */
final class NetworkLayers {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkLayers.class);
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  /**
   * Beyond so many parameters BLAS is faster than a stack made for small networks: on one thread of
   * an AMD EPYC (Zen 4), 784-h-10 at batch 128 trained 449,000 against 130,000 examples a second
   * with h = 8, 160,000 against 119,000 with 32, and 89,000 against 97,000 with 60.
   */
  private static final long LARGEST_DENSE_STACK = 50_000;

  private final Network network;

  NetworkLayers(Network network) {
    this.network = network;
  }

  /** Names what computes the network. */
  String computedBy() {
    if (isDenseStack(network)) {
      return "dense stack";
    }
    int stacked = stacked();
    String stack = "convolution stack of " + stacked + ", ";
    return stacked > 0 && ConvolutionEngine.available() ? stack + "DL4J" : "DL4J";
  }

  MultiLayerConfiguration configuration(Optimizer optimizer) {
    boolean dense = isDenseStack(network);
    WorkspaceMode workspaces = dense ? WorkspaceMode.NONE : WorkspaceMode.ENABLED;
    var builder =
        new NeuralNetConfiguration.Builder()
            .updater(optimizer.updater())
            .miniBatch(false)
            .trainingWorkspaceMode(workspaces)
            .inferenceWorkspaceMode(workspaces)
            .list();
    if (dense) {
      return builder
          .layer(
              new DenseStack(
                  widths(network),
                  activation(network).orElse(Activation.TANH),
                  network.loss().ofOneNetwork()))
          .build();
    }
    int from = stacked();
    Shape shape = network.input();
    int count = 0;
    if (from > 0) {
      for (var layer : ConvolutionLayers.of(imageShape(shape), stages().subList(0, from))) {
        builder.layer(layer);
        count++;
      }
    }
    int consumed = consumed(from);
    if (consumed < network.layers().size() - 1) {
      sayOnce();
    }
    for (Layer layer : network.layers().subList(0, consumed)) {
      shape = layer.after(shape);
    }
    for (Layer layer : network.layers().subList(consumed, network.layers().size())) {
      if (layer instanceof Flatten && shape.isImage()) {
        builder.inputPreProcessor(
            count,
            new CnnToFeedForwardPreProcessor(shape.height(), shape.width(), shape.channels()));
      }
      for (var own : layer.dl4j(shape)) {
        builder.layer(own);
        count++;
      }
      shape = layer.after(shape);
    }
    return builder.build();
  }

  private void sayOnce() {
    if (SAID.add(network.describe())) {
      LOG.info("{} runs on DL4J's own layers, slower than the stacks", network.describe());
    }
  }

  private static ImageShape imageShape(Shape shape) {
    return new ImageShape(shape.channels(), shape.height(), shape.width());
  }

  /** Tells whether the network is a multilayer perceptron that the dense stack computes. */
  static boolean isDenseStack(Network network) {
    List<Layer> layers = dense(network);
    long parameters = 0;
    Shape shape = Shape.vector(network.input().size());
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      boolean hidden = i < layers.size() - 1;
      boolean fits =
          i % 2 == 0
              ? (hidden
                  ? layer instanceof Dense dense && dense.bias()
                  : layer instanceof Output output && output.bias())
              : layer instanceof Activated activated
                  && activated.function().inStack()
                  && activated.function() == activation(network).orElseThrow();
      if (!fits) {
        return false;
      }
      Shape after = layer.after(shape);
      parameters += i % 2 == 0 ? (shape.size() + 1L) * after.size() : 0;
      shape = after;
    }
    return (!network.input().isImage() || network.layers().get(0) instanceof Flatten)
        && parameters <= LARGEST_DENSE_STACK;
  }

  private static List<Layer> dense(Network network) {
    List<Layer> layers = network.layers();
    return layers.get(0) instanceof Flatten ? layers.subList(1, layers.size()) : layers;
  }

  private static Optional<Activation> activation(Network network) {
    return network.layers().stream()
        .filter(Activated.class::isInstance)
        .map(layer -> ((Activated) layer).function())
        .findFirst();
  }

  private static List<Integer> widths(Network network) {
    List<Integer> widths = new ArrayList<>(List.of(network.input().size()));
    Shape shape = Shape.vector(network.input().size());
    for (Layer layer : dense(network)) {
      shape = layer.after(shape);
      if (!(layer instanceof Activated)) {
        widths.add(shape.size());
      }
    }
    return widths;
  }

  /** Returns how many stages the convolution stack takes, which must begin with a convolution. */
  private int stacked() {
    return stages().size();
  }

  /** Returns the longest beginning that the convolution stack computes. */
  private List<ConvolutionStage> stages() {
    List<ConvolutionStage> stages = new ArrayList<>();
    List<Layer> layers = network.layers();
    Shape shape = network.input();
    int i = 0;
    while (i < layers.size()) {
      Optional<ConvolutionStage> stage = stage(layers, i, shape);
      if (stage.isEmpty()) {
        break;
      }
      int taken = taken(stage.get());
      for (Layer layer : layers.subList(i, i + taken)) {
        shape = layer.after(shape);
      }
      stages.add(stage.get());
      i += taken;
    }
    return stages;
  }

  private int consumed(int stageCount) {
    return stages().subList(0, stageCount).stream().mapToInt(NetworkLayers::taken).sum();
  }

  /** Returns how many layers a stage stands for: with its ReLU, two. */
  private static int taken(ConvolutionStage stage) {
    boolean relu =
        stage instanceof ConvolutionStage.Convolution c && c.relu()
            || stage instanceof ConvolutionStage.BatchNormalization b && b.relu();
    return relu ? 2 : 1;
  }

  private static Optional<ConvolutionStage> stage(List<Layer> layers, int i, Shape before) {
    Layer layer = layers.get(i);
    boolean relu =
        i + 1 < layers.size()
            && layers.get(i + 1) instanceof Activated activated
            && activated.function() == Activation.RELU;
    if (layer instanceof Convolution c
        && c.equals(new Convolution(c.channels(), 3, 1, Padding.SAME, true))) {
      return Optional.of(ConvolutionStage.convolution(before.channels(), c.channels(), relu));
    }
    if (layer instanceof BatchNorm && i > 0 && layers.get(i - 1) instanceof Convolution) {
      return Optional.of(ConvolutionStage.batchNormalization(before.channels(), relu));
    }
    if (layer.equals(new Pooling(Pooling.Kind.MAX, 2, 2, Padding.VALID)) && i > 0) {
      return Optional.of(ConvolutionStage.maxPooling());
    }
    return layer instanceof GlobalAveragePooling && i > 0
        ? Optional.of(ConvolutionStage.globalAveragePooling())
        : Optional.empty();
  }
}
