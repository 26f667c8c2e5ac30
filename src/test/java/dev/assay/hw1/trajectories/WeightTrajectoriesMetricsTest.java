package dev.assay.hw1.trajectories;

import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.DISTANCE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.FIRST_COMPONENT;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.LATER_SHARE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.LAYERS;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.LEAST_PROGRESS;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.PERSISTENCE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.PER_PARAMETER;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.SETTLED;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.SPREAD;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.SPREAD_PER_PARAMETER;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.TEST_ACCURACY;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.WHOLE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.WHOLE_WALK;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.ends;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.starts;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.ways;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.evidence.Evidence;
import dev.assay.hw1.Fabricated;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.trajectory.Trajectory;
import dev.assay.measurement.trajectory.TrajectorySet;
import dev.assay.training.Displacement;
import dev.assay.training.TrialResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightTrajectoriesMetricsTest {
  private static final int STEPS = 10;

  /** Along the x axis from 0 to 2, and along the y axis from 3 to 5. */
  private static final TrajectorySet STRAIGHT =
      new TrajectorySet(List.of(way(0, 0, 1, 0, 2, 0), way(0, 3, 0, 4, 0, 5)));

  /** A step east and a step north, twice. */
  private static final TrajectorySet CORNERS =
      new TrajectorySet(List.of(way(0, 0, 1, 0, 1, 1), way(5, 0, 6, 0, 6, 1)));

  @Test
  void aStraightWayIsPersistentAndACornerIsNot() {
    Evidence evidence = WeightTrajectoriesMetrics.of(set(), false);
    assertThat(evidence.sample(PERSISTENCE, WHOLE).values().values())
        .allSatisfy(value -> assertThat(value).isCloseTo(1, within(1e-9)));
    assertThat(evidence.sample(FIRST_COMPONENT, WHOLE).mean()).isCloseTo(1, within(1e-9));
    assertThat(evidence.sample(LEAST_PROGRESS, WHOLE).mean()).isCloseTo(0.5, within(1e-9));
    assertThat(evidence.sample(PERSISTENCE, WHOLE_WALK).mean()).isCloseTo(0, within(1e-9));
    assertThat(evidence.sample(FIRST_COMPONENT, WHOLE_WALK).mean()).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void distancesAreThoseOfTheEnds() {
    Evidence evidence = WeightTrajectoriesMetrics.of(set(), false);
    assertThat(evidence.sample(DISTANCE, starts(WHOLE)).mean()).isCloseTo(3, within(1e-9));
    assertThat(evidence.sample(DISTANCE, ends(WHOLE)).mean())
        .isCloseTo(Math.sqrt(29), within(1e-9));
    assertThat(evidence.sample(DISTANCE, ways(WHOLE)).mean()).isCloseTo(2, within(1e-9));
  }

  @Test
  void spreadIsTheDistanceFromTheMeanOfAllAndTwoDimensionsAreTheirOwnPlane() {
    // The mean of all is (½, 2): squares 4¼, 4¼ and 6¼ of the first run.
    double spread = Math.sqrt(14.75 / 3);
    Evidence evidence = WeightTrajectoriesMetrics.ofSpreadsInAllWeights(set());
    assertThat(evidence.sample(SPREAD, WHOLE).values().get(1L)).isCloseTo(spread, within(1e-9));
    assertThat(evidence.sample(SPREAD_PER_PARAMETER, WHOLE).values().get(1L))
        .isCloseTo(spread / Math.sqrt(2), within(1e-9));
    assertThat(WeightTrajectoriesMetrics.of(set(), true).sample(SPREAD, WHOLE).values().get(1L))
        .isCloseTo(spread, within(1e-9));
  }

  /** Each layer moves by the root of its number of parameters, at a constant speed. */
  @Test
  void layersThatMoveAlikeHaveTheirShareOfTheParameters() {
    Evidence evidence = WeightTrajectoriesMetrics.of(set(), false);
    for (String layer : LAYERS) {
      assertThat(evidence.sample(PER_PARAMETER, layer).mean()).isCloseTo(1, within(1e-9));
      assertThat(evidence.sample(SETTLED, layer).mean()).isCloseTo(0.9, within(1e-9));
    }
    assertThat(evidence.sample(LATER_SHARE, WHOLE).mean())
        .isCloseTo(WeightTrajectoriesMetrics.laterParameters(), within(1e-9));
    assertThat(evidence.sample(TEST_ACCURACY, WHOLE).mean()).isEqualTo(0.9);
  }

  @Test
  void aDivergedRunIsMissingInEveryMetric() {
    Evidence evidence = WeightTrajectoriesMetrics.of(set(), false);
    for (String metric :
        new String[] {PERSISTENCE, LEAST_PROGRESS, SPREAD, LATER_SHARE, TEST_ACCURACY}) {
      assertThat(evidence.sample(metric, WHOLE).missing())
          .isEqualTo(Map.of(3L, "diverged at step 1 (loss NaN)"));
    }
    assertThat(evidence.sample(DISTANCE, ends(WHOLE)).missing()).containsOnlyKeys(3L);
    assertThat(evidence.sample(SETTLED, LAYERS.get(0)).missing()).containsOnlyKeys(3L);
  }

  private static SavedTrajectories set() {
    return new SavedTrajectories(
        List.of(run(1), run(2), Fabricated.diverged(Fabricated.trial(STEPS, 3)).result()),
        List.of(1L, 2L),
        STRAIGHT,
        STRAIGHT,
        CORNERS,
        CORNERS);
  }

  private static TrialResult run(long seed) {
    Map<String, MeasuredSeries> series = new HashMap<>();
    series.put("test.accuracy", Fabricated.curve(0.5, 0.9));
    for (String layer : LAYERS) {
      double moved = Math.sqrt(WeightTrajectoriesMetrics.parameters(layer));
      series.put(
          Displacement.name(layer),
          new MeasuredSeries(new double[] {0, STEPS}, new double[] {0, moved}));
    }
    return Fabricated.finished(Fabricated.trial(STEPS, seed), series, Map.of());
  }

  private static Trajectory way(double... xy) {
    return Trajectory.through(
        List.of(
            new double[] {xy[0], xy[1]}, new double[] {xy[2], xy[3]}, new double[] {xy[4], xy[5]}));
  }
}
