package dev.assay.hw1.trajectories;

import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.DISTANCE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.FIRST_COMPONENT;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.LATER_SHARE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.LAYERS;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.LAYER_1;
import static dev.assay.hw1.trajectories.WeightTrajectoriesClaims.LAYER_1_WALK;
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

import dev.assay.claim.evidence.Evidence;
import dev.assay.hw1.Models;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.trajectory.PrincipalComponents;
import dev.assay.measurement.trajectory.SettlingTime;
import dev.assay.measurement.trajectory.Trajectory;
import dev.assay.measurement.trajectory.TrajectorySet;
import dev.assay.training.Displacement;
import dev.assay.training.TrialResult;
import java.util.List;
import java.util.stream.IntStream;

/** What the deep CNN's runs amount to, in the numbers that the claims of HW1-2 §1 speak of. */
final class WeightTrajectoriesMetrics {
  private static final List<String> LATER = LAYERS.subList(3, LAYERS.size());

  private WeightTrajectoriesMetrics() {}

  /** Returns the share of the parameters that the later layers hold. */
  static double laterParameters() {
    return (double) LATER.stream().mapToInt(WeightTrajectoriesMetrics::parameters).sum()
        / Models.DEEP.parameterCount();
  }

  /**
   * Returns the evidence of the runs that finished.
   *
   * @param inThePlane whether ways and distances are measured in the plane of the figure
   */
  static Evidence of(SavedTrajectories set, boolean inThePlane) {
    Evidence.Builder evidence = Evidence.builder();
    putDrift(evidence, set, set.whole(), WHOLE, inThePlane);
    putDrift(evidence, set, set.wholeWalks(), WHOLE_WALK, inThePlane);
    putDrift(evidence, set, set.layer1(), LAYER_1, inThePlane);
    putDrift(evidence, set, set.layer1Walks(), LAYER_1_WALK, inThePlane);
    putDistances(evidence, set, set.whole(), WHOLE, inThePlane);
    putDistances(evidence, set, set.layer1(), LAYER_1, inThePlane);
    putSpread(evidence, set, set.whole(), WHOLE, true);
    putSpread(evidence, set, set.layer1(), LAYER_1, true);
    for (TrialResult run : set.runs()) {
      putLayers(evidence, run);
    }
    return evidence.build();
  }

  /** Returns the spreads alone, measured in the space of all weights and not in the plane. */
  static Evidence ofSpreadsInAllWeights(SavedTrajectories set) {
    Evidence.Builder evidence = Evidence.builder();
    putSpread(evidence, set, set.whole(), WHOLE, false);
    putSpread(evidence, set, set.layer1(), LAYER_1, false);
    return evidence.build();
  }

  private static TrajectorySet seen(TrajectorySet bundle, boolean inThePlane) {
    return inThePlane ? bundle.plane() : bundle;
  }

  private static void putDrift(
      Evidence.Builder evidence,
      SavedTrajectories set,
      TrajectorySet all,
      String arm,
      boolean inThePlane) {
    TrajectorySet bundle = seen(all, inThePlane);
    for (int i = 0; i < set.seeds().size(); i++) {
      long seed = set.seeds().get(i);
      Trajectory run = bundle.runs().get(i);
      double[] progress = run.progress();
      double least =
          IntStream.range(1, progress.length)
              .mapToDouble(k -> progress[k] - progress[k - 1])
              .min()
              .orElseThrow();
      double first =
          PrincipalComponents.of(IntStream.range(0, run.size()).mapToObj(run::point).toList())
              .explained(0);
      evidence.put(LEAST_PROGRESS, "", arm, seed, least);
      evidence.put(PERSISTENCE, "", arm, seed, run.persistence());
      evidence.put(FIRST_COMPONENT, "", arm, seed, first);
    }
    set.putMissing(evidence, arm, LEAST_PROGRESS, PERSISTENCE, FIRST_COMPONENT);
  }

  private static void putDistances(
      Evidence.Builder evidence,
      SavedTrajectories set,
      TrajectorySet all,
      String what,
      boolean inThePlane) {
    TrajectorySet bundle = seen(all, inThePlane);
    double[] atStart = bundle.distancesBetween(0);
    double[] atEnd = bundle.distancesBetween(bundle.runs().get(0).size() - 1);
    for (int i = 0; i < set.seeds().size(); i++) {
      long seed = set.seeds().get(i);
      evidence.put(DISTANCE, "", starts(what), seed, atStart[i]);
      evidence.put(DISTANCE, "", ends(what), seed, atEnd[i]);
      evidence.put(DISTANCE, "", ways(what), seed, bundle.runs().get(i).displacement());
    }
    for (String arm : List.of(starts(what), ends(what), ways(what))) {
      set.putMissing(evidence, arm, DISTANCE);
    }
  }

  private static void putSpread(
      Evidence.Builder evidence,
      SavedTrajectories set,
      TrajectorySet bundle,
      String arm,
      boolean inThePlane) {
    double[] spread = seen(bundle, inThePlane).spread();
    double root = Math.sqrt(bundle.runs().get(0).dimensions());
    for (int i = 0; i < set.seeds().size(); i++) {
      evidence.put(SPREAD, "", arm, set.seeds().get(i), spread[i]);
      evidence.put(SPREAD_PER_PARAMETER, "", arm, set.seeds().get(i), spread[i] / root);
    }
    set.putMissing(evidence, arm, SPREAD, SPREAD_PER_PARAMETER);
  }

  /** Enters what one run's layers did; a diverged run is missing in each. */
  private static void putLayers(Evidence.Builder evidence, TrialResult run) {
    long seed = run.trial().seed();
    if (run.diverged()) {
      String reason = run.outcome().toString();
      evidence.missing(TEST_ACCURACY, WHOLE, seed, reason);
      evidence.missing(LATER_SHARE, WHOLE, seed, reason);
      LAYERS.forEach(layer -> evidence.missing(SETTLED, layer, seed, reason));
      LAYERS.forEach(layer -> evidence.missing(PER_PARAMETER, layer, seed, reason));
      return;
    }
    evidence.put(TEST_ACCURACY, "", WHOLE, seed, run.measurements().series("test.accuracy").last());
    double later = 0;
    double all = 0;
    for (int i = 0; i < LAYERS.size(); i++) {
      String layer = LAYERS.get(i);
      MeasuredSeries displacement = run.measurements().series(Displacement.name(layer));
      double moved = displacement.last();
      all += moved * moved;
      later += LATER.contains(layer) ? moved * moved : 0;
      evidence.arm(layer, i + 1.0);
      evidence.put(PER_PARAMETER, "", layer, seed, moved / Math.sqrt(parameters(layer)));
      evidence.put(
          SETTLED, "", layer, seed, SettlingTime.reaches(displacement, 0.9) / run.trial().steps());
    }
    evidence.put(LATER_SHARE, "", WHOLE, seed, later / all);
  }

  static int parameters(String layer) {
    return Models.DEEP.parameterBlocks().stream()
        .filter(block -> block.layer().equals(layer))
        .mapToInt(block -> block.length())
        .sum();
  }
}
