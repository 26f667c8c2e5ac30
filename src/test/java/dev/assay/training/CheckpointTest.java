package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.measurement.Evaluation;
import dev.assay.measurement.SelectedExamples;
import dev.assay.measurement.Sensitivity;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.training.result.Measurements;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.CheckpointTrigger;
import dev.assay.training.setting.TrialData;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final ConvNet NET = ConvNet.ofWidths(3, 4);
  @TempDir Path directory;

  @Test
  void measuresTheTrainedNetworkOnTheWholeOfBothSets() {
    Trial trial = trial(NET, new Checkpoint(new CheckpointTrigger.End(), 20));
    Measurements found = run(trial);
    TrialExamples examples = TrialExamples.draw(trial, Trials.DATA);
    try (PlainNetwork network = PlainNetwork.of(trial, found.weights("epoch-2"))) {
      Evaluation train = network.evaluate(examples.train());
      Evaluation test = network.evaluate(examples.test());
      assertThat(found.scalar("end.train.loss")).isEqualTo(train.loss());
      assertThat(found.scalar("end.train.accuracy")).isEqualTo(train.accuracy());
      assertThat(found.scalar("end.test.loss")).isEqualTo(test.loss());
      assertThat(found.scalar("end.test.accuracy")).isEqualTo(test.accuracy());
      Sensitivity points = network.sensitivity(SelectedExamples.spaced(examples.test(), 20));
      assertThat(found.scalar("end.sensitivity.logits.test")).isEqualTo(points.logits());
    }
    assertThat(found.scalar("end.test.accuracy")).isEqualTo(found.series("test.accuracy").last());
    assertThat(found.scalar("end.step")).isEqualTo(8);
  }

  @Test
  void goesBackToTheWeightsOfItsMoment() {
    Measurements found =
        run(trial(NET, new Checkpoint(new CheckpointTrigger.ExamplesSeen(200), 0)));
    assertThat(found.scalar("equal-epochs.step")).isEqualTo(4);
    assertThat(found.scalar("equal-epochs.test.loss")).isEqualTo(found.series("test.loss").at(1));
    assertThat(found.scalars()).doesNotContainKey("equal-epochs.sensitivity.loss.test");
    Measurements steps = run(trial(NET, new Checkpoint(new CheckpointTrigger.StepsTaken(8), 0)));
    assertThat(steps.scalar("equal-steps.test.loss")).isEqualTo(steps.series("test.loss").last());
    Measurements last = run(trial(NET, new Checkpoint(new CheckpointTrigger.ExamplesSeen(400), 0)));
    assertThat(last.scalar("equal-epochs.test.loss")).isEqualTo(last.series("test.loss").last());
  }

  @Test
  void keepsTwoMomentsOfOneKindApartByTheCallersNames() {
    CheckpointTrigger moment = new CheckpointTrigger.StepsTaken(8);
    Measurements found =
        run(
            trial(
                NET,
                new Checkpoint(new CheckpointTrigger.StepsTaken(4).named("half-way"), 0),
                new Checkpoint(moment, 0)));
    assertThat(found.scalar("half-way.step")).isEqualTo(4);
    assertThat(found.scalar("half-way.test.loss")).isEqualTo(found.series("test.loss").at(1));
    assertThat(found.scalar("equal-steps.step")).isEqualTo(8);
  }

  @Test
  void leavesNothingOfAMomentThatDoesNotCome() {
    Measurements found =
        run(trial(NET, new Checkpoint(new CheckpointTrigger.LossReached(1e-9, 10), 5)));
    assertThat(found.scalars()).isEmpty();
  }

  @Test
  void leavesTheTrainingAsItWouldBeWithoutIt() {
    Checkpoint early = new Checkpoint(new CheckpointTrigger.LossReached(1e9, 1), 10);
    assertThat(run(trial(NET, early)).weights("epoch-2"))
        .isEqualTo(run(trial(NET)).weights("epoch-2"));
  }

  @Test
  void foldsBatchNormalisation() {
    Measurements found =
        run(trial(NET.normalised(), new Checkpoint(new CheckpointTrigger.End(), 10)));
    assertThat(found.scalar("end.test.accuracy")).isEqualTo(found.series("test.accuracy").last());
    assertThat(found.scalar("end.test.loss"))
        .isCloseTo(found.series("test.loss").last(), within(1e-4));
    assertThat(found.scalar("end.sensitivity.softmax.train")).isPositive();
  }

  private static Trial trial(ConvNet net, Probe... more) {
    List<Probe> probes =
        Stream.concat(Stream.of(new PerEpoch(), new Snapshots(List.of(2))), Stream.of(more))
            .toList();
    return new Trial(
        new TrialData.Images(Trials.STROKES.name(), Trials.STROKES.digest(), 200, 100, 0),
        net,
        Optimizer.adam(1e-2),
        50,
        new Budget.Epochs(2),
        1,
        1,
        probes);
  }

  /** Runs twice, so that what is looked at has been through the store. */
  private Measurements run(Trial trial) {
    Trials.runner(directory, 1, Trials.NO_WARNING).run(List.of(trial));
    CompletedTrial stored =
        Trials.runner(directory, 1, Trials.NO_WARNING).run(List.of(trial)).get(0);
    assertThat(stored.stored()).isTrue();
    return stored.result().measurements();
  }
}
