package dev.assay.instrument;

import dev.assay.data.FunctionSamples;
import dev.assay.data.RandomStreams;
import dev.assay.measurement.BatchGradient;
import dev.assay.measurement.Batches;
import dev.assay.measurement.Curvature;
import dev.assay.measurement.ExactMlp;
import dev.assay.measurement.Examples;
import dev.assay.measurement.FunctionExamples;
import dev.assay.measurement.LinearPath;
import dev.assay.measurement.SelectedExamples;
import dev.assay.measurement.Sensitivity;
import dev.assay.measurement.Weights;
import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.ParameterBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The instruments that differentiate a network. */
final class GradientInstruments {
  private static final int PIXELS = ConvNet.SIDE * ConvNet.SIDE;
  private static final int CHUNK = 128;

  private GradientInstruments() {}

  static List<Instrument<?>> all() {
    return List.of(fixedBatch(), sensitivity(), curvature());
  }

  /** The mean loss of some examples and its gradient's norm. */
  private record Slope(double loss, double norm) {}

  /** What measures loss and gradient norm of chosen examples. */
  @FunctionalInterface
  private interface Gradients {
    Slope of(Architecture network, Weights at, Examples set, int[] chosen);
  }

  private static Instrument<Gradients> fixedBatch() {
    Gradients real =
        (network, at, set, chosen) -> {
          try (BatchGradient gradient = new BatchGradient(network, set, chosen)) {
            gradient.measure(at);
            return new Slope(gradient.loss(), gradient.norm());
          }
        };
    return Instrument.of(
            InstrumentRegistry.FIXED_BATCH,
            "Loss and gradient norm of one fixed large batch",
            real,
            "loss and gradient of 300 points in double precision, all at once",
            (gradients, faults) -> {
              Mlp network = Mlp.ofWidths(Activation.TANH, 5);
              Examples set = Specimens.points(300);
              Weights at = Specimens.weights(network, 1);
              ExactMlp exact = new ExactMlp(network, set);
              double[] where = Specimens.doubles(at);
              double norm = Math.sqrt(DoubleStream.of(exact.gradient(where)).map(g -> g * g).sum());
              Slope found = gradients.of(network, at, set, IntStream.range(0, 300).toArray());
              faults.within(1e-4, "the loss", found.loss(), exact.loss(where));
              faults.within(1e-4, "the gradient norm", found.norm(), norm);
            })
        .mutant(
            "the norms of the chunks are averaged, not the gradients",
            (network, at, set, chosen) -> {
              double loss = 0;
              double norm = 0;
              for (int from = 0; from < chosen.length; from += CHUNK) {
                int[] chunk =
                    Arrays.copyOfRange(chosen, from, Math.min(chosen.length, from + CHUNK));
                Slope slope = real.of(network, at, set, chunk);
                loss += slope.loss() * chunk.length / chosen.length;
                norm += slope.norm() * chunk.length / chosen.length;
              }
              return new Slope(loss, norm);
            })
        .mutant(
            "the last chunk stands for the batch",
            (network, at, set, chosen) ->
                real.of(network, at, set, Arrays.copyOfRange(chosen, 256, chosen.length)))
        .mutant(
            "the gradient of the summed loss",
            (network, at, set, chosen) -> {
              Slope slope = real.of(network, at, set, chosen);
              return new Slope(slope.loss(), chosen.length * slope.norm());
            });
  }

  /** What measures how strongly a network's answers depend on its inputs. */
  @FunctionalInterface
  private interface Inputs {
    Sensitivity of(MultiLayerNetwork network, Examples points, Batches batches);
  }

