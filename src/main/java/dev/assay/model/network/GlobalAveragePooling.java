package dev.assay.model.network;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;

/** The mean of each channel over the image. */
public record GlobalAveragePooling() implements Layer {
  @Override
  public Shape after(Shape before) {
    Layer.requireImage(this, before);
    return Shape.vector(before.channels());
  }

  @Override
  public String describe() {
    return "global average pooling";
  }

  @Override
  public List<org.deeplearning4j.nn.conf.layers.Layer> dl4j(Shape before) {
    return List.of(new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
  }
}
