package dev.assay.measurement.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.measurement.Weights;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectoryTest {
  private static final Trajectory CORNER =
      Trajectory.through(List.of(new double[] {0, 0}, new double[] {3, 0}, new double[] {3, 4}));

  @Test
  void measuresAHandComputedWay() {
    assertThat(CORNER.stepLengths()).containsExactly(3, 4);
    assertThat(CORNER.displacement()).isEqualTo(5);
  }

  @Test
  void agreesWithAWayInItsDirectionWhereverThatStarts() {
    Trajectory up = Trajectory.through(List.of(new double[] {7, 1}, new double[] {7, 3}));
    assertThat(CORNER.agreement(up)).isEqualTo(0.8);
    assertThat(up.agreement(CORNER)).isEqualTo(0.8);
  }

  /** Rounded, the product of these lengths is a little less than the square of one. */
  @Test
  void makesNoCosineAboveOne() {
    Trajectory up =
        Trajectory.through(
            List.of(new double[] {0, 0}, new double[] {0.1, 0.6}, new double[] {0, 0}));
    Trajectory once = Trajectory.through(List.of(up.point(0), up.point(1)));
    assertThat(once.agreement(once)).isEqualTo(1);
    assertThat(up.persistence()).isEqualTo(-1);
  }

  @Test
  void movesItsStartToTheOrigin() {
    Trajectory moved =
        Trajectory.through(List.of(new double[] {1, 2}, new double[] {4, 2})).fromItsStart();
    assertThat(moved.point(0)).containsExactly(0, 0);
    assertThat(moved.point(1)).containsExactly(3, 0);
  }

  @Test
  void choosesALayer() {
    Mlp mlp = Mlp.ofWidths(Activation.TANH, 2);
    Weights start = new Weights(new float[] {0, 0, 0, 0, 0, 0, 0});
    Weights end = new Weights(new float[] {1, 2, 3, 4, 5, 6, 7});
    Trajectory run = Trajectory.of(List.of(start, end));
    assertThat(run.layer(mlp.parameterBlocks(), "dense1").point(1)).containsExactly(1, 2, 3, 4);
    assertThat(run.layer(mlp.parameterBlocks(), "output").point(1)).containsExactly(5, 6, 7);
    assertThatThrownBy(() -> run.layer(mlp.parameterBlocks(), "conv1"))
        .hasMessageContaining("no layer 'conv1', only [dense1, output]");
  }

  @Test
  void keepsItsPointsToItself() {
    double[] start = {0, 0};
    Trajectory run = Trajectory.through(List.of(start, new double[] {1, 0}));
    start[0] = 9;
    run.point(1)[0] = 9;
    assertThat(run.stepLengths()).containsExactly(1);
  }

  @Test
  void refusesASingleSnapshot() {
    assertThatThrownBy(() -> Trajectory.through(List.of(new double[1])))
        .hasMessageContaining("give at least 2");
  }
}