  private static Instrument<Inputs> sensitivity() {
    return Instrument.<Inputs>of(
            InstrumentRegistry.SENSITIVITY,
            "Mean Frobenius norm of the derivative of loss, probabilities and logits in the input",
            Sensitivity::of,
            "central differences of log p, p and the logits, pixel by pixel, at one point; and the"
                + " mean of two points measured one by one",
            GradientInstruments::checkSensitivity)
        .mutant("the gradient of the batch's mean loss", perBatch(size -> 1 / size))
        .mutant(
            "a loss averaged over the batch and divided by N once more: a spurious 1/b²",
            perBatch(size -> 1 / (size * size)))
        .mutant("the gradient of the batch's summed loss", perBatch(size -> size))
        .mutant(
            "the first point stands for all",
            (network, points, batches) ->
                Sensitivity.of(network, SelectedExamples.range(points, 0, 1), batches))
        .mutant(
            "the logits' Jacobian is passed off as that of the probabilities",
            (network, points, batches) -> {
              Sensitivity found = Sensitivity.of(network, points, batches);
              return new Sensitivity(found.loss(), found.logits(), found.logits());
            })
        .mutant(
            "the derivative per pixel: the norm over the root of their number",
            (network, points, batches) ->
                scaled(Sensitivity.of(network, points, batches), 1 / Math.sqrt(points.inputs())));
  }

  private static Inputs perBatch(DoubleUnaryOperator factor) {
    return (network, points, batches) ->
        scaled(Sensitivity.of(network, points, batches), factor.applyAsDouble(points.count()));
  }

  private static Sensitivity scaled(Sensitivity found, double factor) {
    return new Sensitivity(
        found.loss() * factor, found.softmax() * factor, found.logits() * factor);
  }

  /** The network that sensitivity is tried on, some points and the right norms at the first. */
  private static final class Pixels {
    static final int COUNT = 2;
    static final ConvNet NET = ConvNet.ofWidths(3, 4);
    static final MultiLayerNetwork NETWORK = Specimens.build(NET, Specimens.weights(NET, 2));
    static final Examples POINTS = Specimens.imageExamples(COUNT, 4);
    static final double[] RIGHT = byDifferences(NETWORK, POINTS);
  }

  private static void checkSensitivity(Inputs inputs, Faults faults) {
    Batches batches = Specimens.batches(Pixels.NET);
    double[] all = norms(inputs.of(Pixels.NETWORK, Pixels.POINTS, batches));
    double[][] each = new double[Pixels.COUNT][];
    Arrays.setAll(
        each,
        i ->
            norms(inputs.of(Pixels.NETWORK, SelectedExamples.range(Pixels.POINTS, i, 1), batches)));
    String[] names = {"loss", "probabilities", "logits"};
    for (int k = 0; k < names.length; k++) {
      int kind = k;
      double mean = Arrays.stream(each).mapToDouble(norms -> norms[kind]).average().orElseThrow();
      faults.within(
          0.01,
          String.format(Locale.ENGLISH, "the sensitivity of the %s at a point", names[k]),
          each[0][k],
          Pixels.RIGHT[k]);
      faults.within(
          1e-4,
          String.format(Locale.ENGLISH, "the sensitivity of the %s over 2 points", names[k]),
          all[k],
          mean);
    }
  }

  private static double[] norms(Sensitivity found) {
    return new double[] {found.loss(), found.softmax(), found.logits()};
  }

