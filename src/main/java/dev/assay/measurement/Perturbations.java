package dev.assay.measurement;

import dev.assay.data.RandomStreams;
import dev.assay.measurement.algebra.Vectors;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Gaussian directions around a point, drawn once and used at every deviation.
 *
 * <p>Each parameter has noise of its own. An instance is immutable.
 */
public final class Perturbations {
  private final double[][] directions;

  private Perturbations(double[][] directions) {
    this.directions = directions;
  }

  /** Draws standard normal directions. */
  public static Perturbations draw(int samples, int parameters, RandomGenerator random) {
    if (samples < 1) {
      throw new IllegalArgumentException(samples + " perturbations: give at least 1");
    }
    double[][] directions = new double[samples][parameters];
    for (double[] direction : directions) {
      for (int i = 0; i < parameters; i++) {
        direction[i] = RandomStreams.gaussian(random);
      }
    }
    return new Perturbations(directions);
  }

  /**
   * Returns the sampled minimal ratio: the share of perturbed points whose loss is higher than at
   * the point itself.
   *
   * <p>It is dominated by the largest eigenvalues: to second order a perturbation raises the loss
   * when Σ λᵢ zᵢ² is positive, so five eigenvalues of +1 and 95 of −0.01 still give about 0.97.
   *
   * @param loss the loss, by one and the same formula at every point
   * @param at the point
   * @param deviation the standard deviation of each parameter's noise, positive
   */
  public double higherShare(ToDoubleFunction<double[]> loss, double[] at, double deviation) {
    if (!(deviation > 0)) {
      throw new IllegalArgumentException(
          "a deviation of " + deviation + " perturbs nothing: give a positive one");
    }
    double base = loss.applyAsDouble(at);
    int higher = 0;
    for (double[] direction : directions) {
      if (loss.applyAsDouble(Vectors.plus(at, deviation, direction)) > base) {
        higher++;
      }
    }
    return (double) higher / directions.length;
  }
}
