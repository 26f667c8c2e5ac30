package dev.assay.model.network;

import dev.assay.model.Activation;
import dev.assay.model.Loss;
import dev.assay.model.Trainable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network in the making: what it gets, and its layers so far. Immutable; each method returns one
 * with a layer more, and refuses it where it cannot follow the last one.
 *
 * <p>{@code Layers.ofImages(28, 28).convolution(6, 5, VALID, RELU).maxPool(2).flatten() .dense(84,
 * RELU).softmax(10)} is a network but for its loss, which the experiment says.
 */
public final class Layers implements Trainable {
  private final Shape input;
  private final Shape last;
  private final List<Layer> layers;
  private final Initialisation initialisation;

  private Layers(Shape input, Shape last, List<Layer> layers, Initialisation initialisation) {
    this.input = input;
    this.last = last;
    this.layers = layers;
    this.initialisation = initialisation;
  }

  /** Begins a network of so many input values, such as 1 for a function of one variable. */
  public static Layers ofInputs(int values) {
    return of(Shape.vector(values));
  }

  /** Begins a network of grey images. */
  public static Layers ofImages(int height, int width) {
    return ofImages(height, width, 1);
  }

  /** Begins a network of images. */
  public static Layers ofImages(int height, int width, int channels) {
    return of(Shape.image(channels, height, width));
  }

  private static Layers of(Shape input) {
    return new Layers(input, input, List.of(), Initialisation.BY_ACTIVATION);
  }

  /** Returns the shape after the last layer. */
  public Shape shape() {
    return last;
  }

  /** Adds a layer. */
  public Layers add(Layer layer) {
    if (isFinished()) {
      throw new IllegalArgumentException(
          layer.describe()
              + " cannot follow "
              + layers.get(layers.size() - 1).describe()
              + ": nothing comes after the output");
    }
    List<Layer> more = new ArrayList<>(layers);
    more.add(layer);
    return new Layers(input, layer.after(last), List.copyOf(more), initialisation);
  }

  /** Adds a convolution at stride 1 with biases that keeps the image's size, and an activation. */
  public Layers convolution(int channels, int kernel, Activation activation) {
    return convolution(channels, kernel, Padding.SAME, activation);
  }

  /** Adds a convolution at stride 1 with biases, and an activation. */
  public Layers convolution(int channels, int kernel, Padding padding, Activation activation) {
    return convolution(channels, kernel, 1, padding).activation(activation);
  }

  /** Adds a convolution with biases and no activation yet. */
  public Layers convolution(int channels, int kernel, int stride, Padding padding) {
    return add(new Convolution(channels, kernel, stride, padding, true));
  }

  /** Adds a max pooling whose windows lie side by side; what is left at the border is dropped. */
  public Layers maxPool(int size) {
    return maxPool(size, size);
  }

  /** Adds a max pooling. */
  public Layers maxPool(int size, int stride) {
    return maxPool(size, stride, Padding.VALID);
  }

  /** Adds a max pooling; what lies beyond the border is no value. */
  public Layers maxPool(int size, int stride, Padding padding) {
    return add(new Pooling(Pooling.Kind.MAX, size, stride, padding));
  }

  /** Adds an average pooling whose windows lie side by side. */
  public Layers averagePool(int size) {
    return averagePool(size, size);
  }

  /** Adds an average pooling. */
  public Layers averagePool(int size, int stride) {
    return averagePool(size, stride, Padding.VALID);
  }

  /** Adds an average pooling; what lies beyond the border has no part in a mean. */
  public Layers averagePool(int size, int stride, Padding padding) {
    return add(new Pooling(Pooling.Kind.AVERAGE, size, stride, padding));
  }

  /** Adds a batch normalisation. */
  public Layers batchNorm() {
    return add(new BatchNorm());
  }

  /** Adds an activation. */
  public Layers activation(Activation function) {
    return add(new Activated(function));
  }

  /** Adds a dropout, at the probability of dropping. */
  public Layers dropout(double rate) {
    return add(new Dropout(Dropout.Kind.ZERO, rate));
  }

  /** Adds an alpha dropout, for SELU, at the probability of dropping. */
  public Layers alphaDropout(double rate) {
    return add(new Dropout(Dropout.Kind.ALPHA, rate));
  }

  /** Takes the image for a vector. */
  public Layers flatten() {
    return add(new Flatten());
  }

  /** Takes the mean of each channel. */
  public Layers globalAveragePooling() {
    return add(new GlobalAveragePooling());
  }

  /** Adds a dense layer with biases and no activation yet. */
  public Layers dense(int units) {
    return add(new Dense(units, true));
  }

  /** Adds a dense layer with biases, and an activation. */
  public Layers dense(int units, Activation activation) {
    return dense(units).activation(activation);
  }

  /** Ends with a dense layer whose values are the answer, for squared error. */
  public Layers linear(int outputs) {
    return add(new Output(Output.Head.LINEAR, outputs, true));
  }

  /** Ends with a dense layer and a softmax over classes, for cross entropy. */
  public Layers softmax(int classes) {
    return add(new Output(Output.Head.SOFTMAX, classes, true));
  }

  /**
   * Takes the biases from the last layer that has any.
   *
   * @throws IllegalArgumentException if none has
   */
  public Layers withoutBias() {
    List<Layer> changed = new ArrayList<>(layers);
    for (int i = changed.size() - 1; i >= 0; i--) {
      Layer layer = changed.get(i);
      Layer without = withBias(layer, false);
      if (!without.equals(layer)) {
        changed.set(i, without);
        return new Layers(input, last, List.copyOf(changed), initialisation);
      }
    }
    throw new IllegalArgumentException(
        "no layer has biases yet: call .withoutBias() after the convolution or dense layer");
  }

  static Layer withBias(Layer layer, boolean bias) {
    if (layer instanceof Convolution c) {
      return new Convolution(c.channels(), c.kernel(), c.stride(), c.padding(), bias);
    }
    if (layer instanceof Dense dense) {
      return new Dense(dense.units(), bias);
    }
    return layer instanceof Output output
        ? new Output(output.head(), output.outputs(), bias)
        : layer;
  }

  /** Says how weights and biases start; by each layer's activation unless told. */
  public Layers initialised(Initialisation how) {
    return new Layers(input, last, layers, how);
  }

  /**
   * Returns the network, to be trained under a loss.
   *
   * @throws IllegalArgumentException if it has no output, or one that the loss does not go with
   */
  public Network under(Loss loss) {
    return new Network(input, layers, loss, initialisation);
  }

  @Override
  public Network under(Optional<Loss> said) {
    return under(
        said.orElseThrow(
            () ->
                new IllegalStateException(
                    describe()
                        + " is trained under a loss that nobody said: add"
                        + " .loss(Loss.CROSS_ENTROPY) for classes, or .loss(Loss.SQUARED_ERROR) for"
                        + " values")));
  }

  @Override
  public String describe() {
    return Network.describe(input, layers, initialisation);
  }

  private boolean isFinished() {
    return !layers.isEmpty() && layers.get(layers.size() - 1) instanceof Output;
  }
}
