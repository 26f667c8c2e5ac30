package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void adjustsAsByHand() {
    // Ascending 0.01 × 3, 0.03 × 2, 0.04 × 1 raised to the 0.06 before it.
    List<Double> adjusted = Holm.adjust(List.of(0.01, 0.04, 0.03));
    assertThat(adjusted.get(0)).isCloseTo(0.03, within(1e-15));
    assertThat(adjusted.get(1)).isCloseTo(0.06, within(1e-15));
    assertThat(adjusted.get(2)).isCloseTo(0.06, within(1e-15));
  }

  @Test
  void leavesOneAloneAndCapsAtOne() {
    assertThat(Holm.adjust(List.of(0.2))).containsExactly(0.2);
    assertThat(Holm.adjust(List.of(0.9, 0.8))).containsExactly(1.0, 1.0);
    assertThat(Holm.adjust(List.of())).isEmpty();
    assertThat(Holm.adjust(List.of(0.0, 1.0))).containsExactly(0.0, 1.0);
  }

  @Test
  void refusesWhatIsNoPValue() {
    assertThatThrownBy(() -> Holm.adjust(List.of(0.1, Double.NaN))).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Holm.adjust(List.of(1.1))).hasMessageContaining("1.1");
    assertThatThrownBy(() -> Holm.adjust(List.of(-0.1))).hasMessageContaining("-0.1");
  }
}
