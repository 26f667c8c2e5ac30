package dev.assay.model.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WeightedRowsProperties {
  @Property(tries = 200)
  void takesTheRowsInTheirOrderHoweverTheLoopsShareThem(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll @IntRange(min = 1, max = 12) int n,
      @ForAll @IntRange(min = 1, max = 40) int length,
      @ForAll boolean transposed,
      @ForAll boolean withBiases) {
    RandomGenerator random = new RandomStreams(seed).stream("rows");
    float[] weights = random(random, width * n + width);
    float[][] rows = new float[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = random(random, length);
    }
    float[][] sums = new float[width][length];
    int sumStride = transposed ? 1 : n;
    int rowStride = transposed ? width : 1;
    int biases = withBiases ? width * n : -1;
    List<Integer> heard = new ArrayList<>();
    new WeightedRows(weights, 0, sumStride, rowStride)
        .write(sums, width, biases, rows, n, length, heard::add);
    for (int s = 0; s < width; s++) {
      for (int k = 0; k < length; k++) {
        float sum = withBiases ? weights[biases + s] : 0;
        for (int i = 0; i < n; i++) {
          sum += weights[s * sumStride + i * rowStride] * rows[i][k];
        }
        assertThat(sums[s][k]).as("sum %d at %d", s, k).isEqualTo(sum);
      }
      assertThat(heard.get(s)).isEqualTo(s);
    }
    assertThat(heard).hasSize(width);
  }

  private static float[] random(RandomGenerator random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) RandomStreams.gaussian(random);
    }
    return values;
  }
}
