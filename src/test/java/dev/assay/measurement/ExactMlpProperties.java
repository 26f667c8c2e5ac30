package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.FunctionSamples;
import dev.assay.data.RandomStreams;
import dev.assay.measurement.algebra.Vectors;
import dev.assay.measurement.trajectory.Clouds;
import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

class ExactMlpProperties {
  private static final Examples POINTS = new FunctionExamples(FunctionSamples.ofDomain(17));
  private static final double STEP = 1e-6;

  @Provide
  Arbitrary<Activation> ofStacks() {
    return Arbitraries.of(Activation.class).filter(Activation::inStack);
  }

  @Property(tries = 30)
  void gradientIsTheSlopeOfTheLoss(
      @ForAll("ofStacks") Activation activation,
      @ForAll @Size(max = 3) List<@IntRange(min = 1, max = 5) Integer> hidden,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    Mlp architecture = new Mlp(1, hidden, 1, activation, Mlp.Start.UNIFORM);
    ExactMlp mlp = new ExactMlp(architecture, POINTS);
    double[] at = doubles(start(architecture, seed));
    double[] gradient = mlp.gradient(at);
    for (int i = 0; i < at.length; i++) {
      double slope = (mlp.loss(moved(at, i, STEP)) - mlp.loss(moved(at, i, -STEP))) / (2 * STEP);
      assertThat(gradient[i]).isCloseTo(slope, within(1e-5));
    }
  }

  @Property(tries = 30)
  void hessianIsTheSlopeOfTheGradientAndSymmetric(
      @ForAll("ofStacks") Activation activation,
      @ForAll @Size(max = 3) List<@IntRange(min = 1, max = 5) Integer> hidden,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    Mlp architecture = new Mlp(1, hidden, 1, activation, Mlp.Start.UNIFORM);
    ExactMlp mlp = new ExactMlp(architecture, POINTS);
    double[] at = doubles(start(architecture, seed));
    double[][] hessian = mlp.hessian(at);
    for (int i = 0; i < at.length; i++) {
      double[] above = mlp.gradient(moved(at, i, STEP));
      double[] below = mlp.gradient(moved(at, i, -STEP));
      for (int j = 0; j < at.length; j++) {
        assertThat(hessian[i][j]).isCloseTo(hessian[j][i], within(1e-11));
        if (activation != Activation.RELU) {
          assertThat(hessian[i][j]).isCloseTo((above[j] - below[j]) / (2 * STEP), within(1e-4));
        }
      }
    }
  }

  @Property(tries = 30)
  void hessianTimesAVectorIsTheSlopeAlongIt(@ForAll @LongRange(min = 0, max = 1000) long seed) {
    Mlp architecture = Mlp.ofWidths(Activation.TANH, 4, 3);
    ExactMlp mlp = new ExactMlp(architecture, POINTS);
    double[] at = doubles(start(architecture, seed));
    double[] vector = Clouds.points(1, at.length, seed).get(0);
    double[] product = mlp.hessianVector(at, vector);
    double[] above = mlp.gradient(Vectors.plus(at, STEP, vector));
    double[] below = mlp.gradient(Vectors.plus(at, -STEP, vector));
    double[][] hessian = mlp.hessian(at);
    for (int i = 0; i < at.length; i++) {
      assertThat(product[i]).isCloseTo((above[i] - below[i]) / (2 * STEP), within(1e-4));
      assertThat(product[i]).isCloseTo(Vectors.dot(hessian[i], vector), within(1e-9));
    }
  }

  @Property(tries = 30)
  void agreesWithDl4j(
      @ForAll("ofStacks") Activation activation,
      @ForAll @Size(max = 3) List<@IntRange(min = 1, max = 6) Integer> hidden,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    Mlp architecture = new Mlp(1, hidden, 1, activation, Mlp.Start.UNIFORM);
    float[] start = start(architecture, seed);
    int[] all = IntStream.range(0, POINTS.count()).toArray();
    MultiLayerNetwork network = architecture.build(Optimizer.sgd(1), start);
    Batch batch = new Batches(architecture::inputShape).fill(POINTS, all, 0, all.length);
    network.setInput(batch.inputs());
    network.setLabels(batch.labels());
    network.computeGradientAndScore();
    ExactMlp mlp = new ExactMlp(architecture, POINTS);
    assertThat(mlp.parameters()).isEqualTo((int) architecture.parameterCount());
    double loss = mlp.loss(doubles(start));
    // DL4J computes in single precision, whose error grows with the number.
    assertThat(loss)
        .isCloseTo(
            Architecture.lossOf(network).lastMean(), within(1e-5 * Math.max(1, Math.abs(loss))));
    double[] gradient = mlp.gradient(doubles(start));
    double[] theirs = network.gradient().gradient().data().asDouble();
    for (int i = 0; i < gradient.length; i++) {
      assertThat(gradient[i]).isCloseTo(theirs[i], within(1e-4 * Math.max(1, Math.abs(theirs[i]))));
    }
  }

  private static float[] start(Mlp architecture, long seed) {
    return architecture.initialise(new RandomStreams(seed).stream("init"));
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static double[] moved(double[] at, int parameter, double by) {
    double[] moved = at.clone();
    moved[parameter] += by;
    return moved;
  }
}
