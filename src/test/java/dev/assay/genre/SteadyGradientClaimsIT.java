package dev.assay.genre;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.genre.GenreMetrics.JUMPS;
import static dev.assay.genre.GenreMetrics.LOSS_LEFT_STEP_BY_STEP;
import static dev.assay.model.Activation.RELU;
import static dev.assay.model.network.Initialisation.PYTORCH;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.settings.Quantity;
import dev.assay.data.FunctionPoints;
import dev.assay.data.NamedFunction;
import dev.assay.experiment.Comparison;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Layers;
import org.junit.jupiter.api.Tag;

/** edlin0249/MLDS2018SPRING §2.2: the gradient norm of small and of full batches. */
@AssayReport(section = "edlin0249 §2.2", about = "Gradient norm and batch size")
@Tag("edlin0249")
class SteadyGradientClaimsIT implements GenreSection {
  private static final int POINTS = 10_000;
  private static final String SMALL = "batches of 64";
  private static final String ALL = "full batch";

  private static final NamedFunction WAVE =
      NamedFunction.define(
          "sin(5πx)/(x + 0.001)", 1, x -> StrictMath.sin(5 * Math.PI * x) / (x + 0.001));

  static final Comparison RUNS =
      Comparison.on(FunctionPoints.of(WAVE).between(0, 1).grid(POINTS))
          .varying("batch size", Quantity.BATCH_SIZE)
          .loss(Loss.SQUARED_ERROR)
          .network(
              Layers.ofInputs(1).dense(21, RELU).dense(21, RELU).linear(1).initialised(PYTORCH))
          .arm(SMALL, of -> of.batch(64))
          .arm(ALL, of -> of.batch(POINTS))
          .optimizer(Optimizer.adam(1e-2))
          .epochs(quick(200).full(200))
          .firstSeed(Genre.SEEDS)
          .seeds(quick(6).full(12))
          .control(
              "the network learns from full batches: its training loss falls by a tenth",
              "the training loss of full batches did not fall by a tenth",
              of -> of.measured(LOSS_LEFT_STEP_BY_STEP).of(ALL).atMost(0.9));

  @ClaimTest(
      id = "ED1",
      where = "hw1/Report.pdf, Optimization, 2, beside figures 2.2.1 and 2.2.2",
      quote = "比起small batch size的train法，這裡grad norm很穩定的下降",
      says =
          "With the full batch the gradient norm goes down steadily, compared with batches of 64")
  Criterion fullBatchIsSteady(Claim.Builder claim) {
    claim
        .note(
            "steadily: the spread of the norm's relative steps in the last half of training is lower"
                + " by a factor of at least 2")
        .note(
            "two hidden layers of 21, as in the program of the figure; the report's text says three"
                + " layers");
    return RUNS.measured(JUMPS).lowerFirst(ALL, SMALL).byFactor(2);
  }
}
