package dev.assay.model.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.assay.model.Activation;
import dev.assay.model.ParameterLayout;
import java.util.List;
import java.util.Locale;

/** One layer of a {@link Network}, as pure data. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Activated.class, name = "activation"),
  @JsonSubTypes.Type(value = BatchNorm.class, name = "batch-norm"),
  @JsonSubTypes.Type(value = Convolution.class, name = "convolution"),
  @JsonSubTypes.Type(value = Dense.class, name = "dense"),
  @JsonSubTypes.Type(value = Dropout.class, name = "dropout"),
  @JsonSubTypes.Type(value = Flatten.class, name = "flatten"),
  @JsonSubTypes.Type(value = GlobalAveragePooling.class, name = "global-average-pooling"),
  @JsonSubTypes.Type(value = Output.class, name = "output"),
  @JsonSubTypes.Type(value = Pooling.class, name = "pooling")
})
public sealed interface Layer
    permits Activated,
        BatchNorm,
        Convolution,
        Dense,
        Dropout,
        Flatten,
        GlobalAveragePooling,
        Output,
        Pooling {
  /**
   * Returns the shape after this layer.
   *
   * @throws IllegalArgumentException if it cannot follow that shape, with the remedy
   */
  Shape after(Shape before);

  /** Returns the layer in a few words. */
  String describe();

  /** Returns the multiplications and additions of one example. */
  default long operations(Shape before) {
    return 0;
  }

  /**
   * Where a layer stands in its network.
   *
   * @param name what its parameters are called, such as {@code conv1}
   * @param before the shape that it gets
   * @param following the next activation; tanh, which keeps variances as no activation does, where
   *     there is none
   * @param initialisation how parameters start
   */
  record Place(String name, Shape before, Activation following, Initialisation initialisation) {}

  /** Appends the layer's parameters, in DL4J's order. */
  default void layOut(Place place, ParameterLayout layout) {}

  /** Returns what its parameters are called, without a number; empty where it has none. */
  default String parametersName() {
    return "";
  }

  /** Returns DL4J's own layers for it; none where DL4J has a preprocessor in their place. */
  List<org.deeplearning4j.nn.conf.layers.Layer> dl4j(Shape before);

  /** Returns a refusal of an image where a vector is needed, or the other way round. */
  static IllegalArgumentException refusal(Layer layer, Shape before, String remedy) {
    return new IllegalArgumentException(
        String.format(Locale.ENGLISH, "%s cannot follow %s: %s", layer.describe(), before, remedy));
  }

  /** Returns the values of a vector that a layer gets. */
  static int vector(Layer layer, Shape before) {
    if (before.isImage()) {
      throw refusal(layer, before, "flatten the image, or average it by .globalAveragePooling()");
    }
    return before.size();
  }

  /** Checks that a layer gets an image. */
  static void requireImage(Layer layer, Shape before) {
    if (!before.isImage()) {
      throw refusal(layer, before, "put it before .flatten(), on images");
    }
  }
}
