package dev.assay.hw1.batchsensitivity;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.hw1.batchsensitivity.BatchSensitivityMetrics.AT_THE_END;
import static dev.assay.hw1.batchsensitivity.BatchSensitivityMetrics.reading;

import dev.assay.experiment.Comparison;
import dev.assay.model.Optimizer;
import dev.assay.training.setting.CheckpointTrigger;

/** How earlier solutions compared batch sizes. Network, images and sizes stay the report's. */
final class BatchSensitivitySolutions {
  private BatchSensitivitySolutions() {}

  static Comparison withSettings(Comparison report) {
    return report
        .asIn(
            "JasonYao81000/MLDS2018SPRING",
            "Adam 0.01, 5 epochs at each size, loss gradient at training points",
            of -> equalEpochs(of.optimizer(Optimizer.adam(1e-2)), 5, "loss.train"))
        .asIn(
            "monkey1208/MLDS2018SPRING",
            "SGD 0.01, 40 epochs at each size",
            of ->
                equalEpochs(of.optimizer(Optimizer.sgd(1e-2)), 40, BatchSensitivityMetrics.DEFAULT))
        .asIn(
            "danishb7/CPSC8430-Deep-Learning",
            "10 epochs at each size, logits Jacobian",
            of -> equalEpochs(of, 10, "logits.test"))
        .asIn("victoresque/MLDS2018SPRING", "softmax Jacobian", of -> reading(of, "softmax.test"))
        .asIn(
            "j40903272/mlds_2018spring",
            "loss gradient at training points",
            of -> reading(of, "loss.train"));
  }

  /** Every size trains for the same epochs and is looked at where it ends. */
  private static Comparison equalEpochs(Comparison of, int epochs, String sensitivity) {
    Comparison changed =
        reading(of, sensitivity, AT_THE_END)
            .probe((plan, trial) -> BatchSensitivityClaimsIT.at(plan, new CheckpointTrigger.End()));
    for (String arm : of.arms()) {
      changed = changed.changing(arm, with -> with.epochs(quick(epochs)));
    }
    return changed;
  }
}
