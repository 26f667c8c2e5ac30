package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeasuredSeriesTest {
  private static final MeasuredSeries FALLING =
      new MeasuredSeries(new double[] {10, 20, 30, 40}, new double[] {1, 0.1, 0.01, 0.001});

  @Test
  void takesMeansOverSharesOfItsLength() {
    assertThat(FALLING.tailMean(0.5)).isCloseTo(0.0055, within(1e-15));
    assertThat(FALLING.tailMean(0)).isEqualTo(0.001);
    assertThat(FALLING.meanBetween(0, 0.5)).isCloseTo(0.55, within(1e-15));
    assertThat(FALLING.meanBetween(0.5, 0.5)).isEqualTo(0.01);
  }

  @Test
  void takesDecimalLogarithms() {
    assertThat(FALLING.log10().xs()).containsExactly(10, 20, 30, 40);
    assertThat(FALLING.log10().ys()).containsExactly(new double[] {0, -1, -2, -3}, within(1e-12));
  }

  @Test
  void findsWhereItFirstReachesALevel() {
    assertThat(FALLING.firstAtOrBelow(0.1, 99)).isEqualTo(20);
    assertThat(FALLING.firstAtOrBelow(1e-9, 99)).isEqualTo(99);
  }
}
