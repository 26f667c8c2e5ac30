package dev.assay.claim.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.statistics.MetricRange;
import dev.assay.statistics.Sample;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ObservationProperties {
  @Provide
  Arbitrary<List<Double>> losses() {
    // Heavy tails and zeros: their t intervals begin far below 0.
    return Arbitraries.oneOf(
            Arbitraries.of(0.0, 1e-12, 1.0, 1e6), Arbitraries.doubles().between(0, 10))
        .list()
        .ofMinSize(2)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<Double>> shares() {
    return Arbitraries.oneOf(
            Arbitraries.of(0.0, 1.0, 1 - 1e-16, 1e-300), Arbitraries.doubles().between(0, 1))
        .list()
        .ofMinSize(2)
        .ofMaxSize(12);
  }

  @Property
  void theIntervalOfALossHoldsTheMeanAndNothingBelowZero(@ForAll("losses") List<Double> losses) {
    check(losses, MetricRange.NOT_NEGATIVE);
  }

  @Property
  void theIntervalOfAShareHoldsTheMeanAndNothingBeyondItsEnds(
      @ForAll("shares") List<Double> shares) {
    check(shares, MetricRange.SHARE);
    check(shares, MetricRange.atMost(1));
    check(shares, MetricRange.CORRELATION);
    check(shares, MetricRange.SHARE.ofDifference());
  }

  private static void check(List<Double> values, MetricRange range) {
    Sample.Builder sample = Sample.builder("x", "");
    for (int seed = 0; seed < values.size(); seed++) {
      sample.put(seed, values.get(seed));
    }
    Observation seen = Observation.of("x", "", sample.build(), range, 0.9);
    seen.interval()
        .ifPresent(
            interval -> {
              assertThat(interval.contains(seen.mean())).isTrue();
              assertThat(range.contains(interval.low())).isTrue();
              assertThat(range.contains(interval.high())).isTrue();
            });
  }
}
