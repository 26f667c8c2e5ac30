package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MetricRangeTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void holdsItsEndsAndNothingBeyond() {
    MetricRange range = MetricRange.between(1, 3);
    assertThat(range.contains(1)).isTrue();
    assertThat(range.contains(3)).isTrue();
    assertThat(range.contains(Math.nextDown(1.0))).isFalse();
    assertThat(range.contains(Math.nextUp(3.0))).isFalse();
    assertThat(range.contains(Double.NaN)).isFalse();
  }

  @Test
  void hasTheEndsAndStepsOfItsMetric() {
    assertThat(MetricRange.atLeast(2)).isEqualTo(new MetricRange(2, INFINITY, 0));
    assertThat(MetricRange.atMost(2)).isEqualTo(new MetricRange(-INFINITY, 2, 0));
    assertThat(MetricRange.shareOf(20)).isEqualTo(new MetricRange(0, 1, 0.05));
    assertThat(MetricRange.count()).isEqualTo(new MetricRange(0, INFINITY, 1));
    assertThat(MetricRange.count().hasBothEnds()).isFalse();
    assertThat(MetricRange.shareOf(20).hasBothEnds()).isTrue();
  }

  @Test
  void followsANegativeAndADifference() {
    MetricRange range = new MetricRange(1, 4, 0.5);
    assertThat(range.turned()).isEqualTo(new MetricRange(-4, -1, 0.5));
    assertThat(range.ofDifference()).isEqualTo(new MetricRange(-3, 3, 0.5));
  }

  @Test
  void refusesWhatIsNoRange() {
    assertThatThrownBy(() -> new MetricRange(1, 1, 0))
        .hasMessageContaining("A range from 1.0 to 1.0 in steps of 0.0");
    assertThatThrownBy(() -> new MetricRange(0, 1, -0.1)).hasMessageContaining("steps of -0.1");
    assertThatThrownBy(() -> new MetricRange(0, 1, INFINITY)).hasMessageContaining("Infinity");
  }
}
