package dev.assay.genre;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.genre.GenreMetrics.LOSS_LEFT;
import static dev.assay.genre.GenreMetrics.LOWEST_LOSS;
import static dev.assay.model.Activation.SELU;
import static dev.assay.model.network.Initialisation.LECUN;

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

/** JasonYao81000/MLDS2018SPRING §1-1, part 1: a square wave and networks of equal size. */
@AssayReport(section = "JasonYao81000 §1-1, part 1", about = "Depth and a square wave")
@Tag("jasonyao81000")
class JasonFunctionClaimsIT implements GenreSection {
  private static final String DEEP = "model 0: seven hidden layers";
  private static final String MIDDLE = "model 1: four";
  private static final String SHALLOW = "model 2: one";

  private static final NamedFunction SQUARE =
      NamedFunction.define("sgn(sin(5πx))", 1, x -> Math.signum(StrictMath.sin(5 * Math.PI * x)));

  static final Comparison FIT =
      Comparison.on(FunctionPoints.of(SQUARE).between(1e-4, 1).grid(10_000))
          .varying("the network", Quantity.NETWORK)
          .loss(Loss.SQUARED_ERROR)
          .arm(DEEP, net(5, 10, 10, 10, 10, 10, 5))
          .arm(MIDDLE, net(10, 18, 15, 4))
          .arm(SHALLOW, net(190))
          .stating(DEEP, 571)
          .stating(MIDDLE, 572)
          .stating(SHALLOW, 571)
          .optimizer(Optimizer.adam(1e-3))
          .batch(128)
          .epochs(quick(40).full(20_000))
          .firstSeed(Genre.SEEDS)
          .seeds(quick(5).full(10))
          .control(
              "the middle network learns: its training loss falls by a tenth",
              "the training loss of the middle network did not fall by a tenth",
              of -> of.measured(LOSS_LEFT).of(MIDDLE).atMost(0.9));

  private static Layers net(int... widths) {
    Layers layers = Layers.ofInputs(1);
    for (int width : widths) {
      layers = layers.dense(width, SELU);
    }
    return layers.linear(1).initialised(LECUN);
  }

  @ClaimTest(
      id = "JY1",
      where = "hw1/Report.pdf, HW1-1 Part1, 4",
      quote = "同參數但較深的 model 有更好的表現",
      says =
          "Of networks with equally many parameters the deepest fits the square wave best: its"
              + " lowest loss is a tenth of the shallowest one's")
  Criterion deepestFitsBest(Claim.Builder claim) {
    claim
        .note(
            "a tenth: the report says that the shallow network's loss is ten times the deep one's;"
                + " a factor of 3 is asked for")
        .note(
            "weights start by LeCun's rule; the report's program draws them with a standard"
                + " deviation of 0.05, which no initialisation by name has");
    return FIT.measured(LOWEST_LOSS).lowerFirst(DEEP, SHALLOW).byFactor(3);
  }
}
