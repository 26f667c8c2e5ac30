package dev.assay.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.Claim;
import dev.assay.claim.NullModel;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.evidence.Evidence;
import dev.assay.data.FunctionSamples;
import dev.assay.data.ImageData;
import dev.assay.data.strokes.Strokes;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.Results;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.measurement.Weights;
import dev.assay.model.Activation;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.model.ParameterBlock;
import dev.assay.model.ParameterBlock.Kind;
import dev.assay.run.FakeExperiment;
import dev.assay.training.DataSets;
import dev.assay.training.PerIteration;
import dev.assay.training.Snapshots;
import dev.assay.training.Trainer;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Networks that never train keep their weights, and what needs training does not show in them. */
class NullRunsTest {
  private static final int STEPS = 4;
  private static final Mlp NET = Mlp.ofWidths(Activation.TANH, 100, 100);
  private static final Criterion AT_ANY_WEIGHTS = Level.atMost("last loss", "a", 1e3);
  private static final Criterion LEARNED =
      Ordering.lowerFirst("loss", "last", "first").byFactor(1.01);

  private static Trial trial(long seed) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(20)),
        NET,
        Optimizer.adam(1e-2),
        20,
        new Budget.Steps(STEPS),
        seed,
        new PerIteration(1),
        new Snapshots(List.of(0, 1, 2, 3, 4)));
  }

  private static void enterLosses(Evidence.Builder evidence, TrialResult run) {
    double[] losses = run.measurements().series("iteration.loss").ys();
    long seed = run.trial().seed();
    evidence.put("last loss", "", "a", seed, losses[STEPS - 1]);
    evidence.put("loss", "", "first", seed, losses[0]);
    evidence.put("loss", "", "last", seed, losses[STEPS - 1]);
  }

  private static void enterWay(Evidence.Builder evidence, TrialResult run) {
    evidence.put("way", "", "a", run.trial().seed(), distance(run, 0, STEPS));
  }

  private static double distance(TrialResult run, int from, int to) {
    Measurements measured = run.measurements();
    return measured.weights(Snapshots.name(from)).distance(measured.weights(Snapshots.name(to)));
  }

  /** An experiment of one network that enters something of each run which finished. */
  private static Experiment of(
      String instrument, Criterion criterion, BiConsumer<Evidence.Builder, TrialResult> enter) {
    return new FakeExperiment(1) {
      @Override
      public List<Claim> claims() {
        return List.of(
            Claim.of("X1", section())
                .statement("s")
                .where("§1", "")
                .measuredBy(instrument)
                .criterion(criterion)
                .build());
      }

      @Override
      public ReportSettings settings(Plan report) {
        return ReportSettings.ofOne("a", NullRunsTest.trial(report.seeds().get(0)));
      }

      @Override
      public List<Trial> trials(Plan plan) {
        return plan.seeds().stream().map(NullRunsTest::trial).toList();
      }

      @Override
      public Findings findings(Plan plan, Results results) {
        Evidence.Builder evidence = Evidence.builder();
        for (long seed : plan.seeds()) {
          TrialResult run = results.of(NullRunsTest.trial(seed));
          if (!run.diverged()) {
            enter.accept(evidence, run);
          }
        }
        return Findings.of(evidence.build());
      }
    };
  }

  private static Experiment ofLosses(Criterion criterion) {
    return of(InstrumentRegistry.STEPS, criterion, NullRunsTest::enterLosses);
  }

  @Test
  void noWeightMovesAndRunningStatisticsDo() {
    ImageData images = Strokes.generate(8, 4);
    ConvNet net = ConvNet.ofWidths(16).normalised();
    Trial planned =
        new Trial(
            new TrialData.Images(images.name(), images.digest(), 8, 4, 0),
            net,
            Optimizer.adam(1e-2),
            4,
            new Budget.Epochs(2),
            1,
            new Snapshots(List.of(0, 2)));
    Trial tiny = TinyTrials.atRest(planned);
    assertThat(tiny.steps()).isEqualTo(planned.steps());
    Measurements measured = Trainer.measure(tiny, DataSets.of(images));
    Weights before = measured.weights(Snapshots.name(0));
    Weights after = measured.weights(Snapshots.name(2));
    for (ParameterBlock block : tiny.architecture().parameterBlocks()) {
      for (int i = block.offset(); i < block.end(); i++) {
        if (block.kind() != Kind.MEAN && block.kind() != Kind.VARIANCE) {
          assertThat(after.get(i)).isEqualTo(before.get(i));
        }
      }
    }
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void aWalkStartsWhereTheRunDoesAndGoesAsFarAsItsStepsInRandomDirections() {
    Experiment experiment =
        of(
            InstrumentRegistry.SETTLING,
            Level.atLeast("way", "a", 0),
            (evidence, run) -> {
              enterWay(evidence, run);
              Weights start = run.measurements().weights(Snapshots.name(0));
              long seed = run.trial().seed();
              evidence.put("start", "", "a", seed, start.get(0));
              evidence.put("half", "", "a", seed, distance(run, 0, STEPS / 2));
            });
    Evidence walked = new NullRuns(experiment, true).findings(0).evidence();
    Evidence rested = new NullRuns(experiment, false).findings(0).evidence();
    double far = 1e-2 * Math.sqrt(STEPS * (double) NET.parameterCount());
    assertThat(walked.sample("start", "a").values())
        .isEqualTo(rested.sample("start", "a").values());
    assertThat(walked.sample("way", "a").values().values())
        .allSatisfy(way -> assertThat(way).isCloseTo(far, within(0.1 * far)));
    assertThat(walked.sample("half", "a").values().values())
        .allSatisfy(half -> assertThat(half).isCloseTo(far / Math.sqrt(2), within(0.1 * far)));
    assertThat(rested.sample("way", "a").values().values()).containsOnly(0.0);
  }

  @Test
  void whatHoldsAtAnyWeightsIsFoundAndWhatNeedsTrainingWithstands() {
    assertThat(
            new NullRules(ofLosses(AT_ANY_WEIGHTS)).withstands(NullModel.NEVER_TRAINED, Map.of()))
        .singleElement()
        .satisfies(
            breach ->
                assertThat(breach.text())
                    .contains("X1", "NEVER_TRAINED reproduces it in 3 of 3 sets", "Remedy"));
    NullRules learned = new NullRules(ofLosses(LEARNED));
    assertThat(learned.withstands(NullModel.NEVER_TRAINED, Map.of())).isEmpty();
    assertThat(learned.withstands(NullModel.NEVER_TRAINED, Map.of("X1", "known"))).hasSize(1);
  }

  @Test
  void aWayThatAWalkHasTooIsFound() {
    NullRules way =
        new NullRules(
            of(
                InstrumentRegistry.DISPLACEMENT,
                Level.atLeast("way", "a", 0.1),
                NullRunsTest::enterWay));
    assertThat(way.withstands(NullModel.RANDOM_WALK, Map.of()))
        .singleElement()
        .satisfies(breach -> assertThat(breach.text()).contains("RANDOM_WALK reproduces it in 3"));
    assertThat(way.reproduced(NullModel.NEVER_TRAINED)).isEmpty();
    assertThat(new NullRules(ofLosses(LEARNED)).reproduced(NullModel.RANDOM_WALK)).isEmpty();
  }

  /** One that throws early checks nothing, and may do so only where runs finished. */
  @Test
  void findsFindingsThatThrowWhereRunsFinished() {
    NullRules throwing =
        new NullRules(
            of(
                InstrumentRegistry.STEPS,
                LEARNED,
                (evidence, run) -> {
                  throw new IllegalStateException("the points spread by 0");
                }));
    assertThat(throwing.findsWhatItsClaimsNeed())
        .singleElement()
        .satisfies(breach -> assertThat(breach.text()).contains("spread by 0", "Remedy: let"));
    assertThat(throwing.withstands(NullModel.NEVER_TRAINED, Map.of()))
        .singleElement()
        .satisfies(breach -> assertThat(breach.text()).contains("spread by 0", "Remedy: let"));
  }

  @Test
  void findsArmsOfDifferentSeedsAndWhatIsLackingWhereRunsFinished() {
    assertThat(new NullRules(ofLosses(LEARNED)).findsWhatItsClaimsNeed()).isEmpty();
    BiConsumer<Evidence.Builder, TrialResult> some =
        (evidence, run) -> {
          evidence.put("loss", "", "first", run.trial().seed(), 2);
          if (run.trial().seed() % 2 == 0) {
            evidence.put("loss", "", "last", run.trial().seed(), 1);
          }
        };
    assertThat(new NullRules(of(InstrumentRegistry.STEPS, LEARNED, some)).findsWhatItsClaimsNeed())
        .singleElement()
        .satisfies(breach -> assertThat(breach.what()).contains("measurements of different seeds"));
    assertThat(
            new NullRules(of(InstrumentRegistry.STEPS, AT_ANY_WEIGHTS, some))
                .findsWhatItsClaimsNeed())
        .singleElement()
        .satisfies(breach -> assertThat(breach.what()).contains("needs what the evidence lacks"));
  }

  /**
   * Its criterion holds of any run, and one run under all seeds is an error before it is judged.
   */
  @Test
  void oneRunUnderAllSeedsIsAnError() {
    assertThat(new NullRules(ofLosses(AT_ANY_WEIGHTS)).reproduced(NullModel.REPEATED_RUN))
        .isEqualTo(Map.of("X1", new NullRules.Count(0, 1)));
  }

  /** Three sets are the fewest that can fail, and then only if all do. */
  @Test
  void theBoundCanFail() {
    assertThat(new NullRules.Count(2, 2).tooMany()).isFalse();
    assertThat(new NullRules.Count(2, 3).tooMany()).isFalse();
    assertThat(new NullRules.Count(3, 3).tooMany()).isTrue();
    assertThat(new NullRules.Count(3, 10).tooMany()).isFalse();
    assertThat(new NullRules.Count(4, 10).tooMany()).isTrue();
    assertThat(new NullRules.Count(12, 100).tooMany()).isFalse();
    assertThat(new NullRules.Count(13, 100).tooMany()).isTrue();
  }
}
