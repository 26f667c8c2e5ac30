package dev.assay.statistics.anytime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Limits;
import dev.assay.statistics.OneSided;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Samples;
import dev.assay.statistics.SignTest;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;

/** Reference values: SciPy 1.17 (integrate.quad), closed forms, expectations by enumeration. */
class AnytimeEvidenceTest {
  private static Sample sample(double... values) {
    return Samples.ofSeedsFromOne("x", "", values);
  }

  private static Sample ones(int n) {
    double[] values = new double[n];
    Arrays.fill(values, 1);
    return sample(values);
  }

  @Test
  void allSuccessesAreWorthWhatTheMixtureSays() {
    for (int n = 1; n <= 60; n++) {
      AnytimeMean share = AnytimeMean.of(ones(n), Limits.SHARE);
      double greater = share.greater(0.5).e();
      assertThat(greater).isCloseTo((Math.pow(2, n + 1) - 1) / (n + 1), within(1e-9 * greater));
      // Both halves together: the share uniform on [0, 1].
      assertThat((greater + share.less(0.5).e()) / 2)
          .isCloseTo(Math.pow(2, n) / (n + 1), within(1e-9 * greater));
    }
    // One claim needs seven runs, the smallest of a family of five nine; six and eight are too few.
    assertThat(AnytimeMedian.of(ones(20)).greater(0).crossing(0.05)).hasValue(7);
    assertThat(AnytimeMedian.of(ones(20)).greater(0).crossing(0.01)).hasValue(9);
    assertThat(AnytimeMedian.of(ones(6)).greater(0).crossing(0.05)).isEmpty();
  }

  @Property(tries = 100)
  void zerosAndOnesAreTheBetaBinomialMixture(
      @ForAll @IntRange(min = 0, max = 20) int successes,
      @ForAll @IntRange(min = 0, max = 20) int failures,
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double share) {
    if (successes + failures == 0) {
      return;
    }
    double[] values = new double[successes + failures];
    Arrays.fill(values, 0, successes, 1);
    double a = successes + 1;
    double b = failures + 1;
    double log =
        Beta.logBeta(a, b)
            + Math.log(Beta.regularizedBeta(1 - share, b, a))
            - Math.log(1 - share)
            - successes * Math.log(share)
            - failures * Math.log(1 - share);
    EProcess found = AnytimeMean.of(sample(values), Limits.SHARE).greater(share);
    assertThat(found.logAfter(values.length)).isCloseTo(log, within(1e-6));
  }

  /** At a share of 0.1 each success is worth up to ten times: scaled before a double overflows. */
  @Test
  void evidenceGoesOnBeyondWhatADoubleHolds() {
    EProcess found = AnytimeMean.of(ones(120), Limits.SHARE).greater(0.1);
    // ∫ (1 + 9θ)^120 dθ = (10^121 − 1) / (9 · 121)
    assertThat(found.logAfter(120)).isCloseTo(121 * Math.log(10) - Math.log(9 * 121), within(1e-9));
    EProcess more = AnytimeMean.of(ones(400), Limits.SHARE).greater(0.1);
    assertThat(more.e()).isInfinite();
    assertThat(more.logAfter(400)).isCloseTo(401 * Math.log(10) - Math.log(9 * 401), within(0.1));
    assertThat(more.p()).isZero();
  }

  @Test
  void evidenceAtOnceIsThatOfTheLastRunInWhateverOrder() {
    Sample rising = sample(0.1, 0.7, 0.85, 0.8, 0.95, 0.9);
    Sample falling = sample(0.9, 0.95, 0.8, 0.85, 0.7, 0.1);
    for (AnytimeTest test :
        List.of(
            AnytimeMean.of(falling, Limits.SHARE).atOnce(), AnytimeMedian.of(falling).atOnce())) {
      assertThat(test.greater(0.5).runs()).isEqualTo(1);
    }
    AnytimeMean mean = AnytimeMean.of(falling, Limits.SHARE);
    assertThat(mean.atOnce().greater(0.5).e()).isEqualTo(mean.greater(0.5).e());
    assertThat(mean.atOnce().greater(0.5).p()).isGreaterThan(mean.greater(0.5).p());
    assertThat(mean.atOnce().greater(0.5).p())
        .isCloseTo(AnytimeMean.of(rising, Limits.SHARE).atOnce().greater(0.5).p(), within(1e-12));
    AnytimeMedian median = AnytimeMedian.of(falling);
    assertThat(median.atOnce().greater(0.5).e()).isEqualTo(median.greater(0.5).e());
    assertThat(median.atOnce().interval(0.5))
        .isEqualTo(AnytimeMedian.of(rising).atOnce().interval(0.5));
  }

