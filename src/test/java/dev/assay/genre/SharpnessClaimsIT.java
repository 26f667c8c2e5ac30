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
import dev.assay.training.KeskarSharpness;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** victoresque/MLDS2018SPRING §1-3-3-B: sharpness and batch size. */
@AssayReport(section = "victoresque §1-3-3-B", about = "Sharpness and batch size")
@Tag("victoresque")
class SharpnessClaimsIT implements GenreSection {
  private static final List<Integer> SIZES = List.of(16, 32, 64, 128, 256, 1024);

  private static final Metric SHARPNESS =
      Metric.ofScalar("sharpness", "sharpness")
          .in("%")
          .onlyFor(Metric.Task.CLASSIFICATION)
          .within(MetricRange.NOT_NEGATIVE)
          .from(
              (plan, trial) ->
                  new KeskarSharpness(
                      1e-3,
                      plan.choose(2, 10, 20),
                      plan.choose(1, 1, 3),
                      plan.choose(16, 128, 1_000)))
          .measuredBy(InstrumentRegistry.SHARPNESS);

  static final Comparison BATCHES =
      Genre.withBatches(
              SIZES,
              Comparison.on(
                      CIFAR_10,
                      quick(1_024).full(50_000).smoke(64),
                      quick(100).full(10_000).smoke(50))
                  .varying("batch size", Quantity.BATCH_SIZE)
                  .placedBy(trial -> trial.batchSize())
                  .loss(Loss.CROSS_ENTROPY)
                  .network(
                      Layers.ofImages(32, 32, 3)
                          .convolution(8, 3, RELU)
                          .maxPool(2)
                          .convolution(16, 3, RELU)
                          .maxPool(2)
                          .convolution(25, 3, RELU)
                          .maxPool(2)
                          .flatten()
                          .softmax(10)
                          .initialised(PYTORCH))
                  .optimizer(Optimizer.adam(1e-3))
                  .epochs(quick(15).full(1_000))
                  .firstSeed(Genre.SEEDS_ANEW)
                  .seeds(quick(3).full(5)))
          .control(
              "the network learns at batches of 16: its training loss falls by a quarter",
              "the training loss at batches of 16 did not fall by a quarter",
              of -> of.measured(LOSS_LEFT).of("16").atMost(0.75));

  @ClaimTest(
      id = "VQ1",
      where = "hw1/Report.pdf, §1-3-3-3 Bonus, 3",
      quote = "當 batch size 越大則有較大的 sharpness",
      says = "The larger the batch, the sharper the solution")
  Criterion rises(Claim.Builder claim) {
    claim
        .note(
            "rises: a Kendall τ over six sizes of at least 0.6; the report names no more than that"
                + " there were eleven, so these are the sizes of its §1-3-3-2")
        .note(
            "sharpness after Keskar, by projected maximisation at ε = 1e-3, one of the report's"
                + " four; the report takes the highest of 1,000 random points, which is a lower bound")
        .note("at equal epochs larger batches take fewer steps, so the claim is about both")
        .note(Genre.CIFAR);
    return BATCHES.measured(SHARPNESS).rising().withTauAtLeast(0.6);
  }
}
