package dev.assay.experiment;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.model.Activation.RELU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.assay.claim.Claim;
import dev.assay.claim.Judge;
import dev.assay.claim.Setting;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.data.FunctionSamples;
import dev.assay.instrument.Instrument;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.model.Activation;
import dev.assay.model.ConvNet;
import dev.assay.model.Loss;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.model.Schedule;
import dev.assay.model.network.Layers;
import dev.assay.model.network.Padding;
import dev.assay.training.OwnProbe;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.Trials;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a short form says of networks as layers, losses, optimizers and a report's own probes. */
class LayersComparisonTest {
  private static final Layers PERCEPTRON =
      Layers.ofImages(28, 28).flatten().dense(8, RELU).dense(40, RELU).softmax(10);
  private static final Layers LENET =
      Layers.ofImages(28, 28)
          .convolution(6, 5, Padding.VALID, RELU)
          .maxPool(2)
          .flatten()
          .dense(20, RELU)
          .softmax(10);

  @TempDir Path directory;

  private static Comparison images() {
    return Comparison.onImages(quick(300), quick(100))
        .loss(Loss.CROSS_ENTROPY)
        .optimizer(
            Optimizer.momentum(1e-2, 0.9)
                .weightDecay(5e-4)
                .schedule(Schedule.stepEveryEpochs(5, 0.1))
                .clippedByNorm(1))
        .batch(30)
        .epochs(quick(2))
        .seeds(quick(2));
  }

  @Test
  void plansWhatWasSaid() {
    Comparison said = images().arm("perceptron", PERCEPTRON).arm("LeNet", LENET);
    Trial trial = said.trial(plan(), "LeNet", 1);
    assertThat(trial.architecture()).isEqualTo(LENET.under(Loss.CROSS_ENTROPY));
    assertThat(trial.describe())
        .contains("convolution 6 of 5×5 valid")
        .contains("SGD with momentum at 0.01, momentum 0.9, weight decay 5.0E-4, rate times 0.1");
  }

  @Test
  void asksForALossThatNobodySaidAndRefusesOneThatDoesNotGoWithANetwork() {
    Comparison unsaid =
        Comparison.onImages(quick(300), quick(100))
            .arm("LeNet", LENET)
            .optimizer(Optimizer.adam(1e-3))
            .batch(30)
            .epochs(quick(2))
            .seeds(quick(2));
    assertThatIllegalStateException()
        .isThrownBy(unsaid::testAccuracy)
        .withMessageContaining("add .loss(Loss.CROSS_ENTROPY) for classes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> images().loss(Loss.SQUARED_ERROR).arm("LeNet", LENET).testAccuracy())
        .withMessageContaining("squared error does not go with softmax 10");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> images().loss(Loss.SQUARED_ERROR).arm("CNN", ConvNet.ofWidths(4)).testAccuracy())
        .withMessageContaining("trained under cross entropy alone");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> images().arm("MLP", new Mlp(784, List.of(8), 10, RELU, Mlp.Start.ZERO)))
        .withMessageContaining("cannot learn the classes of images")
        .withMessageContaining("softmax(10) under Loss.CROSS_ENTROPY");
  }

  /** That claim once came out REFUTED: the network was trained under squared error, accuracy 0. */
  @Test
  void aPerceptronOnImagesThatReachesEightyFivePercentIsGradedSo() {
    Comparison said =
        images()
            .optimizer(Optimizer.adam(3e-3))
            .epochs(quick(30))
            .seeds(quick(8))
            .arm("MLP", PERCEPTRON);
    ComparedSection section = section(said, said.trainAccuracy().of("MLP").atLeast(0.85));
    Plan plan = plan().ofSeeds(8);
    Results results = results(section.trials(plan));
    Findings findings = section.findings(plan, results);
    Setting setting = new Setting("strokes", "quick", plan.seeds(), 0.05, true, true, "digest");
    assertThat(
            Judge.judge(
                    section.claims(),
                    findings.evidence().within(section.ranges()),
                    Evidence.within(findings.alternatives(), section.ranges()),
                    setting)
                .get(0)
                .grade())
        .isEqualTo(Grade.REPRODUCED);
  }

  @Test
  void aRegressionHasNoAccuracyToRead() {
    Comparison said =
        Comparison.on(FunctionSamples.ofDomain(30))
            .arm("old", Mlp.ofWidths(Activation.TANH, 3))
            .optimizer(Optimizer.adam(1e-3))
            .batch(30)
            .steps(quick(10))
            .seeds(quick(2));
    TrialResult run = trained(said, Metrics.FINAL_MSE).of("old").get(0);
    assertThat(run.measurements().scalars().keySet())
        .contains("final.train.loss")
        .noneMatch(name -> name.contains("accuracy"));
  }

  @Test
  void aReportsOwnProbeAndInstrumentComeWithItsMetric() {
    Instrument<ToDoubleFunction<float[]>> largest =
        Instrument.<ToDoubleFunction<float[]>>of(
                "largest weight",
                "The largest magnitude of a weight",
                LayersComparisonTest::largest,
                "three numbers",
                (real, faults) ->
                    faults.near("the largest of −3, 1 and 2", real.applyAsDouble(THREE), 3, 0))
            .mutant("signs count", values -> 2);
    Metric metric =
        Metric.ofRun("largest weight", run -> run.measurements().scalar("largest.value"))
            .from(
                OwnProbe.atTheEnd(
                    "largest",
                    1,
                    (run, into) -> into.scalar("value", largest(run.weights().toArray()))))
            .measuredBy(InstrumentRegistry.CONNECTION)
            .measuredBy(largest);
    Comparison said = images().arm("MLP", PERCEPTRON);
    Criterion criterion = said.measured(metric).of("MLP").atMost(10);
    ComparedSection section = section(said, criterion);
    assertThat(section.claims().get(0).instruments())
        .containsExactly(InstrumentRegistry.CONNECTION, "largest weight");
    InstrumentRegistry registry = InstrumentRegistry.ofAll().with(section.instruments());
    assertThat(registry.calibrate("largest weight").passed()).isTrue();
    assertThat(metric.of(trained(said, metric).of("MLP").get(0))).isBetween(0.0, 10.0);
  }

  private static final float[] THREE = {-3, 1, 2};

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static Plan plan() {
    return new Plan(Scale.QUICK, List.of(1L, 2L), () -> Trials.STROKES);
  }

  private static ComparedSection section(Comparison said, Criterion criterion) {
    Claim claim =
        Claim.of("X1", "Part 1 §1")
            .statement("It is so")
            .where("§1", "so")
            .criterion(criterion)
            .build();
    return new ComparedSection(
        new ReportSection.Name(ReportUnderTest.of("A report"), "Part 1", "Part 1 §1", "Layers"),
        said,
        List.of(claim),
        new ReportSection() {});
  }

  private Runs trained(Comparison said, Metric metric) {
    PlannedTrials planned = PlannedTrials.of(said.declared(), plan(), List.of(metric));
    return planned.runs(results(planned.all())::of);
  }

  private Results results(List<Trial> trials) {
    return new Results(Trials.runner(directory, 1, Trials.NO_WARNING).run(trials));
  }
}
