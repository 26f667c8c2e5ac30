package dev.assay.model.network;

import dev.assay.model.Activation;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;

/**
 * An activation of each value.
 *
 * @param function which one
 */
public record Activated(Activation function) implements Layer {
  @Override
  public Shape after(Shape before) {
    return before;
  }

  @Override
  public String describe() {
    return function.text();
  }

  @Override
  public List<org.deeplearning4j.nn.conf.layers.Layer> dl4j(Shape before) {
    return List.of(
        new ActivationLayer(function == Activation.GELU ? new Gelu() : function.function()));
  }
}
