package dev.assay.hw1.trajectories;

import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.AGREEMENT;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.DISTANCE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.GROWTH;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.GROWTH_RATIO;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.LATER_SHARE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.LAYERS;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.LAYER_1;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.PERSISTENCE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.PER_PARAMETER;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.RUNS;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.SETTLED;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.SETTLING_LEAD;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.WHOLE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.ends;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.laterShare;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.starts;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.ways;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.evidence.Evidence;
import dev.assay.data.ImageIdentity;
import dev.assay.experiment.Entries;
import dev.assay.experiment.Metrics;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.hw1.DeepRuns;
import dev.assay.hw1.Fabricated;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Weights;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.training.Displacement;
import dev.assay.training.Snapshots;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class WeightTrajectoriesMetricsTest {
  static final int STEPS = 10;

  private static final TrialData IMAGES =
      new Plan(Scale.QUICK, List.of(1L), () -> new ImageIdentity.Known("none", "0".repeat(64)))
          .images(10, 10);

  /** The deep CNN's layers, few channels in each. */
  static final ConvNet SMALL =
      new ConvNet(List.of(List.of(4, 3), List.of(4, 3), List.of(4, 3)), false);

  /** Two runs that go the same way by 4 in the first layer and by 3 in the last, from 2 apart. */
  private static final List<TrialResult> TOGETHER =
      List.of(run(1, i -> i < 1 ? i : 0, 4, 3), run(2, i -> i < 1 ? i + 2 : 0, 4, 3));

  @Test
  void runsThatGoTheSameWayAgreeAndKeepTheirDistance() {
    Evidence evidence = evidence(TOGETHER);
    assertThat(evidence.sample(AGREEMENT, WHOLE).values()).containsOnlyKeys(1L);
    assertThat(evidence.sample(AGREEMENT, WHOLE).mean()).isCloseTo(1, within(1e-9));
    assertThat(evidence.sample(PERSISTENCE, WHOLE).values()).containsOnlyKeys(1L, 2L);
    assertThat(evidence.sample(PERSISTENCE, WHOLE).mean()).isCloseTo(1, within(1e-9));
    assertThat(evidence.sample(DISTANCE, starts(WHOLE)).mean()).isCloseTo(2, within(1e-6));
    assertThat(evidence.sample(DISTANCE, ends(WHOLE)).mean()).isCloseTo(2, within(1e-6));
    assertThat(evidence.sample(DISTANCE, ways(WHOLE)).mean()).isCloseTo(5, within(1e-6));
    assertThat(evidence.sample(DISTANCE, ways(LAYER_1)).mean()).isCloseTo(4, within(1e-6));
    assertThat(evidence.sample(GROWTH, WHOLE).mean()).isCloseTo(1, within(1e-6));
  }

  /** They part by 6 in the last layer alone: √(2² + 6²) / 2. */
  @Test
  void runsThatPartGrow() {
    Evidence evidence = evidence(List.of(TOGETHER.get(0), run(2, i -> i < 1 ? i + 2 : 0, 4, -3)));
    assertThat(evidence.sample(AGREEMENT, WHOLE).mean()).isCloseTo(7 / 25.0, within(1e-9));
    assertThat(evidence.sample(AGREEMENT, LAYER_1).mean()).isCloseTo(1, within(1e-9));
    assertThat(evidence.sample(GROWTH, WHOLE).mean()).isCloseTo(Math.sqrt(10), within(1e-6));
    assertThat(evidence.sample(GROWTH, LAYER_1).mean()).isCloseTo(1, within(1e-6));
    assertThat(evidence.sample(GROWTH_RATIO, RUNS).mean()).isCloseTo(Math.sqrt(10), within(1e-6));
  }

  @Test
  void noRunIsInTwoPairs() {
    List<TrialResult> runs = new ArrayList<>(TOGETHER);
    for (long seed = 3; seed < 8; seed++) {
      double start = seed;
      runs.add(run(seed, i -> start * i, 1, 1));
    }
    assertThat(evidence(runs).sample(AGREEMENT, WHOLE).values()).containsOnlyKeys(1L, 3L, 5L);
  }

  @Test
  void aDivergedRunIsMissingInItsPairAndInNoOther() {
    List<TrialResult> runs =
        List.of(
            TOGETHER.get(0),
            TOGETHER.get(1),
            run(3, i -> 3 * i, 1, 1),
            Fabricated.diverged(Fabricated.trial(10, 4)).result());
    Evidence evidence = evidence(runs);
    String reason = "diverged at step 1 (loss NaN)";
    for (String metric : List.of(AGREEMENT, GROWTH)) {
      assertThat(evidence.sample(metric, WHOLE).missing()).isEqualTo(Map.of(3L, reason));
      assertThat(evidence.sample(metric, WHOLE).values()).containsOnlyKeys(1L);
    }
    assertThat(evidence.sample(PERSISTENCE, WHOLE).missing()).isEqualTo(Map.of(4L, reason));
    assertThat(evidence.sample(PER_PARAMETER, LAYERS.get(0)).missing())
        .isEqualTo(Map.of(4L, reason));
  }

  /** A network at rest has no way: nothing to agree with, no layer that settles. */
  @Test
  void runsThatNeverMoveAreMissing() {
    Evidence evidence = evidence(List.of(run(1, i -> i, 0, 0), run(2, i -> 2 * i, 0, 0)));
    assertThat(evidence.sample(AGREEMENT, WHOLE).missing()).containsOnlyKeys(1L);
    assertThat(evidence.sample(PERSISTENCE, WHOLE).missing()).containsOnlyKeys(1L, 2L);
    assertThat(evidence.sample(GROWTH, WHOLE).mean()).isEqualTo(1);
  }

  @Test
  void refusesRunsOfOneStart() {
    List<TrialResult> twice = List.of(run(1, i -> i, 1, 1), run(2, i -> i, 1, 2));
    assertThatThrownBy(() -> evidence(twice))
        .hasMessageContaining("2 runs start from 1 different weights");
  }

  /** The early layers are 90% of their way after a tenth of the training, the later after all. */
  @Test
  void readsWhichLayersSettleFirstAndWhichSetAnAccuracyIsOf() {
    SortedMap<String, MeasuredSeries> series = new TreeMap<>();
    for (String layer : LAYERS) {
      boolean early = LAYERS.indexOf(layer) < 3;
      series.put(
          Displacement.name(layer),
          new MeasuredSeries(new double[] {0, 1, STEPS}, new double[] {0, early ? 0.9 : 0.1, 1}));
    }
    series.put("train.accuracy", Fabricated.curve(0.3, 0.7));
    series.put("test.accuracy", Fabricated.curve(0.5, 0.9));
    TrialResult run = finished(1, series, new TreeMap<>());
    assertThat(SETTLED.of(run)).isCloseTo(0.1, within(1e-9));
    assertThat(SETTLING_LEAD.of(run)).isGreaterThan(0.7);
    assertThat(Metrics.LAST_TRAIN_ACCURACY.of(run)).isEqualTo(0.7);
    assertThat(Metrics.LAST_TEST_ACCURACY.of(run)).isEqualTo(0.9);
  }

  /** Each parameter moves as far as any other, at a constant speed. */
  @Test
  void layersThatMoveAlikeHaveTheirShareOfTheParameters() {
    TrialResult run = run(1, i -> i, 1, 1);
    assertThat(LATER_SHARE.of(run)).isCloseTo(laterShare(1), within(1e-9));
    assertThat(SETTLING_LEAD.of(run)).isCloseTo(0, within(1e-9));
    assertThat(SETTLED.of(run)).isCloseTo(0.9, within(1e-9));
    assertThat(laterShare(1)).isCloseTo(0.86, within(0.005));
    Evidence evidence = evidence(List.of(run));
    for (String layer : LAYERS) {
      assertThat(evidence.sample(PER_PARAMETER, layer).mean()).isCloseTo(1, within(1e-9));
    }
    assertThat(evidence.sample(PER_PARAMETER, WHOLE).mean()).isCloseTo(1, within(1e-9));
  }

  /**
   * Returns a run from these weights, along one parameter of the first layer and one of the last;
   * its layers' displacements grow evenly to 1 a parameter.
   */
  private static TrialResult run(
      long seed, IntToDoubleFunction start, double alongFirst, double alongLast) {
    int count = (int) SMALL.parameterCount();
    SortedMap<String, Weights> weights = new TreeMap<>();
    for (int k = 0; k < DeepRuns.EPOCHS.size(); k++) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = (float) start.applyAsDouble(i);
      }
      double share = k / (DeepRuns.EPOCHS.size() - 1.0);
      values[1] += (float) (share * alongFirst);
      values[count - 1] += (float) (share * alongLast);
      weights.put(Snapshots.name(DeepRuns.EPOCHS.get(k)), new Weights(values));
    }
    SortedMap<String, MeasuredSeries> series = new TreeMap<>();
    series.put("test.accuracy", Fabricated.curve(0.5, 0.9));
    for (String layer : LAYERS) {
      double moved = Math.sqrt(WeightTrajectoriesMetrics.parameters(List.of(layer)));
      series.put(
          Displacement.name(layer),
          new MeasuredSeries(new double[] {0, STEPS}, new double[] {0, moved}));
    }
    return finished(seed, series, weights);
  }

  static TrialResult finished(
      long seed, SortedMap<String, MeasuredSeries> series, SortedMap<String, Weights> weights) {
    TrialResult made = Fabricated.finished(Fabricated.trial(STEPS, seed), series, Map.of());
    return new TrialResult(
        new Trial(IMAGES, SMALL, Optimizer.adam(1e-3), 1, new Budget.Steps(STEPS), seed),
        new Measurements(series, new TreeMap<>(), weights),
        made.outcome(),
        made.provenance());
  }

  private static Evidence evidence(List<TrialResult> runs) {
    Entries entries = new Entries();
    WeightTrajectoriesMetrics.enter(entries, runs);
    return entries.build();
  }
}
