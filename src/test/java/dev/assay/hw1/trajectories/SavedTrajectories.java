package dev.assay.hw1.trajectories;

import dev.assay.claim.evidence.Evidence;
import dev.assay.data.RandomStreams;
import dev.assay.hw1.DeepRuns;
import dev.assay.hw1.Models;
import dev.assay.measurement.trajectory.RandomWalk;
import dev.assay.measurement.trajectory.Trajectory;
import dev.assay.measurement.trajectory.TrajectorySet;
import dev.assay.training.Snapshots;
import dev.assay.training.TrialResult;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The deep CNN's runs as trajectories, with the random walks they are held against.
 *
 * @param runs all runs, diverged ones too
 * @param seeds the seeds of the runs that finished, in the bundles' order
 * @param whole all weights of these
 * @param layer1 the first convolution's
 * @param wholeWalks a random walk for each
 * @param layer1Walks a random walk for each first convolution
 */
record SavedTrajectories(
    List<TrialResult> runs,
    List<Long> seeds,
    TrajectorySet whole,
    TrajectorySet layer1,
    TrajectorySet wholeWalks,
    TrajectorySet layer1Walks) {

  /**
   * Reads the snapshots of all runs.
   *
   * @throws IllegalStateException if two runs started from the same weights
   */
  static SavedTrajectories of(List<TrialResult> runs) {
    List<TrialResult> finished = runs.stream().filter(run -> !run.diverged()).toList();
    List<Long> seeds = finished.stream().map(run -> run.trial().seed()).toList();
    TrajectorySet whole =
        new TrajectorySet(finished.stream().map(SavedTrajectories::trajectory).toList());
    if (whole.distinctStarts() != seeds.size()) {
      throw new IllegalStateException(
          "%d runs start from %d different weights: initialise each anew"
              .formatted(seeds.size(), whole.distinctStarts()));
    }
    TrajectorySet layer1 =
        new TrajectorySet(
            whole.runs().stream()
                .map(run -> run.layer(Models.DEEP.parameterBlocks(), "conv1"))
                .toList());
    return new SavedTrajectories(
        runs, seeds, whole, layer1, walks(whole, seeds, "walk"), walks(layer1, seeds, "walk-1"));
  }

  private static Trajectory trajectory(TrialResult run) {
    return Trajectory.of(
        DeepRuns.EPOCHS.stream()
            .map(epoch -> run.measurements().weights(Snapshots.name(epoch)))
            .toList());
  }

  private static TrajectorySet walks(TrajectorySet bundle, List<Long> seeds, String stream) {
    return new TrajectorySet(
        IntStream.range(0, seeds.size())
            .mapToObj(
                i ->
                    RandomWalk.like(
                        bundle.runs().get(i), new RandomStreams(seeds.get(i)).stream(stream)))
            .toList());
  }

  /** Enters the runs that diverged as missing. */
  void putMissing(Evidence.Builder evidence, String arm, String... metrics) {
    for (TrialResult run : runs) {
      for (String metric : metrics) {
        if (run.diverged()) {
          evidence.missing(metric, arm, run.trial().seed(), run.outcome().toString());
        }
      }
    }
  }
}
