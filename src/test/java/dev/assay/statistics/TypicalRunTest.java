package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

class TypicalRunTest {
  private static final double[] EIGHT = {1, 2, 3, 4, 5, 6, 7, 100};

  @Test
  void fewSeedsAreTestedByStudentsTAndMoreAreCounted() {
    Sample five = sample(1, 2, 3, 4, 5);
    TypicalRun few = new TypicalRun(five, MetricRange.ANY);
    assertThat(few.bySigns()).isFalse();
    assertThat(few.against(2).pGreater()).isEqualTo(MeanTest.of(five, 2).pGreater());
    TypicalRun eight = new TypicalRun(sample(EIGHT), MetricRange.ANY);
    assertThat(eight.against(1.5).pGreater()).isCloseTo(9.0 / 256, within(1e-15));
    assertThat(eight.middle()).isEqualTo(4.5);
    assertThat(eight.interval(0.9)).contains(new Interval(2, 7, 0.9));
    assertThat(new TypicalRun(sample(1, 2, 3, 4, 5, 6), MetricRange.SHARE).middleName())
        .isEqualTo("mean");
    assertThat(new TypicalRun(sample(1, 2, 3, 4, 5, 6, 7), MetricRange.SHARE).middleName())
        .isEqualTo("median");
    assertThat(eight.above(6)).isEqualTo(2);
  }

  @Test
  void lostSeedsAreSeedsAndOneSeedBoundsNothing() {
    Sample.Builder six = Sample.builder("x", "").missing(7, "diverged");
    for (int seed = 1; seed <= 6; seed++) {
      six.put(seed, 0.5);
    }
    assertThat(new TypicalRun(six.build(), MetricRange.SHARE).bySigns()).isTrue();
    assertThat(new TypicalRun(sample(1, 3), MetricRange.ANY).interval(0.9)).isPresent();
    Sample none = Sample.builder("x", "").missing(1, "died").missing(2, "died").build();
    for (Sample few : List.of(sample(1), none)) {
      assertThat(new TypicalRun(few, MetricRange.ANY).interval(0.9)).isEmpty();
      assertThat(new TypicalRun(few, MetricRange.ANY).within(0, 2))
          .isEqualTo(new Equivalence(1, 1));
    }
  }

  @Test
  void runsAreCountedInsideARangeAndBeyondEitherEnd() {
    TypicalRun eight = new TypicalRun(sample(1, 2, 3, 4, 5, 6, 7, 8), MetricRange.ANY);
    double inf = Double.POSITIVE_INFINITY;
    double all = new BinomialProportion(8, 8).pGreater(0.5);
    // Six are 2.5 or more, seven at most 7.5; five are 4 or more.
    assertThat(eight.within(2.5, 7.5))
        .isEqualTo(new Equivalence(new BinomialProportion(6, 8).pGreater(0.5), 1));
    assertThat(eight.within(4, inf).pInside()).isCloseTo(93 / 256.0, within(1e-15));
    assertThat(eight.within(-inf, 4).pInside())
        .isEqualTo(new BinomialProportion(4, 8).pGreater(0.5));
    assertThat(eight.within(8.5, 20)).isEqualTo(new Equivalence(1, 2 * all));
    assertThat(eight.within(-20, 0.5)).isEqualTo(new Equivalence(1, 2 * all));
    assertThat(eight.within(8.5, inf)).isEqualTo(new Equivalence(1, all));
  }

  @Test
  void fewValuesAlikeOnAnEndAreInside() {
    TypicalRun ones = new TypicalRun(sample(1, 1), MetricRange.ANY);
    assertThat(ones.within(1, 2)).isEqualTo(new Equivalence(0.25, 1));
    assertThat(ones.within(0, 1)).isEqualTo(new Equivalence(0.25, 1));
    TypicalRun apart = new TypicalRun(sample(1, 3), MetricRange.ANY);
    assertThat(apart.within(2, 9).pInside()).isCloseTo(0.5, within(1e-12));
    assertThat(apart.within(4, 9).pOutside())
        .isCloseTo(2 * MeanTest.of(sample(1, 3), 4).pLess(), within(1e-12));
  }

  /** Where t will be made, the fewest seeds are those of its power. */
  @Test
  void fewSeedsNeededAreThoseOfStudentsT() {
    TypicalRun three = new TypicalRun(sample(2, 3, 4), MetricRange.ANY);
    int n = three.seedsToShowAbove(1.5, 0.05, 0.8, 1000).orElseThrow();
    assertThat(Power.of(n, 1.5, 1, 0.05)).isGreaterThan(0.8);
    assertThat(Power.of(n - 1, 1.5, 1, 0.05)).isLessThan(0.8);
    assertThat(three.seedsToShowAbove(1.5, 0.05, Power.of(n, 1.5, 1, 0.05), 1000)).hasValue(n);
    TypicalRun turned = new TypicalRun(sample(-2, -3, -4), MetricRange.ANY);
    assertThat(turned.seedsToShowBelow(-1.5, 0.05, 0.8, 1000)).hasValue(n);
    assertThat(new TypicalRun(sample(1, 1.01), MetricRange.ANY).seedsToShowAbove(0, 0.05, 0.8, 99))
        .hasValue(2);
    assertThat(new TypicalRun(sample(1), MetricRange.ANY).seedsToShowAbove(0, 0.05, 0.8, 99))
        .isEmpty();
    // In steps, values alike have the spread of rounding.
    double rounding = 1 / Math.sqrt(12);
    int steps =
        new TypicalRun(sample(3, 3, 3), MetricRange.count())
            .seedsToShowAbove(2, 0.05, 0.8, 1000)
            .orElseThrow();
    assertThat(Power.of(steps, 1, rounding, 0.05)).isGreaterThan(0.8);
    assertThat(Power.of(steps - 1, 1, rounding, 0.05)).isLessThan(0.8);
  }

