package dev.assay.model.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.ParameterBlock;
import dev.assay.model.ParameterLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * A network as a list of layers, made by {@link Layers}.
 *
 * <p>The stacks compute what they can: a multilayer perceptron of one activation, and leading 3×3
 * convolutions with ReLU and 2×2 max pools. The rest runs on DL4J's own layers, slower.
 *
 * @param input what it gets
 * @param layers the layers, the last of them the only {@link Output}
 * @param loss what training makes small
 * @param initialisation how weights and biases start
 */
public record Network(Shape input, List<Layer> layers, Loss loss, Initialisation initialisation)
    implements Architecture {

  /** Checks that each layer can follow the one before it, and the loss the output. */
  public Network {
    layers = List.copyOf(layers);
    if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof Output output)) {
      throw new IllegalArgumentException(
          "layers without an output: end with .linear(1), or with .softmax(10) for ten classes");
    }
    if (output.head().loss() != loss) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s does not go with %s: say Loss.%s, or end with %s",
              loss.text(),
              output.describe(),
              output.head().loss(),
              loss == Loss.CROSS_ENTROPY ? ".softmax(classes)" : ".linear(outputs)"));
    }
    Shape shape = input;
    for (Layer layer : layers) {
      if (layer instanceof Output && layer != output) {
        throw new IllegalArgumentException(
            layer.describe() + " in the middle of a network: make it a dense layer");
      }
      shape = layer.after(shape);
    }
  }

  @Override
  public List<ParameterBlock> parameterBlocks() {
    ParameterLayout layout = new ParameterLayout();
    Map<String, Integer> numbers = new HashMap<>();
    Shape shape = input;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      String kind = layer.parametersName();
      // There is one output only.
      String name = layer instanceof Output ? kind : kind + numbers.merge(kind, 1, Integer::sum);
      layer.layOut(new Layer.Place(name, shape, following(i), initialisation), layout);
      shape = layer.after(shape);
    }
    return layout.blocks();
  }

  /** Returns the activation after a layer and before the next one with weights. */
  private Activation following(int index) {
    for (Layer layer : layers.subList(index + 1, layers.size())) {
      if (layer instanceof Activated activated) {
        return activated.function();
      }
      if (layer instanceof Convolution || layer instanceof Dense || layer instanceof Output) {
        break;
      }
    }
    return Activation.TANH;
  }

  @Override
  public MultiLayerConfiguration configuration(Optimizer optimizer) {
    return new NetworkLayers(this).configuration(optimizer);
  }

  @Override
  public long operations() {
    long operations = 0;
    Shape shape = input;
    for (Layer layer : layers) {
      operations = Math.addExact(operations, layer.operations(shape));
      shape = layer.after(shape);
    }
    return operations;
  }

  @Override
  public Optional<String> computedBy() {
    return Optional.of(new NetworkLayers(this).computedBy());
  }

  @Override
  public String describe() {
    return describe(input, layers, initialisation);
  }

  static String describe(Shape input, List<Layer> layers, Initialisation initialisation) {
    return String.format(
        Locale.ENGLISH,
        "network of %s: %s%s",
        input,
        layers.stream().map(Layer::describe).collect(Collectors.joining(", ")),
        initialisation.text().isEmpty() ? "" : ", " + initialisation.text());
  }

  @Override
  public long[] inputShape(int batch) {
    return NetworkLayers.isDenseStack(this) ? new long[] {batch, input.size()} : input.batch(batch);
  }

  @Override
  public int outputs() {
    return ((Output) layers.get(layers.size() - 1)).outputs();
  }

  @Override
  public Network measured() {
    return withLayers(layers.stream().filter(layer -> !(layer instanceof Dropout)).toList());
  }

  @Override
  public Folded folded(float[] parameters) {
    return FoldedNetwork.of(measured(), parameters);
  }

  @Override
  @JsonIgnore
  public boolean isFoldable() {
    return FoldedNetwork.folds(measured());
  }

  Network withLayers(List<Layer> others) {
    return new Network(input, others, loss, initialisation);
  }

  /** Returns the same with each convolution and dense layer this many times narrower. */
  public Network narrowed(int factor) {
    return withLayers(
        layers.stream()
            .map(
                layer -> {
                  if (layer instanceof Convolution c) {
                    return new Convolution(
                        Math.max(1, c.channels() / factor),
                        c.kernel(),
                        c.stride(),
                        c.padding(),
                        c.bias());
                  }
                  return layer instanceof Dense dense
                      ? new Dense(Math.max(1, dense.units() / factor), dense.bias())
                      : layer;
                })
            .toList());
  }
}
