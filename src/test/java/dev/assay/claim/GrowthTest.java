package dev.assay.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.ShownBy;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.criterion.Trend;
import dev.assay.claim.evidence.Evidence;
import dev.assay.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** α is split between one look at the planned seeds and evidence from all, however many. */
class GrowthTest {
  static final int PLANNED = 8;
  static final Criterion ABOVE = Effect.above("x", "a", 0, 0);

  static Growth growth(int seeds) {
    List<List<Long>> runs = new ArrayList<>();
    runs.add(LongStream.rangeClosed(1, PLANNED).boxed().toList());
    LongStream.rangeClosed(PLANNED + 1, seeds).forEach(seed -> runs.add(List.of(seed)));
    return new Growth(runs, false);
  }

  private static TestedAssessment assess(Criterion criterion, Evidence evidence, int seeds) {
    return (TestedAssessment) growth(seeds).assess(criterion, evidence, Given.ALPHA);
  }

  static Evidence x(double... values) {
    return Given.arm("x", "a", values).build();
  }

  private static double[] all(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }

  @Test
  void testsThePlannedSeedsAtFourFifthsOfAlpha() {
    TestedAssessment fixed = (TestedAssessment) ABOVE.assess(x(all(8, 1)), Given.ALPHA);
    assertThat(fixed.p().inFavour()).isCloseTo(1.0 / 256, within(1e-12));
    TestedAssessment planned = assess(ABOVE, x(all(8, 1)), 8);
    assertThat(planned.p().inFavour()).isCloseTo(1.0 / 256 / 0.8, within(1e-12));
  }

  @Test
  void decidesByAddedSeedsWhatThePlannedOnesLeaveOpen() {
    double[] open = {-1, -1, -1, -1, 1, 1, 1, 1};
    assertThat(assess(ABOVE, x(open), 8).p().inFavour()).isGreaterThan(0.05);
    double[] grown = DoubleStream.concat(Arrays.stream(open), Arrays.stream(all(40, 1))).toArray();
    assertThat(assess(ABOVE, x(grown), 48).p().inFavour()).isLessThan(0.01);
    double[] other = DoubleStream.concat(Arrays.stream(open), Arrays.stream(all(40, -1))).toArray();
    assertThat(assess(ABOVE, x(other), 48).p().against()).isLessThan(0.01);
  }

  @Test
  void doesNotTestThePlannedSeedsOnceMoreWhenOthersAreAdded() {
    double[] shown =
        DoubleStream.concat(Arrays.stream(all(8, 1)), DoubleStream.of(-1, -1)).toArray();
    assertThat(assess(ABOVE, x(shown), 10).p().inFavour())
        .isCloseTo(1.0 / 256 / 0.8, within(1e-12));
  }

  @Test
  void followsFromTheSeedsWhateverTheirOrder() {
    Random random = new Random(7);
    double[] values = random.doubles(40, -1, 2).toArray();
    List<Double> later = new ArrayList<>(Arrays.stream(values).skip(PLANNED).boxed().toList());
    TestedAssessment before = assess(ABOVE, x(values), 40);
    Collections.shuffle(later, random);
    double[] shuffled =
        DoubleStream.concat(
                Arrays.stream(values).limit(PLANNED),
                later.stream().mapToDouble(Double::doubleValue))
            .toArray();
    TestedAssessment after = assess(ABOVE, x(shuffled), 40);
    assertThat(after.p().inFavour()).isCloseTo(before.p().inFavour(), within(1e-12));
    assertThat(after.p().against()).isCloseTo(before.p().against(), within(1e-12));
    assertThat(after.observations().get(0).interval())
        .isEqualTo(before.observations().get(0).interval());
  }

  /** What each kind of criterion is about, and a world in which it holds in every seed. */
  enum Kind {
    EFFECT(ABOVE),
    LEVEL(Level.between("x", "a", 0.5, 1.5)),
    AT_LEAST(Level.atLeast("x", "a", 0.5)),
    SHARE(Proportion.moreThan(0.5, "x", "a", 0.5, 1.5)),
    ORDERING(Ordering.lowerFirst("x", "a", "b")),
    TREND(Trend.rising("x", List.of("a", "b", "c")));

    private final Criterion criterion;

    Kind(Criterion criterion) {
      this.criterion = criterion;
    }
  }

