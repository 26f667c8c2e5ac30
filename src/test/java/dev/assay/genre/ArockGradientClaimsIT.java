package dev.assay.genre;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.genre.GenreMetrics.FOLLOWS;
import static dev.assay.genre.GenreMetrics.LOSS_LEFT;
import static dev.assay.model.Activation.RELU;
import static dev.assay.model.network.Initialisation.PYTORCH;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Criterion;
import dev.assay.data.FunctionPoints;
import dev.assay.data.NamedFunction;
import dev.assay.experiment.Comparison;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Layers;
import org.junit.jupiter.api.Tag;

/** arock475/CPSC8430HW1, P2.2.py: loss and gradient norm of a perceptron on random points. */
@AssayReport(section = "arock475 P2.2", about = "Gradient norm and loss")
@Tag("arock475")
class ArockGradientClaimsIT implements GenreSection {
  private static final String NETWORK = "20-40-40-20";

  static final Comparison RUNS =
      Comparison.on(
              FunctionPoints.of(NamedFunction.SINC).between(0, 1).random(80_000).holdingOut(20_000))
          .loss(Loss.SQUARED_ERROR)
          .arm(
              NETWORK,
              Layers.ofInputs(1)
                  .dense(20, RELU)
                  .dense(40, RELU)
                  .dense(40, RELU)
                  .dense(20, RELU)
                  .linear(1)
                  .initialised(PYTORCH))
          .optimizer(Optimizer.adam(1e-4))
          .batch(512)
          .steps(quick(1_600).full(250 * 157).smoke(40))
          .firstSeed(Genre.SEEDS)
          .seeds(quick(6).full(8))
          .control(
              "the network learns: its training loss halves",
              "the training loss did not halve",
              of -> of.measured(LOSS_LEFT).of(NETWORK).atMost(0.5));

  @ClaimTest(
      id = "AR1",
      where = "P2.2.py, the figures of gradient norm and loss over epochs",
      quote = "Grad",
      says = "The gradient norm falls as the loss does")
  Criterion fallsTogether(Claim.Builder claim) {
    claim
        .note(Genre.OUR_WORDS)
        .note(
            "falls as the loss does: a rank correlation above 0, and one of 0.5 to be worth the"
                + " word, over twenty equal parts of training")
        .note("every step counts; the program looks at the last batch of each epoch");
    return RUNS.measured(FOLLOWS).of(NETWORK).above(0, 0.5);
  }
}
