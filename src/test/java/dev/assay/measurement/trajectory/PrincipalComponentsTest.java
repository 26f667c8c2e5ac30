package dev.assay.measurement.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  @Test
  void findsTheComponentsOfAHandComputedCase() {
    // Centre (2, 2); centred (±2, ±1) on the axes: variances 8 and 2 of 10 in all.
    List<double[]> points =
        List.of(new double[] {4, 2}, new double[] {0, 2}, new double[] {2, 3}, new double[] {2, 1});
    PrincipalComponents components = PrincipalComponents.of(points);
    assertThat(components.components()).isEqualTo(3);
    assertThat(components.explained(0)).isCloseTo(0.8, within(1e-12));
    assertThat(components.explained(1)).isCloseTo(0.2, within(1e-12));
    assertThat(components.explained(2)).isCloseTo(0, within(1e-12));
    assertThat(Math.abs(components.projection(0, 0))).isCloseTo(2, within(1e-7));
    assertThat(components.projection(1, 0)).isCloseTo(-components.projection(0, 0), within(1e-7));
    assertThat(components.projection(2, 0)).isCloseTo(0, within(1e-7));
    assertThat(Math.abs(components.projection(2, 1))).isCloseTo(1, within(1e-7));
  }

  @Test
  void refusesPointsWithoutSpread() {
    assertThatThrownBy(() -> PrincipalComponents.of(List.of(new double[] {1, 2})))
        .hasMessageContaining("give at least 2");
    assertThatThrownBy(
            () -> PrincipalComponents.of(List.of(new double[] {1, 2}, new double[] {1, 2})))
        .hasMessageContaining("give points that differ");
    assertThatThrownBy(() -> PrincipalComponents.of(List.of(new double[2], new double[3])))
        .hasMessageContaining("2 and 3 numbers");
  }
}
