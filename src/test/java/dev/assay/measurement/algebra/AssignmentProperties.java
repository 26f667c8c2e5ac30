package dev.assay.measurement.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AssignmentProperties {
  @Property(tries = 100)
  void findsTheGreatestSumOfAllPermutations(
      @ForAll @IntRange(min = 1, max = 6) int n, @ForAll long seed) {
    RandomGenerator random = new RandomStreams(seed).stream("scores");
    double[][] scores = new double[n][n];
    for (double[] row : scores) {
      Arrays.setAll(row, i -> RandomStreams.gaussian(random));
    }
    int[] chosen = Assignment.greatest(scores);
    assertThat(Arrays.stream(chosen).sorted().toArray()).isEqualTo(IntStream.range(0, n).toArray());
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += scores[i][chosen[i]];
    }
    assertThat(sum).isCloseTo(greatest(scores, 0, new boolean[n]), within(1e-9));
  }

  private static double greatest(double[][] scores, int row, boolean[] taken) {
    if (row == scores.length) {
      return 0;
    }
    double greatest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        taken[j] = true;
        greatest = Math.max(greatest, scores[row][j] + greatest(scores, row + 1, taken));
        taken[j] = false;
      }
    }
    return greatest;
  }
}
