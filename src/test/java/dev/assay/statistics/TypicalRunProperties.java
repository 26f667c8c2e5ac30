package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class TypicalRunProperties {
  @Provide
  Arbitrary<MetricRange> ranges() {
    return Arbitraries.of(
        MetricRange.ANY,
        MetricRange.SHARE,
        MetricRange.shareOf(20),
        MetricRange.NOT_NEGATIVE,
        MetricRange.count(),
        MetricRange.CORRELATION,
        MetricRange.atMost(1),
        MetricRange.SHARE.ofDifference());
  }

  /** Draws values near the ends of a range, as accuracies of 1 and losses of 0 are. */
  private static Sample draw(MetricRange range, int n, int lost, long seed) {
    Random random = new Random(seed);
    Sample.Builder sample = Sample.builder("x", "");
    for (int i = 0; i < n; i++) {
      double far = Math.pow(random.nextDouble(), 4) * (range.hasBothEnds() ? 0.5 : 10);
      boolean low = Double.isFinite(range.low()) && (Double.isInfinite(range.high()) || i % 2 == 0);
      double value = low ? range.low() + far : Math.min(range.high(), 100) - far;
      if (range.step() > 0) {
        value = Math.round(value / range.step()) * range.step();
      }
      if (i < lost) {
        sample.missing(i, "diverged");
      } else {
        sample.put(i, Math.max(range.low(), Math.min(range.high(), value)));
      }
    }
    return sample.build();
  }

  @Property
  void anIntervalIsOfPossibleValuesAndHoldsTheMiddle(
      @ForAll("ranges") MetricRange range,
      @ForAll @IntRange(min = 2, max = 20) int n,
      @ForAll @IntRange(max = 2) int lost,
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.8, max = 0.99) double level) {
    TypicalRun run = new TypicalRun(draw(range, n, Math.min(lost, n - 1), seed), range);
    run.interval(level)
        .ifPresent(
            interval -> {
              assertThat(range.contains(interval.low())).isTrue();
              assertThat(range.contains(interval.high())).isTrue();
              assertThat(interval.contains(run.middle())).isTrue();
            });
  }

  /** Ends are declared for what pages show; where no seed is lost, they decide nothing. */
  @Property
  void endsMoveNoTestOfSeedsThatAllHaveAValue(
      @ForAll("ranges") MetricRange range,
      @ForAll @IntRange(min = 2, max = 20) int n,
      @ForAll long seed,
      @ForAll @DoubleRange(min = -1, max = 1) double low,
      @ForAll @DoubleRange(min = 0, max = 1) double width) {
    Sample sample = draw(range, n, 0, seed);
    TypicalRun bounded = new TypicalRun(sample, range);
    TypicalRun unbounded = new TypicalRun(sample, MetricRange.ANY.inSteps(range.step()));
    assertThat(bounded.against(low).pGreater()).isEqualTo(unbounded.against(low).pGreater());
    assertThat(bounded.against(low).pLess()).isEqualTo(unbounded.against(low).pLess());
    assertThat(bounded.within(low, low + width)).isEqualTo(unbounded.within(low, low + width));
    assertThat(bounded.leastMiddle()).isEqualTo(unbounded.leastMiddle());
  }

  /** A seed without a value makes neither decision easier than any value in its place would. */
  @Property
  void aLostRunIsNeverBetterThanAnyValue(
      @ForAll("ranges") MetricRange range,
      @ForAll @IntRange(min = 8, max = 20) int n,
      @ForAll long seed,
      @ForAll @DoubleRange(min = -1, max = 1) double against) {
    OneSided lost = new TypicalRun(draw(range, n, 1, seed), range).against(against);
    OneSided whole = new TypicalRun(draw(range, n, 0, seed), range).against(against);
    assertThat(lost.pGreater()).isGreaterThanOrEqualTo(whole.pGreater());
    assertThat(lost.pLess()).isGreaterThanOrEqualTo(whole.pLess());
  }

  @Property
  void turnedRoundItIsTheSameTheOtherWay(
      @ForAll("ranges") MetricRange range,
      @ForAll @IntRange(min = 2, max = 12) int n,
      @ForAll long seed,
      @ForAll @DoubleRange(min = -1, max = 1) double against) {
    Sample sample = draw(range, n, 0, seed);
    TypicalRun turned = new TypicalRun(sample.map("−x", "", value -> 0 - value), range.turned());
    // Sums of the same numbers with the other sign may round otherwise in the last place.
    assertThat(turned.against(-against).pLess())
        .isCloseTo(new TypicalRun(sample, range).against(against).pGreater(), within(1e-12));
  }
}