  @Test
  void evidenceThatIsExactlyEnoughDecides() {
    EProcess exact = EProcess.ofLogs(new double[] {0, -Math.log(0.05), 9});
    assertThat(exact.crossing(0.05)).hasValue(2);
  }

  @Test
  void betsOnValuesInBetweenAsQuadrature() {
    AnytimeMean mean = AnytimeMean.of(sample(0.9, 0.8, 0.95, 0.7, 0.85, 0.1), Limits.SHARE);
    assertThat(mean.greater(0.5).e()).isCloseTo(2.3395959999999993, within(1e-12));
    assertThat(mean.less(0.3).e()).isCloseTo(0.2259729354346606, within(1e-12));
    assertThat(mean.greater(0.5).runs()).isEqualTo(6);
    assertThat(mean.greater(0.5).largestLog())
        .isEqualTo(mean.greater(0.5).logAfter(5))
        .isGreaterThan(Math.log(mean.greater(0.5).e()));
  }

  /** Enumerates all paths: the mean e-value is 1 on the edge of the null and less within. */
  @Property(tries = 50)
  void expectationIsAtMostOneUnderTheNull(
      @ForAll @DoubleRange(min = 0.1, max = 0.9) double edge,
      @ForAll @DoubleRange(min = 0, max = 1) double within) {
    double[] support = {0, 0.4, 1};
    double truth = edge * within;
    // Weights on 0, 0.4 and 1 with this mean.
    double one = truth / 2;
    double middle = truth / 2 / 0.4;
    double[] weights = {1 - one - middle, middle, one};
    if (weights[0] < 0) {
      return;
    }
    double expectation = 0;
    int n = 5;
    for (int path = 0; path < 243; path++) {
      double[] values = new double[n];
      double probability = 1;
      int rest = path;
      for (int i = 0; i < n; i++, rest /= 3) {
        values[i] = support[rest % 3];
        probability *= weights[rest % 3];
      }
      expectation += probability * AnytimeMean.of(sample(values), Limits.SHARE).greater(edge).e();
    }
    assertThat(expectation).isLessThanOrEqualTo(1 + 1e-9);
    if (within == 1) {
      assertThat(expectation).isCloseTo(1, within(1e-9));
    }
  }

