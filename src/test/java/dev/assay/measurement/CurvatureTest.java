package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.assay.data.RandomStreams;
import dev.assay.model.ConvNet;
import dev.assay.model.ParameterBlock;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CurvatureTest {
  private static final ConvNet NET = ConvNet.ofWidths(3, 4);

  @Test
  void scalesEachFilterToTheNormOfTheNetworksOwn() {
    Weights weights = TestNetworks.weights(NET, 1);
    float[] direction = Curvature.direction(NET.parameterBlocks(), weights, random());
    for (ParameterBlock block : NET.parameterBlocks()) {
      if (block.kind() == ParameterBlock.Kind.BIAS) {
        assertThat(Arrays.copyOfRange(direction, block.offset(), block.end())).containsOnly(0);
      }
    }
    // The second convolution: four filters of 27 weights, after 3 + 27 parameters and 4 biases.
    for (int filter = 0; filter < 4; filter++) {
      double own = 0;
      double drawn = 0;
      for (int i = 34 + 27 * filter; i < 34 + 27 * (filter + 1); i++) {
        own += Math.pow(weights.get(i), 2);
        drawn += Math.pow(direction[i], 2);
      }
      assertThat(drawn).isCloseTo(own, withinPercentage(0.01));
    }
  }

  @Test
  void rejectsAMeanOverNothing() {
    Weights weights = TestNetworks.weights(NET, 1);
    assertThatThrownBy(
            () ->
                Curvature.of(
                    TestNetworks.build(NET, weights),
                    NET.parameterBlocks(),
                    weights,
                    TestImages.random(2, 1),
                    TestNetworks.batches(),
                    0,
                    random()))
        .hasMessageContaining("0 directions");
  }

  private static RandomGenerator random() {
    return new RandomStreams(9).stream("directions");
  }
}
