package dev.assay.hw1;

import dev.assay.experiment.Plan;
import dev.assay.model.Optimizer;
import dev.assay.training.Displacement;
import dev.assay.training.FixedBatch;
import dev.assay.training.PerEpoch;
import dev.assay.training.PerIteration;
import dev.assay.training.Snapshots;
import dev.assay.training.Trial;
import dev.assay.training.setting.Budget;
import java.util.List;

/** The deep CNN's runs of 9 epochs, which HW1-2 §1 and §2 both look at: trained once. */
public final class DeepRuns {
  /** The epochs after which the report keeps the weights, and the initialisation. */
  public static final List<Integer> EPOCHS = List.of(0, 1, 3, 6, 9);

  private static final int LAST = 9;

  private DeepRuns() {}

  public static Trial trial(Plan plan, long seed) {
    return new Trial(
        plan.images(plan.choose(256, 6_000, 60_000), plan.choose(100, 2_000, 10_000)),
        Models.DEEP,
        Optimizer.adam(1e-3),
        128,
        new Budget.Epochs(LAST),
        seed,
        new PerEpoch(),
        new PerIteration(1),
        new Snapshots(EPOCHS),
        new Displacement(plan.choose(1, 4, 20)),
        new FixedBatch(plan.choose(64, 1_024, 1_024), plan.choose(2, 16, 64)));
  }
}
