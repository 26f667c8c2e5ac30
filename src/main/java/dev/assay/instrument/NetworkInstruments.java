package dev.assay.instrument;

import dev.assay.data.RandomStreams;
import dev.assay.measurement.Batch;
import dev.assay.measurement.Batches;
import dev.assay.measurement.Evaluation;
import dev.assay.measurement.Examples;
import dev.assay.measurement.ImageExamples;
import dev.assay.measurement.SelectedExamples;
import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.model.ParameterBlock;
import dev.assay.model.ParameterBlock.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The instruments that look at a network as it stands. */
public final class NetworkInstruments {
  private static final ConvNet NET = ConvNet.ofWidths(2, 3);
  private static final int INPUTS = 4;

  private NetworkInstruments() {}

  static List<Instrument<?>> all() {
    return List.of(parameterCount(), connection(), evaluation());
  }

  private static Instrument<ToLongFunction<Architecture>> parameterCount() {
    return Instrument.<ToLongFunction<Architecture>>of(
            InstrumentRegistry.PARAMETER_COUNT,
            "How many parameters an architecture has",
            Architecture::parameterCount,
            "counts by hand: (inputs + 1) × outputs a dense layer, (9 × inputs + 1) × outputs a"
                + " convolution, four numbers a channel for batch normalisation",
            (count, faults) -> {
              // 2·3 + 4·2 + 3·1; (9 + 1)·2 + (18 + 1)·3 + 4·10, and 4·(2 + 3) more.
              faults.near("1-3-2-1", count.applyAsLong(Mlp.ofWidths(Activation.TANH, 3, 2)), 17, 0);
              faults.near("the CNN (2, 3)", count.applyAsLong(NET), 117, 0);
              faults.near("the same normalised", count.applyAsLong(NET.normalised()), 137, 0);
            })
        .mutant("biases are left out", countOf(block -> block.kind() != Kind.BIAS))
        .mutant("the output layer is left out", countOf(block -> !block.layer().equals("output")))
        .mutant(
            "running statistics are left out",
            countOf(block -> block.kind() != Kind.MEAN && block.kind() != Kind.VARIANCE));
  }

  private static ToLongFunction<Architecture> countOf(Predicate<ParameterBlock> counted) {
    return architecture ->
        architecture.parameterBlocks().stream()
            .filter(counted)
            .mapToLong(ParameterBlock::length)
            .sum();
  }

  /** What a network of given parameters makes of some fixed inputs. */
  @FunctionalInterface
  public interface Network {
    /** Returns the outputs, example by example. */
    float[] output(Architecture architecture, float[] parameters);
  }

  private static Instrument<Network> connection() {
    return Instrument.<Network>of(
            InstrumentRegistry.CONNECTION,
            "What a network answers once it is built",
            NetworkInstruments::output,
            "every block of parameters in turn: its change must change the answer; and the output's"
                + " biases alone, all else at zero: the answer is themselves, or ten classes' softmax"
                + " of them",
            (network, faults) -> {
              for (Architecture architecture :
                  List.of(Mlp.ofWidths(Activation.TANH, 3, 2), NET.normalised())) {
                List<String> dead = unconnected(architecture, network);
                faults.holds(dead + " do not count in " + architecture.describe(), dead.isEmpty());
                checkBiases(architecture, network, faults);
              }
            })
        .mutant(
            "a layer is built and not connected",
            ignoring(block -> block.layer().matches("dense2|conv2")))
        .mutant("biases are built and not connected", ignoring(block -> block.kind() == Kind.BIAS))
        .mutant("the answer is the initial network's", ignoring(block -> true))
        .mutant("ReLU on the logits", ofLogits(logits -> map(logits, logit -> Math.max(0, logit))))
        .mutant(
            "84 outputs for ten classes",
            ofLogits(
                logits -> logits.length == ConvNet.CLASSES ? Arrays.copyOf(logits, 84) : logits));
  }

  private static void checkBiases(Architecture architecture, Network network, Faults faults) {
    List<ParameterBlock> blocks = architecture.parameterBlocks();
    ParameterBlock last = blocks.get(blocks.size() - 1);
    float[] parameters = new float[last.end()];
    double[] logits = new double[last.length()];
    for (int i = 0; i < logits.length; i++) {
      parameters[last.offset() + i] = (i % 2 == 0 ? -0.1f : 0.1f) * (i + 1);
      logits[i] = parameters[last.offset() + i];
    }
    double[] one = architecture instanceof ConvNet ? softmax(logits) : logits;
    float[] found = network.output(architecture, parameters);
    double[] right =
        IntStream.range(0, INPUTS * one.length).mapToDouble(i -> one[i % one.length]).toArray();
    faults.near(
        "the answer of the output's biases alone",
        IntStream.range(0, found.length).mapToDouble(i -> found[i]).toArray(),
        right,
        1e-6);
  }

  private static double[] softmax(double[] logits) {
    double sum = Arrays.stream(logits).map(Math::exp).sum();
    return Arrays.stream(logits).map(logit -> Math.exp(logit) / sum).toArray();
  }

