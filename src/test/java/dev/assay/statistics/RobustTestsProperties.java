package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.anytime.AnytimeCentre;
import dev.assay.statistics.anytime.AnytimeMean;
import dev.assay.statistics.anytime.AnytimeMedian;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RobustTestsProperties {
  private static double[] array(List<? extends Number> values) {
    return values.stream().mapToDouble(Number::doubleValue).toArray();
  }

  private static Sample sample(double... values) {
    return Samples.ofSeedsFromOne("x", "", values);
  }

  private static Sample with(double[] values, int missing) {
    Sample.Builder builder = Sample.builder("x", "");
    for (int i = 0; i < values.length; i++) {
      builder.put(i, values[i]);
    }
    for (int i = 0; i < missing; i++) {
      builder.missing(values.length + i, "diverged");
    }
    return builder.build();
  }

  /** Counts all signs of the distances, with ranks by sorting: shares no code with the test. */
  @Property(tries = 200)
  void signedRanksAreCountedOverAllSigns(
      @ForAll @Size(min = 1, max = 10) List<@IntRange(min = -4, max = 4) Integer> values) {
    double[] x = array(values);
    double[] ranks = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (double other : x) {
        ranks[i] +=
            Math.abs(other) < Math.abs(x[i]) ? 1 : Math.abs(other) == Math.abs(x[i]) ? .5 : 0;
      }
      ranks[i] += 0.5;
    }
    double observed = 0;
    for (int i = 0; i < x.length; i++) {
      observed += x[i] > 0 ? ranks[i] : 0;
    }
    int asLarge = 0;
    for (int signs = 0; signs < 1 << x.length; signs++) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += x[i] != 0 && (signs >>> i & 1) == 1 ? ranks[i] : 0;
      }
      asLarge += sum >= observed ? 1 : 0;
    }
    assertThat(SignedRankTest.of(sample(x), 0).pGreater())
        .isCloseTo(asLarge / (double) (1 << x.length), within(1e-12));
  }

  @Property(tries = 200)
  void withoutTiesIntervalsExcludeExactlyWhatTheTestsReject(
      @ForAll @Size(min = 1, max = 14) List<@DoubleRange(min = -2, max = 2) Double> values,
      @ForAll @DoubleRange(min = -2, max = 2) double v,
      @ForAll @IntRange(min = 0, max = 2) int missing,
      @ForAll long jitter) {
    SplittableRandom random = new SplittableRandom(jitter);
    double[] x = array(values);
    for (int i = 0; i < x.length; i++) {
      x[i] += 1e-3 * random.nextDouble();
    }
    Sample sample = with(x, missing);
    for (double level : new double[] {0.9, 0.98}) {
      double tail = (1 - level) / 2;
      Interval median = SignTest.interval(sample, level);
      SignTest signs = SignTest.of(sample, v);
      assertThat(v < median.low()).isEqualTo(signs.pGreater() <= tail);
      assertThat(v > median.high()).isEqualTo(signs.pLess() <= tail);
      Interval centre = SignedRankTest.interval(sample, level);
      SignedRankTest ranks = SignedRankTest.of(sample, v);
      assertThat(v < centre.low()).isEqualTo(ranks.pGreater() <= tail);
      assertThat(v > centre.high()).isEqualTo(ranks.pLess() <= tail);
    }
  }

  @Property(tries = 200)
  void boundedMeansExcludeExactlyWhatTheTestRejects(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 1) Double> values,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double v) {
    Sample sample = sample(array(values));
    Interval interval = BoundedMeanTest.interval(sample, Limits.SHARE, 0.9);
    BoundedMeanTest test = BoundedMeanTest.of(sample, Limits.SHARE, v);
    assertThat(interval.contains(sample.mean())).isTrue();
    if (Math.abs(v - interval.low()) > 1e-9 && Math.abs(v - interval.high()) > 1e-9) {
      assertThat(v < interval.low()).isEqualTo(test.pGreater() <= 0.05);
      assertThat(v > interval.high()).isEqualTo(test.pLess() <= 0.05);
    }
  }

  /** A mean needs a value; with one, another run without leaves it open. */
  private static OneSided worstMean(Sample sample, double v) {
    return sample.size() == 0 ? new ErrorRates.Pair(1, 1) : MeanTest.of(sample, v);
  }

  /**
   * The contract of {@link OneSided}: a missing run is never better than any value it might have.
   */
  @Property(tries = 200)
  void aMissingRunIsAtLeastAsBadAsAnyValue(
      @ForAll @Size(min = 1, max = 10) List<@DoubleRange(min = 0, max = 1) Double> values,
      @ForAll @IntRange(min = 0, max = 9) int place,
      @ForAll @DoubleRange(min = 0, max = 1) double instead,
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double v) {
    Sample.Builder without = Sample.builder("x", "");
    Sample.Builder with = Sample.builder("x", "");
    for (int i = 0; i < values.size(); i++) {
      if (i == Math.min(place, values.size() - 1)) {
        without.missing(i, "diverged");
        with.put(i, instead);
      } else {
        without.put(i, values.get(i));
        with.put(i, values.get(i));
      }
    }
    Sample missing = without.build();
    Sample full = with.build();
    List<OneSided> worst =
        List.of(
            SignTest.of(missing, v),
            worstMean(missing, v),
            BoundedMeanTest.of(missing, Limits.SHARE, v),
            AnytimeMean.of(missing, Limits.SHARE).against(v),
            AnytimeMedian.of(missing).against(v),
            AnytimeCentre.of(missing).against(v));
    List<OneSided> known =
        List.of(
            SignTest.of(full, v),
            MeanTest.of(full, v),
            BoundedMeanTest.of(full, Limits.SHARE, v),
            AnytimeMean.of(full, Limits.SHARE).against(v),
            AnytimeMedian.of(full).against(v),
            AnytimeCentre.of(full).against(v));
    for (int i = 0; i < worst.size(); i++) {
      assertThat(worst.get(i).pGreater()).isGreaterThanOrEqualTo(known.get(i).pGreater() - 1e-12);
      assertThat(worst.get(i).pLess()).isGreaterThanOrEqualTo(known.get(i).pLess() - 1e-12);
    }
  }

  /** Without ties; with them the conditional counts differ between the two samples. */
  @Property(tries = 200)
  void aMissingRankIsAtLeastAsBadAsAnyRank(
      @ForAll @IntRange(min = 1, max = 12) int n, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = random.doubles(n + 1, -1, 2).toArray();
    SignedRankTest full = SignedRankTest.of(with(x, 0), 0);
    SignedRankTest worst = SignedRankTest.of(with(Arrays.copyOf(x, n), 1), 0);
    assertThat(worst.pGreater()).isGreaterThanOrEqualTo(full.pGreater() - 1e-12);
    assertThat(worst.pLess()).isGreaterThanOrEqualTo(full.pLess() - 1e-12);
  }

  @Property(tries = 200)
  void oppositeDirectionsAreMirrorImages(
      @ForAll @Size(min = 2, max = 9) List<@IntRange(min = -3, max = 3) Integer> values,
      @ForAll @IntRange(min = 0, max = 2) int missing) {
    Sample sample = with(array(values), missing);
    Sample turned = sample.map("y", "", x -> -x);
    assertThat(SignedRankTest.of(sample, 0.5).pGreater())
        .isEqualTo(SignedRankTest.of(turned, -0.5).pLess());
    assertThat(SignTest.of(sample, 1).pGreater()).isEqualTo(SignTest.of(turned, -1).pLess());
    Limits limits = new Limits(-3, 3);
    assertThat(BoundedMeanTest.of(sample, limits, 1).pGreater())
        .isCloseTo(BoundedMeanTest.of(turned, limits, -1).pLess(), within(1e-12));
  }

  /**
   * Two values alone occur, x n times: the exact chance of it is a bound that p never goes below.
   */
  @Property(tries = 300)
  void aRepeatedValueOfAMetricInStepsIsNeverCertain(
      @ForAll @IntRange(min = 2, max = 12) int n,
      @ForAll @IntRange(min = 1, max = 9) int steps,
      @ForAll @DoubleRange(min = 0.02, max = 0.98) double share) {
    double h = 0.01;
    double[] values = new double[n];
    Arrays.fill(values, 0.9);
    // The null lies a share of a step above a possible value, so many steps below the sample's.
    double nullValue = 0.9 - (steps - share) * h;
    double chance = Math.pow(share / steps, n);
    MeanTest test = MeanTest.of(sample(values), nullValue, h);
    assertThat(test.pGreater()).isGreaterThanOrEqualTo(chance * (1 - 1e-9)).isPositive();
    assertThat(MeanTest.of(sample(values), 0.9 + (steps - share) * h, h).pLess())
        .isCloseTo(test.pGreater(), within(1e-9));
  }
}
