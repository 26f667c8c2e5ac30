package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FoldedBatchNormTest {
  private static final ConvNet NET = new ConvNet(List.of(List.of(3, 2), List.of(4)), true);

  @Test
  void answersAsTheNetworkDoesInInference() {
    RandomGenerator random = new RandomStreams(3).stream("weights");
    float[] parameters = NET.initialise(random);
    for (ParameterBlock block : NET.parameterBlocks()) {
      for (int i = block.offset(); i < block.end(); i++) {
        parameters[i] =
            switch (block.kind()) {
              case WEIGHT -> parameters[i];
              case VARIANCE -> (float) (0.1 + 2 * random.nextDouble());
              default -> (float) (parameters[i] + 0.3 * RandomStreams.gaussian(random));
            };
      }
    }
    float[] pixels = new float[5 * 784];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) RandomStreams.gaussian(random);
    }
    INDArray images = Nd4j.createFromArray(pixels).reshape(5, 1, 28, 28);
    double[] expected = answers(NET, parameters, images);
    double[] found = answers(NET.plain(), FoldedBatchNorm.fold(NET, parameters), images);
    assertThat(found).containsExactly(expected, within(1e-5));
  }

  private static double[] answers(ConvNet net, float[] parameters, INDArray images) {
    return net.build(Optimizer.adam(1), parameters).output(images, false).data().asDouble();
  }

  @Test
  void leavesAPlainNetworkAsItIs() {
    float[] parameters = NET.plain().initialise(new RandomStreams(1).stream("init"));
    assertThat(FoldedBatchNorm.fold(NET.plain(), parameters)).isEqualTo(parameters);
  }

  @Test
  void rejectsAVectorOfAnotherLength() {
    assertThatThrownBy(() -> FoldedBatchNorm.fold(NET, new float[3]))
        .hasMessageContaining("3 parameters were given for a network of");
  }
}
