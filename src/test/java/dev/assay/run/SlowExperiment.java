package dev.assay.run;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.evidence.Evidence;
import dev.assay.data.FunctionSamples;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.Trial;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.List;

/**
 * An experiment of four claims: X1 is clear at once, X2 needs many seeds, X3 asks for the full
 * budget, and X4 reads the first two seeds alone, however many there are.
 */
final class SlowExperiment implements Experiment {
  static final int OWN_SEEDS = 4;

  @Override
  public ReportUnderTest report() {
    return ReportUnderTest.of("HW9");
  }

  @Override
  public String part() {
    return "HW9";
  }

  @Override
  public String section() {
    return "HW9 §2";
  }

  @Override
  public String title() {
    return "Four claims";
  }

  @Override
  public int seeds(Scale scale) {
    return OWN_SEEDS;
  }

  @Override
  public boolean usesImages() {
    return false;
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        claim("X1", "clear").build(),
        claim("X2", "weak").build(),
        claim("X3", "clear").onlyAtFullBudget("it takes longer.").build(),
        claim("X4", "few").build());
  }

  private Claim.Builder claim(String id, String metric) {
    return Claim.of(id, section())
        .statement("The %s number is above 0".formatted(metric))
        .where("§2", metric)
        .criterion(Effect.above(metric, "a", 0, 0));
  }

  @Override
  public ReportSettings settings(Plan report) {
    return ReportSettings.ofOne("a", trial(1));
  }

  @Override
  public List<Trial> trials(Plan plan) {
    return plan.seeds().stream().map(SlowExperiment::trial).toList();
  }

  static Trial trial(long seed) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(10)),
        Mlp.ofWidths(Activation.RELU, 4),
        Optimizer.adam(1e-3),
        10,
        new Budget.Steps(1),
        seed);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    Evidence.Builder evidence = Evidence.builder();
    for (long seed : plan.seeds()) {
      double loss = results.of(trial(seed)).measurements().scalar("loss");
      evidence.put("clear", "", "a", seed, 100 + loss);
      evidence.put("weak", "", "a", seed, seed % 2 == 0 ? 1.5 : -0.5);
    }
    plan.seeds(2).forEach(seed -> evidence.put("few", "", "a", seed, seed % 2 == 0 ? 1 : -1));
    return Findings.of(evidence.build()).trials(trials(plan), "X1", "X2", "X3", "X4");
  }
}
