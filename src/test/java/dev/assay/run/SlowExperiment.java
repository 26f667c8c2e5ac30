package dev.assay.run;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.evidence.Evidence;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.training.TrialResult;
import java.util.List;

/**
 * An experiment of four claims: X1 is clear at once, X2 needs many seeds, X3 is decided by the
 * report's own budget alone, and X4 reads the first two seeds alone, however many there are.
 */
public class SlowExperiment extends FakeExperiment {
  static final int OWN_SEEDS = 4;

  /** Creates the experiment. */
  public SlowExperiment() {
    super(0);
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
  public boolean fullBudget(Scale scale) {
    return scale == Scale.FULL;
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        claim("X1", "clear").decidedAtAnyBudget("Nothing is trained.").build(),
        claim("X2", "weak").decidedAtAnyBudget("Nothing is trained.").build(),
        claim("X3", "clear").build(),
        claim("X4", "few").decidedAtAnyBudget("Nothing is trained.").build());
  }

  private Claim.Builder claim(String id, String metric) {
    return Claim.of(id, section())
        .measuredBy(InstrumentRegistry.PERSISTENCE)
        .statement("The " + metric + " number is above 0")
        .where("§2", metric)
        .criterion(Effect.above(metric, "a", 0, 0));
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    Evidence.Builder evidence = Evidence.builder();
    for (long seed : plan.seeds()) {
      TrialResult run = results.of(trial(seed));
      put(evidence, "clear", "a", run, loss -> 100 + loss);
      put(evidence, "weak", "a", run, loss -> seed % 4 == 0 ? -0.5 : 1);
    }
    for (long seed : plan.seeds(2)) {
      put(evidence, "few", "a", results.of(trial(seed)), loss -> seed % 2 == 0 ? 1 : -1);
    }
    return Findings.of(evidence.build()).trials(trials(plan), "X1", "X2", "X3", "X4");
  }
}
