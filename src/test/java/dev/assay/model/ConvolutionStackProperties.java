package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.onednn.ConvolutionStage;
import dev.assay.model.onednn.ImageShape;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ConvolutionStackProperties {
  @Property(tries = 50, seed = "20261123")
  void agreesWithStockLayers(
      @ForAll @IntRange(min = 1, max = 5) int channels,
      @ForAll @IntRange(min = 4, max = 15) int height,
      @ForAll @IntRange(min = 4, max = 15) int width,
      @ForAll @IntRange(min = 1, max = 37) int n,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 40) Integer> widths,
      @ForAll boolean pool,
      @ForAll boolean average,
      @ForAll boolean normalize,
      @ForAll @LongRange(min = 1) long seed) {
    ImageShape input = new ImageShape(channels, height, width);
    List<ConvolutionStage> stages = new ArrayList<>();
    int in = channels;
    int depth = 0;
    for (int out : widths) {
      boolean relu = (seed >> depth & 3) != 0;
      stages.add(ConvolutionStage.convolution(in, out, relu && !normalize));
      if (normalize) {
        stages.add(ConvolutionStage.batchNormalization(out, relu));
      }
      if (pool && depth < 2) {
        stages.add(ConvolutionStage.maxPooling());
      }
      in = out;
      depth++;
    }
    if (average) {
      stages.add(ConvolutionStage.globalAveragePooling());
    }
    TwinNetworks twins = TwinNetworks.of(input, stages, seed);
    assertThat(twins.ours().params()).isEqualTo(twins.stock().params());
    Nd4j.getRandom().setSeed(seed);
    INDArray images = Nd4j.rand(n, channels, height, width).subi(0.5);
    INDArray labels = TwinNetworks.labels(n);
    twins.assertSame(images, labels);
  }
}
