package dev.assay.measurement;

import dev.assay.measurement.algebra.SymmetricEigen;
import java.util.Arrays;

/**
 * The eigenvalues of a Hessian, descending. Immutable.
 *
 * <p>An eigenvalue counts as zero when its magnitude is at most a tolerance times the largest
 * magnitude. A unit that no example reaches leaves exact zeros, and so does every direction that a
 * network's symmetries leave flat.
 */
public final class Spectrum {
  private final double[] values;

  private Spectrum(double[] values) {
    this.values = values.clone();
    Arrays.sort(this.values);
    for (int i = 0, j = values.length - 1; i < j; i++, j--) {
      double value = this.values[i];
      this.values[i] = this.values[j];
      this.values[j] = value;
    }
  }

  /** Returns the spectrum with the given eigenvalues. */
  public static Spectrum of(double... eigenvalues) {
    if (eigenvalues.length == 0) {
      throw new IllegalArgumentException("no eigenvalues: give at least 1");
    }
    return new Spectrum(eigenvalues);
  }

  /** Returns the spectrum of a symmetric matrix. */
  public static Spectrum ofMatrix(double[][] hessian) {
    return new Spectrum(SymmetricEigen.of(hessian).values());
  }

  /** Returns a copy of the eigenvalues, descending. */
  public double[] values() {
    return values.clone();
  }

  /** Returns how many there are. */
  public int size() {
    return values.length;
  }

  /** Returns how many are positive beyond the tolerance. */
  public int positive(double tolerance) {
    double zero = zero(tolerance);
    return (int) Arrays.stream(values).filter(value -> value > zero).count();
  }

  /** Returns how many are negative beyond the tolerance. */
  public int negative(double tolerance) {
    double zero = zero(tolerance);
    return (int) Arrays.stream(values).filter(value -> value < -zero).count();
  }

  /** Returns how many are zero within the tolerance. */
  public int zeros(double tolerance) {
    return size() - positive(tolerance) - negative(tolerance);
  }

  /** Returns the course's minimal ratio: the share of eigenvalues that are positive. */
  public double positiveShare(double tolerance) {
    return (double) positive(tolerance) / size();
  }

  private double zero(double tolerance) {
    return tolerance * Math.max(Math.abs(values[0]), Math.abs(values[size() - 1]));
  }
}
