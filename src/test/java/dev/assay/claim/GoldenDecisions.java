package dev.assay.claim;

import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Barrier;
import dev.assay.claim.criterion.Correlation;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Direction;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.criterion.Saturation;
import dev.assay.claim.criterion.Trend;
import dev.assay.claim.criterion.Unimodal;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.ValueScale;
import dev.assay.statistics.MetricRange;
import dev.assay.statistics.RankCorrelation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Criteria of each kind and evidence of each kind that they meet, the same at every run. */
final class GoldenDecisions {
  private static final double[] PLACES = {1, 2, 4, 8, 16, 32, 64};
  private static final List<String> ARMS = Given.arms(PLACES.length);

  /** What is judged by curves, of which fewer say enough. */
  private static final Set<String> CURVES =
      Set.of("trend", "correlation", "unimodal", "saturation", "barrier");

  /** A loss that is the end of some ranges and the null of some effects. */
  private static final double ALIKE = 0.15;

  private static final Map<String, MetricRange> RANGES =
      Map.of("gap", new MetricRange(-1, 3, 0.001), "loss", new MetricRange(0, 2, 0.001));

  private GoldenDecisions() {}

  /** Lists the criteria, by kind and in an order. */
  static Map<String, List<Criterion>> criteria() {
    Map<String, List<Criterion>> all = new LinkedHashMap<>();
    all.put("ordering", orderings());
    all.put("effect", effects());
    all.put("level", levels());
    all.put("share", shares());
    all.put("trend", trends());
    all.put("correlation", correlations());
    all.put("unimodal", unimodal());
    all.put("saturation", saturations());
    all.put("barrier", barriers());
    all.put("arithmetic", arithmetic());
    all.put("all-of", composites());
    return all;
  }

  private static List<Criterion> orderings() {
    return List.of(
        Ordering.lowerFirst("loss", "a", "b"),
        Ordering.higherFirst("loss", "b", "a"),
        Ordering.lowerFirst("loss", "a", "b", "c"),
        Ordering.lowerFirst("loss", "a", "b").byDifference(0.05),
        Ordering.higherFirst("loss", "b", "a").byFactor(1.4),
        Ordering.lowerFirst("loss", "a", "c").byFactor(1));
  }

  private static List<Criterion> effects() {
    return List.of(
        Effect.above("loss", "b", 0.1, 0.1),
        Effect.above("loss", "b", 0.1, 0.16),
        Effect.below("loss", "b", 0.2, 0.16),
        Effect.below("loss", "a", 0.5, 0.2),
        Effect.above("loss", "b", ALIKE, ALIKE));
  }

  private static List<Criterion> levels() {
    return List.of(
        Level.atLeast("loss", "b", 0.12),
        Level.atMost("loss", "b", 0.15),
        Level.atMost("loss", "b", 0.15).tolerating(0.03),
        Level.between("loss", "b", 0.12, 0.22),
        Level.between("loss", "b", 0.155, 0.175).tolerating(0.05),
        Level.between("loss", "b", 0.16, 0.17).tolerating(0.1));
  }

  private static List<Criterion> shares() {
    double infinity = Double.POSITIVE_INFINITY;
    return List.of(
        Proportion.moreThan(0.5, "loss", "b", 0, 0.2),
        Proportion.lessThan(0.5, "loss", "b", 0, 0.17),
        Proportion.moreThan(0.9, "loss", "b", 0.12, infinity).tolerating(0.6),
        Proportion.lessThan(0.2, "loss", "b", -infinity, 0.13).tolerating(0.4),
        new Proportion("loss", "b", 0.1, 0.17, 0.2, 0.8, 0),
        new Proportion("loss", "b", 0.1, 0.17, 0.45, 0.55, 0.4),
        Proportion.moreThan(0.5, "dead (1 = yes)", "b", 1, 1));
  }

