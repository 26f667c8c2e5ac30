package dev.assay.instrument;

import dev.assay.measurement.Batch;
import dev.assay.measurement.Batches;
import dev.assay.measurement.Evaluation;
import dev.assay.measurement.Examples;
import dev.assay.measurement.LinearPath;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.SelectedExamples;
import dev.assay.measurement.WeightMatching;
import dev.assay.measurement.Weights;
import dev.assay.model.BatchPass;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.model.OptimizerState;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The instruments of the straight line between two solutions. */
final class LineInstruments {
  private static final ConvNet NET = ConvNet.ofWidths(3, 4);
  private static final double[] PLACES = LinearPath.places(61, -1, 2);

  private LineInstruments() {}

  static List<Instrument<?>> all() {
    return List.of(line(), barrier(), weightMatching());
  }

  /** What walks the line. */
  @FunctionalInterface
  private interface Walker {
    LinearPath of(
        MultiLayerNetwork network,
        Weights start,
        Weights end,
        double[] places,
        Examples set,
        Batches batches);
  }

  private static Instrument<Walker> line() {
    return Instrument.<Walker>of(
            InstrumentRegistry.LINE,
            "Loss and accuracy along (1 − α)A + αB",
            LinearPath::evaluate,
            "networks built from the mixed weights, evaluated at the two ends, between them and"
                + " beyond them",
            LineInstruments::checkLine)
        .mutant(
            "the ends are exchanged",
            (network, start, end, places, set, batches) ->
                LinearPath.evaluate(network, end, start, places, set, batches))
        .mutant(
            "the network on the mixed weights is trained for an epoch before it is measured",
            LineInstruments::trainedAtEachPlace)
        .mutant(
            "the mixed weights are computed and never loaded",
            (network, start, end, places, set, batches) -> {
              Weights own = new Weights(network.params().data().asFloat());
              return LinearPath.evaluate(network, own, own, places, set, batches);
            })
        .mutant(
            "the losses of the ends are mixed in place of the weights",
            (network, start, end, places, set, batches) -> {
              LinearPath path = LinearPath.evaluate(network, start, end, places, set, batches);
              return new LinearPath(mixed(path.loss()), mixed(path.accuracy()));
            })
        .mutant(
            "a mini-batch stands for the set",
            (network, start, end, places, set, batches) ->
                LinearPath.evaluate(
                    network, start, end, places, SelectedExamples.range(set, 0, 32), batches));
  }

