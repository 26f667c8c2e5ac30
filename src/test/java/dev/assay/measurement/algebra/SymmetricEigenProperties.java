package dev.assay.measurement.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.measurement.trajectory.Clouds;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SymmetricEigenProperties {
  /** Matrices of low rank, like the Hessian of a network with dead units. */
  @Property(tries = 40)
  void rebuildsTheMatrix(
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll @IntRange(min = 0, max = 5) int rank,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    double[][] matrix = new double[size][size];
    for (double[] vector : Clouds.points(rank, size, seed)) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          matrix[i][j] += vector[i] * vector[j];
        }
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(matrix);
    double[] values = eigen.values();
    for (int i = 0; i < size; i++) {
      double[] unit = new double[size];
      unit[i] = 1;
      double[] coordinates = eigen.coordinates(unit);
      for (int k = 0; k < size; k++) {
        coordinates[k] *= values[k];
      }
      double[] column = eigen.combination(coordinates);
      for (int j = 0; j < size; j++) {
        assertThat(column[j]).isCloseTo(matrix[i][j], within(1e-9));
      }
    }
  }
}