  private static List<Criterion> trends() {
    return List.of(
        Trend.rising("gap", ARMS),
        Trend.falling("gap", ARMS),
        Trend.rising("gap", ARMS).withTauAtLeast(0.6),
        Trend.falling("gap", ARMS).beyond(0.2).withTauAtLeast(0.9));
  }

  private static List<Criterion> correlations() {
    return List.of(
        Correlation.positive("gap", "loss", ARMS, 0),
        Correlation.negative("gap", "loss", ARMS, 0.6),
        new Correlation("gap", "loss", ARMS, Direction.UP, RankCorrelation.KENDALL, 0.5));
  }

  private static List<Criterion> unimodal() {
    List<String> low = ARMS.subList(0, 2);
    List<String> middle = ARMS.subList(2, 5);
    List<String> high = ARMS.subList(5, 7);
    Unimodal peak = Unimodal.peak("gap", low, middle, high);
    return List.of(
        peak,
        new Unimodal("gap", low, middle, high, Direction.DOWN, peak.scale(), 0),
        peak.byDifference(0.2),
        peak.byFactor(1.2),
        new Unimodal("gap", low, middle, high, Direction.DOWN, ValueScale.LOG, 0),
        Unimodal.peak("gap", List.of("x1"), List.of("x4"), List.of("x7")));
  }

  private static List<Criterion> saturations() {
    return List.of(
        Saturation.rising("gap", ARMS, 8),
        Saturation.rising("gap", ARMS, 8).onLogX(),
        Saturation.falling("gap", ARMS, 8).onLogX().requiringBeyond(3),
        Saturation.rising("gap", ARMS, 32).onLogX(),
        Saturation.rising("gap", ARMS, 2),
        Saturation.rising("gap", ARMS, 1));
  }

  private static List<Criterion> barriers() {
    return List.of(
        Barrier.ofHeight("gap", ARMS, 0.05, 0.1),
        Barrier.ofHeight("gap", ARMS, 0.05, 0.6),
        Barrier.dipOfDepth("gap", ARMS, 0, 0.1));
  }

  private static List<Criterion> arithmetic() {
    return List.of(
        Arithmetic.ofReport("parameters of a", 571, 571, "10 + 561"),
        Arithmetic.ofReport("parameters of a", 571, 570, "10 + 560"),
        Arithmetic.ofReport("parameters of a", 571, 573, "10 + 563").within(2),
        Arithmetic.ofReport("parameters of a", 571, 573.5, "10 + 563.5").within(2));
  }

  private static List<Criterion> composites() {
    Criterion first = Ordering.lowerFirst("loss", "a", "b");
    Criterion reverse = Ordering.lowerFirst("loss", "b", "a");
    Criterion size = Ordering.lowerFirst("loss", "a", "b").byDifference(0.1);
    Criterion level = Level.atMost("loss", "c", 0.4);
    Criterion count = Arithmetic.ofReport("parameters of a", 571, 571, "10 + 561");
    return List.of(
        AllOf.of(first, level),
        AllOf.of(first, size, level),
        AllOf.of(first, reverse),
        AllOf.of(first, reverse).core(first),
        AllOf.of(first, reverse).core(reverse),
        AllOf.of(first, level).onlyIf(first),
        AllOf.of(reverse, level).onlyIf(reverse),
        AllOf.of(size, level, reverse).core(level).onlyIf(size),
        AllOf.of(first, reverse, level).onlyIf(first).onlyIf(reverse),
        AllOf.of(Level.between("loss", "a", 0.1, 0.12), first),
        AllOf.of(Level.atMost("loss", "c", 0.2), reverse).onlyIf(reverse),
        AllOf.of(Level.atMost("loss", "b", 0.15).tolerating(0.03), level),
        AllOf.of(reverse, count).onlyIf(count),
        AllOf.of(first, count),
        AllOf.of(first, Arithmetic.ofReport("parameters of a", 571, 570, "10 + 560")));
  }

