package dev.assay.training;

import static dev.assay.model.Activation.RELU;
import static dev.assay.model.Activation.SELU;
import static dev.assay.model.Activation.TANH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.data.FunctionSamples;
import dev.assay.measurement.Batches;
import dev.assay.measurement.Examples;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Layers;
import dev.assay.model.network.Network;
import dev.assay.model.network.Padding;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.CheckpointTrigger;
import dev.assay.training.setting.TrialData;
import dev.assay.training.store.TrialStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trials on networks of layers. */
class NetworkTrialTest {
  private static final TrialData IMAGES =
      new TrialData.Images(Trials.STROKES.name(), Trials.STROKES.digest(), 300, 100, 0);
  private static final TrialData POINTS = new TrialData.Function(FunctionSamples.ofDomain(64));

  private static final Network MLP =
      Layers.ofImages(28, 28)
          .flatten()
          .dense(8, RELU)
          .dense(40, RELU)
          .softmax(10)
          .under(Loss.CROSS_ENTROPY);
  private static final Network LENET =
      Layers.ofImages(28, 28)
          .convolution(4, 5, Padding.VALID, SELU)
          .maxPool(4)
          .alphaDropout(0.1)
          .flatten()
          .dense(20, SELU)
          .dropout(0.2)
          .softmax(10)
          .under(Loss.CROSS_ENTROPY);

  @Test
  void aPerceptronLearnsClassesAndItsAccuracyIsTheShareOfRightAnswers() {
    Measurements found = run(MLP, 30, new FinalFit(), new Snapshots(List.of(30)), new PerEpoch());
    double accuracy = found.scalar("final.train.accuracy");
    assertThat(accuracy).isGreaterThan(0.85);
    assertThat(accuracy)
        .isEqualTo(share(MLP, found, TrialExamples.draw(trial(MLP, 1), Trials.DATA).train()));
    assertThat(found.series("test.accuracy").last()).isEqualTo(found.scalar("final.test.accuracy"));
  }

  @Test
  void aConvolutionalNetworkOfAnyKernelLearnsToo() {
    Measurements found = run(LENET, 12, new FinalFit());
    assertThat(found.scalar("final.train.accuracy")).isGreaterThan(0.7);
  }

  @Test
  void theSameTrialGivesTheSameBytesAlthoughItDropsOut() {
    Probe kept = new Snapshots(List.of(2));
    Measurements first = run(LENET, 2, kept);
    run(MLP, 1, kept);
    assertThat(run(LENET, 2, kept).weights("epoch-2")).isEqualTo(first.weights("epoch-2"));
    assertThat(run(LENET.measured(), 2, kept).weights("epoch-2"))
        .isNotEqualTo(first.weights("epoch-2"));
  }

  @Test
  void measurementsBesideTheRunDropNothingAndLeaveTheRunAlone() {
    Probe kept = new Snapshots(List.of(2));
    Measurements bare = run(LENET, 2, kept);
    Measurements measured =
        run(
            LENET,
            2,
            kept,
            new FixedBatch(20, 2),
            new Checkpoint(new CheckpointTrigger.End(), 4),
            new Flatness(10, 1),
            new FinalFit());
    assertThat(measured.weights("epoch-2")).isEqualTo(bare.weights("epoch-2"));
    assertThat(measured.scalar("end.train.loss"))
        .isEqualTo(
            measured.scalar("final.train.loss"), org.assertj.core.api.Assertions.within(1e-6));
    assertThat(measured.scalar("end.sensitivity.softmax.train")).isPositive();
  }

  @Test
  void comesBackFromTheStore(@TempDir Path directory) {
    TrialStore store = new TrialStore(directory, Trials.NO_WARNING);
    Trial trial = trial(LENET, 1, new FinalFit());
    List<Trial> trials = List.of(trial);
    TrialResult trained =
        Trials.runner(store, 1, dev.assay.training.runner.RunListener.NONE)
            .run(trials)
            .get(0)
            .result();
    assertThat(store.load(trial)).contains(trained);
  }

  @Test
  void aRegressionHasNoAccuracy() {
    Network net =
        Layers.ofInputs(1)
            .dense(6, TANH)
            .dense(5)
            .withoutBias()
            .linear(1)
            .under(Loss.SQUARED_ERROR);
    Measurements found =
        Trainer.measure(
            new Trial(
                POINTS,
                net,
                Optimizer.adam(1e-2),
                64,
                new Budget.Steps(50),
                1,
                new FinalFit(),
                new PerEpoch(),
                new Checkpoint(new CheckpointTrigger.End(), 0)),
            Trials.DATA);
    assertThat(found.scalars().keySet()).noneMatch(name -> name.contains("accuracy"));
    assertThat(found.series().keySet()).noneMatch(name -> name.contains("accuracy"));
    assertThat(found.scalar("final.train.loss")).isLessThan(found.series("train.loss").at(1));
  }

