package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.RandomStreams;
import dev.assay.model.onednn.ConvolutionEngine;
import dev.assay.model.onednn.ConvolutionStage;
import dev.assay.model.onednn.ImageShape;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class StackedClassifierProperties {
  @Property(tries = 25, seed = "20261127")
  void passesAreThoseOfDl4jToTheLastBit(
      @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 24) Integer> widths,
      @ForAll boolean batchNorm,
      @ForAll @IntRange(min = 1, max = 40) int n,
      @ForAll @IntRange(min = 1, max = 300) int evaluated,
      @ForAll @LongRange(min = 1) long seed) {
    Assume.that(ConvolutionEngine.available());
    ConvNet architecture = new ConvNet(widths.stream().map(List::of).toList(), batchNorm);
    Optimizer optimizer = Optimizer.adam(1e-2);
    float[] start = architecture.initialise(new RandomStreams(seed).stream("init"));
    MultiLayerNetwork direct = architecture.build(optimizer, start);
    MultiLayerNetwork dl4j = architecture.build(optimizer, start);
    assertThat(((ConvolutionStackLayer) direct.getLayer(0)).classifier(direct)).isNotNull();
    OptimizerState state = new OptimizerState(optimizer, architecture.parameterBlocks());
    Nd4j.getRandom().setSeed(seed);
    for (int size : new int[] {n, 2 * n, n}) {
      INDArray images = Nd4j.rand(architecture.inputShape(size)).subi(0.5);
      INDArray labels = TwinNetworks.labels(size);
      BatchPass.gradient(direct, images, labels);
      dl4j.setInput(images);
      dl4j.setLabels(labels);
      dl4j.computeGradientAndScore();
      assertThat(Floats.read(direct.getGradientsViewArray()))
          .isEqualTo(Floats.read(dl4j.getGradientsViewArray()));
      assertSameLoss(direct, dl4j);
      state.step(direct.params(), direct.getGradientsViewArray());
      dl4j.params().assign(direct.params());
    }
    INDArray images = Nd4j.rand(architecture.inputShape(evaluated));
    INDArray labels = TwinNetworks.labels(evaluated);
    BatchPass.loss(direct, images, labels);
    dl4j.score(new DataSet(images, labels), false);
    assertSameLoss(direct, dl4j);
  }

  private static void assertSameLoss(MultiLayerNetwork one, MultiLayerNetwork other) {
    assertThat(Architecture.lossOf(one).lastMean())
        .isEqualTo(Architecture.lossOf(other).lastMean());
    assertThat(Architecture.lossOf(one).lastCorrect())
        .isEqualTo(Architecture.lossOf(other).lastCorrect());
  }

  @Test
  void anotherLossIsLeftToDl4j() {
    ImageShape input = new ImageShape(1, 8, 8);
    ConvolutionStack stack =
        new ConvolutionStack(
            input,
            List.of(
                ConvolutionStage.convolution(1, 4, true), ConvolutionStage.globalAveragePooling()));
    MultiLayerNetwork network = TwinNetworks.network(input, List.of(stack), 1);
    Assume.that(network.getLayer(0) instanceof ConvolutionStackLayer);
    assertThat(((ConvolutionStackLayer) network.getLayer(0)).classifier(network)).isNull();
  }
}
