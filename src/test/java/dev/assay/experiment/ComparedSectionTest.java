package dev.assay.experiment;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.experiment.Comparison.EVERY_SEED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.settings.Quantity;
import dev.assay.data.FunctionSamples;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Series;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import dev.assay.training.result.Provenance;
import dev.assay.training.runner.CompletedTrial;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparedSectionTest {
  private static final Mlp NARROW = Mlp.ofWidths(Activation.TANH, 2);
  private static final Mlp WIDE = Mlp.ofWidths(Activation.TANH, 4);
  private static final Metric GAP =
      Metric.ofSeed(
          "gap",
          "wide against narrow",
          runs -> {
            double gap = loss(runs.of("narrow")) - loss(runs.of("wide"));
            if (gap < 0) {
              throw new NotMeasuredException("narrow leads");
            }
            return gap;
          });
  private static final Comparison FIT =
      Comparison.on(FunctionSamples.ofDomain(20))
          .varying("the width", Quantity.NETWORK, Quantity.PARAMETERS)
          .arm("narrow", NARROW)
          .arm("wide", WIDE)
          .stating("wide", 13)
          .optimizer(Optimizer.adam(1e-3))
          .batch(20)
          .steps(quick(300).full(2_000))
          .seeds(quick(2).full(5))
          .alternative("SGD", fit -> fit.optimizer(Optimizer.sgd(0.1)))
          .alternative("slower", EVERY_SEED, fit -> fit.optimizer(Optimizer.adam(1e-4)))
          .seedsOfAlternatives(1);
  private static final Plan PLAN =
      new Plan(
          Scale.QUICK,
          List.of(1L, 2L),
          () -> {
            throw new AssertionError("a function needs no images");
          });

  private static ComparedSection section(Criterion... criteria) {
    return new ComparedSection(
        new ReportSection.Name(ReportUnderTest.of("R"), "R", "R §1", "Widths"),
        FIT,
        claims(criteria),
        new ReportSection() {});
  }

  private static List<Claim> claims(Criterion... criteria) {
    return IntStream.range(0, criteria.length)
        .mapToObj(
            i ->
                Claim.of("W" + (i + 1), "R §1")
                    .statement("It is so")
                    .where("§1", "so")
                    .criterion(criteria[i])
                    .build())
        .toList();
  }

  private static ComparedSection whole() {
    return section(
        FIT.finalLoss().lowerFirst("wide", "narrow"),
        FIT.measured(GAP).of("wide against narrow").atLeast(0.1),
        FIT.rSquared().of("wide").atLeast(0.9),
        Arithmetic.ofReport("parameters of wide", 13, WIDE.parameterCount(), "a sum"));
  }

  private static double loss(TrialResult run) {
    return run.measurements().scalar("final.train.loss");
  }

  /** Wide ends at its seed, narrow at ten times that; seed 2 of narrow diverged. */
  private static CompletedTrial trained(Trial trial) {
    boolean wide = trial.architecture().equals(WIDE);
    boolean lost = !wide && trial.seed() == 2;
    double loss =
        trial.seed() * (wide ? 1 : 10) * (trial.optimizer().learningRate() == 0.1 ? 2 : 1);
    MeasuredSeries curve = new MeasuredSeries(new double[] {1, 2}, new double[] {2 * loss, loss});
    return new CompletedTrial(
        new TrialResult(
            trial,
            new Measurements(
                new TreeMap<>(lost ? Map.of() : Map.of("iteration.loss", curve)),
                new TreeMap<>(lost ? Map.of() : Map.of("final.train.loss", loss)),
                new TreeMap<>()),
            lost ? new Outcome.Diverged(7, Double.NaN) : new Outcome.Finished(trial.steps()),
            new Provenance("unknown", false, "", "", "", "", "", "", 1, 0)),
        false);
  }

  private static Findings findings(ComparedSection section) {
    return section.findings(
        PLAN,
        new Results(section.trials(PLAN).stream().map(ComparedSectionTest::trained).toList()));
  }

  @Test
  void entersEachMetricOfEachArmAndSaysWhyOneIsMissing() {
    Evidence evidence = findings(whole()).evidence();
    assertThat(evidence.sample("final loss", "wide").values()).isEqualTo(Map.of(1L, 1.0, 2L, 2.0));
    assertThat(evidence.sample("final loss", "wide").unit()).isEqualTo("MSE");
    assertThat(evidence.sample("final loss", "narrow").missing())
        .containsEntry(2L, "diverged at step 7 (loss NaN)");
    assertThat(evidence.sample("gap", "wide against narrow").values()).isEqualTo(Map.of(1L, 9.0));
    assertThat(evidence.has("gap", "wide")).isFalse();
  }

  @Test
  void judgesAReadingOnItsOwnTrialsAndSeeds() {
    Evidence alternative = findings(whole()).alternatives().get("SGD");
    assertThat(alternative.sample("final loss", "wide").values()).isEqualTo(Map.of(1L, 2.0));
    Evidence onAll = findings(whole()).alternatives().get("slower");
    assertThat(onAll.sample("final loss", "wide").values()).isEqualTo(Map.of(1L, 1.0, 2L, 2.0));
  }

  @Test
  void drawsTheCurvesOfAMetricAndTheValuesOfOneThatHasNone() {
    Map<String, List<Figure>> figures = findings(whole()).figures();
    assertThat(figures).containsOnlyKeys("W1", "W2", "W3");
    assertThat(figures.get("W1").get(0).panels().get(0).series())
        .extracting(Series::name)
        .containsExactly("narrow, 1 of 2 seeds", "wide");
    assertThat(figures.get("W2").get(0).panels().get(0).series())
        .extracting(Series::name)
        .containsExactly("wide against narrow, 1 of 2 seeds");
  }

  @Test
  void readsWhichClaimsCompareAndWhichCountOffTheirCriteria() {
    ReportSettings settings = whole().settings(Plan.ofReport(whole()));
    assertThat(settings.compared()).containsExactlyInAnyOrder("W1", "W2");
    assertThat(settings.counted()).containsExactly("W4");
    assertThat(settings.table().arms())
        .extracting(arm -> arm.stated().isPresent())
        .containsExactly(false, true);
  }

  @Test
  void measuresAClaimWithTheInstrumentsOfItsMetrics() {
    assertThat(whole().claims().get(0).instruments())
        .containsExactly(InstrumentRegistry.EVALUATION, InstrumentRegistry.CONNECTION);
    assertThat(whole().claims().get(3).instruments()).isEmpty();
  }

  @Test
  void makesThePlannedTrialsOnce() {
    ComparedSection section = whole();
    assertThat(section.trials(PLAN).get(0)).isSameAs(section.trials(PLAN).get(0));
  }

  @Test
  void asksForNothingThatNoClaimNeeds() {
    FIT.finalLoss();
    assertThat(section(FIT.rSquared().of("wide").atLeast(0.9)).trials(PLAN).get(0).probes())
        .hasSize(1);
  }

  @Test
  void isAtFullBudgetWhereTheTrialsAreThoseOfTheReport() {
    assertThat(whole().fullBudget(Scale.FULL)).isTrue();
    assertThat(whole().fullBudget(Scale.QUICK)).isFalse();
  }

  @Test
  void refusesACriterionWhoseMetricItDoesNotKnow() {
    assertThatThrownBy(() -> section(Level.atLeast("speed", "wide", 1)))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("a criterion reads \"speed\"")
        .hasMessageContaining("comparison.measured(metric)");
  }
}
