package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
