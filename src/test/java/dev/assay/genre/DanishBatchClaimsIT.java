package dev.assay.genre;

import static dev.assay.data.source.PublishedImages.CIFAR_10;
import static dev.assay.experiment.ByScale.quick;
import static dev.assay.genre.GenreMetrics.LOSS_LEFT;
import static dev.assay.model.Activation.RELU;
import static dev.assay.model.network.Initialisation.PYTORCH;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.settings.Quantity;
import dev.assay.experiment.Comparison;
import dev.assay.experiment.Metric;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Layers;
import dev.assay.statistics.MetricRange;
import dev.assay.training.Checkpoint;
import dev.assay.training.setting.CheckpointTrigger;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** danishb7/CPSC8430-Deep-Learning §1.3: sensitivity and batch size. */
@AssayReport(section = "danishb7 §1.3", about = "Sensitivity and batch size")
@Tag("danishb7")
class DanishBatchClaimsIT implements GenreSection {
  private static final List<Integer> SIZES = List.of(64, 128, 256, 512, 1024);

  private static final Metric SENSITIVITY =
      Metric.ofScalar("sensitivity", "end.sensitivity.logits.test")
          .onlyFor(Metric.Task.CLASSIFICATION)
          .within(MetricRange.NOT_NEGATIVE)
          .from(
              (plan, trial) ->
                  new Checkpoint(new CheckpointTrigger.End(), plan.choose(4, 64, 1_000)))
          .measuredBy(InstrumentRegistry.CHECKPOINT, InstrumentRegistry.SENSITIVITY);

  static final Comparison BATCHES =
      Genre.withBatches(
              SIZES,
              Comparison.on(
                      CIFAR_10,
                      quick(1_024).full(50_000).smoke(64),
                      quick(64).full(10_000).smoke(50))
                  .varying("batch size", Quantity.BATCH_SIZE)
                  .placedBy(trial -> trial.batchSize())
                  .loss(Loss.CROSS_ENTROPY)
                  .network(
                      Layers.ofImages(32, 32, 3)
                          .convolution(16, 3, RELU)
                          .maxPool(2)
                          .convolution(32, 3, RELU)
                          .maxPool(2)
                          .flatten()
                          .dense(64, RELU)
                          .softmax(10)
                          .initialised(PYTORCH))
                  .optimizer(Optimizer.adam(1e-3))
                  .epochs(quick(10).full(10))
                  .firstSeed(Genre.SEEDS_ANEW)
                  .seeds(quick(3).full(5)))
          .control(
              "the network learns at batches of 64: its training loss falls by a tenth",
              "the training loss at batches of 64 did not fall by a tenth",
              of -> of.measured(LOSS_LEFT).of("64").atMost(0.9));

  @ClaimTest(
      id = "DB3",
      where = "HW1_Report.pdf, §1.3 Flatness vs Generalization, 3",
      quote = "The sensitivity decreases with increasing batch size",
      says = "After equal epochs the sensitivity falls as batches grow from 64 to 1,024")
  Criterion falls(Claim.Builder claim) {
    claim
        .note("falls: a Kendall τ over the five sizes of at least 0.6")
        .note(
            "sensitivity: the Frobenius norm of the logits' Jacobian at test points; the report's"
                + " program takes the gradient of the logits' mean over a batch")
        .note("at equal epochs larger batches take fewer steps, so the claim is about both")
        .note(Genre.CIFAR);
    return BATCHES.measured(SENSITIVITY).falling().withTauAtLeast(0.6);
  }
}
