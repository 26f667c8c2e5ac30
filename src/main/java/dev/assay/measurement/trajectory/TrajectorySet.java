package dev.assay.measurement.trajectory;

import dev.assay.measurement.algebra.Vectors;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several runs' trajectories with as many snapshots each, looked at together.
 *
 * @param runs the trajectories
 */
public record TrajectorySet(List<Trajectory> runs) {
  /** Copies the runs and validates that they can be compared. */
  public TrajectorySet {
    runs = List.copyOf(runs);
    if (runs.stream().mapToInt(Trajectory::size).distinct().count() != 1
        || runs.stream().mapToInt(Trajectory::dimensions).distinct().count() != 1) {
      throw new IllegalArgumentException(
          "the runs differ in snapshots or parameters: give at least one run, all alike");
    }
  }

  /**
   * Returns one set of components for all snapshots of all runs; the snapshots of run r stand at
   * {@link #index}.
   */
  public PrincipalComponents components() {
    return PrincipalComponents.of(runs.stream().flatMap(run -> run.points().stream()).toList());
  }

  /** Returns the index of a run's snapshot among the points of {@link #components()}. */
  public int index(int run, int snapshot) {
    return run * runs.get(0).size() + snapshot;
  }

  /**
   * Returns, for each run, the mean distance from its snapshot to the other runs' snapshot of the
   * same time.
   *
   * @throws IllegalArgumentException if there is but one run
   */
  public double[] distancesBetween(int snapshot) {
    if (runs.size() < 2) {
      throw new IllegalArgumentException("one run has no distance to others: give at least 2");
    }
    int n = runs.size();
    double[][] distances = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        distances[i][j] =
            Vectors.distance(
                runs.get(i).points().get(snapshot), runs.get(j).points().get(snapshot));
        distances[j][i] = distances[i][j];
      }
    }
    return IntStream.range(0, n)
        .mapToDouble(i -> IntStream.range(0, n).mapToDouble(j -> distances[i][j]).sum() / (n - 1))
        .toArray();
  }

  /** Returns for each run its mean distance to the others, snapshot by snapshot. */
  public List<double[]> distancesBetween() {
    List<double[]> bySnapshot =
        IntStream.range(0, runs.get(0).size()).mapToObj(this::distancesBetween).toList();
    return IntStream.range(0, runs.size())
        .mapToObj(run -> bySnapshot.stream().mapToDouble(distances -> distances[run]).toArray())
        .toList();
  }

  /** Returns for each run its distance from its own start, snapshot by snapshot. */
  public List<double[]> distancesFromStart() {
    return runs.stream()
        .map(run -> IntStream.range(0, run.size()).mapToDouble(k -> run.distance(0, k)).toArray())
        .toList();
  }

  /** Returns the runs as the figure shows them: in the plane of the first two components. */
  public TrajectorySet plane() {
    PrincipalComponents components = components();
    int second = Math.min(1, components.components() - 1);
    return new TrajectorySet(
        IntStream.range(0, runs.size())
            .mapToObj(
                run ->
                    Trajectory.through(
                        IntStream.range(0, runs.get(0).size())
                            .map(snapshot -> index(run, snapshot))
                            .mapToObj(
                                i ->
                                    new double[] {
                                      components.projection(i, 0), components.projection(i, second)
                                    })
                            .toList()))
            .toList());
  }
}
