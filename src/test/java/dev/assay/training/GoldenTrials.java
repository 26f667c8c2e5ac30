package dev.assay.training;

import dev.assay.data.FunctionPoints;
import dev.assay.data.FunctionSamples;
import dev.assay.data.ImageData;
import dev.assay.data.NamedFunction;
import dev.assay.data.OwnTable;
import dev.assay.data.strokes.Strokes;
import dev.assay.measurement.CriticalPointSearch;
import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.ConvNet;
import dev.assay.model.Loss;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.model.Schedule;
import dev.assay.model.network.Initialisation;
import dev.assay.model.network.Layers;
import dev.assay.model.network.Padding;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.CheckpointTrigger;
import dev.assay.training.setting.TrialData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One small trial for each thing that training can do: kernel path, activation, optimizer, probe
 * and kind of data. Their results' bytes are checked in.
 */
final class GoldenTrials {
  static final ImageData IMAGES = Strokes.generate(60, 30);
  private static final OwnTable TABLE =
      OwnTable.numbers(
          "golden",
          "src/test/resources/golden/table.csv",
          "c32502ef9ee92e2f2e8947092b707ac0c156eadd6f543031bc39f455f3f65f1b",
          "y",
          "a",
          "b");
  private static final int SEED = 7;
  private static final int STEPS = 60;

  static final Map<String, Trial> ALL = all();

  private GoldenTrials() {}

  private static Map<String, Trial> all() {
    Map<String, Trial> trials = new LinkedHashMap<>();
    networks(trials);
    layers(trials);
    optimizers(trials);
    data(trials);
    probes(trials);
    return Collections.unmodifiableMap(trials);
  }

  /** Every activation, initialisation, optimizer, budget and shape of a convolution stack. */
  private static void networks(Map<String, Trial> trials) {
    for (Activation activation : Activation.values()) {
      if (!activation.inStack()) {
        continue;
      }
      trials.put(
          "MLP with " + activation, function(Mlp.ofWidths(activation, 10, 18, 7), adam(), 32));
    }
    trials.put(
        "MLP with zero biases",
        function(
            new Mlp(1, List.of(9, 5), 1, Activation.TANH, Mlp.Start.ZERO), Optimizer.sgd(0.1), 9));
    trials.put(
        "MLP with PyTorch's initialisation",
        function(Mlp.ofWidths(Activation.RELU, 9, 5).with(Mlp.Start.PYTORCH), adam(), 32));
    trials.put("MLP that diverges", function(Mlp.ofWidths(Activation.RELU, 6), sgd(1e6), 16));
    // Few channels and many take different kernels, and so do a short last batch and a whole one.
    trials.put("CNN of few channels", images(all(0), ConvNet.ofWidths(4, 6), adam(), 45));
    trials.put(
        "CNN of many channels",
        images(
            images(20, 5, 0),
            new ConvNet(List.of(List.of(40, 16), List.of(33)), false),
            sgd(0.05),
            13));
    trials.put(
        "CNN with batch norm", images(all(0), ConvNet.ofWidths(8, 16).normalised(), adam(), 40));
    trials.put("CNN that diverges", images(all(0), ConvNet.ofWidths(4), sgd(1e20), 30));
  }

