package dev.assay.hw1.trajectories;

import dev.assay.data.RandomStreams;
import dev.assay.experiment.NotMeasuredException;
import dev.assay.hw1.DeepRuns;
import dev.assay.measurement.Weights;
import dev.assay.measurement.trajectory.RandomWalk;
import dev.assay.measurement.trajectory.Trajectory;
import dev.assay.measurement.trajectory.TrajectorySet;
import dev.assay.model.ParameterBlock;
import dev.assay.training.Snapshots;
import dev.assay.training.TrialResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The ways of runs through a space of weights, by seed; those that diverged are not in it.
 *
 * @param ways the ways
 * @param blocks the networks' parameters
 */
record WeightSpace(SortedMap<Long, Trajectory> ways, List<ParameterBlock> blocks) {
  WeightSpace {
    blocks = List.copyOf(blocks);
    ways = Collections.unmodifiableSortedMap(new TreeMap<>(ways));
  }

  /**
   * Reads the snapshots of all weights.
   *
   * @throws IllegalStateException if two runs started from the same weights
   */
  static WeightSpace of(List<TrialResult> runs) {
    List<TrialResult> finished = runs.stream().filter(run -> !run.diverged()).toList();
    Weights.requireDistinct(
        finished.stream().map(run -> run.measurements().weights(Snapshots.name(0))).toList());
    SortedMap<Long, Trajectory> ways = new TreeMap<>();
    finished.forEach(run -> ways.put(run.trial().seed(), trajectory(run)));
    return new WeightSpace(ways, runs.get(0).trial().architecture().parameterBlocks());
  }

  private static Trajectory trajectory(TrialResult run) {
    return Trajectory.of(
        DeepRuns.EPOCHS.stream()
            .map(epoch -> run.measurements().weights(Snapshots.name(epoch)))
            .toList());
  }

  /** Returns the same in the weights of the first layer alone. */
  WeightSpace firstLayer() {
    return each((seed, way) -> way.layer(blocks, blocks.get(0).layer()));
  }

  /** Returns a random walk for each run: its own start and step lengths. */
  WeightSpace walks() {
    return each((seed, way) -> RandomWalk.like(way, new RandomStreams(seed).stream("walk")));
  }

  /** Returns one step for each run: as far as it came from its own start, in a random direction. */
  WeightSpace randomDirections() {
    return each(
        (seed, way) ->
            RandomWalk.like(
                Trajectory.through(List.of(way.point(0), way.point(way.size() - 1))),
                new RandomStreams(seed).stream("direction")));
  }

  /** Returns the runs in the plane of the first two components of all of them, at least two. */
  WeightSpace plane() {
    if (ways.size() < 2) {
      return this;
    }
    List<Trajectory> projected = set().plane().runs();
    List<Long> seeds = new ArrayList<>(ways.keySet());
    return each((seed, way) -> projected.get(seeds.indexOf(seed)));
  }

  private WeightSpace each(BiFunction<Long, Trajectory, Trajectory> change) {
    SortedMap<Long, Trajectory> changed = new TreeMap<>();
    ways.forEach((seed, way) -> changed.put(seed, change.apply(seed, way)));
    return new WeightSpace(changed, blocks);
  }

  /** Returns all runs together; there must be one. */
  TrajectorySet set() {
    return new TrajectorySet(List.copyOf(ways.values()));
  }

  /**
   * Returns the way of a run.
   *
   * @throws NotMeasuredException if it diverged
   */
  Trajectory way(TrialResult run) {
    if (run.diverged()) {
      throw new NotMeasuredException(run.outcome().toString());
    }
    return Objects.requireNonNull(ways.get(run.trial().seed()));
  }

  /** Tells whether any run leaves its start: what rests has no direction to draw. */
  boolean moves() {
    return ways.values().stream().anyMatch(way -> way.displacement() > 0);
  }

  /** Returns the number of each way's last snapshot, from 0; the first is where it starts. */
  int last() {
    return ways.isEmpty() ? 0 : set().runs().get(0).size() - 1;
  }
}
