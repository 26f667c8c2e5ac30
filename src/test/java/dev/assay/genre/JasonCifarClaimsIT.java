package dev.assay.genre;

import static dev.assay.data.source.PublishedImages.CIFAR_10;
import static dev.assay.experiment.ByScale.quick;
import static dev.assay.genre.GenreMetrics.LOSS_LEFT;
import static dev.assay.genre.GenreMetrics.TEST_ACCURACY;
import static dev.assay.genre.GenreMetrics.TRAIN_LOSS;
import static dev.assay.model.Activation.SELU;
import static dev.assay.model.network.Initialisation.LECUN;
import static dev.assay.model.network.Padding.SAME;
import static dev.assay.model.network.Padding.VALID;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.settings.Quantity;
import dev.assay.experiment.Comparison;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.Schedule;
import dev.assay.model.network.Layers;
import org.junit.jupiter.api.Tag;

/** JasonYao81000/MLDS2018SPRING §1-1, part 2: SELU networks with alpha dropout and augmentation. */
@AssayReport(section = "JasonYao81000 §1-1, part 2", about = "Depth and CIFAR-10")
@Tag("jasonyao81000")
class JasonCifarClaimsIT implements GenreSection {
  private static final String WIDE = "model 0: one 5×5 convolution";
  private static final String DEEP = "model 2: four 3×3 convolutions";

  static final Comparison NETS =
      Comparison.on(CIFAR_10, quick(192).full(50_000).smoke(32), quick(200).full(10_000).smoke(50))
          .varying("the network", Quantity.NETWORK)
          .loss(Loss.CROSS_ENTROPY)
          .arm(
              WIDE,
              Layers.ofImages(32, 32, 3)
                  .convolution(49, 5, VALID, SELU)
                  .maxPool(4)
                  .alphaDropout(0.1)
                  .flatten()
                  .dense(512, SELU)
                  .alphaDropout(0.2)
                  .softmax(10)
                  .initialised(LECUN))
          .arm(
              DEEP,
              Layers.ofImages(32, 32, 3)
                  .convolution(32, 3, SAME, SELU)
                  .convolution(32, 3, VALID, SELU)
                  .maxPool(2)
                  .alphaDropout(0.1)
                  .convolution(64, 3, SAME, SELU)
                  .convolution(64, 3, VALID, SELU)
                  .maxPool(2)
                  .alphaDropout(0.1)
                  .flatten()
                  .dense(512, SELU)
                  .alphaDropout(0.2)
                  .softmax(10)
                  .initialised(LECUN))
          .stating(DEEP, 1_250_858)
          .optimizer(Optimizer.rmsProp(1e-4).schedule(Schedule.inverseTime(1e-6)))
          .augmented(3, true)
          .batch(32)
          .epochs(quick(5).full(100))
          .firstSeed(Genre.SEEDS_ANEW)
          .seeds(quick(3).full(5))
          .control(
              "model 0 learns: its training loss falls by a tenth",
              "the training loss of model 0 did not fall by a tenth",
              of -> of.measured(LOSS_LEFT).of(WIDE).atMost(0.9));

  @ClaimTest(
      id = "JY2",
      where = "hw1/Report.pdf, HW1-1 Part2, 4",
      quote = "在 CIFAR10 上，比較深的 model表現較寬的 model好",
      says = "On CIFAR-10 the deepest network ends with a lower loss and a higher test accuracy")
  Criterion deeperIsBetter(Claim.Builder claim) {
    claim
        .note("better: a test accuracy higher by a point, and a training loss lower by a tenth")
        .note(
            "shifts of a tenth of the width are crops by up to three pixels over black; the report's"
                + " program repeats the image's edge, and leaves its inputs between 0 and 1")
        .note(Genre.CIFAR)
        .notChecked("model 1, which the report finds between the two");
    return AllOf.of(
        NETS.measured(TRAIN_LOSS).lowerFirst(DEEP, WIDE).byFactor(1.1),
        NETS.measured(TEST_ACCURACY).higherFirst(DEEP, WIDE).byDifference(0.01));
  }
}
