package dev.assay.instrument;

import dev.assay.measurement.Objective;

/**
 * (x² − 1)² + y²: minima of curvatures 8 and 2 at x = ±1, a saddle of −4 and 2 at the origin.
 *
 * <p>Searches and spectra are tried on it.
 */
public record TwoWells() implements Objective {
  @Override
  public int parameters() {
    return 2;
  }

  @Override
  public double loss(double[] at) {
    return Math.pow(at[0] * at[0] - 1, 2) + at[1] * at[1];
  }

  @Override
  public double[] gradient(double[] at) {
    return new double[] {4 * at[0] * (at[0] * at[0] - 1), 2 * at[1]};
  }

  @Override
  public double[] hessianVector(double[] at, double[] vector) {
    return new double[] {(12 * at[0] * at[0] - 4) * vector[0], 2 * vector[1]};
  }
}
