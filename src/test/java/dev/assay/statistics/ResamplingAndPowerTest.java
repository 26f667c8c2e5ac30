package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.inference.AlternativeHypothesis;
import org.hipparchus.stat.inference.BinomialTest;
import org.junit.jupiter.api.Test;

/** Reference values: SciPy 1.17 (stats.bootstrap, nct, binomtest). */
class ResamplingAndPowerTest {
  private static final double[] SKEWED = {1.2, 0.8, 2.9, 1.1, 1.7, 0.4, 3.8, 1.0};
  private static final ToDoubleFunction<int[]> MEAN =
      picked -> Arrays.stream(picked).mapToDouble(i -> SKEWED[i]).average().orElseThrow();

  @Test
  void percentilesOfAMeanAsScipy() {
    Interval interval = new Bootstrap(20_000, 11).percentile(8, MEAN, 0.9).orElseThrow();
    assertThat(interval.low()).isCloseTo(1.0125, within(0.03));
    assertThat(interval.high()).isCloseTo(2.2875, within(0.05));
  }

  @Test
  void theSeedIsUsedAndAHigherLevelIsWider() {
    Interval one = new Bootstrap(500, 1).percentile(8, MEAN, 0.9).orElseThrow();
    assertThat(new Bootstrap(500, 1).percentile(8, MEAN, 0.9)).contains(one);
    assertThat(new Bootstrap(500, 2).percentile(8, MEAN, 0.9).orElseThrow()).isNotEqualTo(one);
    Interval wide = new Bootstrap(500, 1).percentile(8, MEAN, 0.99).orElseThrow();
    assertThat(wide.low()).isLessThan(one.low());
    assertThat(wide.high()).isGreaterThan(one.high());
  }

  @Test
  void percentilesLieBetweenTheResultsTheyFallBetween() {
    AtomicInteger next = new AtomicInteger(100);
    Interval interval =
        new Bootstrap(100, 1).percentile(2, picked -> next.decrementAndGet(), 0.9).orElseThrow();
    assertThat(interval.low()).isCloseTo(4.95, within(1e-9));
    assertThat(interval.high()).isCloseTo(94.05, within(1e-9));
  }

  @Test
  void oneReplicateHasNoInterval() {
    assertThat(new Bootstrap(100, 1).percentile(1, MEAN, 0.9)).isEmpty();
    assertThatThrownBy(() -> new Bootstrap(10, 1)).hasMessageContaining("10 resamples");
  }

  @Test
  void powerAsTheNoncentralTOfScipy() {
    assertThat(Power.of(5, 1, 1, 0.05)).isCloseTo(0.5797373588621887, within(1e-8));
    assertThat(Power.of(8, 0.5, 0.4, 0.01)).isCloseTo(0.6961800904541189, within(1e-8));
    assertThat(Power.of(12, 0.3, 0.5, 0.05)).isCloseTo(0.6192461442463035, within(1e-8));
  }

  @Test
  void powerReachesItsTargetWhereScipysDoes() {
    reachesAt(27, 0.5, 1, 0.05);
    reachesAt(31, 0.3, 0.5, 0.01);
    reachesAt(4, 2, 1, 0.05);
  }

  private static void reachesAt(int seeds, double effect, double deviation, double alpha) {
    assertThat(Power.of(seeds, effect, deviation, alpha)).isGreaterThanOrEqualTo(0.8);
    assertThat(Power.of(seeds - 1, effect, deviation, alpha)).isLessThan(0.8);
  }

  @Test
  void sharesAsScipyAndHipparchus() {
    BinomialProportion share = new BinomialProportion(29, 100);
    Interval interval = share.interval(0.9);
    assertThat(interval.low()).isCloseTo(0.21587965718930585, within(1e-9));
    assertThat(interval.high()).isCloseTo(0.373728350845798, within(1e-9));
    assertThat(share.pLess(0.5)).isCloseTo(1.6080007647833168e-05, within(1e-15));
    assertThat(new BinomialProportion(97, 100).pGreater(0.5))
        .isCloseTo(1.3154334480650894e-25, within(1e-35));
    assertThat(share.pGreater(0.2))
        .isCloseTo(
            new BinomialTest().binomialTest(100, 29, 0.2, AlternativeHypothesis.GREATER_THAN),
            within(1e-12));
  }

  @Test
  void sharesAtTheirEnds() {
    assertThat(new BinomialProportion(0, 10).interval(0.9).low()).isZero();
    assertThat(new BinomialProportion(0, 10).interval(0.9).high())
        .isCloseTo(0.25886555089334723, within(1e-9));
    assertThat(new BinomialProportion(10, 10).interval(0.9).low())
        .isCloseTo(0.7411344491066528, within(1e-9));
    assertThat(new BinomialProportion(10, 10).interval(0.9).high()).isEqualTo(1);
    assertThat(new BinomialProportion(0, 10).pGreater(0.5)).isEqualTo(1);
    assertThat(new BinomialProportion(10, 10).pLess(0.5)).isEqualTo(1);
    assertThatThrownBy(() -> new BinomialProportion(3, 2)).hasMessageContaining("3 of 2");
  }
}
