package dev.assay.hw1.gradientdecay;

import static dev.assay.hw1.NullJudge.judgedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Claim;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.evidence.Evidence;
import dev.assay.experiment.Entries;
import dev.assay.experiment.Metric;
import dev.assay.hw1.DeepRuns;
import dev.assay.hw1.Fabricated;
import dev.assay.hw1.NullJudge;
import dev.assay.junit.ClaimFile;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Spikiness;
import dev.assay.statistics.RankCorrelation;
import dev.assay.statistics.Smoothing;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Judges eight fabricated runs of the quick budget: what no training made may not be reproduced.
 */
class GradientDecayNullIT {
  private static final List<Claim> CLAIMS =
      ClaimFile.experiment(GradientDecayClaimsIT.class).claims();
  private static final List<Metric> METRICS =
      List.of(
          GradientDecayMetrics.LOSS_LEFT,
          GradientDecayMetrics.EARLY_LOSS,
          GradientDecayMetrics.EARLY_NORM,
          GradientDecayMetrics.TAIL_LOSS,
          GradientDecayMetrics.TAIL_NORM,
          GradientDecayMetrics.NOISE_IN_LOSS,
          GradientDecayMetrics.NOISE_IN_NORM,
          GradientDecayMetrics.SMOOTHED,
          GradientDecayMetrics.ON_FIXED_BATCH,
          GradientDecayMetrics.LOSS_LEVEL,
          GradientDecayMetrics.LOSS_SPREAD);
  private static final int SEEDS = 8;
  private static final int ITERATIONS = 423;
  private static final int EVERY = 16;

  /** How much of a mini-batch's gradient its loss explains at the same weights. */
  private static final double AT_FIXED_WEIGHTS = 0.8;

  private static final DoubleUnaryOperator FALL = i -> 0.05 + 2.2 * Math.exp(-i / 40);

  /**
   * Loss and norm along the weights, and what a mini-batch adds to their logarithms.
   *
   * @param loss of the whole training set
   * @param norm of the whole training set
   * @param jumps of loss and norm that every batch has
   * @param noise of a mini-batch
   */
  private record World(
      DoubleUnaryOperator loss, DoubleUnaryOperator norm, double jumps, double noise) {
    TrialResult run(RandomGenerator random) {
      double[][] sampled = new double[2][ITERATIONS];
      double[][] fixed = new double[2][ITERATIONS];
      for (int i = 0; i < ITERATIONS; i++) {
        double jump = jumps * random.nextGaussian();
        double ofLoss = random.nextGaussian();
        double ofNorm =
            AT_FIXED_WEIGHTS * ofLoss
                + Math.sqrt(1 - AT_FIXED_WEIGHTS * AT_FIXED_WEIGHTS) * random.nextGaussian();
        fixed[0][i] = loss.applyAsDouble(i) * Math.exp(jump);
        fixed[1][i] = norm.applyAsDouble(i) * Math.exp(jump);
        sampled[0][i] = fixed[0][i] * Math.exp(noise * ofLoss);
        sampled[1][i] = fixed[1][i] * Math.exp(noise * ofNorm);
      }
      return Fabricated.finished(
          Fabricated.trial(ITERATIONS, 1),
          Map.of(
              "iteration.loss", every(1, sampled[0]),
              "iteration.gradient", every(1, sampled[1]),
              "sampled.loss", every(EVERY, sampled[0]),
              "sampled.gradient", every(EVERY, sampled[1]),
              "fixed.loss", every(EVERY, fixed[0]),
              "fixed.gradient", every(EVERY, fixed[1])),
          Map.of());
    }

    private static MeasuredSeries every(int step, double[] ys) {
      int[] at = IntStream.rangeClosed(1, ys.length / step).map(k -> k * step).toArray();
      return new MeasuredSeries(
          IntStream.of(at).asDoubleStream().toArray(),
          IntStream.of(at).mapToDouble(i -> ys[i - 1]).toArray());
    }
  }

  @Test
  void reproducesATrainingWhoseSpikesAreNoise() {
    World training = new World(FALL, i -> 5 * FALL.applyAsDouble(i), 0.02, 0.2);
    assertThat(count(Grade.REPRODUCED, training).values())
        .allSatisfy(often -> assertThat(often).isGreaterThan(NullJudge.SETS * 3 / 4));
  }

