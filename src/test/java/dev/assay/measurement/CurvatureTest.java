package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.assay.data.FunctionSamples;
import dev.assay.data.RandomStreams;
import dev.assay.model.Activation;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.model.ParameterBlock;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CurvatureTest {
  private static final ConvNet NET = ConvNet.ofWidths(3, 4);

  @Test
  void agreesWithTheClosedFormOfALine() {
    // The mean of (wx + b − y)² has the second derivative 2·mean(x²) with respect to w, and a
    // normalised direction moves w alone, by w itself.
    Mlp line = new Mlp(1, List.of(), 1, Activation.RELU, Mlp.Biases.ZERO);
    FunctionSamples samples = new FunctionSamples(50, 0.01, 1);
    double meanSquare = Arrays.stream(samples.xs()).map(x -> x * x).average().orElseThrow();
    Weights weights = new Weights(new float[] {1.5f, 0.2f});
    double found =
        Curvature.of(
            line.build(Optimizer.sgd(1), weights.toArray()),
            line.parameterBlocks(),
            weights,
            new FunctionExamples(samples),
            new Batches(line::inputShape),
            3,
            random());
    assertThat(found).isCloseTo(2 * meanSquare * 1.5 * 1.5, withinPercentage(0.1));
  }

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
  void doesNotChangeWhenFiltersAreRescaledAndCatchesTheOneThatDoes() {
    Weights weights = TestNetworks.weights(NET, 1);
    Weights rescaled = rescaled(weights, 8);
    Examples set = TestImages.random(40, 1);
    assertThat(Evaluation.of(TestNetworks.build(NET, rescaled), set, TestNetworks.batches()).loss())
        .as("the function is the same")
        .isCloseTo(
            Evaluation.of(TestNetworks.build(NET, weights), set, TestNetworks.batches()).loss(),
            within(1e-5));
    double here = curvature(weights, set);
    assertThat(curvature(rescaled, set)).isCloseTo(here, withinPercentage(2));
    // Mutant: directions that are not scaled to the filters.
    double bare = along(new float[] {1}, weights, set);
    assertThat(along(new float[] {1}, rescaled, set)).isNotCloseTo(bare, withinPercentage(50));
  }

  /** The first convolution's weights and biases times a factor, the second's weights over it. */
  private static Weights rescaled(Weights weights, float factor) {
    float[] values = weights.toArray();
    for (int i = 0; i < 30; i++) {
      values[i] *= factor;
    }
    for (int i = 34; i < 34 + 108; i++) {
      values[i] /= factor;
    }
    return new Weights(values);
  }

  private static double curvature(Weights weights, Examples set) {
    return Curvature.of(
        TestNetworks.build(NET, weights),
        NET.parameterBlocks(),
        weights,
        set,
        TestNetworks.batches(),
        5,
        random());
  }

  /** The second difference of the loss along the second convolution's weights, unscaled. */
  private static double along(float[] step, Weights weights, Examples set) {
    float[] moved = weights.toArray();
    for (int i = 34; i < 34 + 108; i++) {
      moved[i] += step[0];
    }
    LinearPath path =
        LinearPath.evaluate(
            TestNetworks.build(NET, weights),
            weights,
            new Weights(moved),
            new double[] {-0.01, 0, 0.01, 1},
            set,
            TestNetworks.batches());
    return path.curvature(0);
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