  /** Returns a network whose logits, or whose outputs where it has none, are made into others. */
  private static Network ofLogits(UnaryOperator<double[]> others) {
    return (architecture, parameters) -> {
      MultiLayerNetwork network = architecture.build(Optimizer.sgd(0.1), parameters);
      boolean classifies = architecture instanceof ConvNet;
      INDArray answers = network.output(inputs(architecture), false);
      if (classifies) {
        List<INDArray> activations = network.feedForward(inputs(architecture), false);
        answers =
            activations
                .get(activations.size() - 2)
                .mmul(network.getOutputLayer().getParam("W"))
                .addRowVector(network.getOutputLayer().getParam("b"));
      }
      float[] all = new float[0];
      for (double[] row : answers.toDoubleMatrix()) {
        double[] other = others.apply(row);
        double[] answer = classifies ? softmax(other) : other;
        int before = all.length;
        all = Arrays.copyOf(all, before + answer.length);
        for (int i = 0; i < answer.length; i++) {
          all[before + i] = (float) answer[i];
        }
      }
      return all;
    };
  }

  private static double[] map(double[] values, DoubleUnaryOperator change) {
    return Arrays.stream(values).map(change).toArray();
  }

  /** Returns the network as it is built, on four fixed inputs. */
  public static float[] output(Architecture architecture, float[] parameters) {
    return architecture
        .build(Optimizer.sgd(0.1), parameters)
        .output(inputs(architecture), false)
        .data()
        .asFloat();
  }

  private static INDArray inputs(Architecture architecture) {
    long[] shape = architecture.inputShape(INPUTS);
    int count = Math.toIntExact(LongStream.of(shape).reduce(1, (x, y) -> x * y));
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 0.05f + 0.95f * i / count;
    }
    return Nd4j.createFromArray(values).reshape(shape);
  }

  /** Returns the blocks whose change leaves the output as it was. */
  public static List<String> unconnected(Architecture architecture, Network network) {
    float[] before = network.output(architecture, initial(architecture));
    return architecture.parameterBlocks().stream()
        .filter(
            block -> {
              float[] changed = initial(architecture);
              for (int i = block.offset(); i < block.end(); i++) {
                changed[i] += 0.3f;
              }
              return Arrays.equals(before, network.output(architecture, changed));
            })
        .map(block -> block.layer() + " " + block.kind())
        .toList();
  }

  private static float[] initial(Architecture architecture) {
    return architecture.initialise(new RandomStreams(5).stream("init"));
  }

  /** Returns a network in which some blocks keep their initial values, whatever they are set to. */
  private static Network ignoring(Predicate<ParameterBlock> ignored) {
    return (architecture, parameters) -> {
      float[] used = parameters.clone();
      float[] initial = initial(architecture);
      architecture.parameterBlocks().stream()
          .filter(ignored)
          .forEach(
              block ->
                  System.arraycopy(initial, block.offset(), used, block.offset(), block.length()));
      return output(architecture, used);
    };
  }

  /** What evaluates a network on a set. */
  @FunctionalInterface
  private interface Evaluator {
    Evaluation of(MultiLayerNetwork network, Examples set, Batches batches);
  }

  private static Instrument<Evaluator> evaluation() {
    ImageExamples set = Specimens.imageExamples(300, 3);
    return Instrument.<Evaluator>of(
            InstrumentRegistry.EVALUATION,
            "Loss and accuracy of a network on a whole set",
            Evaluation::of,
            "mean −log p of the label and share of right arg max over the network's probabilities,"
                + " 300 images at once",
            (evaluator, faults) -> {
              MultiLayerNetwork network = Specimens.build(NET, Specimens.weights(NET, 1));
              Evaluation right = byHand(network, set);
              Evaluation found = evaluator.of(network, set, Specimens.batches(NET));
              faults.near("the loss", found.loss(), right.loss(), 1e-5);
              faults.near("the accuracy", found.accuracy(), right.accuracy(), 1e-9);
            })
        .mutant(
            "the last mini-batch stands for the set",
            (network, all, batches) ->
                Evaluation.of(
                    network, SelectedExamples.range(all, 256, all.count() - 256), batches))
        .mutant(
            "the first mini-batch stands for the set",
            (network, all, batches) ->
                Evaluation.of(network, SelectedExamples.range(all, 0, 256), batches))
        .mutant(
            "mini-batches of unequal size count alike",
            (network, all, batches) -> {
              Evaluation first =
                  Evaluation.of(network, SelectedExamples.range(all, 0, 256), batches);
              Evaluation last =
                  Evaluation.of(
                      network, SelectedExamples.range(all, 256, all.count() - 256), batches);
              return new Evaluation(
                  (first.loss() + last.loss()) / 2, (first.accuracy() + last.accuracy()) / 2);
            })
        .mutant(
            "the mini-batches' mean losses are summed",
            (network, all, batches) -> {
              Evaluation whole = Evaluation.of(network, all, batches);
              return new Evaluation(2 * whole.loss(), whole.accuracy());
            });
  }

  private static Evaluation byHand(MultiLayerNetwork network, ImageExamples set) {
    int[] order = IntStream.range(0, set.count()).toArray();
    Batch batch = Specimens.batches(NET).fill(set, order, 0, order.length);
    double[][] p = network.output(batch.inputs(), false).toDoubleMatrix();
    double loss = 0;
    int right = 0;
    for (int i = 0; i < p.length; i++) {
      double[] row = p[i];
      int label = set.label(i);
      loss -= Math.log(row[label]) / p.length;
      right += IntStream.range(0, row.length).allMatch(k -> row[k] <= row[label]) ? 1 : 0;
    }
    return new Evaluation(loss, (double) right / p.length);
  }
}
