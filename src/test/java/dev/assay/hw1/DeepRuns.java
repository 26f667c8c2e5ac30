package dev.assay.hw1;

import static dev.assay.experiment.ByScale.always;
import static dev.assay.experiment.ByScale.quick;

import dev.assay.experiment.Comparison;
import dev.assay.model.Optimizer;
import dev.assay.training.Displacement;
import dev.assay.training.FixedBatch;
import dev.assay.training.PerEpoch;
import dev.assay.training.PerIteration;
import dev.assay.training.Snapshots;
import java.util.List;

/** The deep CNN's runs of 9 epochs, which HW1-2 §1 and §2 both look at: trained once. */
public final class DeepRuns {
  /** The epochs after which the report keeps the weights, and the initialisation. */
  public static final List<Integer> EPOCHS = List.of(0, 1, 3, 6, 9);

  public static final String NETWORK = "the network";

  /** Both sections start at the same seed, so that what one trains serves the other. */
  public static final Comparison RUNS =
      Comparison.onImages(quick(1_024).full(60_000).smoke(256), quick(500).full(10_000).smoke(100))
          .arm(NETWORK, Models.DEEP)
          .optimizer(Optimizer.adam(1e-3))
          .batch(128)
          .epochs(always(9))
          // In this order, because the trials' digests have it.
          .probe((plan, trial) -> new PerEpoch())
          .probe((plan, trial) -> new PerIteration(1))
          .probe((plan, trial) -> new Snapshots(EPOCHS))
          .probe((plan, trial) -> new Displacement(plan.choose(1, 4, 20)))
          .probe(
              (plan, trial) -> new FixedBatch(plan.choose(64, 512, 1_024), plan.choose(2, 8, 64)))
          .firstSeed(quick(11001L).full(2001L));

  private DeepRuns() {}
}
