package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Reference values: SciPy 1.17 (stats.wilcoxon, binom), counting by hand. */
class RobustTestsTest {
  // Darwin's maize, as in TestsOfMeansTest; no two of its distances from 0 are equal.
  private static final Sample MAIZE =
      sample(49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48);

  private static Sample sample(double... values) {
    return Samples.ofSeedsFromOne("x", "", values);
  }

  @Test
  void signsOfDarwinsMaize() {
    SignTest test = SignTest.of(MAIZE, 0);
    assertThat(test).isEqualTo(new SignTest(13, 2, 0));
    // (1 + 15 + 105) / 2^15
    assertThat(test.pGreater()).isCloseTo(121 / 32768.0, within(1e-15));
    assertThat(test.pLess()).isCloseTo(1 - 16 / 32768.0, within(1e-12));
    // P(Bin(15, ½) ≤ 3) = .0176, ≤ 4 is .0592: the fourth value from either end.
    assertThat(SignTest.interval(MAIZE, 0.95)).isEqualTo(new Interval(8, 49, 0.95));
  }

  @Test
  void tiesAndMissingRunsCountAgainstBothDirections() {
    Sample sample = Sample.builder("x", "").put(1, 1).put(2, 1).put(3, 0).missing(4, "nan").build();
    SignTest test = SignTest.of(sample, 0);
    assertThat(test).isEqualTo(new SignTest(2, 0, 2));
    assertThat(test.pGreater()).isCloseTo(11 / 16.0, within(1e-15));
    assertThat(test.pLess()).isEqualTo(1);
    assertThatThrownBy(() -> SignTest.of(Sample.builder("loss", "").build(), 0))
        .hasMessageContaining("one run is needed");
  }

  /**
   * Counted from one run on by the binomial distribution itself; 9 and 10 runs decide less often.
   */
  @Test
  void seedsNeededAreTheFewestThatDecide() {
    assertThat(SignTest.seedsNeeded(0.9, 0.05, 0.8, 1, 1000)).hasValue(8);
    assertThat(SignTest.seedsNeeded(0.9, 0.05, 0.8, 9, 1000)).hasValue(11);
    assertThat(SignTest.seedsNeeded(0.75, 0.05, 0.8, 1, 1000)).hasValue(23);
    assertThat(SignTest.seedsNeeded(0.6, 0.05, 0.8, 1, 158)).hasValue(158);
    assertThat(SignTest.seedsNeeded(0.6, 0.05, 0.8, 1, 157)).isEmpty();
    assertThat(SignTest.seedsNeeded(0.6, 0.01, 0.9, 1, 1000)).hasValue(325);
    assertThat(SignTest.seedsNeeded(0.6, 0.01, 0.9, 1, 20)).isEmpty();
    assertThat(SignTest.seedsNeeded(0.5, 0.05, 0.8, 1, 1000)).isEmpty();
    // Both ends belong to what decides: p of exactly α, with exactly the probability wanted.
    BinomialProportion all = new BinomialProportion(5, 5);
    assertThat(SignTest.seedsNeeded(0.75, all.pGreater(0.5), all.pGreater(0.75), 1, 1000))
        .hasValue(5);
  }

