package dev.assay.measurement.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectorySetTest {
  private static Trajectory run(double... xs) {
    return Trajectory.through(List.of(new double[] {xs[0], 0, 0}, new double[] {xs[1], 1, 0}));
  }

  /** Mutant of claims.md: runs that never initialise anew. */
  @Test
  void catchesRunsThatStartAtOnePoint() {
    assertThat(new TrajectorySet(List.of(run(0, 1), run(2, 1))).distinctStarts()).isEqualTo(2);
    assertThat(new TrajectorySet(List.of(run(2, 5), run(2, 1))).distinctStarts()).isEqualTo(1);
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
