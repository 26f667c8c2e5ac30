package dev.assay.genre;

import static dev.assay.data.source.PublishedImages.CIFAR_10;
import static dev.assay.experiment.ByScale.quick;
import static dev.assay.genre.GenreMetrics.LOSS_LEFT;
import static dev.assay.genre.GenreMetrics.NORM_LEFT;
import static dev.assay.model.Activation.RELU;
import static dev.assay.model.network.Initialisation.PYTORCH;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Criterion;
import dev.assay.experiment.Comparison;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Layers;
import org.junit.jupiter.api.Tag;

/** danishb7/CPSC8430-Deep-Learning §1.2: the gradient norm of a CNN that learns. */
@AssayReport(section = "danishb7 §1.2", about = "Gradient norm during training")
@Tag("danishb7")
class DanishGradientClaimsIT implements GenreSection {
  private static final String NETWORK = "16-32, dense 64";

  static final Comparison RUNS =
      Comparison.on(
              CIFAR_10, quick(1_000).full(50_000).smoke(64), quick(100).full(10_000).smoke(50))
          .loss(Loss.CROSS_ENTROPY)
          .arm(
              NETWORK,
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
          .batch(64)
          .epochs(quick(15).full(30))
          .firstSeed(Genre.SEEDS_ANEW)
          .seeds(quick(4).full(8))
          .control(
              "the network learns: its training loss falls by a quarter",
              "the training loss did not fall by a quarter",
              of -> of.measured(LOSS_LEFT).of(NETWORK).atMost(0.75));

  @ClaimTest(
      id = "DB2",
      where = "HW1_Report.pdf, §1.2 What happens when gradient is almost zero, 3",
      quote = "the gradient norm increases with training",
      says = "The gradient norm is larger at the end of training than at its start")
  Criterion normRises(Claim.Builder claim) {
    claim
        .note(
            "larger: the mean of the last twentieth of the steps over that of the first, above 1;"
                + " a rise worth the word is one by a tenth")
        .note(Genre.CIFAR);
    return RUNS.measured(NORM_LEFT).of(NETWORK).above(1, 1.1);
  }
}
