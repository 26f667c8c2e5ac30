package dev.assay.model.network;

import dev.assay.model.ParameterLayout;
import dev.assay.model.onednn.ConvolutionStage.BatchNormalization;
import java.util.List;

/**
 * A batch normalisation of each channel, or of each value of a vector: by the batch in training, by
 * running means (a tenth new each step) in inference; ε is 1e-5.
 */
public record BatchNorm() implements Layer {
  @Override
  public Shape after(Shape before) {
    return before;
  }

  @Override
  public String describe() {
    return "batch norm";
  }

  @Override
  public String parametersName() {
    return "norm";
  }

  @Override
  public void layOut(Place place, ParameterLayout layout) {
    layout.batchNorm(place.name(), place.before().channels());
  }

  @Override
  public List<org.deeplearning4j.nn.conf.layers.Layer> dl4j(Shape before) {
    return List.of(
        new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder()
            .nIn(before.channels())
            .nOut(before.channels())
            .decay(BatchNormalization.DECAY)
            .eps(BatchNormalization.EPSILON)
            .useLogStd(false)
            .build());
  }
}
