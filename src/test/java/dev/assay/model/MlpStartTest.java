package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import dev.assay.model.ParameterBlock.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an MLP starts, against closed forms. */
class MlpStartTest {
  /** Layers of 1, 400, 300 and 200 inputs; the last one is the output. */
  private static final Mlp WIDE = Mlp.ofWidths(Activation.RELU, 400, 300, 200);

  private static double[] drawn(Mlp mlp, ParameterBlock block) {
    float[] all = mlp.initialise(new RandomStreams(11).stream("init"));
    double[] values = new double[block.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = all[block.offset() + i];
    }
    return values;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double meanSquare(double[] values) {
    return Arrays.stream(values).map(value -> value * value).average().orElseThrow();
  }

  /** Uniform in ±b: mean 0, mean square b²/3, and the bound nearly reached. */
  @Test
  void isUniformByFanInInWeightsAndBiasesAsPyTorchDoes() {
    Mlp mlp = WIDE.with(Mlp.Start.PYTORCH);
    int[] fanIn = {1, 1, 400, 400, 300, 300, 200, 200};
    for (int i = 0; i < fanIn.length; i++) {
      ParameterBlock block = mlp.parameterBlocks().get(i);
      double[] values = drawn(mlp, block);
      double bound = 1 / Math.sqrt(fanIn[i]);
      double most = Arrays.stream(values).map(Math::abs).max().orElseThrow();
      assertThat(most).as("%s %s", block.layer(), block.kind()).isLessThanOrEqualTo(bound);
      if (values.length > 1) {
        double n = values.length;
        assertThat(mean(values)).isCloseTo(0, within(4 * bound / Math.sqrt(3 * n)));
        // The square's deviation is 2 b² / √45.
        assertThat(meanSquare(values))
            .isCloseTo(bound * bound / 3, within(4 * bound * bound * 0.2982 / Math.sqrt(n)));
        assertThat(most).isGreaterThan(bound * (1 - 10 / n));
      }
    }
  }

  /** He normal weights: their mean square is 2 / fan-in, six times that of PyTorch's. */
  @Test
  void followsTheActivationUnlessToldOtherwise() {
    ParameterBlock second = WIDE.parameterBlocks().get(2);
    assertThat(second.kind()).isEqualTo(Kind.WEIGHT);
    double square = meanSquare(drawn(WIDE, second));
    assertThat(square).isCloseTo(2.0 / 400, within(4 * 2.0 / 400 * Math.sqrt(2.0 / 120_000)));
  }

  @ParameterizedTest
  @EnumSource
  void hasItsBiasesByTheStart(Mlp.Start start) {
    Mlp mlp = WIDE.with(start);
    double[] biases = drawn(mlp, mlp.parameterBlocks().get(3));
    assertThat(meanSquare(biases) == 0).isEqualTo(start == Mlp.Start.ZERO);
    assertThat(mlp.parameterCount()).isEqualTo(WIDE.parameterCount());
  }

  @Test
  void saysInWordsWhatIsNotTheDefault() {
    assertThat(WIDE.describe()).isEqualTo("MLP 1-400-300-200-1 ReLU");
    assertThat(WIDE.with(Mlp.Start.ZERO).describe()).endsWith("ReLU, zero biases");
    assertThat(WIDE.with(Mlp.Start.PYTORCH).describe()).endsWith("ReLU, PyTorch's initialisation");
  }
}