  @Test
  void tooFewRunsBoundNothing() {
    Interval interval = SignTest.interval(sample(1, 2, 3, 4), 0.9);
    assertThat(interval.low()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(interval.high()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(SignedRankTest.interval(sample(1, 2, 3, 4), 0.9).low())
        .isEqualTo(Double.NEGATIVE_INFINITY);
    // Either tail of five runs is exactly 1/32.
    assertThat(SignedRankTest.interval(sample(1, 2, 3, 4, 5), 15 / 16.0))
        .isEqualTo(new Interval(1, 5, 15 / 16.0));
    assertThat(SignedRankTest.interval(sample(1, 2, 3, 4, 5), 0.9))
        .isEqualTo(new Interval(1, 5, 0.9));
  }

  @Test
  void signedRanksOfDarwinsMaize() {
    SignedRankTest test = SignedRankTest.of(MAIZE, 0);
    assertThat(test.pGreater()).isCloseTo(0.0206298828125, within(1e-15));
    assertThat(test.pLess()).isCloseTo(0.982330322265625, within(1e-12));
    // The 26th mean of two from either end (R: qsignrank(0.025, 15) = 26).
    assertThat(SignedRankTest.interval(MAIZE, 0.95)).isEqualTo(new Interval(4, 41.5, 0.95));
  }

  @Test
  void tiedSignedRanksByHand() {
    // Distances 1, 1, 3 have ranks 1½, 1½, 3 and a zero before them one each more: 2½, 2½, 4.
    // Positive: 2½ + 4; of the 8 signs 9, 6½, 6½ are as large.
    assertThat(SignedRankTest.of(sample(-1, 1, 3, 0), 0).pGreater()).isEqualTo(3 / 8.0);
    assertThat(SignedRankTest.of(sample(-1, 1, 3, 0), 0).pLess()).isEqualTo(7 / 8.0);
  }

  @Test
  void aRunWithoutAValueHasTheWorstRankAgainstEitherDecision() {
    Sample.Builder builder = Sample.builder("x", "").missing(9, "diverged");
    for (int seed = 1; seed <= 8; seed++) {
      builder.put(seed, seed);
    }
    Sample sample = builder.build();
    SignedRankTest test = SignedRankTest.of(sample, 0);
    // Σ = 36 of 45: 9 or less on the other side has 33 of the 512 sets of {1 … 9}.
    assertThat(test.pGreater()).isCloseTo(33 / 512.0, within(1e-15));
    assertThat(test.pLess()).isEqualTo(1);
    // Of the means of two, nine are infinite: 10% leave out ten, 1% four.
    assertThat(SignedRankTest.interval(sample, 0.8).high()).isEqualTo(7.5);
    assertThat(SignedRankTest.interval(sample, 0.98).high()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void boundedMeansAsByHand() {
    BoundedMeanTest ones = BoundedMeanTest.of(sample(1, 1, 1, 1, 1), Limits.SHARE, 0.5);
    assertThat(ones.pGreater()).isCloseTo(1 / 32.0, within(1e-15));
    assertThat(ones.pLess()).isEqualTo(1);
    Sample five = sample(0.9, 0.8, 0.95, 0.7, 0.85);
    assertThat(BoundedMeanTest.of(five, Limits.SHARE, 0.5).pGreater())
        .isCloseTo(0.2815665335205181, within(1e-12));
    double[] sixty = new double[60];
    for (int i = 0; i < 60; i++) {
      sixty[i] = five.toArray()[i % 5];
    }
    // Here e times the binomial tail is the smaller.
    assertThat(BoundedMeanTest.of(sample(sixty), Limits.SHARE, 0.75).pGreater())
        .isCloseTo(0.23346445114695913, within(1e-12));
    // The same on another scale, turned round.
    assertThat(BoundedMeanTest.of(five.map("y", "", y -> -10 * y), new Limits(-10, 0), -5).pLess())
        .isCloseTo(0.2815665335205181, within(1e-12));
    Interval shares = BoundedMeanTest.interval(five, Limits.SHARE, 0.9);
    Interval turned =
        BoundedMeanTest.interval(five.map("y", "", y -> -10 * y), new Limits(-10, 0), 0.9);
    assertThat(turned.low()).isCloseTo(-10 * shares.high(), within(1e-12));
    assertThat(turned.high()).isCloseTo(-10 * shares.low(), within(1e-12));
  }

  @Test
  void boundedMeansRefuseWhatLiesOutside() {
    assertThatThrownBy(() -> BoundedMeanTest.of(sample(0.5, 1.5), Limits.SHARE, 0.5))
        .hasMessageContaining("x is 1.5 in a run, outside its limits [0.0, 1.0]");
    assertThatThrownBy(() -> BoundedMeanTest.of(sample(0.5), Limits.SHARE, 1))
        .hasMessageContaining("strictly between");
    assertThatThrownBy(() -> new Limits(1, 1)).hasMessageContaining("from 1.0 to 1.0");
    assertThat(new Interval(-0.2, 1.06, 0.9).within(Limits.SHARE))
        .isEqualTo(new Interval(0, 1, 0.9));
    assertThat(new Interval(1.1, 1.2, 0.9).within(Limits.SHARE)).isEqualTo(new Interval(1, 1, 0.9));
  }

  @Test
  void equivalenceByRanksAndShares() {
    Sample near = sample(0.1, -0.2, 0.3, -0.4, 0.5, 0.05, -0.15, 0.25);
    Equivalence ranks = Equivalence.of(-1, 1, end -> SignedRankTest.of(near, end));
    assertThat(ranks.pInside()).isEqualTo(1 / 256.0);
    assertThat(ranks.pOutside()).isEqualTo(1);
    Equivalence signs = Equivalence.of(-1, 0.2, end -> SignTest.of(near, end));
    assertThat(signs.pInside()).isEqualTo(new BinomialProportion(5, 8).pGreater(0.5));
    Equivalence shares = Equivalence.of(0.4, 0.6, new BinomialProportion(97, 200)::against);
    assertThat(shares.pInside())
        .isCloseTo(new BinomialProportion(97, 200).pGreater(0.4), within(1e-15));
    assertThat(Equivalence.of(2, 3, end -> SignedRankTest.of(near, end)).pOutside())
        .isEqualTo(2 / 256.0);
    assertThat(new BinomialProportion(97, 200).against(0.6).pLess())
        .isEqualTo(new BinomialProportion(103, 200).pGreater(0.4));
    assertThatThrownBy(() -> Equivalence.of(2, 1, new BinomialProportion(1, 2)::against))
        .hasMessageContaining("[2.0, 1.0] is no range");
    double infinity = Double.POSITIVE_INFINITY;
    assertThatThrownBy(
            () -> Equivalence.of(-infinity, infinity, new BinomialProportion(1, 2)::against))
        .hasMessageContaining("[-Infinity, Infinity] is no range");
  }
}
