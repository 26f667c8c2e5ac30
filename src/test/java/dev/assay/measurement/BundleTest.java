package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BundleTest {
  private static Trajectory run(double... xs) {
    return Trajectory.through(List.of(new double[] {xs[0], 0, 0}, new double[] {xs[1], 1, 0}));
  }

  @Test
  void measuresDistancesBetweenRuns() {
    Bundle bundle = new Bundle(List.of(run(0, 0), run(2, 1), run(4, 2)));
    assertThat(bundle.distancesBetween(0)).containsExactly(3, 2, 3);
    assertThat(bundle.distancesBetween(1)).containsExactly(1.5, 1, 1.5);
  }

  @Test
  void keepsDistancesInThePlaneWhenThereIsNoMoreThanAPlane() {
    Bundle bundle = new Bundle(List.of(run(0, 0), run(2, 1), run(4, 2)));
    Bundle plane = bundle.plane();
    assertThat(plane.runs().get(0).dimensions()).isEqualTo(2);
    for (int run = 0; run < 3; run++) {
      assertThat(plane.spread()[run]).isCloseTo(bundle.spread()[run], within(1e-9));
      assertThat(plane.distancesBetween(0)[run])
          .isCloseTo(bundle.distancesBetween(0)[run], within(1e-9));
    }
  }

  @Test
  void measuresTheSpreadAroundTheCommonMean() {
    Bundle bundle = new Bundle(List.of(run(-1, -1), run(1, 1)));
    assertThat(bundle.spread()[0]).isCloseTo(Math.sqrt(1.25), within(1e-12));
  }

  /** Mutant of claims.md: runs that never initialise anew. */
  @Test
  void catchesRunsThatStartAtOnePoint() {
    assertThat(new Bundle(List.of(run(0, 1), run(2, 1))).distinctStarts()).isEqualTo(2);
    assertThat(new Bundle(List.of(run(2, 5), run(2, 1))).distinctStarts()).isEqualTo(1);
  }

  @Test
  void refusesRunsThatDiffer() {
    Trajectory longer =
        Trajectory.through(List.of(new double[3], new double[] {1, 0, 0}, new double[3]));
    assertThatThrownBy(() -> new Bundle(List.of(run(0, 1), longer)))
        .hasMessageContaining("all alike");
    assertThatThrownBy(() -> new Bundle(List.of(run(0, 1))).distancesBetween(0))
        .hasMessageContaining("give at least 2");
  }
}
