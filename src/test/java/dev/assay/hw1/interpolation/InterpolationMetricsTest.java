package dev.assay.hw1.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.measurement.MeasuredSeries;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class InterpolationMetricsTest {
  @Test
  void findsTheMinimumThatLiesFartherFromItsEnd() {
    assertThat(away(a -> Math.min(Math.pow(a - 0.1, 2), Math.pow(a - 1.2, 2)), 1))
        .isCloseTo(0.2, within(1e-9));
    assertThat(away(a -> a * a * (a - 1) * (a - 1), 1)).isZero();
  }

  @Test
  void looksForPeaksLikewise() {
    assertThat(away(a -> -Math.min(Math.pow(a + 0.3, 2), Math.pow(a - 1, 2)), -1))
        .isCloseTo(0.3, within(1e-9));
  }

  @Test
  void takesTheNearestOfEqualPlaces() {
    assertThat(away(a -> 1, 1)).isZero();
    assertThat(away(a -> Math.abs(a) < 0.25 || Math.abs(a - 1) < 0.25 ? 0 : 1, 1)).isZero();
  }

  @Test
  void seesASlopeAsNoMinimumAtItsEnd() {
    assertThat(away(a -> a, 1)).isCloseTo(1, within(1e-9));
  }

  @Test
  void agreesWhereTheFlatterOneIsTheMoreAccurate() {
    assertThat(InterpolationMetrics.agreement(1, 3, 0.9, 0.8)).isCloseTo(5, within(1e-9));
    assertThat(InterpolationMetrics.agreement(3, 1, 0.8, 0.9)).isCloseTo(5, within(1e-9));
    assertThat(InterpolationMetrics.agreement(3, 1, 0.9, 0.8)).isCloseTo(-5, within(1e-9));
    assertThat(InterpolationMetrics.agreement(-1, 1, 0.9, 0.8)).isCloseTo(10, within(1e-9));
  }

  private static double away(DoubleUnaryOperator curve, int sign) {
    double[] places = InterpolationClaims.places();
    return InterpolationMetrics.away(
        new MeasuredSeries(places, Arrays.stream(places).map(curve).toArray()), sign);
  }
}
