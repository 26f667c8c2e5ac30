package dev.assay.hw1.functionfit;

import static dev.assay.hw1.functionfit.FunctionFitClaimsIT.THE_THREE;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.AMPLITUDE;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.BETWEEN;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.DEAD;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.FINAL_LOSS;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.LOG_LOSS;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.MAX_ERROR;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.R2;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.STEPS;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.TAIL_DROP;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.UNEXPLAINED;
import static dev.assay.hw1.functionfit.FunctionFitMetrics.VARIATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.evidence.Evidence;
import dev.assay.data.FunctionSamples;
import dev.assay.data.RandomStreams;
import dev.assay.data.TargetFunction;
import dev.assay.experiment.Metric;
import dev.assay.experiment.NotMeasuredException;
import dev.assay.hw1.Fabricated;
import dev.assay.hw1.Models;
import dev.assay.junit.ClaimFile;
import dev.assay.measurement.CurveFit;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.Mlp;
import dev.assay.model.ParameterBlock;
import dev.assay.training.TrialResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FunctionFitMetricsTest {
  private static final int BUDGET = 4000;
  private static final double[] XS =
      IntStream.rangeClosed(1, 50).mapToDouble(i -> i / 50.0).toArray();
  private static final double[] TRUTH = Arrays.stream(XS).map(TargetFunction::value).toArray();

  @Test
  void aLossThatFallsADecadeInThousandStepsHasItsClosedForm() {
    TrialResult run = run(1, 1);
    assertThat(LOG_LOSS.of(run)).isCloseTo(-2.0005, within(1e-9));
    assertThat(TAIL_DROP.of(run)).isCloseTo(1, within(1e-9));
    assertThat(FINAL_LOSS.of(run)).isBetween(1.0e-4, 1.1e-4);
    assertThat(STEPS.of(run))
        .isEqualTo(Math.ceil(-1000 * Math.log10(0.1 * CurveFit.variance(TRUTH))));
  }

  /** Half way through 4,000 steps it is 1e-2, a tenth of them to either side mean more. */
  @Test
  void theLossHalfWayIsAShareOfTheVarianceAtTheTrainedPoints() {
    double[] trained = FunctionSamples.ofDomain(10).ys();
    double mean =
        IntStream.rangeClosed(1801, 2200)
            .mapToDouble(i -> Math.pow(10, -i / 1000.0))
            .average()
            .orElseThrow();
    assertThat(UNEXPLAINED.of(run(1, 1)))
        .isCloseTo(mean / CurveFit.variance(trained), within(1e-12));
  }

  @Test
  void aCurveOfHalfTheHeightHasHalfOfEverything() {
    TrialResult run = run(1, 0.5);
    double square = Arrays.stream(TRUTH).map(y -> y * y).average().orElseThrow();
    assertThat(R2.of(run)).isCloseTo(1 - 0.25 * square / CurveFit.variance(TRUTH), within(1e-12));
    assertThat(AMPLITUDE.of(run)).isCloseTo(0.5, within(1e-12));
    assertThat(VARIATION.of(run)).isCloseTo(0.5, within(1e-12));
    assertThat(MAX_ERROR.of(run))
        .isCloseTo(0.5 * Arrays.stream(TRUTH).map(Math::abs).max().orElseThrow(), within(1e-12));
    assertThat(DEAD.of(run)).isZero();
  }

  @Test
  void aFlatCurveIsDead() {
    assertThat(DEAD.of(run(1, 0))).isEqualTo(1);
    assertThat(FunctionFitMetrics.isDead(run(1, 0))).isTrue();
    assertThat(FunctionFitMetrics.isDead(run(1, 0.002))).isFalse();
  }

  @Test
  void aDivergedRunIsMissingInEveryMetricWithItsReason() {
    for (Metric metric : new Metric[] {FINAL_LOSS, STEPS, R2, DEAD}) {
      assertThatExceptionOfType(NotMeasuredException.class)
          .isThrownBy(() -> metric.of(diverged()))
          .withMessage("diverged at step 1 (loss NaN)");
    }
  }

  /** Curves of heights 1, 0.7 and 0.3 have R² of 1, about 0.9 and about 0.5 around the truth. */
  @Test
  void liesBetweenOnlyInTheClaimedOrderAndByMoreThanAHair() {
    assertThat(between(0.3, 0.7, 1)).hasValue(1.0);
    assertThat(between(0.7, 0.3, 1)).hasValue(0.0);
    assertThat(between(1, 0.7, 0.3)).hasValue(0.0);
    assertThat(between(0.3, 0.999, 1)).hasValue(0.0);
    assertThat(between(0.6999, 0.7, 1)).hasValue(0.0);
  }

  @Test
  void liesNowhereWhereOneOfTheThreeDiverged() {
    Evidence evidence = evidence(run(1, 0.3), diverged(), run(1, 1));
    assertThat(evidence.sample(BETWEEN.name(), THE_THREE).missing())
        .containsEntry(7L, "diverged at step 1 (loss NaN)");
  }

  /** Heights of the curves of model0, model1 and model2. */
  private static OptionalDouble between(double height0, double height1, double height2) {
    return evidence(run(1, height0), run(1, height1), run(1, height2))
        .sample(BETWEEN.name(), THE_THREE)
        .values()
        .values()
        .stream()
        .mapToDouble(Double::doubleValue)
        .findFirst();
  }

  private static Evidence evidence(TrialResult run0, TrialResult run1, TrialResult run2) {
    Map<Architecture, TrialResult> runs =
        Map.of(
            Models.model0(Activation.RELU, Mlp.Start.UNIFORM), run0,
            Models.model1(Activation.RELU, Mlp.Start.UNIFORM), run1,
            Models.model2(Activation.RELU, Mlp.Start.UNIFORM), run2);
    return Fabricated.findings(
            ClaimFile.experiment(FunctionFitClaimsIT.class),
            7,
            trial -> runs.getOrDefault(trial.architecture(), diverged()))
        .evidence();
  }

  /** A dead network sits at the target's mean: its curve has collapsed, whatever its level. */
  @Test
  void aFlatCurveHasCollapsedAtAnyLevel() {
    for (double level : new double[] {0, 0.095, 3}) {
      Map<String, MeasuredSeries> flat =
          Map.of("prediction", new MeasuredSeries(XS, Arrays.stream(XS).map(x -> level).toArray()));
      assertThat(AMPLITUDE.of(Fabricated.finished(Fabricated.trial(BUDGET, 7), flat, Map.of())))
          .isZero();
    }
  }

  /** What the notes of F4 and F7 say: 2% of 2,000 starts by default, 89% by PyTorch's. */
  @Test
  void model0StartsFlatSeldomByDefaultAndMostlyByPyTorchsInitialisation() {
    assertThat(flatStarts(Mlp.Start.UNIFORM)).isBetween(1, 30);
    assertThat(flatStarts(Mlp.Start.PYTORCH)).isBetween(330, 390);
  }

  /** How many of 400 starts of model0 have a curve that is flat as a dead run's is. */
  private static int flatStarts(Mlp.Start start) {
    Mlp model0 = Models.model0(Activation.RELU, start);
    int flat = 0;
    for (int seed = 1; seed <= 400; seed++) {
      float[] weights = model0.initialise(new RandomStreams(seed).stream("init"));
      double[] curve = Arrays.stream(XS).map(x -> answer(model0, weights, x)).toArray();
      flat += CurveFit.of(curve, TRUTH).amplitude() < 1e-3 ? 1 : 0;
    }
    return flat;
  }

  /** A forward pass by hand; blocks are weights and biases in turn. */
  private static double answer(Mlp mlp, float[] weights, double x) {
    List<ParameterBlock> blocks = mlp.parameterBlocks();
    double[] values = {x};
    for (int i = 0; i < blocks.size(); i += 2) {
      double[] next = new double[blocks.get(i + 1).length()];
      for (int out = 0; out < next.length; out++) {
        next[out] = weights[blocks.get(i + 1).offset() + out];
        for (int in = 0; in < values.length; in++) {
          next[out] += values[in] * weights[blocks.get(i).offset() + out * values.length + in];
        }
        next[out] = i + 2 < blocks.size() ? Math.max(0, next[out]) : next[out];
      }
      values = next;
    }
    return values[0];
  }

  private static TrialResult diverged() {
    return Fabricated.diverged(Fabricated.trial(BUDGET, 7)).result();
  }

  /** A loss of {@code scale} · 10^(−step / 1000), and the true curve times {@code height}. */
  private static TrialResult run(double scale, double height) {
    double[] losses =
        IntStream.rangeClosed(1, BUDGET).mapToDouble(i -> scale * Math.pow(10, -i / 1e3)).toArray();
    MeasuredSeries fitted =
        new MeasuredSeries(XS, Arrays.stream(TRUTH).map(y -> height * y).toArray());
    return Fabricated.finished(
        Fabricated.trial(BUDGET, 7),
        Map.of("iteration.loss", Fabricated.curve(losses), "prediction", fitted),
        Map.of());
  }
}