  /** What computes a network of layers: the stacks, DL4J's layers, and both; with dropout. */
  private static void layers(Map<String, Trial> trials) {
    trials.put(
        "layers on the dense stack",
        trial(
            new TrialData.Function(FunctionSamples.ofDomain(32)),
            Layers.ofInputs(1)
                .dense(7, Activation.TANH)
                .dense(5, Activation.TANH)
                .linear(1)
                .initialised(Initialisation.PYTORCH)
                .under(Loss.SQUARED_ERROR),
            adam(),
            20,
            new Budget.Steps(STEPS)));
    trials.put(
        "perceptron on images",
        images(
            all(0),
            Layers.ofImages(28, 28)
                .flatten()
                .dense(8, Activation.RELU)
                .softmax(10)
                .under(Loss.CROSS_ENTROPY),
            adam(),
            25));
    trials.put(
        "layers of DL4J",
        images(
            all(0),
            Layers.ofImages(28, 28)
                .convolution(4, 5, Padding.VALID, Activation.SELU)
                .maxPool(4)
                .alphaDropout(0.1)
                .convolution(5, 3, 2, Padding.SAME)
                .withoutBias()
                .batchNorm()
                .activation(Activation.LEAKY_RELU)
                .averagePool(2)
                .flatten()
                .dense(9, Activation.GELU)
                .dropout(0.3)
                .dense(8, Activation.SIGMOID)
                .softmax(10)
                .under(Loss.CROSS_ENTROPY),
            adam(),
            25));
    trials.put(
        "layers behind the convolution stack",
        images(
            all(0),
            Layers.ofImages(28, 28)
                .convolution(4, 3, Activation.RELU)
                .maxPool(2)
                .convolution(6, 3, Activation.RELU)
                .maxPool(2)
                .flatten()
                .dense(8, Activation.RELU)
                .softmax(10)
                .under(Loss.CROSS_ENTROPY),
            sgd(0.05),
            25));
  }

  /** Every rule, schedule and way to clip; Adam and plain descent are in use above. */
  private static void optimizers(Map<String, Trial> trials) {
    List<Optimizer> all =
        List.of(
            Optimizer.momentum(1e-2, 0.9).weightDecay(5e-4).clippedByNorm(0.5),
            Optimizer.nesterov(1e-2, 0.8).schedule(Schedule.stepEveryEpochs(5, 0.5)),
            Optimizer.rmsProp(1e-3).schedule(Schedule.inverseTime(1e-2)),
            Optimizer.adam(1e-2).betas(0.8, 0.99).epsilon(1e-7).clippedByValue(0.1),
            Optimizer.adamW(1e-2, 1e-2).schedule(Schedule.cosine().afterWarmUp(10)),
            Optimizer.momentum(1e-2, 0.5).schedule(Schedule.cosine()),
            Optimizer.sgd(1e-1).schedule(Schedule.exponentialByEpoch(0.9)),
            Optimizer.lbfgs(1));
    for (Optimizer optimizer : all) {
      trials.put(
          optimizer.describe(), function(Mlp.ofWidths(Activation.TANH, 6, 5), optimizer, 32));
    }
  }

  /** Every kind of data; the function is in use above. */
  private static void data(Map<String, Trial> trials) {
    Architecture net = ConvNet.ofWidths(5);
    trials.put("subset", images(images(40, 20, 0), net, adam(), 25));
    trials.put("labels permuted in part", images(all(0.5), net, adam(), 30));
    trials.put("labels permuted", images(images(40, 20, 1), net, adam(), 40));
    trials.put(
        "augmented",
        images(new TrialData.Augmented((TrialData.Images) all(0), 3, true), net, adam(), 30));
    trials.put(
        "points with noise",
        trial(
            new TrialData.Points(
                FunctionPoints.of(NamedFunction.SIN).random(24).holdingOut(8).noisy(0.1)),
            Mlp.ofWidths(Activation.TANH, 6),
            adam(),
            8,
            new Budget.Steps(STEPS)));
    trials.put(
        "table",
        trial(
            new TrialData.Table("golden", TABLE.digest(), 28, 12),
            new Mlp(2, List.of(6), 1, Activation.TANH, Mlp.ofWidths(Activation.TANH, 6).start()),
            adam(),
            7,
            new Budget.Steps(STEPS)));
  }

