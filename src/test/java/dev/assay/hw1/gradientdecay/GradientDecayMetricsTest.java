package dev.assay.hw1.gradientdecay;

import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.EARLY_LOSS;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.EARLY_NORM;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.FALLEN;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.LOSS_LEFT;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.LOSS_LEVEL;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.LOSS_SPREAD;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.NOISE_IN_LOSS;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.NOISE_IN_NORM;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.ON_FIXED_BATCH;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.SMOOTHED;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.TAIL_LOSS;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.TAIL_NORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.experiment.NotMeasuredException;
import dev.assay.hw1.Fabricated;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.training.TrialResult;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradientDecayMetricsTest {
  private static final int STEPS = 4000;

  @Test
  void aSharpFallToAPlateauIsEarly() {
    TrialResult run = run(i -> 0.1 + 2 * Math.exp(-i / 40), i -> 2);
    assertThat(EARLY_LOSS.of(run)).isGreaterThan(0.99);
    assertThat(TAIL_LOSS.of(run)).isCloseTo(0, within(1e-6));
    assertThat(LOSS_LEFT.of(run)).isLessThan(0.1);
    assertThat(FALLEN.of(run)).isCloseTo(0.1 / 2.1, within(1e-6));
  }

  /** The norm's own curve, where the loss does the opposite, and each batch its own. */
  @Test
  void readsOfEachCurveItsOwnNumbers() {
    TrialResult run =
        run(i -> 2 - i / STEPS, i -> 0.1 + 2 * Math.exp(-i / 40), i -> 4 - i / STEPS, i -> 1 + i);
    assertThat(EARLY_LOSS.of(run)).isLessThan(0.1);
    assertThat(EARLY_NORM.of(run)).isGreaterThan(0.99);
    assertThat(TAIL_LOSS.of(run)).isCloseTo(0.25, within(0.01));
    assertThat(TAIL_NORM.of(run)).isCloseTo(0, within(1e-6));
    assertThat(SMOOTHED.of(run)).isGreaterThan(0.8);
    assertThat(ON_FIXED_BATCH.of(run)).isCloseTo(-1, within(1e-12));
    assertThat(FALLEN.of(run)).isCloseTo(3.0025 / 4, within(1e-9));
    // From 2 over the first 25 to a mean of 1.125 over the last quarter.
    assertThat(LOSS_LEFT.of(run)).isCloseTo(1.125 / 2, within(0.002));
  }

  @Test
  void theNoiseOfTheNormIsTheNorms() {
    RandomGenerator random = new SplittableRandom(1);
    double[] spikes = random.doubles(STEPS, 0.5, 2).toArray();
    DoubleUnaryOperator curve = i -> spikes[(int) i];
    TrialResult run = run(curve, curve, i -> 1, curve);
    assertThat(NOISE_IN_LOSS.of(run)).isCloseTo(1, within(0.2));
    assertThat(NOISE_IN_NORM.of(run)).isCloseTo(0, within(1e-9));
  }

  @Test
  void aSteadyFallIsNot() {
    assertThat(EARLY_LOSS.of(run(i -> 2 - i / STEPS, i -> 2))).isCloseTo(0.075, within(0.01));
  }

  /** From 1 to 0.32 in all, and from 0.42 in the last quarter. */
  @Test
  void theTailsSlopeHasItsSign() {
    TrialResult falls = run(i -> Math.pow(10, -i / STEPS / 2), i -> 2);
    assertThat(TAIL_LOSS.of(falls)).isCloseTo(0.155, within(0.005));
    TrialResult rises = run(i -> Math.pow(10, i / STEPS / 2), i -> 2);
    assertThat(TAIL_LOSS.of(rises)).isLessThan(-1);
  }

  /** It falls by 1 at once; the first value of its tail is as high as the start, no other is. */
  @Test
  void theTailsSlopeDoesNotHangOnItsEnds() {
    TrialResult run = run(i -> i < 100 || i == 3000 ? 2 : 1, i -> 2);
    assertThat(TAIL_LOSS.of(run)).isCloseTo(0, within(0.01));
  }

  @Test
  void spikesOfTheMiniBatchAloneAreNoise() {
    RandomGenerator random = new SplittableRandom(1);
    double[] spikes = random.doubles(STEPS, 0.5, 2).toArray();
    TrialResult run = run(i -> spikes[(int) i], i -> 3 * spikes[(int) i], i -> 1, i -> 3);
    assertThat(NOISE_IN_LOSS.of(run)).isCloseTo(1, within(0.2));
    assertThat(NOISE_IN_NORM.of(run)).isCloseTo(1, within(0.2));
  }

  @Test
  void spikesOfEveryBatchAreSteps() {
    RandomGenerator random = new SplittableRandom(1);
    double[] spikes = random.doubles(STEPS, 0.5, 2).toArray();
    DoubleUnaryOperator curve = i -> spikes[(int) i];
    assertThat(NOISE_IN_LOSS.of(run(curve, curve, curve, curve))).isCloseTo(0, within(1e-9));
    assertThatThrownBy(() -> NOISE_IN_LOSS.of(run(i -> 1, i -> 1)))
        .isInstanceOf(NotMeasuredException.class)
        .hasMessage("the curve has no spikes");
  }

  @Test
  void normAndLossThatFallTogetherCorrelate() {
    TrialResult run = run(i -> 5 - i / 1000, i -> 4.5 - i / 1000);
    assertThat(SMOOTHED.of(run)).isCloseTo(1, within(1e-12));
    assertThat(ON_FIXED_BATCH.of(run)).isCloseTo(1, within(1e-12));
    TrialResult apart = run(i -> 1 + i / 1000, i -> 5 - i / 1000);
    assertThat(ON_FIXED_BATCH.of(apart)).isCloseTo(-1, within(1e-12));
  }

  @Test
  void aFixedBatchThatNeverChangesIsMissing() {
    assertThatThrownBy(() -> ON_FIXED_BATCH.of(run(i -> 2 + i, i -> 3 + i, i -> 2, i -> 3)))
        .isInstanceOf(NotMeasuredException.class)
        .hasMessage("the loss of the fixed batch never changes");
  }

  /** Of a short run a metric has no value, and its section has all others. */
  @Test
  void aFixedBatchThatIsMeasuredTooSeldomIsMissing() {
    TrialResult seldom =
        Fabricated.finished(
            Fabricated.trial(STEPS, 7),
            Map.of(
                "fixed.loss", series(i -> 5 - i / 1000, STEPS / 3),
                "fixed.gradient", series(i -> 4 - i / 1000, STEPS / 3)),
            Map.of());
    assertThatThrownBy(() -> ON_FIXED_BATCH.of(seldom))
        .isInstanceOf(NotMeasuredException.class)
        .hasMessage("norm and loss were measured 2 times only where they are compared");
  }

  @Test
  void aSmallNormBeforeThePeakDoesNotCount() {
    TrialResult run = run(i -> i < 200 ? 2.3 : 0.05, i -> i < 200 ? 0.5 : i < 400 ? 5 : 0.5);
    assertThat(LOSS_LEVEL.of(run)).isCloseTo(0.05 / 2.3, within(1e-9));
    assertThat(LOSS_SPREAD.of(run)).isCloseTo(0, within(1e-9));
  }

  @Test
  void aNormThatNeverComesNearIsMissingWithItsReason() {
    assertThatThrownBy(() -> LOSS_LEVEL.of(run(i -> 1, i -> 3)))
        .isInstanceOf(NotMeasuredException.class)
        .hasMessage("the smoothed norm is at most 1 at 0 iterations only");
  }

  private static TrialResult run(DoubleUnaryOperator loss, DoubleUnaryOperator norm) {
    return run(loss, norm, loss, norm);
  }

  private static TrialResult run(
      DoubleUnaryOperator loss,
      DoubleUnaryOperator norm,
      DoubleUnaryOperator fixedLoss,
      DoubleUnaryOperator fixedNorm) {
    return Fabricated.finished(
        Fabricated.trial(STEPS, 7),
        Map.of(
            "iteration.loss", series(loss, 1),
            "iteration.gradient", series(norm, 1),
            "sampled.loss", series(loss, 10),
            "sampled.gradient", series(norm, 10),
            "fixed.loss", series(fixedLoss, 10),
            "fixed.gradient", series(fixedNorm, 10)),
        Map.of());
  }

  private static MeasuredSeries series(DoubleUnaryOperator curve, int every) {
    double[] xs = IntStream.range(0, STEPS / every).mapToDouble(i -> i * every).toArray();
    return new MeasuredSeries(
        xs, IntStream.range(0, xs.length).mapToDouble(i -> curve.applyAsDouble(xs[i])).toArray());
  }
}
