package dev.assay.experiment;

import static dev.assay.experiment.ByScale.quick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.claim.Claim;
import dev.assay.claim.evidence.Evidence;
import dev.assay.data.FunctionSamples;
import dev.assay.data.ImageIdentity;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import dev.assay.training.result.Provenance;
import dev.assay.training.runner.CompletedTrial;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A run that is no case of what a metric is about has no number, and lacks none. */
class CasesTest {
  private static final Cases LOW =
      new Cases("low ends", "net", run -> run.measurements().scalar("final.train.loss") < 3);
  private static final Metric DEPTH =
      Metric.ofSeed(
          "depth below the highest low end",
          LOW.name(),
          runs -> {
            double depth = loss(LOW.of(runs));
            return LOW.all(runs).stream().mapToDouble(CasesTest::loss).max().orElseThrow() - depth;
          });
  private static final Comparison NETS =
      Comparison.on(FunctionSamples.ofDomain(20))
          .arm("net", Mlp.ofWidths(Activation.TANH, 2))
          .optimizer(Optimizer.adam(1e-3))
          .batch(20)
          .steps(quick(300))
          .seeds(quick(4));

  private static double loss(TrialResult run) {
    return run.measurements().scalar("final.train.loss");
  }

  /** Each run ends at its seed; seed 1 diverged. */
  private static CompletedTrial trained(Trial trial) {
    boolean lost = trial.seed() == 1;
    return new CompletedTrial(
        new TrialResult(
            trial,
            new Measurements(
                new TreeMap<>(),
                new TreeMap<>(lost ? Map.of() : Map.of("final.train.loss", (double) trial.seed())),
                new TreeMap<>()),
            lost ? new Outcome.Diverged(7, Double.NaN) : new Outcome.Finished(trial.steps()),
            new Provenance("unknown", false, "", "", "", "", "", "", 1, 0)),
        false);
  }

  private static Evidence found(List<Long> seeds) {
    Claim claim =
        Claim.of("W1", "R §1")
            .statement("It is so")
            .where("§1", "so")
            .criterion(NETS.measured(DEPTH).of(LOW.name()).atLeast(0))
            .build();
    ComparedSection section =
        new ComparedSection(
            new ReportSection.Name(ReportUnderTest.of("R"), "R", "R §1", "Nets"),
            NETS,
            List.of(claim),
            new ReportSection() {});
    Plan plan = new Plan(Scale.QUICK, seeds, () -> new ImageIdentity.Known("none", ""));
    return section
        .findings(plan, new Results(section.trials(plan).stream().map(CasesTest::trained).toList()))
        .evidence();
  }

  @Test
  void entersCasesAloneAndReadsEachAmongAllOfThem() {
    Evidence evidence = found(List.of(1L, 2L, 3L, 4L));
    assertThat(evidence.sample(DEPTH.name(), LOW.name()).values()).isEqualTo(Map.of(2L, 0.0));
    assertThat(evidence.sample(DEPTH.name(), LOW.name()).missing()).isEmpty();
  }

  @Test
  void saysThatNoRunQualifiesWhereNoneIsACase() {
    Evidence evidence = found(List.of(1L, 3L, 4L));
    assertThat(evidence.sample(DEPTH.name(), LOW.name()).missing())
        .isEqualTo(Map.of(1L, "no run qualifies: none of the 3 is such a case"));
  }

  @Test
  void narrowsCasesAndRefusesTheOthers() {
    Plan plan = new Plan(Scale.QUICK, List.of(2L), () -> new ImageIdentity.Known("none", ""));
    TrialResult run = trained(NETS.declared().trial(plan, "net", 2, List.of())).result();
    SeedRuns runs = new SeedRuns(Map.of("net", run));
    assertThat(LOW.of(runs)).isSameAs(run);
    Cases none = LOW.and("lower", low -> loss(low) < 2);
    assertThat(none.all(runs)).isEmpty();
    assertThatExceptionOfType(NoCaseException.class).isThrownBy(() -> none.of(runs));
  }
}
