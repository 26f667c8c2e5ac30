package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import java.util.List;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OptimizerStateTest {
  private static final int STEPS = 30;

  /** Batch normalisation's running statistics are among the parameters. */
  private static final ConvNet NETWORK = ConvNet.ofWidths(3, 2).normalised();

  @ParameterizedTest
  @EnumSource
  void stepsAsDl4jsUpdaterDoes(Optimizer.Method method) {
    Optimizer optimizer = new Optimizer(method, 0.01);
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
    float[] expected = Floats.read(theirs.params());
    assertThat(expected).isNotEqualTo(initial);
    assertThat(Floats.read(ours)).containsExactly(expected, within(1e-5f));
  }
}
