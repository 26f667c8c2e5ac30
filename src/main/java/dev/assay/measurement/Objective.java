package dev.assay.measurement;

/** A real function of a parameter vector with its exact derivatives, in double precision. */
public interface Objective {
  /** Returns the number of parameters. */
  int parameters();

  /** Returns the value. */
  double loss(double[] at);

  /** Returns the gradient. */
  double[] gradient(double[] at);

  /** Returns the Hessian times a vector. */
  double[] hessianVector(double[] at, double[] vector);

  /** Returns the Hessian: row by row, its products with the unit vectors. */
  default double[][] hessian(double[] at) {
    double[][] rows = new double[parameters()][];
    for (int i = 0; i < rows.length; i++) {
      double[] unit = new double[rows.length];
      unit[i] = 1;
      rows[i] = hessianVector(at, unit);
    }
    return rows;
  }
}
