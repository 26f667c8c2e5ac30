package dev.assay.hw1;

import static dev.assay.hw1.Fabricated.curve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Claim;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.data.FunctionSamples;
import dev.assay.data.strokes.Strokes;
import dev.assay.experiment.Bands;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Metrics;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.hw1.functionfit.FunctionFitClaimsIT;
import dev.assay.hw1.functionfit.FunctionFitFigures;
import dev.assay.hw1.functionfit.FunctionFitMetrics;
import dev.assay.hw1.shallowdeep.ShallowDeepClaimsIT;
import dev.assay.hw1.shallowdeep.ShallowDeepFigures;
import dev.assay.hw1.shallowdeep.ShallowDeepMetrics;
import dev.assay.hw1.trajectories.WeightTrajectoriesClaimsIT;
import dev.assay.junit.ClaimFile;
import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.report.figure.Figure;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A run that diverged, or measured no number, is missing with its reason and never in silence. */
class DivergenceTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void aFitWhoseLossReachesZeroLacksItsLogarithmAlone() {
    Map<Architecture, TrialResult> runs =
        Map.of(
            Models.model0(Activation.RELU, Mlp.Start.UNIFORM), fit(1, 1, 0.5, 0),
            Models.model1(Activation.RELU, Mlp.Start.UNIFORM), fit(1, 1, 0.5, 0.1));
    TrialResult lost = Fabricated.diverged(trial(1)).result();
    Evidence evidence =
        Fabricated.findings(
                ClaimFile.experiment(FunctionFitClaimsIT.class),
                1,
                trial -> runs.getOrDefault(trial.architecture(), lost))
            .evidence();
    String logLoss = FunctionFitMetrics.LOG_LOSS.name();
    assertThat(missing(evidence, logLoss, FunctionFitClaimsIT.MODEL0)).isEqualTo("minus infinity");
    assertThat(
            evidence
                .sample(FunctionFitMetrics.FINAL_LOSS.name(), FunctionFitClaimsIT.MODEL0)
                .mean())
        .isZero();
    assertThat(missing(evidence, logLoss, FunctionFitClaimsIT.MODEL2))
        .startsWith("diverged at step 1");
  }

  @Test
  void aNetworkWhoseTestLossIsInfiniteKeepsItsOtherNumbers() {
    Map<Architecture, TrialResult> runs =
        Map.of(Models.DEEP, network(2, INFINITE, 0), Models.SHALLOW, network(2, 1, 0));
    Evidence evidence =
        Fabricated.findings(
                ClaimFile.experiment(ShallowDeepClaimsIT.class),
                2,
                trial -> Objects.requireNonNull(runs.get(trial.architecture())))
            .evidence();
    String deep = ShallowDeepClaimsIT.DEEP;
    assertThat(missing(evidence, Metrics.LAST_TEST_LOSS.name(), deep)).isEqualTo("infinite");
    assertThat(missing(evidence, ShallowDeepMetrics.TEST_EPOCHS.name(), deep))
        .isEqualTo("not a number");
    assertThat(evidence.sample(Metrics.LAST_TRAIN_LOSS.name(), deep).mean()).isZero();
    assertThat(
            missing(
                evidence,
                ShallowDeepMetrics.LEAST_LEAD.name(),
                ShallowDeepClaimsIT.DEEP_AGAINST_SHALLOW))
        .isEqualTo("not a number");
  }

  @Test
  void aFigureCountsTheSeedsThatItShows() {
    TrialResult finished = network(1, 1, 0.5);
    TrialResult lost = Fabricated.diverged(trial(2)).result();
    Figure figure =
        new ShallowDeepFigures(
                Map.of(
                    ShallowDeepClaimsIT.DEEP, List.of(finished, lost, finished),
                    ShallowDeepClaimsIT.SHALLOW, List.of(lost)))
            .losses();
    assertThat(figure.panels().get(0).series())
        .extracting(series -> series.name())
        .containsExactlyInAnyOrder(
            "deep, training, 2 of 3 seeds",
            "deep, test, 2 of 3 seeds",
            "shallow, training, 0 of 1 seeds",
            "shallow, test, 0 of 1 seeds");
    assertThat(Bands.of("all", List.of(finished), "train.loss").name()).isEqualTo("all");
  }

  @Test
  void aDivergedFitIsNeitherDeadNorAlive() {
    TrialResult lost = Fabricated.diverged(trial(2)).result();
    FunctionFitFigures figures =
        new FunctionFitFigures(
            Map.of(FunctionFitClaimsIT.MODEL0, List.of(fit(1, 1, 0.5, 0.1), lost)));
    assertThat(figures.losses().caption()).contains(FunctionFitClaimsIT.MODEL0 + " 0 of 1.");
    assertThat(figures.fits().panels().get(0).series().get(0).name()).endsWith(", 1 of 2 seeds");
  }

  private static String missing(Evidence evidence, String metric, String arm) {
    return evidence.sample(metric, arm).missing().values().iterator().next();
  }

  private static TrialResult fit(long seed, double... losses) {
    return Fabricated.finished(
        trial(seed),
        Map.of("iteration.loss", curve(losses), "prediction", curve(0.5, 0, 0.2)),
        Map.of());
  }

  private static TrialResult network(long seed, double testLoss, double trainLoss) {
    return Fabricated.finished(
        trial(seed),
        Map.of(
            "train.loss", curve(2, 1, 0.5, trainLoss),
            "test.loss", curve(2, 1, 0.5, testLoss),
            "train.accuracy", curve(0.1, 0.5, 0.8, 0.9),
            "test.accuracy", curve(0.1, 0.5, 0.8, 0.9)),
        Map.of("final.train.accuracy", 0.9, "final.test.accuracy", 0.9));
  }

  private static Trial trial(long seed) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(10)),
        Mlp.ofWidths(Activation.RELU, 2),
        Optimizer.adam(1e-3),
        10,
        new Budget.Steps(10),
        seed);
  }

  @Test
  void weightTrajectoriesOfDivergedRunsAreMissingWithTheReason() {
    Experiment experiment = ClaimFile.experiment(WeightTrajectoriesClaimsIT.class);
    Plan plan = new Plan(Scale.SMOKE, List.of(1L, 2L), () -> Strokes.generate(300, 100));
    Results results =
        new Results(experiment.trials(plan).stream().map(Fabricated::diverged).toList());
    Evidence evidence = experiment.findings(plan, results).evidence();
    for (Claim claim : experiment.claims()) {
      for (Measurement needed : claim.needs()) {
        assertThat(evidence.sample(needed.metric(), needed.arm()).missing())
            .as("%s", needed)
            .containsKey(1L)
            .containsValue("diverged at step 1 (loss NaN)");
      }
    }
  }
}
