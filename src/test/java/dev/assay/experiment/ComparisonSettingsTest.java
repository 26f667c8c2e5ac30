package dev.assay.experiment;

import static dev.assay.experiment.ByScale.always;
import static dev.assay.experiment.ByScale.quick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Barrier;
import dev.assay.claim.criterion.Correlation;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Unimodal;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.claim.settings.Quantity;
import dev.assay.data.FunctionSamples;
import dev.assay.data.ImageIdentity;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.training.Checkpoint;
import dev.assay.training.FinalFit;
import dev.assay.training.Line;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import dev.assay.training.result.Provenance;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.setting.CheckpointTrigger;
import dev.assay.training.setting.TrialData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Arms, alternative settings and controls that differ in more than a network. */
class ComparisonSettingsTest {
  private static final ConvNet NET = ConvNet.ofWidths(4, 4);
  private static final Metric LOSS =
      Metric.ofRun("loss", run -> run.measurements().scalar("final.train.loss"))
          .from(new FinalFit());
  private static final Metric HALF =
      Metric.ofRun("loss", run -> run.measurements().scalar("final.train.loss") / 2)
          .from(new FinalFit());
  private static final Metric ACCURACY =
      Metric.ofRun("accuracy", run -> run.measurements().scalar("final.train.accuracy"))
          .from(new FinalFit());
  private static final Metric OVER_EPOCHS = Metric.along("loss of the epoch", places(), read());

  private static Map<String, Double> places() {
    Map<String, Double> places = new LinkedHashMap<>();
    List.of(3, 1, 2).forEach(epoch -> places.put("epoch " + epoch, epoch.doubleValue()));
    return places;
  }

  private static Metric.PlaceReader read() {
    return (runs, epoch) -> runs.of("true").measurements().series("train.loss").at(epoch);
  }

  private static Comparison images() {
    return Comparison.onImages(quick(100), quick(50))
        .varying("labels", Quantity.LABELS)
        .network(NET)
        .optimizer(Optimizer.adam(1e-3))
        .batch(10)
        .epochs(always(3))
        .seeds(quick(4).full(6))
        .arm("true", of -> of)
        .arm("random", of -> of.shuffledLabels(1));
  }

  private static Plan plan(Scale scale) {
    return new Plan(scale, List.of(1L, 2L, 3L, 4L), () -> new ImageIdentity.Known("any", ""));
  }

  private static PlannedTrials planned(Comparison comparison, Metric... metrics) {
    return PlannedTrials.of(comparison.declared(), plan(Scale.QUICK), List.of(metrics));
  }

  private static ComparedSection section(Comparison comparison, Criterion... criteria) {
    return new ComparedSection(
        new ReportSection.Name(ReportUnderTest.of("R"), "R", "R §1", "Labels"),
        comparison,
        List.of(criteria).stream()
            .map(
                one ->
                    Claim.of("W" + List.of(criteria).indexOf(one), "R §1")
                        .statement("It is so")
                        .where("§1", "so")
                        .criterion(one)
                        .build())
            .toList(),
        new ReportSection() {});
  }

  /** The loss is the seed, ten times that on random labels; the curve falls to it. */
  private static CompletedTrial trained(Trial trial) {
    boolean random = ((TrialData.Images) trial.data()).shuffledShare() > 0;
    double loss = trial.seed() * (random ? 10 : 1);
    return new CompletedTrial(
        new TrialResult(
            trial,
            new Measurements(
                new TreeMap<>(
                    Map.of(
                        "train.loss",
                        new MeasuredSeries(
                            new double[] {1, 2, 3}, new double[] {3 * loss, 2 * loss, loss}))),
                new TreeMap<>(Map.of("final.train.loss", loss, "final.train.accuracy", 0.9)),
                new TreeMap<>()),
            new Outcome.Finished(trial.steps()),
            new Provenance("unknown", false, "", "", "", "", "", "", 1, 0)),
        false);
  }

  private static Findings findings(ComparedSection section) {
    Plan plan = plan(Scale.QUICK);
    return section.findings(
        plan,
        new Results(section.trials(plan).stream().map(ComparisonSettingsTest::trained).toList()));
  }

  @Test
  void shufflesTheLabelsOfAnArm() {
    PlannedTrials planned = planned(images());
    assertThat(((TrialData.Images) planned.of("random").data()).shuffledShare()).isEqualTo(1);
    assertThat(((TrialData.Images) planned.of("true").data()).shuffledShare()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Comparison.on(FunctionSamples.ofDomain(9)).shuffledLabels(1))
        .withMessageContaining("no labels")
        .withMessageContaining(".onImages(…)");
  }

