package dev.assay.report.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Given;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.evidence.Observation;
import org.junit.jupiter.api.Test;

class MeasuredTest {
  /** Two values and a lost run of a metric without limits: no two order statistics bound it. */
  @Test
  void aNumberThatTooFewSeedsBoundIsNotCalledExact() {
    Observation observed =
        Given.decide(Effect.above("x", "a", 0, 0), Given.arm("x", "a", 1, 2, Double.NaN).build())
            .deciding()
            .orElseThrow();
    assertThat(observed.interval()).isEmpty();
    assertThat(Measured.of(observed).text()).contains("too few seeds bound it", "2 seeds");
    assertThat(Measured.of(Observation.exact("width", "a", 5, "width: 5")).text())
        .contains("exact");
  }
}
