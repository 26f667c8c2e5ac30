package dev.assay.hw1.trajectories;

import static dev.assay.hw1.NullJudge.judgedBy;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.LAYERS;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.LAYER_1;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Claim;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.evidence.Evidence;
import dev.assay.experiment.Entries;
import dev.assay.experiment.Metric;
import dev.assay.experiment.Metrics;
import dev.assay.hw1.DeepRuns;
import dev.assay.hw1.Fabricated;
import dev.assay.hw1.NullJudge;
import dev.assay.junit.ClaimFile;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Weights;
import dev.assay.measurement.trajectory.Trajectory;
import dev.assay.model.ParameterBlock;
import dev.assay.training.Displacement;
import dev.assay.training.Snapshots;
import dev.assay.training.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Judges sixteen fabricated runs: a random walk in all weights reproduces nothing. */
class WeightTrajectoriesNullIT {
  private static final List<Claim> CLAIMS =
      ClaimFile.experiment(WeightTrajectoriesClaimsIT.class).claims();
  private static final int SEEDS = 16;

  /** What criteria read at c34ebc3 and do not now. */
  private static final String LEAST_PROGRESS = "least progress of a step along the run's own line";

  private static final String SPREAD = "spread in the plane of PC1 and PC2";
  private static final int STEPS = WeightTrajectoriesMetricsTest.STEPS;
  private static final int FIRST_LAYER =
      WeightTrajectoriesMetricsTest.SMALL.parameterBlocks().stream()
          .filter(block -> block.layer().equals("conv1"))
          .mapToInt(ParameterBlock::length)
          .sum();

  /**
   * How weights move.
   *
   * @param first how far each of the first layer's goes in a step, times those of the others
   * @param shared the share of each step that all runs have
   * @param lead how much sooner the early layers stop, as a share of the training
   */
  private record World(double first, double shared, double lead) {
    TrialResult run(long seed, double[] common, RandomGenerator random) {
      int count = common.length;
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        // As in the deep CNN, the first layer's weights start larger.
        values[i] = (float) ((i < FIRST_LAYER ? 1 : 0.1) * random.nextGaussian());
      }
      SortedMap<String, Weights> weights = new TreeMap<>();
      for (int epoch : DeepRuns.EPOCHS) {
        weights.put(Snapshots.name(epoch), new Weights(values));
        double own = Math.sqrt(1 - shared * shared);
        for (int i = 0; i < count; i++) {
          double step = shared * common[i] + own * random.nextGaussian();
          values[i] += (float) ((i < FIRST_LAYER ? first : 1) * 0.5 * step);
        }
      }
      SortedMap<String, MeasuredSeries> series = new TreeMap<>();
      series.put("test.accuracy", Fabricated.curve(0.98 + 0.002 * random.nextGaussian()));
      for (String layer : LAYERS) {
        series.put(Displacement.name(layer), displacement(layer, random));
      }
      return WeightTrajectoriesMetricsTest.finished(seed, series, weights);
    }

    /** The distance from the start of a walk in as many dimensions as the layer has parameters. */
    private MeasuredSeries displacement(String layer, RandomGenerator random) {
      int parameters = WeightTrajectoriesMetrics.parameters(List.of(layer));
      boolean early = LAYERS.indexOf(layer) < 3;
      double step = Math.sqrt(parameters) * (early ? first : 1);
      double[] ys = new double[STEPS + 1];
      for (int k = 1; k <= STEPS; k++) {
        boolean stopped = early && k > (1 - lead) * STEPS;
        double length = stopped ? 0 : step;
        double cosine = random.nextGaussian() / Math.sqrt(parameters);
        ys[k] =
            Math.sqrt(ys[k - 1] * ys[k - 1] + length * length + 2 * ys[k - 1] * length * cosine);
      }
      return new MeasuredSeries(IntStream.rangeClosed(0, STEPS).asDoubleStream().toArray(), ys);
    }

    List<TrialResult> runs(long set) {
      RandomGenerator random = new SplittableRandom(set);
      double[] common =
          DoubleStream.generate(random::nextGaussian)
              .limit(WeightTrajectoriesMetricsTest.SMALL.parameterCount())
              .toArray();
      List<TrialResult> runs = new ArrayList<>();
      for (int i = 1; i <= SEEDS; i++) {
        // Seeds differ from set to set: the walks that the runs are held against come from them.
        runs.add(run(set * SEEDS + i, common, random));
      }
      return runs;
    }

