package dev.assay.experiment.external;

import dev.assay.claim.criterion.Criterion;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.statistics.MetricRange;

/** My report §2, whose networks PyTorch trained: the runs are an export of Weights & Biases. */
@AssayReport(title = "My report", section = "§2", about = "Tanh against ReLU, in PyTorch")
class ElsewhereClaims {
  static final ExternalResults RUNS =
      ExternalResults.runs(
              "results/wandb.csv",
              RunColumns.arm("activation")
                  .seed("seed")
                  .metric("loss/train", "final loss")
                  .metric("acc/test", "test accuracy")
                  .finished("State", "finished"))
          .range("final loss", MetricRange.NOT_NEGATIVE)
          .range("test accuracy", MetricRange.shareOf(10_000));

  @ClaimTest(id = "E1", where = "§2", quote = "tanh ends with a clearly lower loss")
  Criterion tanhIsLower() {
    return RUNS.metric("final loss").lowerFirst("tanh", "relu").byFactor(1.5);
  }

  @ClaimTest(id = "E2", where = "§2", quote = "both reach 90% on the test set")
  Criterion reluIsAccurate() {
    return RUNS.metric("test accuracy").of("relu").atLeast(0.9);
  }
}