  @Test
  void reproducesNothingOfNetworksThatNeverTrained() {
    World untrained = new World(i -> 2.3, i -> 0.8, 0, 0.2);
    assertThat(count(Grade.REPRODUCED, untrained).values()).containsOnly(0);
  }

  /** What G2 and G3 asked at c34ebc3, on the same networks: so the test above can fail. */
  @Test
  void reproducedThemBefore() {
    World untrained = new World(i -> 2.3, i -> 0.8, 0, 0.2);
    List<Claim> before =
        List.of(
            judgedBy(
                "HW1-2 §2",
                "G2",
                Ordering.lowerFirst("spikiness", "fixed.gradient", "sampled.gradient").byFactor(2),
                Ordering.lowerFirst("spikiness", "fixed.loss", "sampled.loss").byFactor(2)),
            judgedBy(
                "HW1-2 §2",
                "G3",
                Effect.above("rank correlation of norm and loss", DeepRuns.NETWORK, 0, 0.5),
                Effect.above(GradientDecayMetrics.SMOOTHED.name(), DeepRuns.NETWORK, 0, 0.5)));
    assertThat(NullJudge.count(before, Grade.REPRODUCED, SEEDS, set -> before(untrained, set)))
        .containsOnlyKeys("G2", "G3")
        .allSatisfy(
            (claim, often) -> assertThat(often).as(claim).isGreaterThan(NullJudge.SETS * 9 / 10));
  }

  /** A curve without any spike counted as one of 1e-4 decades. */
  private static Evidence before(World world, long set) {
    RandomGenerator random = new SplittableRandom(set);
    Entries entries = new Entries();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Measurements run = world.run(random).measurements();
      for (String curve :
          List.of("fixed.gradient", "sampled.gradient", "fixed.loss", "sampled.loss")) {
        entries.put(
            "spikiness",
            "decades",
            curve,
            seed,
            () -> Math.max(1e-4, Spikiness.of(run.series(curve).ys())));
      }
      double[] norm = run.series("iteration.gradient").ys();
      double[] loss = run.series("iteration.loss").ys();
      entries.put(
          "rank correlation of norm and loss",
          "",
          DeepRuns.NETWORK,
          seed,
          () -> RankCorrelation.SPEARMAN.of(norm, loss));
      entries.put(
          GradientDecayMetrics.SMOOTHED.name(),
          "",
          DeepRuns.NETWORK,
          seed,
          () ->
              RankCorrelation.SPEARMAN.of(
                  Smoothing.movingAverage(norm, GradientDecayMetrics.SMOOTHING),
                  Smoothing.movingAverage(loss, GradientDecayMetrics.SMOOTHING)));
    }
    return entries.build();
  }

  @Test
  void doesNotTakeTheStepsSpikesForNoise() {
    World steps = new World(FALL, i -> 5 * FALL.applyAsDouble(i), 0.3, 0.1);
    assertThat(count(Grade.REPRODUCED, steps)).containsEntry("G2", 0);
  }

  /** The loss falls, and the norm goes with it in each mini-batch alone. */
  @Test
  void doesNotTakeARelationBetweenMiniBatchesForOneOverTraining() {
    World apart = new World(FALL, i -> 0.8 + 0.2 * Math.sin(i), 0, 0.4);
    assertThat(count(Grade.REPRODUCED, apart).get("G3")).isLessThanOrEqualTo(NullJudge.MOST);
  }

  @Test
  void aRisingTailIsNoPlateau() {
    DoubleUnaryOperator rises =
        i -> FALL.applyAsDouble(i) * Math.pow(10, Math.max(0, i - 300) / 120);
    World world = new World(rises, i -> 5 * rises.applyAsDouble(i), 0, 0.1);
    assertThat(count(Grade.REPRODUCED, world)).containsEntry("G1", 0);
  }

  private static Map<String, Integer> count(Grade grade, World world) {
    return NullJudge.count(CLAIMS, grade, SEEDS, set -> evidence(world, set));
  }

  private static Evidence evidence(World world, long set) {
    RandomGenerator random = new SplittableRandom(set);
    Entries entries = new Entries();
    for (long seed = 1; seed <= SEEDS; seed++) {
      TrialResult run = world.run(random);
      for (Metric metric : METRICS) {
        entries.put(metric.name(), metric.unit(), DeepRuns.NETWORK, seed, () -> metric.of(run));
      }
    }
    return entries.build();
  }
}
