package dev.assay.measurement.trajectory;

import dev.assay.data.RandomStreams;
import dev.assay.measurement.algebra.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The null hypothesis of a trajectory: steps of the same lengths in random directions.
 *
 * <p>The principal components of a random walk in many dimensions look like a path as well:
 * Antognini and Sohl-Dickstein 2018 (arXiv:1806.08805).
 */
public final class RandomWalk {
  private RandomWalk() {}

  /** Returns a walk from the run's own start with the run's own step lengths. */
  public static Trajectory like(Trajectory run, RandomGenerator random) {
    return from(run.point(0), run.stepLengths(), random);
  }

  /** Returns a walk from a start with steps of given lengths, each in a direction of its own. */
  public static Trajectory from(double[] start, double[] lengths, RandomGenerator random) {
    List<double[]> points = new ArrayList<>();
    points.add(start);
    for (double length : lengths) {
      double[] direction = direction(start.length, random);
      points.add(
          Vectors.plus(points.get(points.size() - 1), length / Vectors.norm(direction), direction));
    }
    return Trajectory.through(points);
  }

  /**
   * Returns the share of variance along a component of a walk of equal steps in infinitely many
   * dimensions.
   *
   * <p>The eigenvalues of its Gram matrix are 1 / (4 sin²(πk / 2n)) for k = 1 … n − 1 and sum to
   * (n² − 1) / 6; for many points the share tends to 6 / (πk)².
   *
   * @param component the component, from 0
   * @param points the number n of points, the start among them
   */
  public static double explained(int component, int points) {
    if (component < 0 || component >= points - 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d points have components 0 to %d, not %d",
              points,
              points - 2,
              component));
    }
    double sine = Math.sin(Math.PI * (component + 1) / (2.0 * points));
    return 6 / (((double) points * points - 1) * 4 * sine * sine);
  }

  private static double[] direction(int dimensions, RandomGenerator random) {
    double[] direction = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      direction[i] = RandomStreams.gaussian(random);
    }
    return direction;
  }
}
