package dev.assay.genre;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.genre.GenreMetrics.LOSS_LEFT;
import static dev.assay.genre.GenreMetrics.LOWEST_LOSS;
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

/** MaJinWakeUp/CPSC8430 §1-1: two waves, and a layer without bias. */
@AssayReport(section = "MaJinWakeUp §1-1", about = "Depth and two waves")
@Tag("majinwakeup")
class WaveDepthClaimsIT implements GenreSection {
  private static final String DEEP = "DNN1: 10-20-10";
  private static final String MIDDLE = "DNN2: 20-20, the second without bias";
  private static final String SHALLOW = "DNN3: 154";

  static final Comparison FIT =
      Comparison.on(FunctionPoints.of(NamedFunction.SIN_AND_COS).between(-10, 10).grid(10_000))
          .varying("the network", Quantity.NETWORK, Quantity.PARAMETERS)
          .loss(Loss.SQUARED_ERROR)
          .arm(
              DEEP,
              Layers.ofInputs(1)
                  .dense(10, RELU)
                  .dense(20, RELU)
                  .dense(10, RELU)
                  .linear(1)
                  .initialised(PYTORCH))
          .arm(
              MIDDLE,
              Layers.ofInputs(1)
                  .dense(20, RELU)
                  .dense(20)
                  .withoutBias()
                  .activation(RELU)
                  .linear(1)
                  .initialised(PYTORCH))
          .arm(SHALLOW, Layers.ofInputs(1).dense(154, RELU).linear(1).initialised(PYTORCH))
          .optimizer(Optimizer.adam(1e-3))
          .batch(2_000)
          .epochs(quick(60).full(1_000))
          .firstSeed(Genre.SEEDS)
          .seeds(quick(5).full(10))
          .control(
              "DNN2 learns: its training loss falls by a tenth",
              "the training loss of DNN2 did not fall by a tenth",
              of -> of.measured(LOSS_LEFT).of(MIDDLE).atMost(0.9));

  @ClaimTest(
      id = "MJ1",
      where = "HW1/1-simulate_func.py, the figure of the losses",
      quote = "Simulate a function",
      says = "The deepest network passes a lower loss than the shallowest")
  Criterion deepestIsLower(Claim.Builder claim) {
    claim.note(Genre.OUR_WORDS).note("lower: by a factor of at least 1.5");
    return FIT.measured(LOWEST_LOSS).lowerFirst(DEEP, SHALLOW).byFactor(1.5);
  }
}