  /** All signs of given distances, ties and a zero among them, are equally likely. */
  @Property(tries = 50)
  void rankEvidenceIsFairOverTheSigns(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int n) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] distances = random.ints(n, 0, 6).asDoubleStream().toArray();
    double expectation = 0;
    for (int signs = 0; signs < 1 << n; signs++) {
      double[] values = distances.clone();
      for (int i = 0; i < n; i++) {
        values[i] *= (signs >>> i & 1) == 0 ? 1 : -1;
      }
      expectation += AnytimeCentre.of(sample(values)).greater(0).e() / (1 << n);
    }
    assertThat(expectation).isCloseTo(1, within(1e-9));
  }

  @Test
  void rankEvidenceByHand() {
    // One run: r = ½, z = Φ⁻¹(0.75).
    double z = 0.6744897501960817;
    double expected = 0;
    for (double effect : new double[] {0.25, 0.5, 1, 2, 4, 8}) {
      expected += (1 + Math.tanh(effect * z)) / 6;
    }
    assertThat(AnytimeCentre.of(sample(3)).greater(1).e()).isCloseTo(expected, within(1e-12));
    assertThat(AnytimeCentre.of(sample(3)).less(1).e()).isCloseTo(2 - expected, within(1e-12));
    // Farther, nearer and as far as the first: rank 2, 1 and 1½ of two.
    assertThat(AnytimeCentre.of(sample(3, 5)).greater(1).e())
        .isCloseTo(bets(1, 0.75, 1, 0.875), within(1e-12));
    assertThat(AnytimeCentre.of(sample(3, 1.5)).greater(1).e())
        .isCloseTo(bets(1, 0.75, 1, 0.625), within(1e-12));
    assertThat(AnytimeCentre.of(sample(3, -1)).greater(1).e())
        .isCloseTo(bets(1, 0.75, -1, 0.75), within(1e-12));
    Sample second = Sample.builder("x", "").put(1, 3).missing(2, "diverged").build();
    assertThat(AnytimeCentre.of(second).greater(1).e())
        .isCloseTo(bets(1, 0.75, -1, 0.875), within(1e-12));
    // After a run without a value: outranked below the number, not above it.
    Sample.Builder lost = Sample.builder("x", "").missing(1, "diverged");
    Sample above = lost.put(2, 3).build();
    assertThat(AnytimeCentre.of(above).greater(1).e())
        .isCloseTo(bets(-1, 0.75, 1, 0.625), within(1e-12));
    assertThat(AnytimeCentre.of(above).greater(4).e())
        .isCloseTo(bets(-1, 0.75, -1, 0.875), within(1e-12));
  }

  /** Averages two bets over the effects: each a sign and Φ(z). */
  private static double bets(int first, double one, int second, double two) {
    NormalDistribution normal = new NormalDistribution();
    double z = normal.inverseCumulativeProbability(one);
    double y = normal.inverseCumulativeProbability(two);
    double sum = 0;
    for (double effect : new double[] {0.25, 0.5, 1, 2, 4, 8}) {
      sum += (1 + first * Math.tanh(effect * z)) * (1 + second * Math.tanh(effect * y)) / 6;
    }
    return sum;
  }

  /** The first number that growing evidence excludes is one below all runs. */
  @Test
  void anIntervalBeginsAtTheLeastRun() {
    Interval interval = AnytimeCentre.of(sample(1025)).interval(0.9);
    assertThat(interval.low()).isEqualTo(Double.NEGATIVE_INFINITY);
    for (int n = 2; Double.isInfinite(interval.low()); n++) {
      double[] values = new double[n];
      Arrays.setAll(values, i -> 1025 + i);
      interval = AnytimeCentre.of(sample(values)).interval(0.9);
    }
    assertThat(interval.low()).isEqualTo(1025);
  }

  @Test
  void anIntervalMovesWithItsRuns() {
    double[] values = new SplittableRandom(4).doubles(20, 1, 2).toArray();
    Interval near = AnytimeCentre.of(sample(values)).interval(0.9);
    double[] far = Arrays.stream(values).map(value -> value + 1024).toArray();
    Interval there = AnytimeCentre.of(sample(far)).interval(0.9);
    assertThat(there.low()).isCloseTo(near.low() + 1024, within(1e-9));
    assertThat(there.high()).isCloseTo(near.high() + 1024, within(1e-9));
    Sample none = Sample.builder("x", "").missing(1, "died").build();
    for (AnytimeTest test : List.of(AnytimeCentre.of(none), AnytimeMedian.of(none))) {
      assertThat(test.interval(0.9))
          .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.9));
    }
  }

  @Property(tries = 60)
  void intervalsExcludeExactlyWhatTheEvidenceRejects(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int n,
      @ForAll @IntRange(min = 0, max = 2) int missing) {
    SplittableRandom random = new SplittableRandom(seed);
    Sample.Builder builder = Sample.builder("x", "");
    for (int i = 0; i < n; i++) {
      builder.put(i, Math.sqrt(random.nextDouble()));
    }
    for (int i = 0; i < missing; i++) {
      builder.missing(n + i, "diverged");
    }
    Sample sample = builder.build();
    for (AnytimeTest test :
        List.of(
            AnytimeMean.of(sample, Limits.SHARE),
            AnytimeMedian.of(sample),
            AnytimeCentre.of(sample))) {
      Interval interval = test.interval(0.9);
      for (int i = 0; i < 20; i++) {
        double v = 0.01 + 0.98 * random.nextDouble();
        OneSided against = test.against(v);
        assertThat(v < interval.low()).isEqualTo(against.pGreater() <= 0.05);
        assertThat(v > interval.high()).isEqualTo(against.pLess() <= 0.05);
      }
    }
  }

  @Property(tries = 40)
  void intervalsOnlyShrink(@ForAll long seed) {
    double[] values = new SplittableRandom(seed).doubles(25).toArray();
    Interval before = new Interval(0, 1, 0.9);
    Interval beforeMedian = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.9);
    for (int n = 1; n <= values.length; n++) {
      Sample sample = sample(Arrays.copyOf(values, n));
      Interval now = AnytimeMean.of(sample, Limits.SHARE).interval(0.9);
      assertThat(now.low()).isGreaterThanOrEqualTo(before.low());
      assertThat(now.high()).isLessThanOrEqualTo(before.high());
      before = now;
      Interval median = AnytimeMedian.of(sample).interval(0.9);
      assertThat(median.low()).isGreaterThanOrEqualTo(beforeMedian.low());
      assertThat(median.high()).isLessThanOrEqualTo(beforeMedian.high());
      beforeMedian = median;
    }
  }

  @Test
  void theSplitTakesTheBetterOfAnalysisAndEvidence() {
    AlphaSplit split = AlphaSplit.STANDARD;
    EProcess evidence = AnytimeMedian.of(ones(5)).greater(0);
    // 1 / e = 6/63, over 1/5; the analysis's 1/32 over 4/5 is the smaller.
    assertThat(split.p(1 / 32.0, evidence)).isCloseTo(1 / 25.6, within(1e-12));
    assertThat(split.p(1, evidence)).isCloseTo(5 * 6 / 63.0, within(1e-9));
    // Nine in a row cross 1 / (0.05 / 5) even if the analysis decided nothing.
    assertThat(split.p(1, AnytimeMedian.of(ones(9)).greater(0))).isLessThanOrEqualTo(0.05);
    assertThatThrownBy(() -> split.p(1.1, evidence)).hasMessageContaining("1.1");
    assertThat(split.p(0, 1)).isZero();
    assertThat(split.analysisLevel(0.05)).isCloseTo(0.92, within(1e-15));
    assertThat(split.anytimeLevel(0.05)).isCloseTo(0.98, within(1e-15));
    assertThatThrownBy(() -> new AlphaSplit(1)).hasMessageContaining("1.0 of α");
  }

  @Property(tries = 60)
  void theSplitsIntervalExcludesExactlyWhatItsPRejects(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 20) int added) {
    double[] values = new SplittableRandom(seed).doubles(8 + added, -0.6, 1).toArray();
    Sample planned = sample(Arrays.copyOf(values, 8));
    Sample all = sample(values);
    AlphaSplit split = AlphaSplit.STANDARD;
    AnytimeTest anytime = AnytimeMedian.of(all);
    Interval joined =
        split.interval(
            SignTest.interval(planned, split.analysisLevel(0.05)),
            anytime.interval(split.anytimeLevel(0.05)),
            0.05);
    assertThat(joined.level()).isCloseTo(0.9, within(1e-15));
    for (double v = -0.55; v < 1; v += 0.09) {
      double p = split.p(SignTest.of(planned, v).pGreater(), anytime.greater(v));
      assertThat(v < joined.low()).isEqualTo(p <= 0.05);
    }
  }

  @Test
  void disjointIntervalsLeaveTheProcess() {
    Interval joined =
        AlphaSplit.STANDARD.interval(new Interval(0, 1, 0.92), new Interval(2, 3, 0.98), 0.05);
    assertThat(joined.low()).isEqualTo(2);
    assertThat(joined.high()).isEqualTo(3);
    // What they share may be one number.
    Interval touching =
        AlphaSplit.STANDARD.interval(new Interval(0, 2, 0.92), new Interval(2, 3, 0.98), 0.05);
    assertThat(touching.low()).isEqualTo(2);
    assertThat(touching.high()).isEqualTo(2);
  }

  @Test
  void refusesWhatIsNoEvidence() {
    Sample none = Sample.builder("loss", "").build();
    assertThatThrownBy(() -> AnytimeMedian.of(none)).hasMessageContaining("loss has no run");
    assertThatThrownBy(() -> AnytimeCentre.of(none)).hasMessageContaining("loss has no run");
    assertThatThrownBy(() -> AnytimeMean.of(none, Limits.SHARE))
        .hasMessageContaining("loss has no run");
    assertThatThrownBy(() -> AnytimeMean.of(ones(2), Limits.SHARE).greater(1))
        .hasMessageContaining("null of 1.0");
    assertThatThrownBy(() -> AnytimeMean.of(ones(2), Limits.SHARE).greater(0))
        .hasMessageContaining("null of 0.0");
    assertThatThrownBy(() -> EProcess.ofLogs(new double[] {Double.NaN}))
        .hasMessageContaining("NaN");
  }
}
