package dev.assay.measurement.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectorySetTest {
  private static Trajectory run(double... xs) {
    return Trajectory.through(List.of(new double[] {xs[0], 0, 0}, new double[] {xs[1], 1, 0}));
  }

  @Test
  void measuresEachRunFromTheOthersAndFromItsStart() {
    TrajectorySet runs = new TrajectorySet(List.of(run(0, 1), run(2, 1)));
    assertThat(runs.distancesBetween()).containsExactly(new double[] {2, 0}, new double[] {2, 0});
    assertThat(runs.distancesFromStart().get(0)).containsExactly(0, Math.sqrt(2));
  }

  @Test
  void refusesRunsThatDiffer() {
    Trajectory longer =
        Trajectory.through(List.of(new double[3], new double[] {1, 0, 0}, new double[3]));
    assertThatThrownBy(() -> new TrajectorySet(List.of(run(0, 1), longer)))
        .hasMessageContaining("all alike");
    assertThatThrownBy(() -> new TrajectorySet(List.of(run(0, 1))).distancesBetween(0))
        .hasMessageContaining("give at least 2");
  }
}
