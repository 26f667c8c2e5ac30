package dev.assay.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import dev.assay.model.Floats;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Dropout against its definition: what each value becomes, and what stays on average. */
class StreamDropoutProperties {
  private static final int COUNT = 20_000;

  /** λ and α of SELU (arXiv:1706.02515). */
  private static final double LOWEST = -1.0507009873554805 * 1.6732632423543772;

  private static StreamDropout of(Dropout.Kind kind, double rate, long seed) {
    Layers layers =
        kind == Dropout.Kind.ALPHA
            ? Layers.ofInputs(2).alphaDropout(rate)
            : Layers.ofInputs(2).dropout(rate);
    Network network = layers.linear(1).under(Loss.SQUARED_ERROR);
    MultiLayerNetwork built =
        network.build(Optimizer.sgd(1), network.initialise(new RandomStreams(seed).stream("init")));
    StreamDropout.drawFrom(new RandomStreams(seed).stream("dropout"), built);
    return (StreamDropout) ((DropoutLayer) built.getLayer(0).conf().getLayer()).getIDropout();
  }

  private static float[] dropped(StreamDropout dropout, float[] values) {
    INDArray result = Nd4j.create(1, values.length);
    dropout.applyDropout(
        Nd4j.createFromArray(values).reshape(1, values.length),
        result,
        0,
        0,
        LayerWorkspaceMgr.noWorkspaces());
    return Floats.read(result);
  }

  /** Zero, or the value over the share that stays; the gradient goes the same ways. */
  @Property(tries = 20)
  void dropsToZeroAndScalesTheRest(
      @ForAll @DoubleRange(min = 0.05, max = 0.9) double rate,
      @ForAll @IntRange(min = 1, max = 1_000_000) int seed) {
    StreamDropout dropout = of(Dropout.Kind.ZERO, rate, seed);
    float[] values = new float[COUNT];
    java.util.Arrays.fill(values, 3);
    float[] found = dropped(dropout, values);
    INDArray gradient = Nd4j.create(1, COUNT);
    dropout.backprop(Nd4j.ones(1, COUNT), gradient, 0, 0);
    float[] slopes = Floats.read(gradient);
    int zeros = 0;
    for (int i = 0; i < COUNT; i++) {
      zeros += found[i] == 0 ? 1 : 0;
      assertThat((double) found[i]).isIn(0.0, (double) (3 * (float) (1 / (1 - rate))));
      assertThat(3 * slopes[i]).isEqualTo(found[i]);
    }
    // Five standard deviations of a share.
    assertThat((double) zeros / COUNT)
        .isCloseTo(rate, within(5 * Math.sqrt(rate * (1 - rate) / COUNT)));
  }

  /** Mean 0 and variance 1 stay, and all that is dropped becomes one value. */
  @Property(tries = 20)
  void alphaDropoutKeepsMeanAndVariance(
      @ForAll @DoubleRange(min = 0.05, max = 0.5) double rate,
      @ForAll @IntRange(min = 1, max = 1_000_000) int seed) {
    StreamDropout dropout = of(Dropout.Kind.ALPHA, rate, seed);
    var random = new RandomStreams(seed).stream("test");
    float[] values = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      values[i] = (float) RandomStreams.gaussian(random);
    }
    float[] found = dropped(dropout, values);
    INDArray gradient = Nd4j.create(1, COUNT);
    dropout.backprop(Nd4j.ones(1, COUNT), gradient, 0, 0);
    float[] slopes = Floats.read(gradient);
    double keep = 1 - rate;
    double scale = 1 / Math.sqrt(keep + LOWEST * LOWEST * keep * rate);
    double sum = 0;
    double squares = 0;
    Set<Float> floors = new HashSet<>();
    for (int i = 0; i < COUNT; i++) {
      sum += found[i];
      squares += found[i] * found[i];
      if (slopes[i] == 0) {
        floors.add(found[i]);
      } else {
        assertThat((double) found[i])
            .isCloseTo(scale * values[i] - scale * rate * LOWEST, within(1e-5));
      }
    }
    assertThat(floors).hasSize(1);
    assertThat((double) floors.iterator().next()).isCloseTo(scale * keep * LOWEST, within(1e-5));
    assertThat(sum / COUNT).isCloseTo(0, within(0.05));
    assertThat(squares / COUNT).isCloseTo(1, within(0.08));
  }
}
