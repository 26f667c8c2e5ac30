package dev.assay.model.vector;

/**
 * The inner loops of a multilayer perceptron, each in the form that the JVM's compiler turns into
 * vector instructions.
 *
 * <p>It does so for loops over whole arrays, from index 0, whose bodies are short (about eight
 * loads and stores) and whose loads all come before the stores. It does not for sums over an array:
 * {@link LongDots} and, for short rows, {@link #dots} go about them differently. Arithmetic is
 * strict IEEE single precision in a fixed order, so results do not depend on whether the compiler
 * succeeded.
 */
public final class VectorLoops {
  private VectorLoops() {}

  /** Writes a bias plus w·x to z. */
  public static void set(float[] z, int n, float bias, float[] x, float w) {
    for (int i = 0; i < n; i++) {
      z[i] = bias + w * x[i];
    }
  }

  /** Adds w·x to z. */
  public static void add(float[] z, int n, float[] x, float w) {
    for (int i = 0; i < n; i++) {
      z[i] += w * x[i];
    }
  }

  /** Adds four weighted rows to z, one after the other. */
  public static void add(
      float[] z,
      int n,
      float[] x0,
      float[] x1,
      float[] x2,
      float[] x3,
      float w0,
      float w1,
      float w2,
      float w3) {
    for (int i = 0; i < n; i++) {
      z[i] = (((z[i] + w0 * x0[i]) + w1 * x1[i]) + w2 * x2[i]) + w3 * x3[i];
    }
  }

  /** Writes a bias plus three weighted rows to y, and likewise with other weights to z. */
  public static void set(
      float[] y,
      float[] z,
      int n,
      float b,
      float c,
      float[] x0,
      float[] x1,
      float[] x2,
      float v0,
      float v1,
      float v2,
      float w0,
      float w1,
      float w2) {
    for (int i = 0; i < n; i++) {
      float p = x0[i];
      float q = x1[i];
      float r = x2[i];
      float s = ((b + v0 * p) + v1 * q) + v2 * r;
      float t = ((c + w0 * p) + w1 * q) + w2 * r;
      y[i] = s;
      z[i] = t;
    }
  }

  /** Adds three weighted rows to y, and likewise with other weights to z. */
  public static void add(
      float[] y,
      float[] z,
      int n,
      float[] x0,
      float[] x1,
      float[] x2,
      float v0,
      float v1,
      float v2,
      float w0,
      float w1,
      float w2) {
    for (int i = 0; i < n; i++) {
      float p = x0[i];
      float q = x1[i];
      float r = x2[i];
      float s = ((y[i] + v0 * p) + v1 * q) + v2 * r;
      float t = ((z[i] + w0 * p) + w1 * q) + w2 * r;
      y[i] = s;
      z[i] = t;
    }
  }

  /** Adds two weighted rows to y, and likewise with other weights to z. */
  public static void add(
      float[] y, float[] z, int n, float[] x0, float[] x1, float v0, float v1, float w0, float w1) {
    for (int i = 0; i < n; i++) {
      float p = x0[i];
      float q = x1[i];
      float s = (y[i] + v0 * p) + v1 * q;
      float t = (z[i] + w0 * p) + w1 * q;
      y[i] = s;
      z[i] = t;
    }
  }

  /** Writes the eight dot products of four rows with two: {@code sums[4j + i] = xᵢ · yⱼ}. */
  public static void dots(
      float[] sums, int n, float[] x0, float[] x1, float[] x2, float[] x3, float[] y0, float[] y1) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    for (int i = 0; i < n; i++) {
      float a = x0[i];
      float b = x1[i];
      float c = x2[i];
      float d = x3[i];
      float p = y0[i];
      float q = y1[i];
      s0 += a * p;
      s1 += b * p;
      s2 += c * p;
      s3 += d * p;
      s4 += a * q;
      s5 += b * q;
      s6 += c * q;
      s7 += d * q;
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
    sums[4] = s4;
    sums[5] = s5;
    sums[6] = s6;
    sums[7] = s7;
  }

  /** Writes the four dot products of four rows with one: {@code sums[i] = xᵢ · y}. */
  public static void dots(
      float[] sums, int n, float[] x0, float[] x1, float[] x2, float[] x3, float[] y) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float t0 = 0;
    float t1 = 0;
    float t2 = 0;
    float t3 = 0;
    int even = n & ~1;
    for (int i = 0; i < even; i += 2) {
      float p = y[i];
      float q = y[i + 1];
      s0 += x0[i] * p;
      s1 += x1[i] * p;
      s2 += x2[i] * p;
      s3 += x3[i] * p;
      t0 += x0[i + 1] * q;
      t1 += x1[i + 1] * q;
      t2 += x2[i + 1] * q;
      t3 += x3[i + 1] * q;
    }
    if (even < n) {
      s0 += x0[even] * y[even];
      s1 += x1[even] * y[even];
      s2 += x2[even] * y[even];
      s3 += x3[even] * y[even];
    }
    sums[0] = s0 + t0;
    sums[1] = s1 + t1;
    sums[2] = s2 + t2;
    sums[3] = s3 + t3;
  }

  /**
   * Returns exp(x) − 1 for x from −1.125 to 1.125 by its series to the sixth power.
   *
   * <p>What is wrong at the ends vanishes in {@link #doubled}, where exp(16x) is next to nothing or
   * all there is.
   */
  public static float series(float x) {
    float q = x * x;
    return x * ((1 + x * 0.5f) + q * ((1 / 6f + x * (1 / 24f)) + q * (1 / 120f + x * (1 / 720f))));
  }

  /** Returns exp(16x) − 1, given exp(x) − 1: doubles x four times by exp(2x) − 1 = e(2 + e). */
  public static float doubled(float e) {
    e *= 2 + e;
    e *= 2 + e;
    e *= 2 + e;
    e *= 2 + e;
    return e;
  }

  /**
   * Returns 1 where an activation is positive, else 0, without a branch.
   *
   * <p>Exact: the smallest positive float times 10⁷⁶ is above 1.
   */
  public static float positive(float activation) {
    return Math.min(1, (activation + Math.abs(activation)) * 1e38f * 1e38f);
  }
}