    Evidence evidence(long set) {
      List<TrialResult> runs = runs(set);
      Entries entries = new Entries();
      WeightTrajectoriesMetrics.enter(entries, runs);
      for (TrialResult run : runs) {
        for (Metric metric :
            List.of(
                Metrics.LAST_TEST_ACCURACY,
                WeightTrajectoriesMetrics.LATER_SHARE,
                WeightTrajectoriesMetrics.SETTLING_LEAD,
                WeightTrajectoriesMetrics.SETTLED)) {
          entries.put(
              metric.name(), "", DeepRuns.NETWORK, run.trial().seed(), () -> metric.of(run));
        }
      }
      return entries.build();
    }
  }

  @Test
  void aRandomWalkReproducesNothing() {
    World walk = new World(1, 0, 0);
    Map<String, Integer> reproduced =
        NullJudge.count(CLAIMS, Grade.REPRODUCED, SEEDS, walk::evidence);
    for (String claim : List.of("P1", "P3", "P4", "P5")) {
      assertThat(reproduced.get(claim)).as(claim).isLessThanOrEqualTo(NullJudge.MOST);
    }
  }

  /**
   * What the audit quotes of the criteria at c34ebc3, on the same walk: so the test above can fail.
   * P1 and P5 had other parts beside these, which the walk did not have.
   */
  @Test
  void itReproducedWhatTheyAskedBefore() {
    World walk = new World(1, 0, 0);
    List<Claim> before =
        List.of(
            judgedBy("HW1-2 §1", "P1", Effect.above(LEAST_PROGRESS, WHOLE, 0, 0.02)),
            judgedBy("HW1-2 §1", "P4", Ordering.higherFirst(SPREAD, WHOLE, LAYER_1).byFactor(2)),
            judgedBy(
                "HW1-2 §1",
                "P5",
                Effect.above(WeightTrajectoriesMetrics.LATER_SHARE.name(), WHOLE, 0.5, 0.5)));
    assertThat(NullJudge.count(before, Grade.REPRODUCED, SEEDS, set -> before(walk.runs(set))))
        .containsOnlyKeys("P1", "P4", "P5")
        .allSatisfy((claim, often) -> assertThat(often).as(claim).isGreaterThan(NullJudge.MOST));
  }

  private static Evidence before(List<TrialResult> runs) {
    Entries entries = new Entries();
    WeightSpace whole = WeightSpace.of(runs);
    enterSpreads(entries, runs, WHOLE, whole);
    enterSpreads(entries, runs, LAYER_1, whole.firstLayer());
    for (TrialResult run : runs) {
      long seed = run.trial().seed();
      entries.put(LEAST_PROGRESS, "", WHOLE, seed, () -> leastProgress(whole.way(run)));
      Metric later = WeightTrajectoriesMetrics.LATER_SHARE;
      entries.put(later.name(), "", WHOLE, seed, () -> later.of(run));
    }
    return entries.build();
  }

  /** How far a step goes at least along the line from its run's start to its end. */
  private static double leastProgress(Trajectory way) {
    double[] start = way.point(0);
    double[] end = way.point(way.size() - 1);
    double square = Math.pow(way.displacement(), 2);
    return IntStream.range(1, way.size())
        .mapToDouble(
            k -> {
              double[] to = way.point(k);
              double[] from = way.point(k - 1);
              return IntStream.range(0, start.length)
                  .mapToDouble(i -> (to[i] - from[i]) * (end[i] - start[i]) / square)
                  .sum();
            })
        .min()
        .orElseThrow();
  }

  /** Distance of a run's snapshots from the mean of all, in the plane of the figure. */
  private static void enterSpreads(
      Entries entries, List<TrialResult> runs, String arm, WeightSpace space) {
    WeightSpace plane = space.plane();
    double[] mean = new double[2];
    int points = 0;
    for (TrialResult run : runs) {
      for (int k = 0; k < plane.way(run).size(); k++) {
        mean[0] += plane.way(run).point(k)[0];
        mean[1] += plane.way(run).point(k)[1];
        points++;
      }
    }
    double[] centre = {mean[0] / points, mean[1] / points};
    for (TrialResult run : runs) {
      Trajectory way = plane.way(run);
      double square =
          IntStream.range(0, way.size())
              .mapToDouble(
                  k ->
                      Math.pow(way.point(k)[0] - centre[0], 2)
                          + Math.pow(way.point(k)[1] - centre[1], 2))
              .average()
              .orElseThrow();
      entries.put(SPREAD, "", arm, run.trial().seed(), () -> Math.sqrt(square));
    }
  }

  /** All go the same way, the later layers furthest, and the early ones stop first. */
  @Test
  void whatTheReportSaysIsReproduced() {
    World said = new World(0.1, 0.95, 0.5);
    Map<String, Grade> grades = NullJudge.grades(CLAIMS, said.evidence(1), SEEDS);
    assertThat(grades)
        .containsEntry("P1", Grade.REPRODUCED)
        .containsEntry("P2", Grade.REPRODUCED)
        .containsEntry("P5", Grade.REPRODUCED);
    World apart = new World(0.1, 0, 0);
    assertThat(NullJudge.grades(CLAIMS, apart.evidence(1), SEEDS))
        .containsEntry("P4", Grade.REPRODUCED);
  }
}
