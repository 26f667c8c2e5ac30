package report;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.model.Activation.RELU;
import static dev.assay.model.network.Padding.VALID;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.settings.Quantity;
import dev.assay.data.ImageFormat;
import dev.assay.data.source.OwnImages;
import dev.assay.experiment.Comparison;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Layers;
import org.junit.jupiter.api.Tag;

/** My images §1: a convolutional network and a perceptron learn shapes. */
@AssayReport(title = "My images", section = "§1", about = "A CNN against a perceptron")
@Tag("my-images")
class ShapesIT {
  static final OwnImages SHAPES =
      new OwnImages(
          "shapes",
          "52f4dfe3cb9855c2da0e4da1db815c12164262a04f6b3a1b314895c355d6b7ee",
          new ImageFormat(16, 16, 1, 3),
          "data/train-images",
          "data/train-labels",
          "data/test-images",
          "data/test-labels");

  static final Comparison NETS =
      Comparison.on(SHAPES, quick(600), quick(300))
          .varying("the network", Quantity.NETWORK, Quantity.PARAMETERS)
          .loss(Loss.CROSS_ENTROPY)
          .arm(
              "CNN",
              Layers.ofImages(16, 16)
                  .convolution(8, 5, VALID, RELU)
                  .maxPool(2)
                  .flatten()
                  .dense(16, RELU)
                  .softmax(3))
          .arm("perceptron", Layers.ofImages(16, 16).flatten().dense(24, RELU).softmax(3))
          .optimizer(Optimizer.adam(3e-3))
          .batch(30)
          .epochs(quick(20))
          .seeds(quick(8).full(20));

  @ClaimTest(id = "W1", where = "§1", quote = "the CNN is far better than a perceptron")
  Criterion cnnIsBetter(Claim.Builder claim) {
    claim.note("far: by 10 points of test accuracy").notChecked("perceptrons of other widths");
    return NETS.testAccuracy().higherFirst("CNN", "perceptron").byDifference(0.1);
  }

  @ClaimTest(id = "W2", where = "§1", quote = "it names nine of ten shapes right")
  Criterion cnnIsAccurate() {
    return NETS.testAccuracy().of("CNN").atLeast(0.9);
  }
}
