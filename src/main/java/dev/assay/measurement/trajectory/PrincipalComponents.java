package dev.assay.measurement.trajectory;

import dev.assay.measurement.algebra.SymmetricEigen;
import dev.assay.measurement.algebra.Vectors;
import java.util.List;
import java.util.Locale;

/**
 * The principal components of a few points in a space of many dimensions.
 *
 * <p>Decomposes the n × n Gram matrix of the centred points, which has the covariance's nonzero
 * eigenvalues, so the d × d covariance is never formed (n points, d dimensions). Components come in
 * descending order of variance; each is turned so that its projection of largest magnitude is
 * positive, since an eigenvector's sign is arbitrary.
 */
public final class PrincipalComponents {
  private final double[][] projections;
  private final double[] explained;

  private PrincipalComponents(double[][] projections, double[] explained) {
    this.projections = projections;
    this.explained = explained;
  }

  /**
   * Returns the components of the given points, all together.
   *
   * @param points n points of d numbers each
   * @throws IllegalArgumentException if there are fewer than two points, they differ in length, or
   *     they coincide
   */
  public static PrincipalComponents of(List<double[]> points) {
    int n = points.size();
    if (n < 2) {
      throw new IllegalArgumentException(n + " points have no components: give at least 2");
    }
    SymmetricEigen eigen = SymmetricEigen.of(gram(points));
    double[] values = eigen.values();
    double total = 0;
    for (double value : values) {
      total += Math.max(0, value);
    }
    if (!(total > 0) || Double.isInfinite(total)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "the %d points spread by %s: give points that differ and are finite",
              n,
              total));
    }
    // The centred points span at most n - 1 dimensions.
    double[][] projections = new double[n][n - 1];
    double[] explained = new double[n - 1];
    for (int k = 0; k < n - 1; k++) {
      double[] vector = eigen.vector(k);
      double scale = Math.sqrt(Math.max(0, values[k])) * sign(vector);
      explained[k] = Math.max(0, values[k]) / total;
      for (int i = 0; i < n; i++) {
        projections[i][k] = scale * vector[i];
      }
    }
    return new PrincipalComponents(projections, explained);
  }

  /** Returns how many components there are: one fewer than points. */
  public int components() {
    return explained.length;
  }

  /**
   * Returns a point's coordinate along a component.
   *
   * @param point the point's index, in the order given
   * @param component the component, from 0
   */
  public double projection(int point, int component) {
    return projections[point][component];
  }

  /** Returns the share of the whole variance along a component, 0 to 1. */
  public double explained(int component) {
    return explained[component];
  }

  /** Returns the inner products of the points less their mean. */
  private static double[][] gram(List<double[]> points) {
    int n = points.size();
    double[] mean = mean(points);
    double[][] centred = new double[n][];
    double[][] gram = new double[n][n];
    for (int i = 0; i < n; i++) {
      centred[i] = points.get(i).clone();
      for (int k = 0; k < mean.length; k++) {
        centred[i][k] -= mean[k];
      }
      for (int j = 0; j <= i; j++) {
        gram[i][j] = Vectors.dot(centred[i], centred[j]);
        gram[j][i] = gram[i][j];
      }
    }
    return gram;
  }

  private static double[] mean(List<double[]> points) {
    double[] mean = new double[points.get(0).length];
    for (double[] point : points) {
      if (point.length != mean.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "points of %d and %d numbers: give points of one space",
                mean.length,
                point.length));
      }
      for (int k = 0; k < mean.length; k++) {
        mean[k] += point[k] / points.size();
      }
    }
    return mean;
  }

  private static double sign(double[] vector) {
    double largest = 0;
    for (double entry : vector) {
      if (Math.abs(entry) > Math.abs(largest)) {
        largest = entry;
      }
    }
    return Math.signum(largest);
  }
}
