package dev.assay.claim.criterion;

import static dev.assay.claim.Given.arms;
import static dev.assay.claim.Given.curves;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Observation;
import dev.assay.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No interval of a number that cannot exceed 1 does: τ, ρ and the saturation. */
class BoundedIntervalTest {
  private static final Evidence NEARLY_MONOTONE =
      curves(
          "y",
          new double[] {1, 2, 3, 4, 5, 6},
          new double[] {1, 2, 3, 4, 5, 6},
          new double[] {1, 2, 3, 4, 6, 5},
          new double[] {1, 2, 3, 4, 5, 6});

  @Test
  void neverLeavesWhatTheNumberCanBe() {
    for (Criterion criterion :
        List.of(
            Trend.rising("y", arms(6)),
            Trend.falling("y", arms(6)),
            Saturation.rising("y", arms(6), 3))) {
      Observation deciding = criterion.assess(NEARLY_MONOTONE, 0.05).observations().get(0);
      Interval interval = deciding.interval().orElseThrow();
      assertThat(interval.low()).as(deciding.text()).isGreaterThanOrEqualTo(-1);
      assertThat(interval.high()).as(deciding.text()).isLessThanOrEqualTo(1);
      assertThat(interval.contains(deciding.mean())).isTrue();
    }
    Interval rising =
        Trend.rising("y", arms(6))
            .assess(NEARLY_MONOTONE, 0.05)
            .observations()
            .get(0)
            .interval()
            .orElseThrow();
    assertThat(rising.high()).as("the t interval would go on to 1.09").isEqualTo(1);
    assertThat(rising.low()).isBetween(0.8, 0.95);
  }
}
