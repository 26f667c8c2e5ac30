package dev.assay.measurement;

/** ½ Σ λᵢ (xᵢ)²: a loss of known spectrum. */
record Quadratic(double... eigenvalues) implements Objective {
  @Override
  public int parameters() {
    return eigenvalues.length;
  }

  @Override
  public double loss(double[] at) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum += eigenvalues[i] * at[i] * at[i] / 2;
    }
    return sum;
  }

  @Override
  public double[] gradient(double[] at) {
    return hessianVector(at, at);
  }

  @Override
  public double[] hessianVector(double[] at, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = eigenvalues[i] * vector[i];
    }
    return product;
  }
}
