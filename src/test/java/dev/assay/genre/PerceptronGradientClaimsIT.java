package dev.assay.genre;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.genre.GenreMetrics.FOLLOWS;
import static dev.assay.genre.GenreMetrics.LOSS_LEFT;
import static dev.assay.genre.GenreMetrics.NORM_LEFT;
import static dev.assay.genre.GenreMetrics.TRAIN_ACCURACY;
import static dev.assay.model.Activation.RELU;
import static dev.assay.model.network.Initialisation.XAVIER_UNIFORM;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.experiment.Comparison;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Layers;
import org.junit.jupiter.api.Tag;

/** r06922085/MLDS2018SPRING §1-2: the gradient norm of a perceptron on MNIST. */
@AssayReport(section = "r06922085 §1-2", about = "Gradient norm during training")
@Tag("r06922085")
class PerceptronGradientClaimsIT implements GenreSection {
  private static final String NETWORK = "784-8-200-10";

  static final Comparison RUNS =
      Comparison.onImages(quick(5_000).full(55_000).smoke(100), quick(200).full(5_000).smoke(50))
          .loss(Loss.CROSS_ENTROPY)
          .arm(
              NETWORK,
              Layers.ofImages(28, 28)
                  .flatten()
                  .dense(8, RELU)
                  .dense(200, RELU)
                  .softmax(10)
                  .initialised(XAVIER_UNIFORM))
          .optimizer(Optimizer.adam(1e-3))
          .batch(1_000)
          .steps(quick(200).full(20_000).smoke(10))
          .firstSeed(Genre.SEEDS)
          .seeds(quick(6).full(8))
          .control(
              "the network learns: its training loss halves",
              "the training loss did not halve",
              of -> of.measured(LOSS_LEFT).of(NETWORK).atMost(0.5));

  @ClaimTest(
      id = "RX1",
      where = "hw1/Report.pdf, HW1-2, Observe gradient norm during training, Comment",
      quote = "在mnist中(上圖),gradient隨著loss下降而降低",
      says = "On MNIST the gradient norm falls as the loss does")
  Criterion fallsTogether(Claim.Builder claim) {
    claim
        .note(
            "falls as the loss does: a rank correlation of 0.5 over twenty equal parts of training,"
                + " and no more than half of the norm left at the end")
        .note(
            "the norm of all gradients as one vector; the report's program adds up one for each"
                + " weight matrix and bias");
    return AllOf.of(
        RUNS.measured(FOLLOWS).of(NETWORK).above(0, 0.5),
        RUNS.measured(NORM_LEFT).of(NETWORK).below(1, 0.5));
  }

  @ClaimTest(
      id = "RX2",
      where = "hw1/hw1_2_gradient_norm.py, model_mnist",
      quote = "correct_prediction",
      says = "The perceptron classifies at least 85% of the training images right")
  Criterion learns(Claim.Builder claim) {
    claim.note(
        "wording and threshold are ours: this is the claim that once came out REFUTED, since a"
            + " perceptron on images had squared error and accuracy 0 built in");
    return RUNS.measured(TRAIN_ACCURACY).of(NETWORK).atLeast(0.85);
  }
}
