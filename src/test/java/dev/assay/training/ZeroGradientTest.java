package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.FunctionSamples;
import dev.assay.measurement.CriticalPointSearch;
import dev.assay.measurement.Weights;
import dev.assay.model.Activation;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZeroGradientTest {
  private static final double BOUND = 1e-6;
  private static final ZeroGradient PROBE =
      new ZeroGradient(new CriticalPointSearch(BOUND, 500, 100), List.of(1e-3, 1e-1), 50);

  @TempDir Path directory;

  @Test
  void takesATrainedPerceptronToAVanishingGradient() {
    Measurements run = run(trial(1, 1));
    assertThat(run.scalar("zero.reached")).isEqualTo(1);
    assertThat(run.scalar("zero.gradient")).isLessThan(BOUND);
    assertThat(run.scalar("trained.gradient")).isGreaterThan(BOUND);
    assertThat(run.scalar("zero.loss")).isLessThan(run.scalar("trained.loss"));
    assertThat(run.scalar("zero.descents")).isPositive();
    assertThat(run.series("zero.spectrum").size()).isEqualTo(13);
    assertThat(run.series("zero.parameters").size()).isEqualTo(13);
    assertThat(run.series("zero.ratio").xs()).containsExactly(1e-3, 1e-1);
    assertThat(run.series("zero.ratio").at(1e-1)).isBetween(0.0, 1.0);
  }

  @Test
  void measuresTheLossThatTrainingSaw() {
    Measurements run = run(trial(2, 2));
    assertThat(run.scalar("trained.loss")).isCloseTo(run.scalar("final.train.loss"), within(1e-5));
  }

  @Test
  void keepsTheStartOfEachRun() {
    List<Weights> starts =
        LongStream.rangeClosed(1, 3)
            .mapToObj(seed -> run(trial(seed, seed)).weights("start"))
            .toList();
    assertThat(Weights.distinct(starts)).isEqualTo(3);
  }

  @Test
  void refusesANetworkWithoutAnExactHessian() {
    assertThatThrownBy(
            () ->
                new Trial(
                    new TrialData.Images(Trials.STROKES.name(), Trials.STROKES.digest(), 64, 50, 0),
                    ConvNet.ofWidths(2),
                    Optimizer.adam(1e-2),
                    64,
                    new Budget.Steps(1),
                    5,
                    PROBE))
        .hasMessageContaining("ask for a vanishing gradient");
  }

  private static Trial trial(long seed, long initSeed) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(32)),
        Mlp.ofWidths(Activation.TANH, 4),
        Optimizer.adam(1e-2),
        32,
        new Budget.Steps(50),
        seed,
        initSeed,
        List.of(new FinalFit(), PROBE));
  }

  private Measurements run(Trial trial) {
    return Trials.runner(directory, 1, Trials.NO_WARNING)
        .run(List.of(trial))
        .get(0)
        .result()
        .measurements();
  }
}
