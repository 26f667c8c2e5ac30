package dev.assay.model.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.ParameterBlock;
import dev.assay.model.ParameterBlock.Kind;
import dev.assay.model.ParameterLayout;
import dev.assay.model.onednn.KernelThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network as a DL4J configuration, for what {@link Layers} cannot say. Its JSON is in the trial's
 * key; updater, loss and seed in it give way to the trial's.
 *
 * <p>Weights start as {@link Initialisation} says, with DL4J's fans; biases at 0 or as it says.
 * Dropout inside the configuration is refused, since DL4J draws it from a generator that all share.
 *
 * @param json what {@code MultiLayerConfiguration.toJson()} wrote
 * @param input what it gets
 * @param outputs how many outputs it has
 * @param loss what training makes small
 * @param initialisation how weights and biases start
 */
public record Dl4jNetwork(
    String json, Shape input, int outputs, Loss loss, Initialisation initialisation)
    implements Architecture {

  /** Reads the configuration and checks that it ends as its loss needs. */
  public Dl4jNetwork {
    Architecture.checkWidth("the number of outputs", outputs);
    json = canonical(json);
    List<Layer> layers = layers(read(json));
    if (!(layers.get(layers.size() - 1) instanceof BaseOutputLayer output)) {
      throw refusal("it ends with no output layer", "end it with an OutputLayer");
    }
    IActivation activation = output.getActivationFn();
    if (loss == Loss.CROSS_ENTROPY
        ? !(activation instanceof ActivationSoftmax)
        : !(activation instanceof ActivationIdentity)) {
      throw refusal(
          loss.text() + " does not go with an output of " + activation,
          "give it softmax for cross entropy, or identity for squared error");
    }
    if (output.getNOut() != outputs) {
      throw refusal(
          "it has " + output.getNOut() + " outputs, and " + outputs + " were said",
          "say how many it has");
    }
    for (Layer layer : layers) {
      if (layer.getIDropout() != null) {
        throw refusal(
            "a layer drops out, which DL4J draws from a generator that all trials share",
            "write the network as Layers with .dropout(rate)");
      }
      if (layer instanceof BaseLayer weighted
          && (isThere(weighted.getRegularization()) || isThere(weighted.getRegularizationBias()))) {
        throw refusal(
            "a layer has a penalty of its own, which the trial's optimizer does not see",
            "say it by .weightDecay(λ) of the optimizer");
      }
    }
  }

  /** Returns the network of a configuration, whose weights start by {@link Initialisation#HE}. */
  public static Dl4jNetwork of(
      MultiLayerConfiguration configuration, Shape input, int outputs, Loss loss) {
    return new Dl4jNetwork(configuration.toJson(), input, outputs, loss, Initialisation.HE);
  }

  private static boolean isThere(List<?> penalties) {
    return penalties != null && !penalties.isEmpty();
  }

  private static IllegalArgumentException refusal(String what, String remedy) {
    return new IllegalArgumentException(
        String.format(
            Locale.ENGLISH, "a DL4J configuration cannot be trained: %s; %s", what, remedy));
  }

  private static MultiLayerConfiguration read(String json) {
    try {
      return MultiLayerConfiguration.fromJson(json);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "no DL4J configuration: "
              + e.getMessage()
              + "; give what MultiLayerConfiguration.toJson() wrote",
          e);
    }
  }

  /**
   * Without the seed, which DL4J takes from the clock unless told, and which nothing here reads.
   */
  private static String canonical(String json) {
    MultiLayerConfiguration configuration = read(json);
    configuration.getConfs().forEach(conf -> conf.setSeed(0));
    return configuration.toJson();
  }

  private static List<Layer> layers(MultiLayerConfiguration configuration) {
    return configuration.getConfs().stream().map(conf -> conf.getLayer()).toList();
  }

  @Override
  public MultiLayerConfiguration configuration(Optimizer optimizer) {
    MultiLayerConfiguration configuration = read(json);
    configuration.getConfs().forEach(conf -> conf.setMiniBatch(false));
    for (Layer layer : layers(configuration)) {
      if (layer instanceof BaseLayer weighted) {
        weighted.setIUpdater(optimizer.updater());
        weighted.setBiasUpdater(null);
        weighted.setGradientNormalization(GradientNormalization.None);
      }
      if (layer instanceof BaseOutputLayer output) {
        output.setLossFn(loss.ofOneNetwork());
      }
    }
    return configuration;
  }

  @Override
  public List<ParameterBlock> parameterBlocks() {
    KernelThreads.hold();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(Optimizer.sgd(1)));
    network.init();
    ParameterLayout layout = new ParameterLayout();
    for (Map.Entry<String, INDArray> entry : network.paramTable().entrySet()) {
      // Named by the layer's index and DL4J's letter, as in 0_W.
      int split = entry.getKey().indexOf('_');
      String layer = "layer" + entry.getKey().substring(0, split);
      add(layout, layer, entry.getKey().substring(split + 1), entry.getValue().shape());
    }
    return layout.blocks();
  }

  private void add(ParameterLayout layout, String layer, String name, long[] shape) {
    int length = 1;
    for (long side : shape) {
      length = Math.multiplyExact(length, Math.toIntExact(side));
    }
    switch (name) {
      case "b" -> layout.add(layer, Kind.BIAS, length, initialisation.biases(length));
      case "gamma" -> layout.add(layer, Kind.GAMMA, length, ParameterBlock.constant(1));
      case "beta" -> layout.add(layer, Kind.BETA, length, ParameterBlock.constant(0));
      case "mean" -> layout.add(layer, Kind.MEAN, length, ParameterBlock.constant(0));
      case "var" -> layout.add(layer, Kind.VARIANCE, length, ParameterBlock.constant(1));
      default -> {
        // A convolution's [out, in, …], and any other's [in, out].
        int units = Math.toIntExact(shape.length > 2 ? shape[0] : shape[shape.length - 1]);
        int fanIn = length / units;
        layout.weights(layer, fanIn, units, initialisation.weights(Activation.RELU, fanIn, units));
      }
    }
  }

  /** About as many as twice its parameters: DL4J's layers do not tell. */
  @Override
  public long operations() {
    return 2 * parameterCount();
  }

  @Override
  public Optional<String> computedBy() {
    return Optional.of("DL4J");
  }

  /** Its batch normalisations are DL4J's and do not fold. */
  @Override
  @JsonIgnore
  public boolean isFoldable() {
    return !hasBatchNorm();
  }

  @Override
  public String describe() {
    List<String> names = new ArrayList<>();
    layers(read(json)).forEach(layer -> names.add(layer.getClass().getSimpleName()));
    return "DL4J network of " + input + ": " + String.join(", ", names);
  }

  @Override
  public long[] inputShape(int batch) {
    return input.batch(batch);
  }
}
