package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import java.util.List;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class DenseStackProperties {
  /** A network with random parameters, inputs and targets. */
  record Case(Mlp mlp, int batch, long seed) {
    float[] parameters() {
      return mlp.initialise(stream("init"));
    }

    INDArray inputs() {
      return random("inputs", mlp.inputs());
    }

    INDArray targets() {
      return random("targets", mlp.outputs());
    }

    MultiLayerNetwork ours() {
      return mlp.build(Optimizer.adam(0.01), parameters());
    }

    MultiLayerNetwork stock() {
      return StockMlp.build(mlp, Optimizer.adam(0.01), ours().params());
    }

    private INDArray random(String name, int columns) {
      RandomGenerator random = stream(name);
      float[] values = new float[batch * columns];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) RandomStreams.gaussian(random);
      }
      return Nd4j.createFromArray(values).reshape(batch, columns);
    }

    private RandomGenerator stream(String name) {
      return new RandomStreams(seed).stream(name);
    }
  }

  @Property(tries = 30, seed = "20261123")
  void predictsAsStockLayersDo(@ForAll("cases") Case random) {
    close(
        random.ours().output(random.inputs(), false),
        random.stock().output(random.inputs(), false),
        2e-5);
  }

  @Property(tries = 30, seed = "20261123")
  void differentiatesAsStockLayersDo(@ForAll("cases") Case random) {
    MultiLayerNetwork ours = random.ours();
    MultiLayerNetwork stock = random.stock();
    Pair<Gradient, INDArray> mine =
        ours.calculateGradients(random.inputs(), random.targets(), null, null);
    Pair<Gradient, INDArray> theirs =
        stock.calculateGradients(random.inputs(), random.targets(), null, null);
    close(mine.getFirst().gradient(), theirs.getFirst().gradient(), 1e-4);
    close(mine.getSecond(), theirs.getSecond(), 1e-4);
    assertThat(Architecture.lossOf(ours).lastMean())
        .isCloseTo(
            Architecture.lossOf(stock).lastMean(),
            within(1e-5 * (1 + Architecture.lossOf(stock).lastMean())));
  }

  @Property(tries = 30, seed = "20261126")
  void aTrainingGradientIsThatOfDl4jsOwnStepToTheLastBit(@ForAll("cases") Case random) {
    MultiLayerNetwork dl4j = random.ours();
    dl4j.setInput(random.inputs());
    dl4j.setLabels(random.targets());
    dl4j.computeGradientAndScore();
    MultiLayerNetwork direct = random.ours();
    direct.initGradientsView();
    BatchPass.gradient(direct, random.inputs(), random.targets());
    assertThat(Floats.read(direct.getGradientsViewArray()))
        .containsExactly(Floats.read(dl4j.gradient().gradient()));
    assertThat(Architecture.lossOf(direct).lastMean())
        .isEqualTo(Architecture.lossOf(dl4j).lastMean());
  }

  @Property(tries = 20, seed = "20261123")
  void scoresAsStockLayersDo(@ForAll("cases") Case random) {
    DataSet set = new DataSet(random.inputs(), random.targets());
    double theirs = random.stock().score(set, false);
    assertThat(random.ours().score(set, false)).isCloseTo(theirs, within(1e-5 * (1 + theirs)));
  }

  @Property(tries = 20, seed = "20261123")
  void differentiatesAsFiniteDifferencesDo(@ForAll("smoothCases") Case random) {
    MultiLayerNetwork ours = random.ours();
    Pair<Gradient, INDArray> gradients =
        ours.calculateGradients(random.inputs(), random.targets(), null, null);
    double[][] inputs = random.inputs().toDoubleMatrix();
    double[][] targets = random.targets().toDoubleMatrix();
    MlpReference reference = new MlpReference(random.mlp());
    double[] at = ours.params().dup().data().asDouble();
    double[] expected = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double kept = at[i];
      at[i] = kept + 1e-5;
      double above = reference.loss(at, inputs, targets);
      at[i] = kept - 1e-5;
      expected[i] = (above - reference.loss(at, inputs, targets)) / 2e-5;
      at[i] = kept;
    }
    close(Floats.read(gradients.getFirst().gradient()), expected, 1e-4);
    double[] slopes = new double[inputs.length * random.mlp().inputs()];
    for (int i = 0; i < slopes.length; i++) {
      // No other row's loss depends on it.
      int n = i / random.mlp().inputs();
      double[][] row = {inputs[n]};
      double[][] target = {targets[n]};
      int column = i % random.mlp().inputs();
      double kept = row[0][column];
      row[0][column] = kept + 1e-5;
      double above = reference.loss(at, row, target);
      row[0][column] = kept - 1e-5;
      slopes[i] = (above - reference.loss(at, row, target)) / 2e-5 / inputs.length;
      row[0][column] = kept;
    }
    close(Floats.read(gradients.getSecond()), slopes, 1e-4);
  }

  @Property(tries = 10, seed = "20261123")
  void trainsAsStockLayersUnderDl4jsOptimizers(
      @ForAll("smoothCases") Case random, @ForAll("ofDl4j") Optimizer optimizer) {
    MultiLayerNetwork ours = random.ours();
    MultiLayerNetwork stock = StockMlp.build(random.mlp(), optimizer, ours.params());
    OptimizerState state = new OptimizerState(optimizer, random.mlp().parameterBlocks());
    DataSet batch = new DataSet(random.inputs(), random.targets());
    for (int step = 0; step < 20; step++) {
      ours.setInput(batch.getFeatures());
      ours.setLabels(batch.getLabels());
      ours.computeGradientAndScore();
      state.step(ours.params(), ours.gradient().gradient());
      stock.fit(batch);
    }
    close(ours.params(), stock.params(), 1e-3);
  }

  @Provide
  Arbitrary<Optimizer> ofDl4j() {
    return Arbitraries.of(
        Optimizer.adam(0.003),
        Optimizer.adam(0.003).betas(0.5, 0.99),
        Optimizer.sgd(0.003),
        Optimizer.nesterov(0.003, 0.8));
  }

  @Provide
  Arbitrary<Case> cases() {
    return cases(Arbitraries.of(Activation.class).filter(Activation::inStack), 24, 40)
        .withoutEdgeCases();
  }

  /** Without ReLU, whose kinks neither finite differences nor a last digit may step over. */
  @Provide
  Arbitrary<Case> smoothCases() {
    return cases(Arbitraries.of(Activation.TANH, Activation.SELU), 9, 12).withoutEdgeCases();
  }

  private static Arbitrary<Case> cases(
      Arbitrary<Activation> activations, int widest, int largestBatch) {
    Arbitrary<Integer> width = Arbitraries.integers().between(1, widest);
    Arbitrary<List<Integer>> hidden = width.list().ofMaxSize(5);
    Arbitrary<Mlp> networks =
        Combinators.combine(
                Arbitraries.integers().between(1, 6),
                hidden,
                Arbitraries.integers().between(1, 6),
                activations)
            .as(
                (in, widths, out, activation) ->
                    new Mlp(in, widths, out, activation, Mlp.Start.UNIFORM));
    Arbitrary<Integer> batches =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.integers().between(1, largestBatch)),
            Tuple.of(2, Arbitraries.of(1, 255, 257, 512, 513, 1000, 1024, 1030, 1400)));
    return Combinators.combine(networks, batches, Arbitraries.longs()).as(Case::new);
  }

  private static void close(INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    float[] wanted = Floats.read(expected);
    double[] doubles = new double[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      doubles[i] = wanted[i];
    }
    close(Floats.read(actual), doubles, tolerance);
  }

  /** Compares up to a tolerance relative to the largest number. */
  private static void close(float[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    double largest = 1e-3;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i])
          .as("[%d]", i)
          .isCloseTo(expected[i], within(tolerance * largest));
    }
  }
}