  /** Returns the three norms at the first point. */
  private static double[] byDifferences(MultiLayerNetwork network, Examples points) {
    float[] x = new float[PIXELS];
    float[] y = new float[ConvNet.CLASSES];
    points.write(0, x, 0, y, 0);
    double epsilon = 1e-2;
    float[] moved = new float[2 * PIXELS * PIXELS];
    for (int row = 0; row < 2 * PIXELS; row++) {
      System.arraycopy(x, 0, moved, row * PIXELS, PIXELS);
      moved[row * PIXELS + row / 2] += (float) (row % 2 == 0 ? epsilon : -epsilon);
    }
    INDArray images =
        Nd4j.createFromArray(moved).reshape(2 * PIXELS, 1, ConvNet.SIDE, ConvNet.SIDE);
    double[][] p = network.output(images, false).toDoubleMatrix();
    double[][] z = logits(network, images);
    double[] squares = new double[3];
    for (int i = 0; i < PIXELS; i++) {
      for (int k = 0; k < ConvNet.CLASSES; k++) {
        double slope = Math.log(p[2 * i][k]) - Math.log(p[2 * i + 1][k]);
        squares[0] += y[k] * Math.pow(slope / (2 * epsilon), 2);
        squares[1] += Math.pow((p[2 * i][k] - p[2 * i + 1][k]) / (2 * epsilon), 2);
        squares[2] += Math.pow((z[2 * i][k] - z[2 * i + 1][k]) / (2 * epsilon), 2);
      }
    }
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  private static double[][] logits(MultiLayerNetwork network, INDArray inputs) {
    List<INDArray> activations = network.feedForward(inputs, false);
    INDArray features = activations.get(activations.size() - 2);
    return features
        .mmul(network.getOutputLayer().getParam("W"))
        .addRowVector(network.getOutputLayer().getParam("b"))
        .toDoubleMatrix();
  }

  /** What measures the curvature around some weights. */
  @FunctionalInterface
  private interface Curving {
    double of(
        MultiLayerNetwork network,
        List<ParameterBlock> blocks,
        Weights at,
        Examples set,
        Batches batches,
        int directions,
        RandomGenerator random);
  }

  private static Instrument<Curving> curvature() {
    return Instrument.<Curving>of(
            InstrumentRegistry.CURVATURE,
            "Mean curvature of the loss along random directions scaled filter by filter",
            Curvature::of,
            "2w²·mean(x²) for a straight line's squared error; and a ReLU network whose filters are"
                + " rescaled, which leaves function and curvature as they are",
            GradientInstruments::checkCurvature)
        .mutant("directions are not scaled", along((draw, at) -> draw))
        .mutant(
            "directions are scaled to the whole network and not filter by filter",
            along((draw, at) -> scaled(draw, norm(at) / norm(draw))))
        .mutant("the loss is summed over the set", times(set -> set.count()))
        .mutant("a difference of gradients that is not divided by its step", times(set -> 0.02));
  }

  @FunctionalInterface
  private interface SetFactor {
    double of(Examples set);
  }

  private static Curving times(SetFactor factor) {
    return (network, blocks, at, set, batches, directions, random) ->
        factor.of(set) * Curvature.of(network, blocks, at, set, batches, directions, random);
  }

  @FunctionalInterface
  private interface Direction {
    double[] of(double[] draw, double[] at);
  }

  /** Returns the second difference of the loss along one wrongly made direction. */
  private static Curving along(Direction direction) {
    return (network, blocks, at, set, batches, directions, random) -> {
      double[] draw =
          DoubleStream.generate(() -> RandomStreams.gaussian(random)).limit(at.size()).toArray();
      double[] way = direction.of(draw, Specimens.doubles(at));
      float[] end = at.toArray();
      for (int i = 0; i < end.length; i++) {
        end[i] += (float) way[i];
      }
      double[] places = {-0.01, 0, 0.01, 1};
      return LinearPath.evaluate(network, at, new Weights(end), places, set, batches).curvature(0);
    };
  }

  private static double norm(double[] vector) {
    return Math.sqrt(DoubleStream.of(vector).map(v -> v * v).sum());
  }

  private static double[] scaled(double[] vector, double factor) {
    return DoubleStream.of(vector).map(v -> v * factor).toArray();
  }

  private static void checkCurvature(Curving curving, Faults faults) {
    // The mean of (wx + b − y)² has the second derivative 2·mean(x²) with respect to w, and a
    // normalised direction moves w alone, by w itself.
    Mlp line = new Mlp(1, List.of(), 1, Activation.RELU, Mlp.Start.ZERO);
    FunctionSamples samples = new FunctionSamples(50, 0.01, 1);
    double meanSquare = Arrays.stream(samples.xs()).map(x -> x * x).average().orElseThrow();
    Weights weights = new Weights(new float[] {1.5f, 0.2f});
    double found = curvature(curving, line, weights, new FunctionExamples(samples));
    faults.within(1e-3, "the curvature of a line", found, 2 * meanSquare * 1.5 * 1.5);
    ConvNet net = ConvNet.ofWidths(3, 4);
    Weights before = Specimens.weights(net, 1);
    Examples images = Specimens.imageExamples(12, 1);
    faults.within(
        0.02,
        "the curvature after a rescaling",
        curvature(curving, net, rescaled(before, 8), images),
        curvature(curving, net, before, images));
  }

  private static double curvature(
      Curving curving, Architecture architecture, Weights at, Examples set) {
    return curving.of(
        Specimens.build(architecture, at),
        architecture.parameterBlocks(),
        at,
        set,
        Specimens.batches(architecture),
        2,
        Specimens.random(9));
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
}
