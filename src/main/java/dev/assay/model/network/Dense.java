package dev.assay.model.network;

import dev.assay.model.Architecture;
import dev.assay.model.ParameterBlock.Kind;
import dev.assay.model.ParameterLayout;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * A dense layer.
 *
 * @param units how many values it gives
 * @param bias whether each has a bias
 */
public record Dense(int units, boolean bias) implements Layer {
  /** Validates the width. */
  public Dense {
    Architecture.checkWidth("the dense layer's width", units);
  }

  @Override
  public Shape after(Shape before) {
    Layer.vector(this, before);
    return Shape.vector(units);
  }

  @Override
  public String describe() {
    return "dense " + units + (bias ? "" : " without bias");
  }

  @Override
  public long operations(Shape before) {
    return 2L * before.size() * units;
  }

  @Override
  public String parametersName() {
    return "dense";
  }

  @Override
  public void layOut(Place place, ParameterLayout layout) {
    layOut(place, units, bias, layout);
  }

  static void layOut(Place place, int units, boolean bias, ParameterLayout layout) {
    int in = place.before().size();
    layout.weights(
        place.name(), in, units, place.initialisation().weights(place.following(), in, units));
    if (bias) {
      layout.add(place.name(), Kind.BIAS, units, place.initialisation().biases(in));
    }
  }

  @Override
  public List<org.deeplearning4j.nn.conf.layers.Layer> dl4j(Shape before) {
    return List.of(
        new DenseLayer.Builder()
            .nIn(before.size())
            .nOut(units)
            .hasBias(bias)
            .activation(Activation.IDENTITY)
            .build());
  }
}