  @Test
  void namesBothSidesAndTheRemedyWhereNetworkAndDataDoNotFit() {
    refuses(POINTS, MLP, "cannot learn the values of a function", "cross entropy", "linear(1)");
    refuses(
        IMAGES,
        Layers.ofImages(28, 28).flatten().linear(1).under(Loss.SQUARED_ERROR),
        "cannot learn the classes of strokes",
        "squared error",
        "softmax");
    refuses(
        IMAGES,
        Layers.ofImages(32, 32, 3).flatten().softmax(10).under(Loss.CROSS_ENTROPY),
        "takes 3072 numbers, and an example has 784");
    refuses(
        IMAGES,
        Layers.ofImages(28, 28).flatten().softmax(7).under(Loss.CROSS_ENTROPY),
        "gives 7 outputs, and an example has 10",
        ".softmax(10)");
    refuses(
        IMAGES,
        Layers.ofImages(14, 56)
            .convolution(2, 3, RELU)
            .flatten()
            .softmax(10)
            .under(Loss.CROSS_ENTROPY),
        "takes 1 × 14 × 56",
        "Layers.ofImages(28, 28, 1)");
    refuses(
        POINTS,
        Layers.ofInputs(2).linear(1).under(Loss.SQUARED_ERROR),
        "takes 2 numbers, and an example has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layers.ofImages(28, 28).flatten().softmax(10).under(Loss.SQUARED_ERROR))
        .withMessageContaining("squared error does not go with softmax 10")
        .withMessageContaining("Loss.CROSS_ENTROPY");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layers.ofImages(28, 28).dense(10))
        .withMessageContaining("dense 10 cannot follow 1 × 28 × 28: flatten the image");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layers.ofInputs(4).convolution(2, 3, RELU))
        .withMessageContaining("cannot follow 4 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layers.ofImages(4, 4).convolution(2, 5, Padding.VALID, RELU))
        .withMessageContaining("its window is larger than the image");
  }

  @Test
  void refusesMeasurementsThatMeanNothing() {
    Network normed =
        Layers.ofImages(28, 28)
            .convolution(2, 3, RELU)
            .batchNorm()
            .globalAveragePooling()
            .softmax(10)
            .under(Loss.CROSS_ENTROPY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trial(normed, 1, new Flatness(10, 1)))
        .withMessageContaining("put each batch norm right after a convolution or dense layer");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Trial(
                    POINTS,
                    Trials.function(1).architecture(),
                    Optimizer.adam(1e-2),
                    64,
                    new Budget.Steps(1),
                    1,
                    new Checkpoint(new CheckpointTrigger.End(), 3)))
        .withMessageContaining("it is one of class probabilities");
  }

  /** Hours of recorded training rest on these. */
  @Test
  void keysOfTrialsFromBeforeLayersStay() {
    Map.of(
            "MLP with RELU",
            "7687829a52c567bc15de97cb6a27438f30a1d76e60ae5113f640c01001c09a3e",
            "MLP that diverges",
            "8f823e147b3a329590829a2d92b2d71bce4b8fbee0979fd548a36aed8eaa23f2",
            "CNN with batch norm",
            "9548e39445e2387966c9982185204feff7cfc88fabda4db484a98eb7af786cc1",
            "labels permuted in part",
            "c4004717ce0db7ebf04b18a679cc963360e3fb2eed7716384bd8e10444d1616a",
            "checkpoints",
            "b8977caacd55ce5ff8d4c01ccd81ff5ad723fb01fbba0223fada43abb6146621",
            "line PLAIN",
            "a95282a7d32a9ba76a73c7ff107b1b3277f8d4d2ffde38c2f9b3b6f91f007187",
            "zero gradient",
            "f408d560fe108ff135ac7627279d4aeb8fb8d6b7e18eb5e1cc435307ec9065cd")
        .forEach(
            (name, digest) ->
                assertThat(Trial.digest(List.of(GoldenTrials.ALL.get(name)))).isEqualTo(digest));
  }

  private static void refuses(TrialData data, Network network, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Trial(data, network, Optimizer.adam(1e-2), 10, new Budget.Epochs(1), 1))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
  }

  private static Trial trial(Network network, int epochs, Probe... probes) {
    return new Trial(
        IMAGES, network, Optimizer.adam(3e-3), 30, new Budget.Epochs(epochs), 1, probes);
  }

  private static Measurements run(Network network, int epochs, Probe... probes) {
    return Trainer.measure(trial(network, epochs, probes), Trials.DATA);
  }

  private static double share(Network network, Measurements found, Examples examples) {
    MultiLayerNetwork built = network.build(Optimizer.sgd(1), found.weights("epoch-30").toArray());
    int[] order = java.util.stream.IntStream.range(0, examples.count()).toArray();
    var batch = new Batches(network::inputShape).fill(examples, order, 0, order.length);
    INDArray answers = built.output(batch.inputs(), false).argMax(1);
    INDArray labels = batch.labels().argMax(1);
    int right = 0;
    for (int i = 0; i < order.length; i++) {
      right += answers.getInt(i) == labels.getInt(i) ? 1 : 0;
    }
    return (double) right / order.length;
  }
}