  /** Every probe; snapshots and final fit are in use above. */
  private static void probes(Map<String, Trial> trials) {
    Architecture net = ConvNet.ofWidths(6, 8);
    trials.put(
        "checkpoints",
        images(
            all(0),
            net,
            adam(),
            30,
            new Checkpoint(new CheckpointTrigger.End(), 5),
            new Checkpoint(new CheckpointTrigger.StepsTaken(2), 0),
            new Checkpoint(new CheckpointTrigger.ExamplesSeen(60), 3),
            new Checkpoint(new CheckpointTrigger.LossReached(2.3, 60), 0)));
    trials.put(
        "checkpoints of one kind",
        images(
            all(0),
            net,
            adam(),
            30,
            new Checkpoint(new CheckpointTrigger.StepsTaken(1).named("early"), 0),
            new Checkpoint(new CheckpointTrigger.StepsTaken(3), 0)));
    trials.put(
        "checkpoint with batch norm",
        images(all(0), net(true), adam(), 30, new Checkpoint(new CheckpointTrigger.End(), 5)));
    trials.put("displacement", images(all(0), net, adam(), 30, new Displacement(2)));
    trials.put(
        "sharpness", images(all(0), net(true), adam(), 30, new KeskarSharpness(1e-3, 3, 2, 20)));
    trials.put(
        "error surface", images(all(0), net(true), adam(), 30, new ErrorSurface(3, 0.5, 20)));
    trials.put(
        "a probe of one's own",
        function(
            Mlp.ofWidths(Activation.RELU, 6),
            adam(),
            20,
            OwnProbe.atTheEnd(
                    "first-weight", 1, (run, into) -> into.scalar("value", run.weights().get(0)))
                .with("scale", 1)));
    trials.put("fixed batch", images(all(0), net, adam(), 30, new FixedBatch(50, 2)));
    trials.put("flatness", images(all(0), net(true), adam(), 30, new Flatness(30, 2)));
    trials.put("per epoch", images(all(0), net, adam(), 30, new PerEpoch()));
    trials.put("per iteration", images(all(0), net, adam(), 30, new PerIteration(2)));
    trials.put(
        "prediction",
        function(
            Mlp.ofWidths(Activation.SELU, 7),
            adam(),
            20,
            new Prediction(FunctionSamples.ofDomain(50))));
    trials.put(
        "zero gradient",
        function(
            Mlp.ofWidths(Activation.TANH, 4),
            adam(),
            32,
            new ZeroGradient(new CriticalPointSearch(1e-6, 20, 20), List.of(1e-3, 1e-1), 30)));
    Trial start = images(all(0), net, adam(), 30);
    for (Line.Variant variant : Line.Variant.values()) {
      trials.put(
          "line " + variant,
          images(
              all(0), net, Optimizer.sgd(0.1), 18, new Line(start, variant, 5, -0.5, 1.5, 25, 1)));
    }
  }

  private static ConvNet net(boolean batchNorm) {
    return new ConvNet(List.of(List.of(6), List.of(8)), batchNorm);
  }

  private static Optimizer adam() {
    return Optimizer.adam(1e-2);
  }

  private static Optimizer sgd(double rate) {
    return Optimizer.sgd(rate);
  }

  private static TrialData all(double shuffledShare) {
    return images(IMAGES.train().count(), IMAGES.test().count(), shuffledShare);
  }

  private static TrialData images(int train, int test, double shuffledShare) {
    return new TrialData.Images(IMAGES.name(), IMAGES.digest(), train, test, shuffledShare);
  }

  private static Trial images(
      TrialData data, Architecture net, Optimizer optimizer, int batch, Probe... probes) {
    return trial(data, net, optimizer, batch, new Budget.Epochs(2), probes);
  }

  private static Trial function(Mlp mlp, Optimizer optimizer, int batch, Probe... probes) {
    return trial(
        new TrialData.Function(FunctionSamples.ofDomain(32)),
        mlp,
        optimizer,
        batch,
        new Budget.Steps(STEPS),
        probes);
  }

  /** Adds snapshots, so that a trial's result holds its weights, and the final fit. */
  private static Trial trial(
      TrialData data,
      Architecture network,
      Optimizer optimizer,
      int batch,
      Budget budget,
      Probe... probes) {
    List<Probe> all = new ArrayList<>(List.of(probes));
    int perEpoch = Budget.stepsPerEpoch(data.trainCount(), batch);
    int last = (budget.steps(data.trainCount(), batch) + perEpoch - 1) / perEpoch;
    all.add(new Snapshots(IntStream.rangeClosed(0, Math.min(last, 2)).boxed().toList()));
    all.add(new Snapshots(List.of(last)));
    all.add(new FinalFit());
    return new Trial(data, network, optimizer, batch, budget, SEED, SEED, all);
  }
}
