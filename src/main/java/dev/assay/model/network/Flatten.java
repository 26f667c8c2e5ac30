package dev.assay.model.network;

import java.util.List;

/** Takes an image for a vector: channel after channel, row after row. */
public record Flatten() implements Layer {
  @Override
  public Shape after(Shape before) {
    return Shape.vector(before.size());
  }

  @Override
  public String describe() {
    return "flatten";
  }

  @Override
  public List<org.deeplearning4j.nn.conf.layers.Layer> dl4j(Shape before) {
    return List.of();
  }
}