  @Test
  void valuesAlikeNeedAsManySeedsAsTheirSignsDo() {
    TypicalRun ones = new TypicalRun(sample(1, 1, 1), MetricRange.ANY);
    assertThat(ones.seedsToShowAbove(0, 0.05, 0.8, 1000)).hasValue(5);
    assertThat(ones.seedsToShowAbove(0, 1 / 32.0, 0.8, 1000)).hasValue(5);
    assertThat(ones.seedsToShowAbove(1, 0.05, 0.8, 1000)).isEmpty();
    assertThat(ones.seedsToShowAbove(0, 0.01, 0.8, 1000))
        .isEqualTo(SignTest.seedsNeeded(3.5 / 4, 0.01, 0.8, 7, 1000));
  }

  /** Six seeds would not do for t, and from seven on t is not made. */
  @Test
  void fromSevenSeedsOnTheShareOfRunsAboveDecidesHowManyAreNeeded() {
    TypicalRun three = new TypicalRun(sample(1, 3, 5), MetricRange.ANY);
    double value = 0.75;
    assertThat(Power.of(6, 3 - value, 2, 0.05)).isLessThan(0.8);
    assertThat(Power.of(7, 3 - value, 2, 0.05)).isGreaterThan(0.8);
    double share = new NormalDistribution().cumulativeProbability((3 - value) / 2);
    assertThat(three.seedsToShowAbove(value, 0.05, 0.8, 1000))
        .isEqualTo(SignTest.seedsNeeded(share, 0.05, 0.8, 7, 1000));
    Sample lost =
        Sample.builder("x", "").put(1, 2).put(2, 3).put(3, 4).missing(4, "diverged").build();
    assertThat(
            new TypicalRun(lost, MetricRange.between(0, 9)).seedsToShowAbove(0.5, 0.05, 0.8, 1000))
        .isEqualTo(
            SignTest.seedsNeeded(
                new NormalDistribution().cumulativeProbability(2.5), 0.05, 0.8, 7, 1000));
  }

  @Test
  void aSeedWithoutAValueCountsAgainstBoth() {
    Sample lost =
        Sample.builder("x", "").put(1, 3).put(2, 4).put(3, 5).missing(4, "diverged").build();
    TypicalRun unbounded = new TypicalRun(lost, MetricRange.ANY);
    assertThat(unbounded.bySigns()).isTrue();
    assertThat(unbounded.against(0).pGreater()).isCloseTo(5.0 / 16, within(1e-15));
    assertThat(unbounded.against(9).pLess()).isCloseTo(5.0 / 16, within(1e-15));
    TypicalRun bounded = new TypicalRun(lost, MetricRange.between(0, 10));
    assertThat(bounded.bySigns()).isFalse();
    assertThat(bounded.against(1).pGreater())
        .isEqualTo(MeanTest.of(sample(3, 4, 5, 0), 1).pGreater());
    assertThat(bounded.against(9).pLess()).isEqualTo(MeanTest.of(sample(3, 4, 5, 10), 9).pLess());
    assertThat(bounded.leastMiddle()).isEqualTo(3);
  }

  @Test
  void aRangeIncludesItsEnds() {
    TypicalRun eight = new TypicalRun(sample(1, 1, 1, 1, 1, 1, 1, 1), MetricRange.SHARE);
    assertThat(eight.within(1, Double.POSITIVE_INFINITY).pInside())
        .isCloseTo(1 / 256.0, within(1e-15));
    assertThat(eight.within(0, 0.5).pOutside()).isCloseTo(2 / 256.0, within(1e-15));
    assertThat(eight.within(0, 1).pOutside()).isEqualTo(1);
  }

  @Test
  void anIntervalNeverLeavesWhatTheNumberCanBe() {
    TypicalRun high = new TypicalRun(sample(0.9, 1, 1), MetricRange.SHARE);
    Interval interval = high.interval(0.9).orElseThrow();
    assertThat(interval.high()).isEqualTo(1);
    assertThat(interval.low()).isLessThan(0.9);
    assertThat(new TypicalRun(sample(-0.9, -1, -1), MetricRange.SHARE.turned()).interval(0.9))
        .contains(new Interval(-1, -interval.low(), 0.9));
  }

  @Test
  void seedsNeededAreThoseOfTheTestThatWillBeMade() {
    // All of five above: a share of 5.5 / 6 is taken, of which ten runs show a majority.
    TypicalRun all = new TypicalRun(sample(1, 1, 1, 1, 1, 1, 1, 1), MetricRange.ANY);
    int n = all.seedsToShowAbove(0, 0.001, 0.8, 1000).orElseThrow();
    assertThat(new BinomialProportion(n, n).pGreater(0.5)).isLessThan(0.001);
    assertThat(all.seedsToShowBelow(0, 0.05, 0.8, 1000)).isEmpty();
  }

  /** t would need seven such seeds; of twenty runs counted, more are needed and not fewer. */
  @Test
  void seedsNeededAreNeverThoseOfAnotherTestThanRunsAreGivenTo() {
    double[] skewed = new double[20];
    for (int i = 0; i < skewed.length; i++) {
      skewed[i] = i < 15 ? 1 + i / 1000.0 : -0.01;
    }
    TypicalRun run = new TypicalRun(sample(skewed), MetricRange.ANY);
    assertThat(run.against(0).pGreater()).isGreaterThan(0.01);
    assertThat(run.seedsToShowAbove(0, 0.01, 0.8, 1000).orElseThrow()).isGreaterThan(20);
  }

  private static Sample sample(double... values) {
    return Samples.ofSeedsFromOne("x", "", values);
  }
}
