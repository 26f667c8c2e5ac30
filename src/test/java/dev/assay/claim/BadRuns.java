package dev.assay.claim;

import dev.assay.claim.FalseAlarms.Bound;
import dev.assay.claim.FalseAlarms.Scenario;
import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.HolmFamily;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Trend;
import dev.assay.claim.evidence.Evidence;
import dev.assay.statistics.MetricRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Scenarios in which runs are not normal: dead, diverged, heavy in the tails, in steps, skewed.
 *
 * <p>The typical run lies exactly on the edge of the claim in all of them: half of the runs are
 * better. A dead run ends ten deviations away.
 */
final class BadRuns {
  private static final double FAR = 10;

  private static final String DIRECTION = "effect, direction alone";
  private static final Criterion ABOVE = Effect.above("x", "a", 0, 0);

  private BadRuns() {}

  static List<Scenario> scenarios() {
    List<Scenario> all = new ArrayList<>();
    for (double dead : new double[] {0.05, 0.1}) {
      String share = String.format(Locale.ENGLISH, "%.0f%%", 100 * dead);
      all.add(effect(share + " of the runs dead, below", Bound.NEITHER, mixed(dead, -FAR)));
      all.add(effect(share + " of the runs dead, above", Bound.NEITHER, mixed(dead, FAR)));
    }
    withRecorded(
        all,
        DIRECTION,
        "20% of the runs dead, below",
        ABOVE,
        (random, seeds) -> arm(random, seeds, mixed(0.2, -FAR)));
    all.add(effect("heavy tails, t₃", Bound.NEITHER, BadRuns::heavy));
    all.add(effect("skewed, log-normal of deviation 0.5", Bound.NEITHER, skewed(0.5)));
    withRecorded(
        all,
        DIRECTION,
        "skewed, log-normal of deviation 1",
        ABOVE,
        (random, seeds) -> arm(random, seeds, skewed(1)));
    all.add(
        effect(
            "10% of the runs diverged, without a value",
            Bound.NEITHER,
            random -> random.nextDouble() < 0.1 ? Double.NaN : random.nextGaussian()));
    all.add(
        new Scenario(
            DIRECTION,
            "counts on either side of a half",
            Bound.NEITHER,
            Effect.above("x", "a", 0.5, 0.5),
            (random, seeds) ->
                arm(random, seeds, coin -> coin.nextBoolean() ? 1 : 0)
                    .within(Map.of("x", MetricRange.count()))));
    all.add(
        new Scenario(
            DIRECTION,
            "accuracies over 20 images",
            Bound.NEITHER,
            Effect.above("x", "a", 0.475, 0.475),
            (random, seeds) ->
                arm(random, seeds, BadRuns::accuracy)
                    .within(Map.of("x", MetricRange.shareOf(20)))));
    all.add(
        new Scenario(
            "level",
            "10% of the runs dead, the typical one on the edge",
            Bound.NEITHER,
            Level.atLeast("x", "a", 0),
            (random, seeds) -> arm(random, seeds, mixed(0.1, -FAR))));
    all.add(
        new Scenario(
            "ordering, direction alone",
            "equal arms, 10% of the runs dead in either",
            Bound.NEITHER,
            Ordering.lowerFirst("x", "a", "b"),
            (random, seeds) -> arms(random, seeds, 0.1, 0.1)));
    all.add(
        new Scenario(
            "ordering, direction alone",
            "10% of the runs dead in one arm, the typical difference 0",
            Bound.NEITHER,
            Ordering.lowerFirst("x", "a", "b"),
            (random, seeds) -> arms(random, seeds, 0.1, 0)));
    withRecorded(
        all,
        "trend, direction alone, seven arms",
        "errors drift along the arms",
        Trend.rising("y", Given.arms(7)),
        BadRuns::drifting);
    return all;
  }

  /** Adds what Student's t errs most on, and the same by the rule of a recording. */
  private static void withRecorded(
      List<Scenario> all,
      String kind,
      String truth,
      Criterion criterion,
      BiFunction<Random, Integer, Evidence> data) {
    all.add(new Scenario(kind, truth, Bound.NEITHER, criterion, data));
    all.add(
        new Scenario(
            kind + ", recorded",
            truth,
            Bound.NEITHER,
            (random, seeds) -> recorded(criterion, data.apply(random, seeds), seeds)));
  }

  /** Grades as a recording of so many planned seeds is graded, which has ⅘ α for them. */
  private static Grade recorded(Criterion criterion, Evidence evidence, int seeds) {
    List<Long> planned = LongStream.rangeClosed(1, seeds).boxed().toList();
    Assessment assessment =
        new Growth(List.of(planned), false).test(criterion, evidence, Given.ALPHA);
    return assessment.grade(HolmFamily.alone(assessment, Given.ALPHA));
  }

  private static Scenario effect(String truth, Bound bound, ToDoubleFunction<Random> run) {
    return new Scenario(DIRECTION, truth, bound, ABOVE, (random, seeds) -> arm(random, seeds, run));
  }

  private static Evidence arm(Random random, int seeds, ToDoubleFunction<Random> run) {
    double[] values = new double[seeds];
    for (int i = 0; i < seeds; i++) {
      values[i] = run.applyAsDouble(random);
    }
    return Given.arm("x", "a", values).build();
  }

  /** Draws from a mixture of which half lies above 0. */
  static ToDoubleFunction<Random> mixed(double dead, double place) {
    double shift =
        -Math.signum(place)
            * new NormalDistribution().inverseCumulativeProbability(0.5 / (1 - dead));
    return random -> random.nextDouble() < dead ? place : shift + random.nextGaussian();
  }

  private static double heavy(Random random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double normal = random.nextGaussian();
      squares += normal * normal;
    }
    return random.nextGaussian() / Math.sqrt(squares / 3);
  }

  private static ToDoubleFunction<Random> skewed(double deviation) {
    return random -> Math.exp(deviation * random.nextGaussian()) - 1;
  }

  /** Draws the share of 20 images that are right, each with a probability that makes half ≥ 0.5. */
  private static double accuracy(Random random) {
    int right = 0;
    for (int i = 0; i < 20; i++) {
      // P(at least 10 of 20) is ½ here.
      right += random.nextDouble() < 0.475_4 ? 1 : 0;
    }
    return right / 20.0;
  }

  private static Evidence arms(Random random, int seeds, double deadInA, double deadInB) {
    double[] a = new double[seeds];
    double[] b = new double[seeds];
    // Where a alone dies, far above, b − a is the smaller, and the others make up for it.
    double shift =
        deadInA == deadInB
            ? 0
            : Math.sqrt(2)
                * new NormalDistribution().inverseCumulativeProbability(0.5 / (1 - deadInA));
    for (int i = 0; i < seeds; i++) {
      double seed = random.nextGaussian();
      a[i] = seed + random.nextGaussian() + (random.nextDouble() < deadInA ? FAR : 0);
      b[i] = seed + shift + random.nextGaussian() + (random.nextDouble() < deadInB ? FAR : 0);
    }
    return Given.arm("x", "a", a).and("x", "b", b).build();
  }

  private static Evidence drifting(Random random, int seeds) {
    double[] x = {1, 2, 3, 4, 5, 6, 7};
    double[][] rows = new double[seeds][x.length];
    for (double[] row : rows) {
      double error = random.nextGaussian();
      for (int i = 0; i < row.length; i++) {
        row[i] = error;
        error = 0.9 * error + Math.sqrt(1 - 0.81) * random.nextGaussian();
      }
    }
    return Given.curves("y", x, rows);
  }
}
