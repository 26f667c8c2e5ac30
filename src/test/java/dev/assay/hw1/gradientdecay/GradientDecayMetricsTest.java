package dev.assay.hw1.gradientdecay;

import static dev.assay.hw1.gradientdecay.GradientDecayClaims.CORRELATION;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.EARLY_SHARE;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.FIXED_NORM;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.LOSS;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.LOSS_LEVEL;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.LOSS_SPREAD;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.NETWORK;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.NORM;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.SPIKINESS;
import static dev.assay.hw1.gradientdecay.GradientDecayClaims.TAIL_DROP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.evidence.Evidence;
import dev.assay.hw1.Fabricated;
import dev.assay.hw1.gradientdecay.GradientDecayMetrics.Selection;
import dev.assay.measurement.MeasuredSeries;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradientDecayMetricsTest {
  private static final int STEPS = 4000;

  @Test
  void aSharpFallToAPlateauIsEarly() {
    Evidence evidence = evidence(i -> 0.1 + 2 * Math.exp(-i / 40), i -> 2, Selection.DEFAULT);
    assertThat(mean(evidence, EARLY_SHARE, LOSS)).isGreaterThan(0.99);
    assertThat(mean(evidence, TAIL_DROP, LOSS)).isCloseTo(0, within(1e-6));
  }

  @Test
  void aSteadyFallIsNot() {
    Evidence evidence = evidence(i -> 2 - i / STEPS, i -> 2, Selection.DEFAULT);
    assertThat(mean(evidence, EARLY_SHARE, LOSS)).isCloseTo(0.075, within(0.01));
    assertThat(mean(evidence, TAIL_DROP, LOSS)).isCloseTo(Math.log10(1.25), within(0.01));
  }

  @Test
  void noiseIsSpikyAndASlowTrendIsNot() {
    Evidence evidence =
        evidence(i -> 1, i -> 2 * Math.exp(-i / 1000) * (i % 3 == 0 ? 2 : 1), Selection.DEFAULT);
    assertThat(mean(evidence, SPIKINESS, NORM)).isGreaterThan(0.1);
    assertThat(mean(evidence, SPIKINESS, FIXED_NORM)).isLessThan(0.01);
  }

  @Test
  void normAndLossThatFallTogetherCorrelate() {
    Evidence evidence = evidence(i -> 4 - i / 1000, i -> 5 - i / 1000, Selection.DEFAULT);
    assertThat(mean(evidence, CORRELATION, NETWORK)).isCloseTo(1, within(1e-12));
  }

  @Test
  void aSmallNormBeforeThePeakCountsOnlyInItsAlternative() {
    DoubleUnaryOperator loss = i -> i < 200 ? 2.3 : 0.05;
    DoubleUnaryOperator norm = i -> i < 200 ? 0.5 : i < 400 ? 5 : 0.5;
    Evidence usual = evidence(loss, norm, Selection.DEFAULT);
    assertThat(mean(usual, LOSS_LEVEL, NETWORK)).isCloseTo(0.05, within(1e-9));
    assertThat(mean(usual, LOSS_SPREAD, NETWORK)).isCloseTo(0, within(1e-9));
    assertThat(mean(evidence(loss, norm, Selection.ALL), LOSS_LEVEL, NETWORK)).isGreaterThan(0.1);
  }

  @Test
  void aNormThatNeverComesNearIsMissingWithItsReason() {
    Evidence evidence = evidence(i -> 1, i -> 3, Selection.DEFAULT);
    assertThat(evidence.sample(LOSS_LEVEL, NETWORK).missing())
        .containsEntry(7L, "the smoothed norm is at most 1 at 0 iterations only");
  }

  private static double mean(Evidence evidence, String metric, String arm) {
    return evidence.sample(metric, arm).mean();
  }

  /** The fixed batch sees the loss and the slow trend of the norm: a fall by e in 1,000 steps. */
  private static Evidence evidence(
      DoubleUnaryOperator loss, DoubleUnaryOperator norm, Selection selection) {
    Map<String, MeasuredSeries> series =
        Map.of(
            "iteration.loss", series(loss, 1),
            "iteration.gradient", series(norm, 1),
            "sampled.loss", series(loss, 10),
            "sampled.gradient", series(norm, 10),
            "fixed.loss", series(loss, 10),
            "fixed.gradient", series(i -> 2 * Math.exp(-i / 1000), 10));
    Evidence.Builder evidence = Evidence.builder();
    GradientDecayMetrics.put(
        evidence, 7, Fabricated.finished(Fabricated.trial(STEPS, 7), series, Map.of()), selection);
    return evidence.build();
  }

  private static MeasuredSeries series(DoubleUnaryOperator curve, int every) {
    double[] xs = IntStream.range(0, STEPS / every).mapToDouble(i -> i * every).toArray();
    return new MeasuredSeries(
        xs, IntStream.range(0, xs.length).mapToDouble(i -> curve.applyAsDouble(xs[i])).toArray());
  }
}
