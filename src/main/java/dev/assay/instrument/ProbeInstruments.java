package dev.assay.instrument;

import dev.assay.data.FunctionSamples;
import dev.assay.measurement.ExactMlp;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Weights;
import dev.assay.measurement.trajectory.Trajectory;
import dev.assay.model.Optimizer;
import dev.assay.model.ParameterBlock;
import dev.assay.training.Displacement;
import dev.assay.training.PerIteration;
import dev.assay.training.Prediction;
import dev.assay.training.Snapshots;
import dev.assay.training.Trial;
import dev.assay.training.result.Measurements;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The instruments that watch a small perceptron while it is trained. */
final class ProbeInstruments {
  private static final Optimizer ADAM = Optimizer.adam(1e-2);
  private static final int STEPS = 4;
  private static final ExactMlp EXACT = new ExactMlp(TrialRun.MLP, Specimens.points(20));

  private ProbeInstruments() {}

  static List<Instrument<?>> all() {
    return List.of(steps(), fittedCurve(), displacement());
  }

  private static Instrument<TrialRun> steps() {
    return Instrument.of(
            InstrumentRegistry.STEPS,
            "The mini-batch loss and the L2 norm of its gradient in all parameters, before each step",
            TrialRun.REAL,
            "loss and gradient in double precision at the weights kept before each of four"
                + " full-batch steps, one by one and in windows of two",
            ProbeInstruments::checkSteps)
        .mutant(
            "the norm of the optimizer's step in place of the gradient's",
            gradients(
                (measured, step) -> weights(measured, step).distance(weights(measured, step + 1))))
        .mutant(
            "the gradient after the step",
            gradients((measured, step) -> norm(gradient(measured, step + 1))))
        .mutant(
            "the square of the norm",
            gradients((measured, step) -> Math.pow(norm(gradient(measured, step)), 2)))
        .mutant(
            "the layers' norms are added up",
            gradients(
                (measured, step) ->
                    TrialRun.MLP.parameterBlocks().stream()
                        .mapToDouble(block -> norm(part(gradient(measured, step), block)))
                        .sum()))
        .mutant(
            "the last layer stands for the network",
            gradients(
                (measured, step) -> {
                  List<ParameterBlock> blocks = TrialRun.MLP.parameterBlocks();
                  return norm(part(gradient(measured, step), blocks.get(blocks.size() - 2)));
                }))
        .mutant(
            "the loss after the step",
            TrialRun.REAL.spoilt(
                "iteration.loss",
                (trial, measured) ->
                    windows(every(trial), step -> EXACT.loss(at(measured, step + 1)))))
        .mutant(
            "a window's last iteration stands for it",
            TrialRun.REAL.spoilt(
                "iteration.gradient",
                (trial, measured) -> {
                  int every = every(trial);
                  return IntStream.rangeClosed(1, STEPS / every)
                      .mapToDouble(window -> norm(gradient(measured, window * every - 1)))
                      .toArray();
                }));
  }

  private static void checkSteps(TrialRun run, Faults faults) {
    for (int every : new int[] {1, 2}) {
      Measurements found = run.of(iterations(every));
      faults.near(
          "the loss of a step",
          found.series("iteration.loss").ys(),
          windows(every, step -> EXACT.loss(at(found, step))),
          1e-5);
      double[] right = windows(every, step -> norm(gradient(found, step)));
      faults.near(
          "the gradient norm of a step",
          found.series("iteration.gradient").ys(),
          right,
          1e-4 * Arrays.stream(right).max().orElseThrow());
    }
  }

  private static Trial iterations(int every) {
    return TrialRun.function(ADAM, 20, STEPS, new PerIteration(every), snapshots());
  }

  private static int every(Trial trial) {
    return ((PerIteration) trial.probes().get(0)).every();
  }

  private static Snapshots snapshots() {
    return new Snapshots(IntStream.rangeClosed(0, STEPS).boxed().toList());
  }

  /** Returns means over windows of what is computed at each step, counted from 0. */
  private static double[] windows(int every, IntToDoubleFunction step) {
    return IntStream.range(0, STEPS / every)
        .mapToDouble(
            window ->
                IntStream.range(window * every, (window + 1) * every)
                    .mapToDouble(step)
                    .average()
                    .orElseThrow())
        .toArray();
  }

  /** Says what a wrong instrument makes of a step, counted from 0. */
  @FunctionalInterface
  private interface StepMistake {
    double of(Measurements measured, int step);
  }

  private static TrialRun gradients(StepMistake mistake) {
    return TrialRun.REAL.spoilt(
        "iteration.gradient",
        (trial, measured) -> windows(every(trial), step -> mistake.of(measured, step)));
  }

