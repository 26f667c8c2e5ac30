package dev.assay.experiment;

import static dev.assay.experiment.ByScale.always;
import static dev.assay.experiment.ByScale.quick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.data.FunctionSamples;
import dev.assay.model.Activation;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.Checkpoint;
import dev.assay.training.FinalFit;
import dev.assay.training.PerIteration;
import dev.assay.training.Trial;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.CheckpointTrigger.ExamplesSeen;
import dev.assay.training.setting.TrialData;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Mlp NARROW = Mlp.ofWidths(Activation.TANH, 2);
  private static final Mlp WIDE = Mlp.ofWidths(Activation.TANH, 4);
  private static final Plan PLAN =
      new Plan(
          Scale.QUICK,
          List.of(1L, 2L),
          () -> {
            throw new AssertionError("a function needs no images");
          });

  private static Comparison points() {
    return Comparison.on(FunctionSamples.ofDomain(20));
  }

  private static PlannedTrials planned(Comparison comparison) {
    return PlannedTrials.of(comparison.declared(), PLAN, List.of(Metrics.R_SQUARED));
  }

  private static Comparison fit() {
    return points()
        .arm("narrow", NARROW)
        .arm("wide", WIDE)
        .optimizer(Optimizer.adam(1e-3))
        .batch(20)
        .steps(quick(300).full(2_000))
        .seeds(quick(2).full(5));
  }

  @Test
  void makesCriteriaOfTheMetricsName() {
    Comparison fit = fit();
    assertThat(fit.finalLoss().lowerFirst("wide", "narrow").byFactor(2))
        .isEqualTo(Ordering.lowerFirst("final loss", "wide", "narrow").byFactor(2));
    assertThat(fit.rSquared().of("wide").atLeast(0.9)).isEqualTo(Level.atLeast("R²", "wide", 0.9));
  }

  @Test
  void refusesTheAccuracyOfARegression() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit().testAccuracy())
        .withMessage(
            "\"test accuracy\" is a metric of networks that learn the classes of images, and these"
                + " learn the values of a function: take another metric");
  }

  @Test
  void refusesANetworkThatCannotLearnTheData() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> points().arm("cnn", ConvNet.ofWidths(4, 4)))
        .withMessageContaining("cannot learn the values of a function");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Comparison.onImages(quick(10), quick(10)).arm("mlp", NARROW))
        .withMessageContaining("cannot learn the classes of images");
  }

  @Test
  void refusesArmsThatAreMisspeltOrThereTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit().finalLoss().lowerFirst("wide", "narow"))
        .withMessage("no arm \"narow\": give one of [narrow, wide]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit().rSquared().of("deep"))
        .withMessageContaining("no arm \"deep\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit().arm("wide", NARROW))
        .withMessage("two of \"wide\": give each arm a name of its own");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit().alternative("SGD", f -> f).alternative("SGD", f -> f))
        .withMessageContaining("two of \"SGD\"");
  }

  @Test
  void refusesTwoMetricsOfOneName() {
    Comparison fit = fit();
    fit.measured(Metric.ofRun("mine", run -> 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.measured(Metric.ofRun("mine", run -> 2)))
        .withMessageStartingWith("two metrics are called \"mine\"");
  }

  @Test
  void saysWhatEveryTrialNeedsAndIsLacking() {
    assertThatIllegalStateException()
        .isThrownBy(() -> points().finalLoss())
        .withMessage("a comparison lacks an arm: add .arm(name, network)");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> points().arm("wide", WIDE).batch(20).steps(quick(9)).seeds(quick(2)).finalLoss())
        .withMessage("a comparison lacks an optimizer: add .optimizer(…)");
  }

  /** Of 60 examples 9 steps of 20 see 180; of 50 they see 160, as an epoch's last batch has 10. */
  @Test
  void refusesAMomentThatNeverComes() {
    Comparison fit =
        fit().probe((plan, trial) -> new Checkpoint(new ExamplesSeen(180), 0)).steps(quick(9));
    assertThat(planned(fit.points(FunctionSamples.ofDomain(60))).all()).isNotEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> planned(fit.points(FunctionSamples.ofDomain(50))))
        .withMessageContaining("ExamplesSeen[count=180]")
        .withMessageContaining("comes after 11 steps of MLP")
        .withMessageContaining("which ends after 9: train longer")
        .withMessageContaining("its 50 examples");
  }

  @Test
  void plansATrialOfEachArmSeedAndReadingWithTheProbesOfTheMetrics() {
    Comparison fit =
        fit().alternative("SGD", f -> f.optimizer(Optimizer.sgd(0.1))).seedsOfAlternatives(1);
    PlannedTrials planned =
        PlannedTrials.of(fit.declared(), PLAN, List.of(Metrics.R_SQUARED, Metrics.FINAL_MSE));
    assertThat(planned.all()).hasSize(6);
    assertThat(planned.of("wide"))
        .isEqualTo(
            new Trial(
                new TrialData.Function(FunctionSamples.ofDomain(20)),
                WIDE,
                Optimizer.adam(1e-3),
                20,
                new Budget.Steps(300),
                1,
                new FinalFit(),
                new PerIteration(1)));
    assertThat(planned.of("SGD", "wide").optimizer()).isEqualTo(Optimizer.sgd(0.1));
    assertThat(planned.alternatives()).containsExactly("SGD");
  }

  @Test
  void givesAnArmSettingsOfItsOwn() {
    Comparison batches =
        points()
            .network(WIDE)
            .optimizer(Optimizer.adam(1e-3))
            .epochs(always(3))
            .seeds(quick(2))
            .arm("4", one -> one.batch(4))
            .arm("10", one -> one.batch(10));
    PlannedTrials planned = PlannedTrials.of(batches.declared(), PLAN, List.of());
    assertThat(planned.of("4").steps()).isEqualTo(15);
    assertThat(planned.of("10").steps()).isEqualTo(6);
  }

  @Test
  void changesEachPerceptronForAReading() {
    Comparison fit = fit().alternative("ReLU", f -> f.eachMlp(net -> net.with(Activation.RELU)));
    assertThat(
            PlannedTrials.of(fit.declared(), PLAN, List.of()).of("ReLU", "narrow").architecture())
        .isEqualTo(Mlp.ofWidths(Activation.RELU, 2));
  }
}
