package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
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
  void theInstrumentKeepsAPlanesDistances() {
    assertThat(keepsDistances(PrincipalComponentsTest::together)).isTrue();
  }

  /** Mutant of claims.md: a PCA that is fitted and then not used. */
  @Test
  void catchesComponentsThatAreFittedAndNotUsed() {
    assertThat(keepsDistances(runs -> runs.stream().flatMap(List::stream).toList())).isFalse();
  }

  /** Mutant of claims.md: a PCA per run instead of one over all. */
  @Test
  void catchesComponentsOfEachRunAlone() {
    assertThat(
            keepsDistances(
                runs -> runs.stream().flatMap(run -> together(List.of(run)).stream()).toList()))
        .isFalse();
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

  /** What a projector makes of the snapshots of several runs, in their order. */
  private interface Projector {
    List<double[]> project(List<List<double[]>> runs);
  }

  private static List<double[]> together(List<List<double[]>> runs) {
    List<double[]> all = runs.stream().flatMap(List::stream).toList();
    PrincipalComponents components = PrincipalComponents.of(all);
    List<double[]> projected = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      projected.add(new double[] {components.projection(i, 0), components.projection(i, 1)});
    }
    return projected;
  }

  /** Two runs in one plane of nine dimensions: all distances survive a projection on that plane. */
  private static boolean keepsDistances(Projector projector) {
    double[][] axes = Clouds.rotation(9, 5);
    List<double[]> plane = Clouds.points(8, 2, 6);
    List<double[]> points =
        plane.stream()
            .map(
                point ->
                    Vectors.plus(
                        Vectors.plus(new double[9], point[0] * 3, axes[0]), point[1], axes[1]))
            .toList();
    List<double[]> projected =
        projector.project(List.of(points.subList(0, 4), points.subList(4, 8)));
    for (int i = 0; i < points.size(); i++) {
      for (int j = 0; j < i; j++) {
        double there = Vectors.distance(points.get(i), points.get(j));
        double here =
            Math.hypot(
                projected.get(i)[0] - projected.get(j)[0],
                projected.get(i)[1] - projected.get(j)[1]);
        if (Math.abs(there - here) > 1e-9) {
          return false;
        }
      }
    }
    return true;
  }
}
