package dev.assay.measurement.algebra;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The eigenvalues, descending, and eigenvectors of a matrix that is symmetric but for rounding.
 *
 * <p>Decomposes H + sI and takes s away again, s the largest entry's magnitude: Hipparchus's QL
 * iteration does not end where a diagonal is zero beside an off-diagonal that is not quite, as in
 * the Hessian of a network with dead units. The error of an eigenvalue stays what it is without,
 * some 1e-15 of the largest.
 */
public final class SymmetricEigen {
  private static final double ROUNDING = 1e-10;

  private final EigenDecompositionSymmetric eigen;
  private final double shift;

  private SymmetricEigen(EigenDecompositionSymmetric eigen, double shift) {
    this.eigen = eigen;
    this.shift = shift;
  }

  /**
   * Decomposes a matrix.
   *
   * @throws IllegalArgumentException if it differs from its transpose by more than rounding
   */
  public static SymmetricEigen of(double[][] matrix) {
    int n = matrix.length;
    double[][] mean = new double[n][n];
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        mean[i][j] = (matrix[i][j] + matrix[j][i]) / 2;
        largest = Math.max(largest, Math.abs(matrix[i][j]));
        difference = Math.max(difference, Math.abs(matrix[i][j] - matrix[j][i]));
      }
    }
    if (!(difference <= ROUNDING * largest)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "the matrix differs from its transpose by %s, its largest entry is %s: give a symmetric one",
              difference,
              largest));
    }
    for (int i = 0; i < n; i++) {
      mean[i][i] += largest;
    }
    return new SymmetricEigen(
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(mean, false)), largest);
  }

  public double[] values() {
    return Arrays.stream(eigen.getEigenvalues()).map(value -> value - shift).toArray();
  }

  /** Returns an eigenvector of length 1. */
  public double[] vector(int index) {
    return eigen.getEigenvector(index).toArray();
  }

  /** Returns a vector's coordinates along the eigenvectors. */
  public double[] coordinates(double[] vector) {
    return eigen.getVT().operate(vector);
  }

  /** Returns the vector of given coordinates along the eigenvectors. */
  public double[] combination(double[] coordinates) {
    return eigen.getV().operate(coordinates);
  }
}
