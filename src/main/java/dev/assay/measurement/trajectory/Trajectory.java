package dev.assay.measurement.trajectory;

import dev.assay.measurement.Weights;
import dev.assay.measurement.algebra.Vectors;
import dev.assay.model.ParameterBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The weights of one run, snapshot after snapshot, as points of one space. Immutable.
 *
 * <p>Distances are Euclidean. The first snapshot is where the run starts.
 */
public final class Trajectory {
  private final List<double[]> points;

  private Trajectory(List<double[]> points) {
    if (points.size() < 2) {
      throw new IllegalArgumentException(
          points.size() + " snapshots are no trajectory: give at least 2");
    }
    this.points = points;
  }

  /** Returns the trajectory through copies of the given points. */
  public static Trajectory through(List<double[]> points) {
    return new Trajectory(points.stream().map(double[]::clone).toList());
  }

  /** Returns the trajectory of all parameters. */
  public static Trajectory of(List<Weights> snapshots) {
    return new Trajectory(
        snapshots.stream()
            .map(weights -> IntStream.range(0, weights.size()).mapToDouble(weights::get).toArray())
            .toList());
  }

  /**
   * Returns the trajectory of one layer's parameters alone.
   *
   * @param blocks the network's parameter blocks
   * @throws IllegalArgumentException if no block is of the layer
   */
  public Trajectory layer(List<ParameterBlock> blocks, String layer) {
    int[] chosen =
        blocks.stream()
            .filter(block -> block.layer().equals(layer))
            .flatMapToInt(block -> IntStream.range(block.offset(), block.end()))
            .toArray();
    if (chosen.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "no layer '%s', only %s",
              layer,
              blocks.stream().map(ParameterBlock::layer).distinct().toList()));
    }
    return new Trajectory(
        points.stream()
            .map(point -> Arrays.stream(chosen).mapToDouble(i -> point[i]).toArray())
            .toList());
  }

  /** Returns how many snapshots there are. */
  public int size() {
    return points.size();
  }

  /** Returns how many parameters each snapshot has. */
  public int dimensions() {
    return points.get(0).length;
  }

  /** Returns a copy of a snapshot. */
  public double[] point(int snapshot) {
    return points.get(snapshot).clone();
  }

  /** Returns the distance from each snapshot to the next. */
  public double[] stepLengths() {
    return IntStream.range(1, size())
        .mapToDouble(i -> Vectors.distance(points.get(i), points.get(i - 1)))
        .toArray();
  }

  /** Returns the distance between two snapshots. */
  public double distance(int from, int to) {
    return Vectors.distance(points.get(from), points.get(to));
  }

  /** Returns the distance from the first snapshot to the last. */
  public double displacement() {
    return distance(0, size() - 1);
  }

  /**
   * Returns the mean cosine between consecutive steps: 1 on a straight line, near 0 on a random
   * walk in many dimensions.
   */
  public double persistence() {
    return IntStream.range(1, size() - 1)
        .mapToDouble(
            i ->
                cosine(
                    Vectors.difference(points.get(i), points.get(i - 1)),
                    Vectors.difference(points.get(i + 1), points.get(i))))
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Returns the cosine between the displacement of this run and that of another: 1 if both went the
   * same way, near 0 for random ways in many dimensions.
   */
  public double agreement(Trajectory other) {
    return cosine(
        Vectors.difference(points.get(size() - 1), points.get(0)),
        Vectors.difference(other.points.get(other.size() - 1), other.points.get(0)));
  }

  private static double cosine(double[] a, double[] b) {
    double cosine = Vectors.dot(a, b) / (Vectors.norm(a) * Vectors.norm(b));
    // Rounding leaves the cosine of parallel ways a little above 1.
    return Math.max(-1, Math.min(1, cosine));
  }

  /** Returns the same way seen from its own first snapshot: it starts at the origin. */
  public Trajectory fromItsStart() {
    return new Trajectory(
        points.stream().map(point -> Vectors.difference(point, points.get(0))).toList());
  }

  List<double[]> points() {
    return points;
  }
}