  @ParameterizedTest
  @EnumSource
  void showsEveryKindByAddedSeedsAlone(Kind kind) {
    double[] open = {1, 3, 1, 3, 1, 3, 1, 3};
    double[] a = DoubleStream.concat(Arrays.stream(open), Arrays.stream(all(60, 1))).toArray();
    double[] down =
        DoubleStream.concat(Arrays.stream(all(8, 2)), Arrays.stream(all(60, 2))).toArray();
    double[] c =
        DoubleStream.concat(DoubleStream.of(3, 1, 3, 1, 3, 1, 3, 1), Arrays.stream(all(60, 3)))
            .toArray();
    Evidence evidence =
        Given.arm("x", "a", a)
            .and("x", "b", down)
            .and("x", "c", c)
            .at("a", 1)
            .at("b", 2)
            .at("c", 3)
            .build();
    TestedAssessment grown = assess(kind.criterion, evidence, 68);
    assertThat(grown.p().inFavour()).isLessThan(0.01);
    assertThat(grown.p().against()).isGreaterThan(0.05);
    assertThat(grown.anytime().p().get().inFavour()).isLessThan(0.01);
  }

  @Test
  void givesAnIntervalThatLeavesOutWhatIsExcluded() {
    double[] values =
        IntStream.rangeClosed(1, 60).mapToDouble(i -> i % 9 == 0 ? -1 : i % 5 + 1).toArray();
    TestedAssessment grown = assess(ABOVE, x(values), 60);
    Interval interval = grown.observations().get(0).interval().orElseThrow();
    assertThat(interval.level()).isCloseTo(0.9, within(1e-12));
    assertThat(interval.low()).isPositive();
    assertThat(grown.p().inFavour()).isLessThanOrEqualTo(0.05);
    assertThat(grown.observations().get(0).text()).contains("60 seeds");
    ShownBy share = grown.shownBy(0.9).orElseThrow();
    ShownBy fixed =
        ((TestedAssessment) ABOVE.assess(x(values), Given.ALPHA)).shownBy(0.9).orElseThrow();
    assertThat(share.k()).isEqualTo(fixed.k());
    assertThat(share.interval().low()).isLessThan(fixed.interval().low());
    assertThat(share.interval().high()).isGreaterThan(fixed.interval().high());
  }

  @Test
  void countsRunsWhereTheirSeedsAreMeasuredTogether() {
    List<List<Long>> runs = new ArrayList<>();
    for (long first = 1; first < 73; first += PLANNED) {
      runs.add(LongStream.range(first, first + PLANNED).boxed().toList());
    }
    double[] values = all(72, 1);
    Arrays.fill(values, 0, PLANNED, -1);
    TestedAssessment one =
        (TestedAssessment) new Growth(runs, false).assess(ABOVE, x(values), Given.ALPHA);
    TestedAssessment together =
        (TestedAssessment) new Growth(runs, true).assess(ABOVE, x(values), Given.ALPHA);
    assertThat(one.p().inFavour()).isLessThan(0.001);
    // Eight runs of nine, as (2^10 - ...) bets have it, and not 64 seeds of 72.
    assertThat(together.p().inFavour())
        .isEqualTo(
            Math.min(
                1,
                ((TestedAssessment) ABOVE.assess(x(-1, 1, 1, 1, 1, 1, 1, 1, 1), Given.ALPHA))
                        .anytime()
                        .p()
                        .get()
                        .inFavour()
                    / 0.2),
            within(1e-12));
  }

  /** The corner case of interim analyses: figure and explanation are judged at the same look. */
  @Test
  void testsNoExplanationOfAFigureThatIsNotShown() {
    Claim claim =
        Claim.of("F2", "HW1-1 §1")
            .statement("a is above 0")
            .where("§1", "words")
            .criterion(ABOVE)
            .explanation("b is above 0", Effect.above("x", "b", 0, 0))
            .build();
    double[] open = {-1, 1, -1, 1, -1, 1, -1, 1};
    Evidence evidence = Given.arm("x", "a", open).and("x", "b", all(8, 1)).build();
    Setting setting =
        Given.FULL.ofSeeds(LongStream.rangeClosed(1, 8).boxed().toList()).growing(growth(8));
    Verdict verdict = Judge.judge(List.of(claim), evidence, Map.of(), setting).get(0);
    assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
    assertThat(verdict.explanation().orElseThrow().grade()).isEqualTo(Grade.INCONCLUSIVE);
    assertThat(verdict.explanation().orElseThrow().why()).contains("not shown");
  }

  @Test
  void hasADigestOfItsOwnThatNoSeedMoves() {
    Claim claim = Given.claim("F2", ABOVE);
    Setting eight = Given.FULL.growing(growth(8));
    assertThat(claim.criterionDigest(eight))
        .isEqualTo(claim.criterionDigest(Given.FULL.growing(growth(30))))
        .isEqualTo(claim.growingDigest(Given.ALPHA))
        .isNotEqualTo(claim.criterionDigest(Given.FULL));
    assertThatThrownBy(() -> new Growth(List.of(), false)).hasMessageContaining("planned");
  }
}
