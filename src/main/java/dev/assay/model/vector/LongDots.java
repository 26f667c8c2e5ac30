package dev.assay.model.vector;

/**
 * Dot products of long rows in loops that the JVM's compiler turns into vector instructions, which
 * it does not for a plain sum over an array.
 *
 * <p>256 partial sums take every 256th product, two at a time; 64 sums of every 64th partial sum
 * follow, then four of sixteen neighbours, then one. This order is fixed and arithmetic is strict,
 * so a result depends neither on the processor nor on whether the compiler has come round to the
 * loop.
 *
 * <p>Loops have a constant length and few arrays, or the compiler finds them too large to unroll;
 * all loads come before the stores, since it cannot know that two arrays differ.
 */
public final class LongDots {
  /** How many elements are taken at a time; rows are this long or a multiple, padded with zeros. */
  public static final int CHUNK = 512;

  private static final int HALF = 256;
  private static final int FOLDED = 64;

  private final float[] first = row(HALF);
  private final float[] second = row(HALF);
  private final float[] folded = row(FOLDED);

  /**
   * Writes {@code sums[0] = x0 · y} and {@code sums[1] = x1 · y}.
   *
   * @param n the length, {@link #CHUNK} or twice that
   */
  public void pair(float[] sums, int n, float[] x0, float[] x1, float[] y) {
    products(x0, x1, y, first, second);
    if (n > CHUNK) {
      addProducts(x0, x1, y, first, second);
    }
    sums[0] = sum(first);
    sums[1] = sum(second);
  }

  private float sum(float[] partial) {
    fold(partial, folded);
    return total(folded);
  }

  /** Returns a row whose successors in memory lie alike within a cache line, so that all align. */
  public static float[] row(int length) {
    int headerFloats = 4;
    int line = 16;
    return new float[(length + headerFloats + line - 1) / line * line + line - headerFloats];
  }

  private static void products(float[] x0, float[] x1, float[] y, float[] s0, float[] s1) {
    for (int i = 0; i < HALF; i++) {
      float a = y[i];
      float b = y[i + HALF];
      float p = x0[i] * a + x0[i + HALF] * b;
      float q = x1[i] * a + x1[i + HALF] * b;
      s0[i] = p;
      s1[i] = q;
    }
  }

  private static void addProducts(float[] x0, float[] x1, float[] y, float[] s0, float[] s1) {
    for (int i = 0; i < HALF; i++) {
      float a = y[i + CHUNK];
      float b = y[i + CHUNK + HALF];
      float p = s0[i] + (x0[i + CHUNK] * a + x0[i + CHUNK + HALF] * b);
      float q = s1[i] + (x1[i + CHUNK] * a + x1[i + CHUNK + HALF] * b);
      s0[i] = p;
      s1[i] = q;
    }
  }

  private static void fold(float[] from, float[] to) {
    for (int i = 0; i < FOLDED; i++) {
      to[i] = (from[i] + from[i + FOLDED]) + (from[i + 2 * FOLDED] + from[i + 3 * FOLDED]);
    }
  }

  private static float total(float[] z) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int i = 0; i < FOLDED / 4; i++) {
      s0 += z[i];
      s1 += z[i + FOLDED / 4];
      s2 += z[i + 2 * (FOLDED / 4)];
      s3 += z[i + 3 * (FOLDED / 4)];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
