package dev.assay.model.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import java.util.random.RandomGenerator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LongDotsProperties {
  @Property(tries = 20)
  void addsInTheOrderItDocuments(@ForAll long seed, @ForAll boolean twoChunks) {
    int n = twoChunks ? 2 * LongDots.CHUNK : LongDots.CHUNK;
    float[] x0 = row(seed, "x0");
    float[] x1 = row(seed, "x1");
    float[] y = row(seed, "y");
    float[] sums = new float[2];
    new LongDots().pair(sums, n, x0, x1, y);
    assertThat(sums).containsExactly(inOrder(x0, y, n), inOrder(x1, y, n));
    double size = 0;
    double exact = 0;
    for (int i = 0; i < n; i++) {
      exact += (double) x0[i] * y[i];
      size += Math.abs((double) x0[i] * y[i]);
    }
    assertThat((double) sums[0]).isCloseTo(exact, within(1e-6 * size));
  }

  @Example
  void compiledLoopsGiveWhatInterpretedOnesGave() {
    float[] x0 = row(1, "x0");
    float[] x1 = row(1, "x1");
    float[] y = row(1, "y");
    LongDots dots = new LongDots();
    float[] first = new float[2];
    dots.pair(first, 2 * LongDots.CHUNK, x0, x1, y);
    float[] later = new float[2];
    for (int i = 0; i < 20_000; i++) {
      dots.pair(later, 2 * LongDots.CHUNK, x0, x1, y);
    }
    assertThat(later).containsExactly(first);
  }

  /** The same sum without a thought for the compiler. */
  private static float inOrder(float[] x, float[] y, int n) {
    float[] partial = new float[256];
    for (int i = 0; i < 256; i++) {
      partial[i] = x[i] * y[i] + x[i + 256] * y[i + 256];
      if (n > 512) {
        partial[i] += x[i + 512] * y[i + 512] + x[i + 768] * y[i + 768];
      }
    }
    float[] quarters = new float[4];
    for (int i = 0; i < 64; i++) {
      quarters[i / 16] += (partial[i] + partial[i + 64]) + (partial[i + 128] + partial[i + 192]);
    }
    return (quarters[0] + quarters[1]) + (quarters[2] + quarters[3]);
  }

  private static float[] row(long seed, String name) {
    RandomGenerator random = new RandomStreams(seed).stream(name);
    float[] row = LongDots.row(2 * LongDots.CHUNK);
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) RandomStreams.gaussian(random);
    }
    return row;
  }
}
