package dev.assay.instrument;

import dev.assay.data.LabelPermutation;
import dev.assay.measurement.Weights;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.training.Checkpoint;
import dev.assay.training.DataSets;
import dev.assay.training.FinalFit;
import dev.assay.training.PerEpoch;
import dev.assay.training.PerIteration;
import dev.assay.training.Snapshots;
import dev.assay.training.TrainedLabels;
import dev.assay.training.Trial;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.CheckpointTrigger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The instruments that only training can show: what a run starts from, sees and sums up. */
final class TrainingInstruments {
  private static final ConvNet NET = ConvNet.ofWidths(2);
  private static final Optimizer ADAM = Optimizer.adam(1e-2);

  /** So small a step that no weight moves. */
  private static final Optimizer STILL = Optimizer.sgd(1e-30);

  private TrainingInstruments() {}

  static List<Instrument<?>> all() {
    return List.of(starts(), labels(), epochMeans(), checkpoint());
  }

  private static Instrument<LongFunction<Weights>> starts() {
    AtomicLong drawn = new AtomicLong();
    return Instrument.<LongFunction<Weights>>of(
            InstrumentRegistry.STARTS,
            "The weights that a run of a given seed starts from",
            seed -> start(seed, seed),
            "three seeds, which must give three starts, and one of them again, which must give the"
                + " same",
            (start, faults) -> {
              List<Weights> first = LongStream.of(1, 2, 3).mapToObj(start).toList();
              long distinct = Weights.distinct(first);
              faults.near("the number of starts of three seeds", distinct, 3, 0);
              faults.holds(
                  "the same seed starts elsewhere the second time",
                  start.apply(2).equals(first.get(1)));
            })
        .mutant("\"100 runs\" that never initialise anew", seed -> start(seed, 1))
        .mutant(
            "a start that depends on what ran before",
            seed -> start(seed, drawn.incrementAndGet()));
  }

  private static Weights start(long seed, long initSeed) {
    Trial trial = TrialRun.function(ADAM, 20, 1, new Snapshots(List.of(0)));
    return TrialRun.REAL
        .of(
            new Trial(
                trial.data(),
                trial.architecture(),
                trial.optimizer(),
                trial.batchSize(),
                trial.budget(),
                seed,
                initSeed,
                trial.probes()))
        .weights(Snapshots.name(0));
  }

  private static Instrument<Function<Trial, TrainedLabels>> labels() {
    Function<Trial, TrainedLabels> real =
        trial -> TrainedLabels.of(trial, DataSets.of(TrialRun.IMAGES));
    LabelPermutation permutation = new LabelPermutation(1);
    return Instrument.of(
            InstrumentRegistry.LABELS,
            "The labels that a run with permuted labels is trained and tested on",
            real,
            "the data's own labels: the test labels equal them, the training labels are a"
                + " reordering of them that does not change between epochs and leaves an image its"
                + " own no more often than chance",
            TrainingInstruments::checkLabels)
        .mutant(
            "the permutation is drawn afresh each epoch",
            real.andThen(
                seen ->
                    new TrainedLabels(
                        IntStream.range(0, seen.epochs().size())
                            .mapToObj(epoch -> permuted(permutation, seen.epochs().get(0), epoch))
                            .toList(),
                        seen.test())))
        .mutant(
            "the test labels are permuted too",
            real.andThen(
                seen -> new TrainedLabels(seen.epochs(), permuted(permutation, seen.test(), 1))))
        .mutant(
            "labels are drawn at random, so that the class counts change",
            real.andThen(
                seen -> {
                  List<Integer> all =
                      seen.epochs().get(0).stream().map(label -> (label * label + 1) % 10).toList();
                  return new TrainedLabels(List.of(all, all), seen.test());
                }))
        .mutant("the labels stay as they are", trial -> real.apply(labelsTrial(0)))
        .mutant(
            "labels leak: every other image keeps its own", trial -> real.apply(labelsTrial(0.5)))
        .mutant(
            "labels leak: the test images are trained on too",
            real.andThen(
                seen ->
                    new TrainedLabels(
                        seen.epochs().stream()
                            .map(
                                epoch ->
                                    Stream.concat(epoch.stream(), seen.test().stream()).toList())
                            .toList(),
                        seen.test())));
  }

  /** By chance a permuted label is the image's own as often as its class is frequent. */
  private static double keptByChance(List<Integer> labels) {
    return labels.stream().mapToDouble(label -> Collections.frequency(labels, label)).sum()
        / labels.size();
  }

  private static void checkLabels(Function<Trial, TrainedLabels> labels, Faults faults) {
    List<Integer> own = boxed(TrialRun.IMAGES.train().labels());
    TrainedLabels seen = labels.apply(labelsTrial(1));
    List<Integer> first = seen.epochs().get(0);
    faults.near("the number of epochs seen", seen.epochs().size(), 2, 0);
    faults.holds("the labels are not permuted", !first.equals(own));
    double kept =
        IntStream.range(0, own.size()).filter(i -> first.get(i).equals(own.get(i))).count();
    double byChance = keptByChance(own);
    faults.near(
        "the number of images that keep their own label", kept, byChance, 4 * Math.sqrt(byChance));
    faults.holds(
        "the training labels change between epochs",
        seen.epochs().stream().allMatch(first::equals));
    faults.holds(
        "the training labels are no permutation",
        first.stream().sorted().toList().equals(own.stream().sorted().toList()));
    faults.holds(
        "the test labels are not the images' own",
        seen.test().equals(boxed(TrialRun.IMAGES.test().labels())));
  }

