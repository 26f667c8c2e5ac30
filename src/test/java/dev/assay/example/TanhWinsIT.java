package dev.assay.example;

import static dev.assay.experiment.ByScale.quick;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.settings.Quantity;
import dev.assay.data.FunctionSamples;
import dev.assay.experiment.Comparison;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import org.junit.jupiter.api.Tag;

/** My report §1: a tanh and a ReLU network of equal size fit one curve. */
@AssayReport(title = "My report", section = "§1", about = "Tanh against ReLU")
@Tag("my-report")
class TanhWinsIT {
  static final Comparison FIT =
      Comparison.on(FunctionSamples.ofDomain(200))
          .varying("the activation", Quantity.NETWORK)
          .arm("tanh", Mlp.ofWidths(Activation.TANH, 16, 16))
          .arm("relu", Mlp.ofWidths(Activation.RELU, 16, 16))
          .optimizer(Optimizer.adam(3e-3))
          .batch(200)
          .steps(quick(3_000))
          .seeds(quick(30).full(60))
          .alternative("mini-batches of 100", fit -> fit.batch(100));

  @ClaimTest(id = "T1", where = "§1, last sentence", quote = "tanh ends with a clearly lower loss")
  Criterion tanhIsLower(Claim.Builder claim) {
    claim
        .note("clearly: by a factor of at least 1.5")
        .notChecked("other widths and learning rates");
    return FIT.finalLoss().lowerFirst("tanh", "relu").byFactor(1.5);
  }

  @ClaimTest(id = "T2", where = "§1, last sentence", quote = "fits the curve almost perfectly")
  Criterion tanhFits() {
    return FIT.rSquared().of("tanh").atLeast(0.99);
  }
}
