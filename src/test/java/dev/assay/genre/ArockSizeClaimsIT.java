package dev.assay.genre;

import static dev.assay.data.source.PublishedImages.CIFAR_10;
import static dev.assay.experiment.ByScale.quick;
import static dev.assay.genre.GenreMetrics.LOSS_LEFT;
import static dev.assay.genre.GenreMetrics.TRAIN_ACCURACY;
import static dev.assay.model.Activation.RELU;
import static dev.assay.model.network.Initialisation.PYTORCH;
import static dev.assay.model.network.Padding.VALID;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.settings.Quantity;
import dev.assay.experiment.Comparison;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Layers;
import org.junit.jupiter.api.Tag;

/** arock475/CPSC8430HW1, P3.2.py: LeNets of growing size. */
@AssayReport(section = "arock475 P3.2", about = "Accuracy and size")
@Tag("arock475")
class ArockSizeClaimsIT implements GenreSection {
  static final Comparison NETS =
      Comparison.on(CIFAR_10, quick(240).full(50_000).smoke(16), quick(200).full(10_000).smoke(50))
          .varying("the network", Quantity.NETWORK, Quantity.PARAMETERS)
          .placedBy(trial -> trial.architecture().parameterCount())
          .loss(Loss.CROSS_ENTROPY)
          .arm("model 4", leNet(6, 16, 120, 84))
          .arm("model 5", leNet(16, 46, 150, 104))
          .arm("model 6", leNet(16, 46, 150, 154, 104))
          .arm("model 7", leNet(16, 46, 250, 154, 104))
          .arm("model 8", leNet(16, 46, 250, 250, 150))
          .arm("model 9", leNet(16, 46, 250, 250, 150, 85))
          .arm("model 10", leNet(16, 166, 350, 450, 250, 85))
          .optimizer(Optimizer.momentum(1e-4, 0.9))
          .batch(4)
          .epochs(quick(2).full(2))
          .firstSeed(Genre.SEEDS)
          .seeds(quick(3).full(5))
          .control(
              "model 4 learns: its training loss falls by a tenth",
              "the training loss of model 4 did not fall by a tenth",
              of -> of.measured(LOSS_LEFT).of("model 4").atMost(0.9));

  /** The first two hidden layers have a ReLU, as in the program; later ones have none. */
  private static Layers leNet(int first, int second, int... widths) {
    Layers layers =
        Layers.ofImages(32, 32, 3)
            .convolution(first, 5, VALID, RELU)
            .maxPool(2)
            .convolution(second, 5, VALID, RELU)
            .maxPool(2)
            .flatten();
    for (int i = 0; i < widths.length; i++) {
      layers = i < 2 ? layers.dense(widths[i], RELU) : layers.dense(widths[i]);
    }
    return layers.softmax(10).initialised(PYTORCH);
  }

  @ClaimTest(
      id = "AR2",
      where = "P3.2.py, the figure of accuracy over parameters",
      quote = "training accuracy",
      says = "Training accuracy rises with the number of parameters")
  Criterion rises(Claim.Builder claim) {
    claim
        .note(Genre.OUR_WORDS)
        .note("rises: a Kendall τ over the seven sizes of at least 0.6")
        .note(
            "seven of the ten networks: the first three end in a ReLU under the softmax, one of them"
                + " with 84 classes, which a list of layers refuses")
        .note(Genre.CIFAR);
    return NETS.measured(TRAIN_ACCURACY).rising().withTauAtLeast(0.6);
  }
}
