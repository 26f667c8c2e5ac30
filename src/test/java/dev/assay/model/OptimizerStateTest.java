package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OptimizerStateTest {
  private static final int STEPS = 30;

  /** Batch normalisation's running statistics are among the parameters. */
  private static final ConvNet NETWORK = ConvNet.ofWidths(3, 2).normalised();

  static Stream<Optimizer> ofDl4j() {
    return Stream.of(
        Optimizer.adam(0.01),
        Optimizer.adam(0.01).betas(0.5, 0.99).epsilon(1e-3),
        Optimizer.sgd(0.01),
        Optimizer.nesterov(0.01, 0.9),
        Optimizer.rmsProp(0.01, 0.95));
  }

  @ParameterizedTest
  @MethodSource("ofDl4j")
  void stepsAsDl4jsUpdaterDoes(Optimizer optimizer) {
    RandomGenerator random = new RandomStreams(5).stream("gradients");
    float[] initial = NETWORK.initialise(random);
    MultiLayerNetwork theirs = NETWORK.build(optimizer, initial);
    theirs.initGradientsView();
    List<ParameterBlock> blocks = NETWORK.parameterBlocks();
    OptimizerState state = new OptimizerState(optimizer, blocks);
    INDArray ours = Nd4j.createFromArray(initial);
    for (int step = 0; step < STEPS; step++) {
      float[] gradient = new float[initial.length];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = (float) RandomStreams.gaussian(random);
      }
      state.step(ours, Nd4j.createFromArray(gradient));
      Floats.write(gradient, theirs.getGradientsViewArray());
      var views =
          new org.deeplearning4j.nn.gradient.DefaultGradient(theirs.getGradientsViewArray());
      theirs.getUpdater().update(theirs, views, step, 0, 1, LayerWorkspaceMgr.noWorkspaces());
      theirs.params().subi(theirs.getGradientsViewArray().reshape(initial.length));
    }
    // DL4J has RMSprop's ε under the root, and in the first square; PyTorch as we do.
    float tolerance = optimizer.method() == Optimizer.Method.RMSPROP ? 1e-4f : 1e-5f;
    float[] expected = Floats.read(theirs.params());
    assertThat(expected).isNotEqualTo(initial);
    assertThat(Floats.read(ours)).containsExactly(expected, within(tolerance));
  }
}