  @Test
  void startsAnArmElsewhereAndMeasuresItAgainstAnother() {
    Comparison line =
        images()
            .arm(
                "B",
                of ->
                    of.initialSeed(seed -> seed + 1_000)
                        .probeAgainst(
                            "A",
                            (plan, a) ->
                                new Line(a, Line.Variant.PLAIN, 3, 0, 1, plan.choose(1, 2, 3), 0)))
            .arm("A", of -> of.batch(5));
    PlannedTrials planned = planned(line, LOSS);
    assertThat(planned.of("B").initSeed()).isEqualTo(1_001);
    assertThat(planned.of("B").requires()).containsExactly(planned.of("A"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> planned(line.arm("C", of -> of.probeAgainst("D", (p, a) -> new FinalFit()))))
        .withMessageStartingWith("no arm \"D\"");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> planned(line.arm("C", of -> of.probeAgainst("C", (p, a) -> new FinalFit()))))
        .withMessageContaining("arms [C] are measured against each other")
        .withMessageContaining("without .probeAgainst");
  }

  @Test
  void keepsTwoCheckpointsOfOneKindApartByTheirNames() {
    CheckpointTrigger early = new CheckpointTrigger.StepsTaken(5).named("early");
    Comparison twice =
        images()
            .probe((plan, trial) -> new Checkpoint(early, 0))
            .probe((plan, trial) -> new Checkpoint(new CheckpointTrigger.StepsTaken(9), 0));
    assertThat(planned(twice).of("true").probes()).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                planned(
                    twice.probe(
                        (plan, trial) -> new Checkpoint(new CheckpointTrigger.StepsTaken(7), 0))))
        .withMessageContaining("named(");
  }

  @Test
  void givesArmsAndAlternativesNumbersOfSeedsOfTheirOwn() {
    Comparison few =
        images()
            .arm("half", quick(2).full(5), of -> of.shuffledLabels(0.5))
            .alternative("SGD", quick(1).full(6), of -> of.optimizer(Optimizer.sgd(1)))
            .alternative("longer", quick(0).full(2), of -> of.epochs(always(9)))
            .alternative(
                "slower",
                of -> of.optimizer(Optimizer.adam(1e-4)).without(List.of("half", "random")));
    assertThat(planned(few).all()).hasSize(4 + 4 + 2 + 3 + 3);
    assertThat(planned(few).alternatives()).containsExactly("SGD", "slower");
    assertThat(planned(few).notRun()).containsExactly("longer");
    assertThat(PlannedTrials.of(few.declared(), plan(Scale.FULL), List.of()).alternatives())
        .containsExactly("SGD", "longer", "slower");
    ComparedSection section = section(few, few.measured(LOSS).lowerFirst("true", "random"));
    assertThat(findings(section).notRun("W0")).containsExactly("longer");
    assertThat(findings(section).evidence().sample("loss", "half").values()).hasSize(2);
    Evidence slower = findings(section).alternatives().get("slower");
    assertThat(List.of("true", "half", "random"))
        .filteredOn(arm -> slower.has("loss", arm))
        .containsExactly("true");
  }

  @Test
  void refusesArmsAndAlternativesThatTrainNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> images().arm("half", quick(0).full(2), of -> of))
        .withMessage("arm \"half\" trains no seed at some scale: give at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> images().alternative("SGD", quick(0), of -> of))
        .withMessageContaining("0 seeds at quick and 0 at full: give it at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> images().without(List.of("half")))
        .withMessageStartingWith("no arm \"half\"");
  }

  @Test
  void trainsWhatTwoArmsShareOnce() {
    Comparison twice = images().arm("true again", of -> of);
    assertThat(planned(twice).all()).hasSize(8);
  }

  @Test
  void judgesByAnotherReadingOnlyTheClaimsThatReadIt() {
    Comparison read = images().alternative("half", of -> of.reading(HALF));
    ComparedSection section =
        section(
            read,
            read.measured(LOSS).lowerFirst("true", "random"),
            read.measured(ACCURACY).of("true").atLeast(0.5));
    assertThat(section.trials(plan(Scale.QUICK))).hasSize(8);
    Evidence half = findings(section).alternatives().get("half");
    assertThat(half.sample("loss", "true").values()).containsEntry(4L, 2.0).hasSize(4);
    assertThat(half.has("accuracy", "true")).isFalse();
    Metric other = Metric.ofRun("speed", run -> 1);
    Comparison wrong = images().alternative("fast", of -> of.reading(other));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> section(wrong, wrong.measured(LOSS).lowerFirst("true", "random")))
        .withMessageContaining("reads \"speed\" another way, which no claim reads")
        .withMessageContaining("[loss]");
  }

  @Test
  void hasItsControlsUnderEachSetting() {
    Comparison controlled =
        images()
            .control(
                "true labels are learned",
                "true labels were not learned",
                of -> of.measured(ACCURACY).of("true").atLeast(0.8))
            .alternative("half", of -> of.reading(HALF))
            .alternative("SGD", of -> of.optimizer(Optimizer.sgd(1)));
    ComparedSection section =
        section(controlled, controlled.measured(LOSS).lowerFirst("true", "random"));
    assertThat(section.controls())
        .singleElement()
        .satisfies(one -> assertThat(one.name()).isEqualTo("true labels are learned"));
    Findings findings = findings(section);
    assertThat(List.of(findings.evidence(), findings.alternatives().get("half")))
        .allMatch(evidence -> evidence.has("accuracy", "true"));
    assertThat(findings.alternatives().get("SGD").has("accuracy", "true")).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                controlled.control(
                    "true labels are learned", "no", of -> of.measured(LOSS).of("true").atMost(1)))
        .withMessageContaining("give each control a name of its own");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ReportSettings.claimsOf(
                    section(
                        controlled,
                        controlled.measured(LOSS).lowerFirst("true", "random"),
                        controlled.measured(ACCURACY).of("true").atLeast(0.5))))
        .withMessageContaining("true labels are learned");
  }

  @Test
  void readsAMetricAtPlacesOfOneRun() {
    Comparison comparison = images();
    ComparedSection section = section(comparison, comparison.measured(OVER_EPOCHS).falling());
    Findings findings = findings(section);
    assertThat(findings.evidence().sample("loss of the epoch", "epoch 1").values())
        .containsEntry(2L, 6.0);
    assertThat(findings.evidence().places()).containsEntry("epoch 3", 3.0);
    assertThat(section.claims().get(0).needs())
        .contains(new Measurement("loss of the epoch", "epoch 2"))
        .hasSize(3);
    assertThat(findings.figures().get("W0").get(0).panels().get(0).series()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> comparison.measured(OVER_EPOCHS).of("epoch 4"))
        .withMessageStartingWith("no arm \"epoch 4\": give one of [epoch 3, epoch 1, epoch 2]");
  }

  @Test
  void readsAMetricByTheArmForWhichARunStands() {
    Metric byArm = Metric.ofArm("length of the name", (run, arm) -> arm.length());
    Comparison comparison = images();
    ComparedSection section =
        section(comparison, comparison.measured(byArm).lowerFirst("true", "random"));
    assertThat(findings(section).evidence().sample("length of the name", "random").mean())
        .isEqualTo(6);
  }

  @Test
  void makesTheOtherKindsOfCriteria() {
    Comparison comparison = images().arm("half", of -> of.shuffledLabels(0.5));
    List<String> arms = List.of("true", "half", "random");
    Measured loss = comparison.measured(LOSS);
    assertThat(loss.barrier(0.1, 1, arms)).isEqualTo(Barrier.ofHeight("loss", arms, 0.1, 1));
    assertThat(loss.dip(0.1, 1, arms)).isEqualTo(Barrier.dipOfDepth("loss", arms, 0.1, 1));
    assertThat(loss.goesAgainst(comparison.measured(ACCURACY), 0.7, arms))
        .isEqualTo(Correlation.negative("loss", "accuracy", arms, 0.7));
    assertThat(loss.peak(List.of("true"), List.of("half"), List.of("random")))
        .isEqualTo(Unimodal.peak("loss", List.of("true"), List.of("half"), List.of("random")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loss.peak(List.of("true"), List.of("halb"), List.of("random")))
        .withMessageStartingWith("no arm \"halb\"");
  }

  @Test
  void refusesToShowASettingThatIsNotRun() {
    Runs runs = planned(images()).runs(trial -> trained(trial).result());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> runs.under("SGD"))
        .withMessage("no alternative setting \"SGD\" is run here: give one of []");
  }
}
