package dev.assay.hw1.vanishinggradient;

import static dev.assay.hw1.vanishinggradient.Yardstick.COUNTED;
import static dev.assay.hw1.vanishinggradient.Yardstick.HIGH_RATIO;
import static dev.assay.hw1.vanishinggradient.Yardstick.STARTS;
import static dev.assay.hw1.vanishinggradient.Yardstick.USUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.Claim;
import dev.assay.claim.evidence.Evidence;
import dev.assay.data.ImageIdentity;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Metric;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.hw1.Fabricated;
import dev.assay.junit.ClaimFile;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Weights;
import dev.assay.statistics.Sample;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.runner.CompletedTrial;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class YardstickTest {
  private static final Experiment SECTION = ClaimFile.experiment(VanishingGradientClaimsIT.class);
  private static final Metric HIGH_AND_LOW = USUAL.highAndLow();
  private static final Metric HIGH_AND_HIGHER = USUAL.highAndHigher();

  /**
   * What one run amounted to.
   *
   * @param loss where the gradient vanishes; a tenth of that where training ended
   * @param ratio by perturbation, at both points
   */
  private record Run(double loss, double ratio, boolean reached) {}

  @Test
  void keepsOutAndNamesTheRunsThatStoppedAboveTheBound() {
    Evidence evidence = found(new Run(1e-5, 1, true), new Run(1e-5, 1, false)).evidence();
    assertThat(counted(evidence, HIGH_AND_LOW).values()).containsOnlyKeys(1L);
    assertThat(counted(evidence, HIGH_AND_LOW).missing()).isEmpty();
    assertThat(evidence.sample(Yardstick.USUAL.reached().name(), STARTS.name()).missing())
        .containsEntry(2L, "the gradient norm stayed at 2.0e-05 after 30 + 4 steps");
  }

  @Test
  void tellsLowFromHigherLossesAndMeasuresTheGap() {
    Evidence evidence =
        found(new Run(1e-4, 0.95, true), new Run(1e-2, 0.95, true), new Run(1e-4, 0.5, true))
            .evidence();
    assertThat(counted(evidence, HIGH_AND_LOW).values())
        .isEqualTo(Map.of(1L, 1.0, 2L, 0.0, 3L, 0.0));
    assertThat(counted(evidence, HIGH_AND_HIGHER).values())
        .isEqualTo(Map.of(1L, 0.0, 2L, 1.0, 3L, 0.0));
    assertThat(counted(evidence, USUAL.gap()).values()).containsOnlyKeys(2L);
    assertThat(counted(evidence, USUAL.gap()).mean()).isCloseTo(2, within(1e-9));
  }

  @Test
  void countsEigenvaluesOfRunsWithAHighRatioAlone() {
    Findings findings = found(new Run(1e-4, 0.95, true), new Run(1e-4, 0.5, true));
    String none = USUAL.noNegative().name();
    assertThat(findings.evidence().sample(USUAL.positive().name(), HIGH_RATIO).values())
        .isEqualTo(Map.of(1L, 0.25));
    assertThat(findings.evidence().sample(none, HIGH_RATIO).mean()).isEqualTo(1);
    assertThat(
            alternative(findings, "zero up to 1e-10 of the largest eigenvalue")
                .sample(none, HIGH_RATIO)
                .mean())
        .isZero();
  }

  @Test
  void readsAllRunsWhereOrdinaryTrainingEnded() {
    Evidence evidence =
        alternative(
            found(new Run(1e-4, 0.95, true), new Run(1e-2, 0.95, false)),
            "where ordinary training ended");
    assertThat(counted(evidence, HIGH_AND_LOW).values()).isEqualTo(Map.of(1L, 1.0, 2L, 1.0));
  }

  @Test
  void judgesAnAlternativeOnlyOfTheClaimsThatItCanChange() {
    Findings findings = found(new Run(1e-4, 0.95, true), new Run(1e-2, 0.95, true));
    assertThat(judged(findings, "zero up to 1e-04 of the largest eigenvalue")).containsOnly("Z3");
    assertThat(judged(findings, "low loss: R² ≥ 0.99")).containsOnly("Z1", "Z2");
    assertThat(judged(findings, "minimal ratio: the share of positive eigenvalues"))
        .containsOnly("Z1", "Z2");
    assertThat(judged(findings, "where ordinary training ended")).containsOnly("Z1", "Z2");
    assertThat(judged(findings, "σ = 0.1")).containsOnly("Z1", "Z2", "Z3");
    assertThat(judged(findings, "tanh")).containsOnly("Z1", "Z2", "Z3");
  }

  @Test
  void leavesEveryCriterionSomethingToJudgeWhenNoRunQualifies() {
    Evidence evidence = found(new Run(1e-4, 1, false), new Run(1e-4, 1, false)).evidence();
    for (Claim claim : SECTION.claims()) {
      assertThat(evidence.hasAll(claim.criterion().needs())).isTrue();
      assertThat(claim.criterion().assess(evidence, 0.05)).isNotNull();
    }
    assertThat(counted(evidence, USUAL.gap()).missing())
        .isEqualTo(Map.of(1L, "no run qualifies: none of the 2 is such a case"));
  }

  /** High where the gradient vanishes and not where training ended, at σ = 0.01 and no other. */
  @Test
  void readsTheRatioAtItsPointAndDeviation() {
    Evidence evidence =
        found(
                Map.of(
                    "zero.ratio", ratios(0.1, 0.95),
                    "trained.ratio", ratios(0.2, 0.3)),
                new Run(1e-4, 0, true))
            .evidence();
    assertThat(evidence.sample(USUAL.ratio().name(), Yardstick.AT_ZERO).mean()).isEqualTo(0.95);
    assertThat(evidence.sample(USUAL.ratio().name(), Yardstick.AT_THE_END).mean()).isEqualTo(0.3);
    assertThat(counted(evidence, HIGH_AND_LOW).mean()).isEqualTo(1);
  }

  private static MeasuredSeries ratios(double elsewhere, double usual) {
    return new MeasuredSeries(
        Yardstick.DEVIATIONS.stream().mapToDouble(Double::doubleValue).toArray(),
        Yardstick.DEVIATIONS.stream()
            .mapToDouble(deviation -> deviation == 1e-2 ? usual : elsewhere)
            .toArray());
  }

  /** 1e-4 of a variance of 0.081, and 2e-5 after 2e-3. */
  @Test
  void readsOfEveryStartWhatTheControlsAsk() {
    Findings findings = found(new Run(1e-3, 1, false), new Run(1e-3, 1, true));
    assertThat(SECTION.controls())
        .flatExtracting(control -> control.criterion().needs())
        .extracting(need -> findings.evidence().sample(need.metric(), need.arm()).values())
        .satisfiesExactly(
            unexplained ->
                assertThat(unexplained)
                    .hasSize(2)
                    .allSatisfy(
                        (seed, value) ->
                            assertThat(value).isCloseTo(1e-4 / 0.0811627, within(1e-8))),
            left ->
                assertThat(left)
                    .hasSize(2)
                    .allSatisfy((seed, value) -> assertThat(value).isCloseTo(0.01, within(1e-12))));
  }

  /** Mutant of claims.md: "100 runs" that never initialise anew. */
  @Test
  void refusesRunsThatStartAtOnePoint() {
    Trial trial = Fabricated.trial(1, 1);
    Run run = new Run(1e-4, 1, true);
    List<TrialResult> twins = List.of(result(trial, run), result(trial, run));
    assertThatThrownBy(() -> Yardstick.requireNewStarts(twins))
        .hasMessage("2 runs start from 1 different weights: initialise each anew");
  }

  private static Sample counted(Evidence evidence, Metric metric) {
    return evidence.sample(metric.name(), COUNTED.name());
  }

  private static Evidence alternative(Findings findings, String name) {
    Evidence evidence = findings.alternatives().get(name);
    assertThat(evidence).as(name).isNotNull();
    return evidence;
  }

  private static List<String> judged(Findings findings, String name) {
    Evidence evidence = alternative(findings, name);
    return SECTION.claims().stream()
        .filter(claim -> evidence.hasAll(claim.needs()))
        .map(Claim::id)
        .toList();
  }

  /** What the section finds if its seeds from 1 on came to these runs. */
  private static Findings found(Run... runs) {
    return found(Map.of(), runs);
  }

  private static Findings found(Map<String, MeasuredSeries> other, Run... runs) {
    List<Long> seeds = LongStream.rangeClosed(1, runs.length).boxed().toList();
    Plan plan = new Plan(Scale.QUICK, seeds, () -> new ImageIdentity.Known("none", ""));
    return SECTION.findings(
        plan,
        new Results(
            SECTION.trials(plan).stream()
                .map(trial -> result(trial, runs[(int) trial.seed() - 1], other))
                .map(result -> new CompletedTrial(result, false))
                .toList()));
  }

  private static TrialResult result(Trial trial, Run run) {
    return result(trial, run, Map.of());
  }

  /** Eigenvalues 1, 0, −1e-8 and 0: one positive, and one negative under a strict tolerance. */
  private static TrialResult result(Trial trial, Run run, Map<String, MeasuredSeries> other) {
    MeasuredSeries ratios =
        new MeasuredSeries(
            Yardstick.DEVIATIONS.stream().mapToDouble(Double::doubleValue).toArray(),
            IntStream.range(0, 5).mapToDouble(i -> run.ratio()).toArray());
    TrialResult bare =
        Fabricated.finished(
            trial,
            Map.of(
                "zero.ratio", other.getOrDefault("zero.ratio", ratios),
                "trained.ratio", other.getOrDefault("trained.ratio", ratios),
                "zero.spectrum", Fabricated.curve(1, 0, 0, -1e-8)),
            Map.of(
                "zero.loss",
                run.loss(),
                "trained.loss",
                run.loss() / 10,
                "trained.gradient",
                2e-3,
                "zero.gradient",
                2e-5,
                "zero.reached",
                run.reached() ? 1.0 : 0.0,
                "zero.descents",
                30.0,
                "zero.corrections",
                4.0));
    return new TrialResult(
        trial,
        new Measurements(
            new TreeMap<>(bare.measurements().series()),
            new TreeMap<>(bare.measurements().scalars()),
            new TreeMap<>(Map.of("start", new Weights(new float[] {trial.seed()})))),
        bare.outcome(),
        bare.provenance());
  }
}