  private static Weights weights(Measurements measured, int step) {
    return measured.weights(Snapshots.name(step));
  }

  private static double[] gradient(Measurements measured, int step) {
    return EXACT.gradient(at(measured, step));
  }

  private static double[] at(Measurements measured, int step) {
    return Specimens.doubles(weights(measured, step));
  }

  private static double[] part(double[] vector, ParameterBlock block) {
    return Arrays.copyOfRange(vector, block.offset(), block.end());
  }

  private static double norm(double[] vector) {
    return Math.sqrt(DoubleStream.of(vector).map(x -> x * x).sum());
  }

  private static Instrument<TrialRun> fittedCurve() {
    FunctionSamples grid = FunctionSamples.ofDomain(33);
    return Instrument.of(
            InstrumentRegistry.FITTED_CURVE,
            "What the trained perceptron answers over a dense grid",
            TrialRun.REAL,
            "Σ v tanh(wx + b) + c at the final weights, point by point",
            (run, faults) -> {
              Measurements found = run.of(curve(grid));
              MeasuredSeries curve = found.series("prediction");
              faults.near("the grid", curve.xs(), grid.xs(), 0);
              faults.near("the curve", curve.ys(), byHand(weights(found, STEPS), grid), 1e-5);
            })
        .mutant(
            "the curve of the network before training",
            TrialRun.REAL.spoilt(
                "prediction", (trial, measured) -> byHand(weights(measured, 0), grid)))
        .mutant(
            "the curve of the last step but one",
            TrialRun.REAL.spoilt(
                "prediction", (trial, measured) -> byHand(weights(measured, STEPS - 1), grid)))
        .mutant(
            "the training points in place of the grid",
            trial -> TrialRun.REAL.of(curve(FunctionSamples.ofDomain(20))));
  }

  private static Trial curve(FunctionSamples grid) {
    return TrialRun.function(ADAM, 20, STEPS, new Prediction(grid), snapshots());
  }

  /** The flat vector holds w, b, v and c in this order. */
  private static double[] byHand(Weights weights, FunctionSamples grid) {
    int units = TrialRun.MLP.hidden().get(0);
    return Arrays.stream(grid.xs())
        .map(
            x ->
                weights.get(3 * units)
                    + IntStream.range(0, units)
                        .mapToDouble(
                            j ->
                                weights.get(2 * units + j)
                                    * Math.tanh(weights.get(j) * x + weights.get(units + j)))
                        .sum())
        .toArray();
  }

  private static Instrument<TrialRun> displacement() {
    List<String> layers = List.of("dense1", "output");
    return Instrument.of(
            InstrumentRegistry.DISPLACEMENT,
            "How far each layer's parameters are from where they started",
            TrialRun.REAL,
            "the distance of each layer's snapshots from its first one, before and after each of"
                + " four steps",
            (run, faults) -> {
              Measurements found =
                  run.of(TrialRun.function(ADAM, 20, STEPS, new Displacement(1), snapshots()));
              for (String layer : layers) {
                faults.near(
                    "the displacement of " + layer,
                    found.series(Displacement.name(layer)).ys(),
                    distances(way(found).layer(TrialRun.MLP.parameterBlocks(), layer)),
                    1e-6);
              }
            })
        .mutant(
            "the whole network's displacement for every layer",
            TrialRun.REAL.spoilt(
                Displacement.name("output"), (trial, measured) -> distances(way(measured))))
        .mutant(
            "the way gone in place of the distance from the start",
            TrialRun.REAL.spoilt(
                Displacement.name("output"),
                (trial, measured) -> {
                  double[] way =
                      way(measured).layer(TrialRun.MLP.parameterBlocks(), "output").stepLengths();
                  double[] sums = new double[way.length + 1];
                  for (int i = 0; i < way.length; i++) {
                    sums[i + 1] = sums[i] + way[i];
                  }
                  return sums;
                }))
        .mutant(
            "the square of the distance",
            TrialRun.REAL.spoilt(
                Displacement.name("output"),
                (trial, measured) ->
                    Arrays.stream(measured.series(Displacement.name("output")).ys())
                        .map(distance -> distance * distance)
                        .toArray()));
  }

  private static double[] distances(Trajectory way) {
    return IntStream.rangeClosed(0, STEPS).mapToDouble(step -> way.distance(0, step)).toArray();
  }

  private static Trajectory way(Measurements measured) {
    return Trajectory.of(
        IntStream.rangeClosed(0, STEPS).mapToObj(step -> weights(measured, step)).toList());
  }
}