  private static Trial labelsTrial(double share) {
    return TrialRun.images(NET, ADAM, 2, share);
  }

  private static List<Integer> boxed(int[] labels) {
    return Arrays.stream(labels).boxed().toList();
  }

  private static List<Integer> permuted(
      LabelPermutation permutation, List<Integer> labels, long seed) {
    int[] values = labels.stream().mapToInt(Integer::intValue).toArray();
    return boxed(permutation.apply(values, Specimens.random(seed)));
  }

  private static Instrument<TrialRun> epochMeans() {
    return Instrument.of(
            InstrumentRegistry.EPOCH_MEANS,
            "Training loss and accuracy of an epoch: means over its examples as they are trained on",
            TrialRun.REAL,
            "the losses of its iterations weighted by their examples, two epochs of 64 + 64 + 22"
                + " images; and, with a step too small to move a weight, the evaluation of the whole"
                + " training set",
            TrainingInstruments::checkEpochMeans)
        .mutant(
            "the last mini-batch stands for the epoch",
            TrialRun.REAL.spoilt("train.loss", (trial, measured) -> iterations(measured, 0, 0, 1)))
        .mutant(
            "mini-batches of unequal size count alike",
            TrialRun.REAL.spoilt("train.loss", (trial, measured) -> iterations(measured, 1, 1, 1)))
        .mutant(
            "the mean runs on over the epochs",
            TrialRun.REAL.spoilt(
                "train.loss",
                (trial, measured) -> {
                  double[] epochs = iterations(measured, 64, 64, 22);
                  return new double[] {epochs[0], (epochs[0] + epochs[1]) / 2};
                }))
        .mutant(
            "the set is evaluated once the epoch is over",
            TrialRun.REAL.spoilt(
                "train.loss",
                (trial, measured) ->
                    new double[] {
                      measured.series("train.loss").ys()[0], measured.scalar("final.train.loss")
                    }))
        .mutant(
            "right answers are divided by a whole number of full mini-batches",
            TrialRun.REAL.spoilt(
                "train.accuracy",
                (trial, measured) ->
                    Arrays.stream(measured.series("train.accuracy").ys())
                        .map(share -> share * 150 / 192)
                        .toArray()));
  }

  private static void checkEpochMeans(TrialRun run, Faults faults) {
    Measurements moving = run.of(epochs(ADAM));
    faults.near(
        "the loss of an epoch",
        moving.series("train.loss").ys(),
        iterations(moving, 64, 64, 22),
        1e-6);
    Measurements still = run.of(epochs(STILL));
    for (String what : List.of("loss", "accuracy")) {
      double whole = still.scalar("final.train." + what);
      faults.near(
          String.format(Locale.ENGLISH, "the %s of an epoch without a step", what),
          still.series("train." + what).ys(),
          new double[] {whole, whole},
          1e-5);
    }
  }

  private static Trial epochs(Optimizer optimizer) {
    return TrialRun.images(
        NET, optimizer, 2, 0, new PerEpoch(), new PerIteration(1), new FinalFit());
  }

  /** Returns each epoch's mean of its three iterations' losses, weighted. */
  private static double[] iterations(Measurements measured, double... weights) {
    double[] losses = measured.series("iteration.loss").ys();
    double total = Arrays.stream(weights).sum();
    return IntStream.of(0, 3)
        .mapToDouble(
            from ->
                IntStream.range(0, 3).mapToDouble(i -> weights[i] * losses[from + i]).sum() / total)
        .toArray();
  }

  private static Instrument<TrialRun> checkpoint() {
    return Instrument.of(
            InstrumentRegistry.CHECKPOINT,
            "Loss of the network as it was at one moment of its training",
            TrialRun.REAL,
            "runs of the same seed that end at that moment: after 4 steps, and after the 3 steps"
                + " that take 20 examples in mini-batches of 8",
            (run, faults) -> {
              Measurements found = run.of(checkpoints(new CheckpointTrigger.StepsTaken(4)));
              for (String set : List.of("train", "test")) {
                String loss = set + ".loss";
                faults.near(
                    set + " loss after 4 steps",
                    found.scalar("equal-steps." + loss),
                    endOf(4).scalar("final." + loss),
                    1e-6);
                faults.near(
                    set + " loss after 20 examples",
                    found.scalar("equal-epochs." + loss),
                    endOf(3).scalar("final." + loss),
                    1e-6);
              }
            })
        .mutant(
            "the checkpoint is taken one step late",
            trial -> TrialRun.REAL.of(checkpoints(new CheckpointTrigger.StepsTaken(5))))
        .mutant(
            "the final weights are measured at every moment",
            TrialRun.REAL.spoilt(
                (trial, measured) ->
                    TrialRun.withScalar(
                        measured, "equal-steps.test.loss", endOf(6).scalar("final.test.loss"))));
  }

  private static Trial checkpoints(CheckpointTrigger first) {
    return TrialRun.function(
        ADAM,
        8,
        6,
        new Checkpoint(first, 0),
        new Checkpoint(new CheckpointTrigger.ExamplesSeen(20), 0));
  }

  private static Measurements endOf(int steps) {
    return TrialRun.REAL.of(TrialRun.function(ADAM, 8, steps, new FinalFit()));
  }
}