  /** Seen twice: the loop that evaluates a place was copied from the one that trains. */
  private static LinearPath trainedAtEachPlace(
      MultiLayerNetwork network,
      Weights start,
      Weights end,
      double[] places,
      Examples set,
      Batches batches) {
    int[] order = IntStream.range(0, set.count()).toArray();
    Batch epoch = batches.fill(set, order, 0, order.length);
    double[] loss = new double[places.length];
    double[] accuracy = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      MultiLayerNetwork there = Specimens.build(NET, start.towards(end, places[i]));
      BatchPass.gradient(there, epoch.inputs(), epoch.labels());
      new OptimizerState(Optimizer.adam(1e-3), NET.parameterBlocks())
          .step(there.params(), there.getGradientsViewArray());
      Evaluation found = Evaluation.of(there, set, batches);
      loss[i] = found.loss();
      accuracy[i] = found.accuracy();
    }
    return new LinearPath(new MeasuredSeries(places, loss), new MeasuredSeries(places, accuracy));
  }

  private static MeasuredSeries mixed(MeasuredSeries series) {
    double[] mixed =
        Arrays.stream(series.xs())
            .map(alpha -> (1 - alpha) * series.at(0) + alpha * series.at(1))
            .toArray();
    return new MeasuredSeries(series.xs(), mixed);
  }

  private static void checkLine(Walker walker, Faults faults) {
    Weights start = Specimens.weights(NET, 1);
    Weights end = Specimens.weights(NET, 2);
    Examples set = Specimens.imageExamples(60, 1);
    double[] places = LinearPath.places(7, -1, 2);
    MultiLayerNetwork network = Specimens.build(NET, Specimens.weights(NET, 3));
    float[] before = network.params().data().asFloat();
    LinearPath path = walker.of(network, start, end, places, set, Specimens.batches(NET));
    for (double place : places) {
      float[] mixed = new float[start.size()];
      for (int i = 0; i < mixed.length; i++) {
        mixed[i] = (float) ((1 - place) * start.get(i) + place * end.get(i));
      }
      Evaluation right = evaluation(new Weights(mixed), set);
      faults.within(1e-5, "the loss at α = " + place, path.loss().at(place), right.loss());
      faults.near(
          "the accuracy at α = " + place, path.accuracy().at(place), right.accuracy(), 1e-9);
    }
    faults.holds(
        "the network is left with other weights than its own",
        Arrays.equals(before, network.params().data().asFloat()));
  }

  private static Evaluation evaluation(Weights weights, Examples set) {
    return Evaluation.of(Specimens.build(NET, weights), set, Specimens.batches(NET));
  }

  /** How far the loss rises and the accuracy falls between the ends. */
  private record Heights(double barrier, double dip) {}

  private static Instrument<Function<LinearPath, Heights>> barrier() {
    return Instrument.<Function<LinearPath, Heights>>of(
            InstrumentRegistry.BARRIER,
            "How far the loss rises, and the accuracy falls, from the line that joins their ends",
            path -> new Heights(path.barrier(), path.dip()),
            "parabolas of known height on tilted lines, a mere slope, and a valley",
            (heights, faults) -> {
              Heights hill =
                  heights.apply(
                      curve(a -> a + 3 * a * (1 - a), a -> 0.9 - 0.1 * a - 2 * a * (1 - a)));
              faults.near("the barrier", hill.barrier(), 0.75, 1e-9);
              faults.near("the dip", hill.dip(), 0.5, 1e-9);
              Heights slope = heights.apply(curve(a -> a, a -> 0.9 - 0.1 * a));
              faults.near("the barrier of a slope", slope.barrier(), 0, 1e-9);
              faults.near("the dip of a slope", slope.dip(), 0, 1e-9);
              Heights valley = heights.apply(curve(a -> -a * (1 - a), a -> 0));
              faults.near("the barrier of a valley", valley.barrier(), 0, 1e-9);
            })
        .mutant("the height above the lower end", above(Math::min))
        .mutant("the height above the mean of the ends", above((a, b) -> (a + b) / 2))
        .mutant("the height above zero", above((a, b) -> 0))
        .mutant(
            "places beyond the ends count too",
            path -> new Heights(height(path.loss(), 1), height(path.accuracy(), -1)));
  }

  private static Function<LinearPath, Heights> above(DoubleBinaryOperator level) {
    return path -> {
      MeasuredSeries loss = path.loss();
      double base = level.applyAsDouble(loss.at(0), loss.at(1));
      double greatest =
          Arrays.stream(loss.xs()).filter(x -> x >= 0 && x <= 1).map(loss::at).max().orElseThrow();
      return new Heights(Math.max(0, greatest - base), path.dip());
    };
  }

  private static double height(MeasuredSeries series, int sign) {
    MeasuredSeries line = mixed(series);
    return Arrays.stream(series.xs())
        .map(x -> Math.max(0, sign * (series.at(x) - line.at(x))))
        .max()
        .orElseThrow();
  }

  private static LinearPath curve(DoubleUnaryOperator loss, DoubleUnaryOperator accuracy) {
    return new LinearPath(
        new MeasuredSeries(PLACES, Arrays.stream(PLACES).map(loss).toArray()),
        new MeasuredSeries(PLACES, Arrays.stream(PLACES).map(accuracy).toArray()));
  }

  /** What reorders one network's units to match another's. */
  @FunctionalInterface
  private interface Matcher {
    Weights align(ConvNet network, Weights fixed, Weights moved);
  }

  private static Instrument<Matcher> weightMatching() {
    return Instrument.<Matcher>of(
            InstrumentRegistry.WEIGHT_MATCHING,
            "One network's weights with its units reordered to lie close to another's",
            WeightMatching::align,
            "a copy whose units were rotated, which must come back number by number; and an"
                + " independent network, whose loss must stay and whose distance must not grow",
            (matcher, faults) -> {
              Weights fixed = Specimens.weights(NET, 1);
              faults.near(
                  "the distance from a reordered copy",
                  fixed.distance(matcher.align(NET, fixed, rotated(fixed))),
                  0,
                  0);
              Weights other = Specimens.weights(NET, 2);
              Weights aligned = matcher.align(NET, fixed, other);
              Examples set = Specimens.imageExamples(8, 1);
              faults.near(
                  "the loss of a reordered network",
                  evaluation(aligned, set).loss(),
                  evaluation(other, set).loss(),
                  1e-5);
              faults.holds(
                  "reordering takes an independent network further away",
                  fixed.distance(aligned) <= fixed.distance(other));
            })
        .mutant("nothing is reordered", (network, fixed, moved) -> moved)
        .mutant("the fixed network is handed back", (network, fixed, moved) -> fixed)
        .mutant(
            "a layer's units are reordered and the weights that read them are not",
            (network, fixed, moved) -> {
              float[] aligned = WeightMatching.align(network, fixed, moved).toArray();
              swap(aligned, 0, 1, 1);
              return new Weights(aligned);
            });
  }

  /** Rotates the three units of the first layer, with their biases, weights and readers. */
  private static Weights rotated(Weights weights) {
    float[] values = weights.toArray();
    for (int unit = 0; unit < 2; unit++) {
      swap(values, unit, unit + 1, 1);
      swap(values, 3 + 9 * unit, 3 + 9 * (unit + 1), 9);
      for (int reader = 0; reader < 4; reader++) {
        int from = 34 + 27 * reader + 9 * unit;
        swap(values, from, from + 9, 9);
      }
    }
    return new Weights(values);
  }

  private static void swap(float[] values, int a, int b, int length) {
    for (int i = 0; i < length; i++) {
      float value = values[a + i];
      values[a + i] = values[b + i];
      values[b + i] = value;
    }
  }
}
