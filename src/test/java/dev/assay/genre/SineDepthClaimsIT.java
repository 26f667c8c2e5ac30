package dev.assay.genre;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.genre.GenreMetrics.LOSS_LEFT;
import static dev.assay.genre.GenreMetrics.LOWEST_LOSS;
import static dev.assay.model.Activation.RELU;
import static dev.assay.model.network.Initialisation.PYTORCH;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.AllOf;
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

/** monkey1208/MLDS2018SPRING §1-1: a sine and networks of about 600 parameters. */
@AssayReport(section = "monkey1208 §1-1", about = "Depth and a sine")
@Tag("monkey1208")
class SineDepthClaimsIT implements GenreSection {
  private static final int POINTS = 100;
  private static final String DEEP = "model 1: 10-27-10";
  private static final String SHALLOW = "model 2: 200";
  private static final String DEEPEST = "model 3: 8-16-16-8-4";

  static final Comparison FIT =
      Comparison.on(FunctionPoints.of(NamedFunction.SIN).between(-10, 10).grid(POINTS))
          .varying("the network", Quantity.NETWORK, Quantity.PARAMETERS)
          .loss(Loss.SQUARED_ERROR)
          .arm(DEEP, net(10, 27, 10))
          .arm(SHALLOW, net(200))
          .arm(DEEPEST, net(8, 16, 16, 8, 4))
          .stating(DEEP, 608)
          .stating(SHALLOW, 601)
          .stating(DEEPEST, 609)
          .optimizer(Optimizer.adam(1e-2))
          .batch(POINTS)
          .steps(quick(20_000).full(20_000))
          .firstSeed(Genre.SEEDS)
          .seeds(quick(12).full(30))
          .control(
              "the shallow network learns: its training loss falls by a tenth",
              "the training loss of the shallow network did not fall by a tenth",
              of -> of.measured(LOSS_LEFT).of(SHALLOW).atMost(0.9));

  private static Layers net(int... widths) {
    Layers layers = Layers.ofInputs(1);
    for (int width : widths) {
      layers = layers.dense(width, RELU);
    }
    return layers.linear(1).initialised(PYTORCH);
  }

  private static final String EPOCHS =
      "the report says some ten thousands of epochs: 20,000 are taken; each is one step";

  @ClaimTest(
      id = "MK1",
      where = "hw1/Report.pdf, §1-1 Simulate a Function, 4",
      quote = "deep的兩個 Network確實是筆 shallow的表現來的好",
      says = "Both deep networks pass a lower loss than the shallow one")
  Criterion deepIsLower(Claim.Builder claim) {
    claim
        .note("lower: the report sees nearly a factor of ten between neighbours; 3 is asked for")
        .note(EPOCHS);
    return AllOf.of(
        FIT.measured(LOWEST_LOSS).lowerFirst(DEEP, SHALLOW).byFactor(3),
        FIT.measured(LOWEST_LOSS).lowerFirst(DEEPEST, SHALLOW).byFactor(3));
  }

  @ClaimTest(
      id = "MK2",
      where = "hw1/Report.pdf, §1-1 Simulate a Function, 4",
      quote = "並非越 deep的表現越好",
      says = "The deepest network passes a higher loss than the one of three hidden layers")
  Criterion deepestIsNotBest(Claim.Builder claim) {
    claim.note("higher: by a factor of at least 3").note(EPOCHS);
    return FIT.measured(LOWEST_LOSS).lowerFirst(DEEP, DEEPEST).byFactor(3);
  }
}
