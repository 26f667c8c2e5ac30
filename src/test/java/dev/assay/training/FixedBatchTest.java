package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.FunctionSamples;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.model.Activation;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedBatchTest {
  @TempDir Path directory;

  @Test
  void leavesTheRunAsItWouldHaveBeen() {
    for (Trial plain : List.of(images(), function(16))) {
      Measurements without = run(plain).measurements();
      Measurements with = run(with(plain, new FixedBatch(150, 2))).measurements();
      without
          .weights()
          .forEach((name, weights) -> assertThat(with.weights(name)).isEqualTo(weights));
      without.series().forEach((name, series) -> assertThat(with.series(name)).isEqualTo(series));
      assertThat(with.series("fixed.gradient").size()).isPositive();
    }
  }

  @Test
  void agreesWithTheStepWhenTheMiniBatchIsTheWholeSet() {
    Measurements run = run(with(function(64), new FixedBatch(1000, 1))).measurements();
    MeasuredSeries fixed = run.series("fixed.gradient");
    MeasuredSeries sampled = run.series("sampled.gradient");
    assertThat(fixed.size()).isEqualTo(8);
    assertThat(sampled).isEqualTo(run.series("iteration.gradient"));
    for (int i = 0; i < fixed.size(); i++) {
      assertThat(fixed.ys()[i]).isCloseTo(sampled.ys()[i], within(1e-4 * sampled.ys()[i]));
      assertThat(run.series("fixed.loss").ys()[i])
          .isCloseTo(run.series("sampled.loss").ys()[i], within(1e-5));
    }
  }

  @Test
  void measuresEveryFewIterations() {
    Measurements run = run(with(images(), new FixedBatch(20, 3))).measurements();
    assertThat(run.series("fixed.loss").xs()).containsExactly(3, 6);
    assertThat(run.series("sampled.loss").at(3)).isEqualTo(run.series("iteration.loss").at(3));
  }

  @Test
  void refusesAnEmptyBatch() {
    assertThatThrownBy(() -> new FixedBatch(0, 1)).hasMessageContaining("give at least 1");
    assertThatThrownBy(() -> new FixedBatch(1, 0)).hasMessageContaining("give at least 1");
  }

  private static Trial images() {
    return new Trial(
        new TrialData.Images(Trials.STROKES.name(), Trials.STROKES.digest(), 200, 50, 0),
        ConvNet.ofWidths(3, 4),
        Optimizer.adam(1e-2),
        64,
        new Budget.Epochs(2),
        5,
        new PerEpoch(),
        new PerIteration(1),
        new Snapshots(List.of(0, 2)));
  }

  private static Trial function(int batch) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(64)),
        Mlp.ofWidths(Activation.TANH, 6),
        Optimizer.adam(1e-2),
        batch,
        new Budget.Steps(8),
        6,
        new PerIteration(1),
        new Snapshots(List.of(1, 2)));
  }

  private static Trial with(Trial trial, Probe probe) {
    List<Probe> probes = new ArrayList<>(trial.probes());
    probes.add(probe);
    return trial.withProbes(probes);
  }

  private TrialResult run(Trial trial) {
    return Trials.runner(directory, 1, Trials.NO_WARNING).run(List.of(trial)).get(0).result();
  }
}