  /** Lists the evidence that criteria of a kind meet, by name; each holds what every one reads. */
  static Map<String, Evidence> evidence(String kind) {
    Map<String, Evidence> all = new LinkedHashMap<>();
    all.put("clear, 5 seeds", evidence(1, 5, 0.005));
    if (kind.equals("arithmetic")) {
      return all;
    }
    all.put("noisy, 12 seeds", evidence(4, 12, 0.08));
    all.put("runs without a value", with(evidence(7, 9, 0.01), 2, 4, 6, 9));
    if (kind.equals("all-of") || kind.equals("families")) {
      return all;
    }
    all.put("noisy, 5 seeds", evidence(3, 5, 0.08));
    all.put("one seed", evidence(9, 1, 0.01));
    all.put("all alike, 6 seeds", alike(6));
    if (CURVES.contains(kind)) {
      return all;
    }
    all.put("clear, 4 seeds", evidence(2, 4, 0.005));
    all.put("clear, 20 seeds", evidence(5, 20, 0.02));
    all.put("three runs without a value", with(evidence(11, 6, 0.01), 2, 3, 5));
    all.put("no run with a value", with(evidence(8, 3, 0.01), 1, 2, 3));
    all.put("two seeds", evidence(10, 2, 0.002));
    return all;
  }

  /**
   * Makes losses a < b < c, a gap that rises to a break at 8 and a little beyond, and deaths of
   * most runs.
   */
  private static Evidence evidence(long key, int seeds, double spread) {
    SplittableRandom random = new SplittableRandom(key);
    Given given =
        Given.arm("loss", "a", values(random, seeds, 0.11, spread))
            .and("loss", "b", values(random, seeds, 0.165, spread))
            .and("loss", "c", values(random, seeds, 0.31, spread))
            .and(
                "dead (1 = yes)",
                "b",
                Arrays.stream(values(random, seeds, 0, 1)).map(v -> v > -0.8 ? 1 : 0).toArray());
    DoubleUnaryOperator gap = x -> Math.min(x, 8) / 8 + Math.max(0, x - 8) / 500;
    for (int i = 0; i < PLACES.length; i++) {
      double height = gap.applyAsDouble(PLACES[i]);
      given
          .and("gap", ARMS.get(i), values(random, seeds, height, spread))
          .and("loss", ARMS.get(i), values(random, seeds, 1 / (1 + height), spread))
          .at(ARMS.get(i), PLACES[i]);
    }
    return given.build().within(RANGES);
  }

  /** Makes every loss the same, and every gap. */
  private static Evidence alike(int seeds) {
    double[] same = new double[seeds];
    Arrays.fill(same, ALIKE);
    Given given =
        Given.arm("loss", "a", same)
            .and("loss", "b", same)
            .and("loss", "c", same)
            .and("dead (1 = yes)", "b", new double[seeds]);
    for (int i = 0; i < PLACES.length; i++) {
      given.and("gap", ARMS.get(i), same).and("loss", ARMS.get(i), same).at(ARMS.get(i), PLACES[i]);
    }
    return given.build().within(RANGES);
  }

  private static double[] values(SplittableRandom random, int seeds, double mean, double spread) {
    double[] values = new double[seeds];
    for (int i = 0; i < seeds; i++) {
      // To three digits, so that no last bit of a logarithm decides.
      values[i] = Math.round(1000 * (mean + spread * (2 * random.nextDouble() - 1))) / 1000.0;
    }
    return values;
  }

  /** Takes the value of these seeds from every measurement. */
  private static Evidence with(Evidence all, long... lost) {
    Evidence.Builder rest = Evidence.builder();
    all.measurements()
        .forEach(
            measured -> {
              String metric = measured.metric();
              String arm = measured.arm();
              all.sample(metric, arm)
                  .values()
                  .forEach(
                      (seed, value) -> {
                        if (Arrays.stream(lost).anyMatch(one -> one == seed)) {
                          rest.missing(metric, arm, seed, "diverged at step 7");
                        } else {
                          rest.put(metric, "nats", arm, seed, value);
                        }
                      });
            });
    all.places().forEach(rest::arm);
    return rest.build().within(RANGES);
  }
}
