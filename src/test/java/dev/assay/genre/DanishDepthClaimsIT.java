package dev.assay.genre;

import static dev.assay.data.source.PublishedImages.CIFAR_10;
import static dev.assay.experiment.ByScale.quick;
import static dev.assay.genre.GenreMetrics.LOSS_LEFT;
import static dev.assay.genre.GenreMetrics.TRAIN_ACCURACY;
import static dev.assay.genre.GenreMetrics.TRAIN_LOSS;
import static dev.assay.model.Activation.RELU;
import static dev.assay.model.network.Initialisation.PYTORCH;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.settings.Quantity;
import dev.assay.experiment.Comparison;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Layers;
import org.junit.jupiter.api.Tag;

/** danishb7/CPSC8430-Deep-Learning §1.1: two convolutions against three. */
@AssayReport(section = "danishb7 §1.1", about = "Two convolutions against three")
@Tag("danishb7")
class DanishDepthClaimsIT implements GenreSection {
  private static final String TWO = "model 1: 12-32";
  private static final String THREE = "model 2: 8-12-32";

  static final Comparison NETS =
      Comparison.on(
              CIFAR_10, quick(1_000).full(50_000).smoke(64), quick(500).full(10_000).smoke(50))
          .varying("the network", Quantity.NETWORK, Quantity.PARAMETERS)
          .loss(Loss.CROSS_ENTROPY)
          .arm(
              TWO,
              Layers.ofImages(32, 32, 3)
                  .convolution(12, 3, RELU)
                  .maxPool(2)
                  .convolution(32, 3, RELU)
                  .maxPool(2)
                  .flatten()
                  .dense(32, RELU)
                  .softmax(10)
                  .initialised(PYTORCH))
          .arm(
              THREE,
              Layers.ofImages(32, 32, 3)
                  .convolution(8, 3, RELU)
                  .maxPool(2)
                  .convolution(12, 3, RELU)
                  .maxPool(2)
                  .convolution(32, 3, RELU)
                  .maxPool(2)
                  .flatten()
                  .dense(32, RELU)
                  .softmax(10)
                  .initialised(PYTORCH))
          .optimizer(Optimizer.adam(1e-3))
          .batch(64)
          .epochs(quick(15).full(40))
          .firstSeed(Genre.SEEDS_ANEW)
          .seeds(quick(4).full(8))
          .control(
              "model 1 learns: its training loss falls by a quarter",
              "the training loss of model 1 did not fall by a quarter",
              of -> of.measured(LOSS_LEFT).of(TWO).atMost(0.75));

  @ClaimTest(
      id = "DB1",
      where = "HW1_Report.pdf, §1.1 Train on Actual Tasks, 4",
      quote =
          "Although, Model 1 has lesser depth as compared to Model 2, it outperforms Model 2 in"
              + " terms of accuracy and losses recorded",
      says = "The shallower network ends with the higher training accuracy and the lower loss")
  Criterion shallowerIsBetter(Claim.Builder claim) {
    claim
        .note(
            "as per the charts, which show the training set; better: by one point, and by a tenth")
        .note(Genre.CIFAR)
        .notChecked("the test set, of which the report shows nothing here");
    return AllOf.of(
        NETS.measured(TRAIN_ACCURACY).higherFirst(TWO, THREE).byDifference(0.01),
        NETS.measured(TRAIN_LOSS).lowerFirst(TWO, THREE).byFactor(1.1));
  }
}
