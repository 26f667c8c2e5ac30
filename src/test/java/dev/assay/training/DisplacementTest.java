package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.trajectory.Trajectory;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplacementTest {
  @TempDir Path directory;

  @Test
  void measuresEachLayersDistanceFromItsStart() {
    ConvNet network = ConvNet.ofWidths(3, 4);
    Trial trial =
        new Trial(
            new TrialData.Images(Trials.STROKES.name(), Trials.STROKES.digest(), 200, 50, 0),
            network,
            Optimizer.adam(1e-2),
            64,
            new Budget.Epochs(2),
            5,
            new Displacement(4),
            new Snapshots(List.of(0, 1, 2)));
    Measurements run =
        Trials.runner(directory, 1, Trials.NO_WARNING)
            .run(List.of(trial))
            .get(0)
            .result()
            .measurements();
    Trajectory way =
        Trajectory.of(
            List.of(run.weights("epoch-0"), run.weights("epoch-1"), run.weights("epoch-2")));
    for (String layer : List.of("conv1", "conv2", "output")) {
      MeasuredSeries displacement = run.series(Displacement.name(layer));
      Trajectory own = way.layer(network.parameterBlocks(), layer);
      assertThat(displacement.xs()).containsExactly(0, 4, 8);
      assertThat(displacement.ys()[0]).isZero();
      assertThat(displacement.ys()[1]).isCloseTo(own.stepLengths()[0], within(1e-6));
      assertThat(displacement.ys()[2]).isCloseTo(own.displacement(), within(1e-6));
    }
  }

  @Test
  void refusesNoDistance() {
    assertThatThrownBy(() -> new Displacement(0)).hasMessageContaining("give at least 1");
  }
}
