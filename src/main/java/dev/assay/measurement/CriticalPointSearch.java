package dev.assay.measurement;

import dev.assay.measurement.algebra.SymmetricEigen;
import dev.assay.measurement.algebra.Vectors;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Walks from a trained point to one where the gradient all but vanishes, by exact second
 * derivatives.
 *
 * <p>First down the loss by saddle-free Newton steps −(|H| + λI)⁻¹ g (Dauphin 2014,
 * arXiv:1406.2572), which leave saddles behind. Then down ‖g‖² by Levenberg and Marquardt's steps
 * −(H² + λI)⁻¹ H g on the equations g = 0, which do not: they end at <em>any</em> critical point
 * that is near, minimum or saddle, and what it is is for its {@link Spectrum} to say. The norm
 * alone, far from a critical point, gets caught where Hg = 0 and g is not (Frye 2021,
 * arXiv:2003.10397), so it comes second. A ReLU's kink can end either walk early. {@link
 * CriticalPoint#reached} tells.
 *
 * @param bound the gradient norm to go below, positive
 * @param descents the greatest number of steps down the loss, from 0
 * @param corrections the greatest number of steps down the norm, from 0
 */
public record CriticalPointSearch(double bound, int descents, int corrections) {
  private static final double FIRST_DAMPING = 1e-2;
  private static final double LEAST_DAMPING = 1e-18;
  private static final double EASE = 0.2;
  private static final double STIFFEN = 4;
  private static final int TRIES = 40;

  /** Validates the bound and the numbers of steps. */
  public CriticalPointSearch {
    if (!(bound > 0) || descents < 0 || corrections < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "a bound of %s in %d + %d steps is not usable: give a positive bound and no negative number",
              bound,
              descents,
              corrections));
    }
  }

  /** Searches from a point, which is copied. */
  public CriticalPoint from(Objective objective, double[] start) {
    Walk walk = new Walk(objective, start.clone());
    int down = walk.lower(descents, objective::loss, (value, damping) -> Math.abs(value) + damping);
    int closer =
        walk.lower(
            corrections,
            at -> Vectors.norm(objective.gradient(at)),
            // (H² + λI) / H: the eigenvalue's sign stays, and a zero one is not moved along.
            (value, damping) -> value + damping / value);
    return new CriticalPoint(
        walk.at, objective.loss(walk.at), walk.norm(), down, closer, walk.norm() < bound);
  }

  /** Returns what the gradient is divided by along an eigenvector. */
  @FunctionalInterface
  private interface Divisor {
    double of(double eigenvalue, double damping);
  }

  /** Where the search stands. */
  private final class Walk {
    private final Objective objective;
    private double[] at;
    private double[] gradient;

    Walk(Objective objective, double[] start) {
      this.objective = objective;
      at = start;
      gradient = objective.gradient(at);
    }

    double norm() {
      return Vectors.norm(gradient);
    }

    /** Takes damped steps that lower a merit; returns how many there were. */
    int lower(int limit, ToDoubleFunction<double[]> merit, Divisor divisor) {
      double damping = FIRST_DAMPING;
      double reached = merit.applyAsDouble(at);
      int steps = 0;
      while (steps < limit && !(norm() < bound)) {
        SymmetricEigen eigen = SymmetricEigen.of(objective.hessian(at));
        double[] values = eigen.values();
        double[] coordinates = eigen.coordinates(gradient);
        double before = reached;
        for (int t = 0; t < TRIES && !(reached < before); t++) {
          double[] next =
              Vectors.plus(
                  at, -1, eigen.combination(divide(coordinates, values, damping, divisor)));
          double value = merit.applyAsDouble(next);
          if (value < reached) {
            at = next;
            reached = value;
            damping = Math.max(LEAST_DAMPING, damping * EASE);
          } else {
            damping *= STIFFEN;
          }
        }
        if (!(reached < before)) {
          return steps;
        }
        gradient = objective.gradient(at);
        steps++;
      }
      return steps;
    }

    private double[] divide(
        double[] coordinates, double[] values, double damping, Divisor divisor) {
      double[] quotients = new double[coordinates.length];
      for (int i = 0; i < quotients.length; i++) {
        quotients[i] = coordinates[i] / divisor.of(values[i], damping);
      }
      return quotients;
    }
  }
}
