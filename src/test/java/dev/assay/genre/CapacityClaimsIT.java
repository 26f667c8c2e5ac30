package dev.assay.genre;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.genre.GenreMetrics.LOSS_LEFT;
import static dev.assay.genre.GenreMetrics.TEST_ACCURACY;
import static dev.assay.genre.GenreMetrics.TEST_LOSS;
import static dev.assay.genre.GenreMetrics.TRAIN_ACCURACY;
import static dev.assay.genre.GenreMetrics.TRAIN_LOSS;
import static dev.assay.model.Activation.RELU;
import static dev.assay.model.network.Initialisation.XAVIER_UNIFORM;
import static dev.assay.model.network.Padding.VALID;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.settings.Quantity;
import dev.assay.experiment.Comparison;
import dev.assay.experiment.Metric;
import dev.assay.experiment.SeedRuns;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Loss;
import dev.assay.model.Optimizer;
import dev.assay.model.network.Layers;
import dev.assay.statistics.MetricRange;
import dev.assay.training.FinalFit;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** machineCYC/MLDS2018SPRING HW1-3: parameters and generalisation of small CNNs with a flatten. */
@AssayReport(section = "machineCYC HW1-3", about = "Parameters and generalisation")
@Tag("machinecyc")
class CapacityClaimsIT implements GenreSection {
  private static final List<Integer> WIDTHS = List.of(2, 4, 8, 12, 20);
  private static final double STEADY = 0.6;

  private static final String LARGEST = "the largest network";

  private static final Metric OVER_BEST =
      Metric.ofSeed("test loss over the best", LARGEST, CapacityClaimsIT::overBest)
          .onlyFor(Metric.Task.CLASSIFICATION)
          .within(MetricRange.NOT_NEGATIVE)
          .from(new FinalFit())
          .measuredBy(InstrumentRegistry.EVALUATION, InstrumentRegistry.CONNECTION);

  static final Comparison NETS =
      withWidths(
              Comparison.onImages(
                      quick(2_000).full(2_000).smoke(64), quick(1_000).full(1_000).smoke(50))
                  .varying("the network", Quantity.NETWORK, Quantity.PARAMETERS)
                  .placedBy(trial -> trial.architecture().parameterCount())
                  .loss(Loss.CROSS_ENTROPY)
                  .optimizer(Optimizer.adam(1e-4))
                  .batch(128)
                  .epochs(quick(15).full(50))
                  .firstSeed(Genre.SEEDS)
                  .seeds(quick(4).full(8)))
          .control(
              "the network with 8 filters learns: its training loss falls by a quarter",
              "the training loss of the network with 8 filters did not fall by a quarter",
              of -> of.measured(LOSS_LEFT).of("8").atMost(0.75));

  private static Comparison withWidths(Comparison common) {
    Comparison more = common;
    for (int width : WIDTHS) {
      more =
          more.arm(
              String.valueOf(width),
              Layers.ofImages(28, 28)
                  .convolution(width, 3, VALID, RELU)
                  .flatten()
                  .dense(width, RELU)
                  .softmax(10)
                  .initialised(XAVIER_UNIFORM));
    }
    return more;
  }

  private static double overBest(SeedRuns runs) {
    double best =
        WIDTHS.subList(0, WIDTHS.size() - 1).stream()
            .mapToDouble(width -> TEST_LOSS.of(runs.of(String.valueOf(width))))
            .min()
            .orElseThrow();
    return TEST_LOSS.of(runs.of("20")) / best;
  }

  @ClaimTest(
      id = "MC1",
      where = "HW1-3/README.md, Number of parameters v.s. Generalization",
      quote = "模型的 loss 和 accuracy 不論在 training 還是 validation 都越來越好",
      says =
          "The more parameters, the better loss and accuracy, on the training set and on the other")
  Criterion moreIsBetter(Claim.Builder claim) {
    claim
        .note(
            "the more, the better: a Kendall τ over the widths of at least 0.6, of all four numbers")
        .note("five of the report's ten widths, 2 to 20, for convolution and dense layer alike")
        .note("1,000 test images; the report draws 128 of the 10,000 after each epoch")
        .note("weights start by Xavier's rule; the program draws them with a deviation of 0.01");
    return AllOf.of(
        NETS.measured(TRAIN_LOSS).falling().withTauAtLeast(STEADY),
        NETS.measured(TEST_LOSS).falling().withTauAtLeast(STEADY),
        NETS.measured(TRAIN_ACCURACY).rising().withTauAtLeast(STEADY),
        NETS.measured(TEST_ACCURACY).rising().withTauAtLeast(STEADY));
  }

  @ClaimTest(
      id = "MC2",
      where = "HW1-3/README.md, Number of parameters v.s. Generalization",
      quote = "也沒有因為模型的數量越來越多，導致 overfitting 的現象出現",
      says = "No overfitting comes with more parameters")
  Criterion noOverfitting(Claim.Builder claim) {
    claim.note(
        "no overfitting: the test loss of the largest network is at most 1.05 times the lowest"
            + " of the smaller ones");
    return NETS.measured(OVER_BEST).of(LARGEST).atMost(1.05);
  }
}
