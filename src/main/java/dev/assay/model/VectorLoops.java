package dev.assay.model;

/**
 * The inner loops of {@link MlpKernel}, each in the form that the JVM's compiler turns into vector
 * instructions.
 *
 * <p>It does so for loops over whole arrays, from index 0, whose products have a loop-invariant
 * factor. It does not for sums over an array: {@link #dots} keeps eight of them in flight instead.
 * Arithmetic is strict IEEE single precision in a fixed order, so results do not depend on whether
 * the compiler succeeded.
 */
final class VectorLoops {
  private VectorLoops() {}

  /** Writes a bias plus w·x to z. */
  static void set(float[] z, int n, float bias, float[] x, float w) {
    for (int i = 0; i < n; i++) {
      z[i] = bias + w * x[i];
    }
  }

  /** Writes a bias plus four weighted rows to z. */
  static void set(
      float[] z,
      int n,
      float bias,
      float[] x0,
      float[] x1,
      float[] x2,
      float[] x3,
      float w0,
      float w1,
      float w2,
      float w3) {
    for (int i = 0; i < n; i++) {
      z[i] = bias + ((w0 * x0[i] + w1 * x1[i]) + (w2 * x2[i] + w3 * x3[i]));
    }
  }

  /** Adds two weighted rows to z, one after the other. */
  static void add(float[] z, int n, float[] x0, float[] x1, float w0, float w1) {
    for (int i = 0; i < n; i++) {
      z[i] = (z[i] + w0 * x0[i]) + w1 * x1[i];
    }
  }

  /** Adds three weighted rows to z, one after the other. */
  static void add(
      float[] z, int n, float[] x0, float[] x1, float[] x2, float w0, float w1, float w2) {
    for (int i = 0; i < n; i++) {
      z[i] = ((z[i] + w0 * x0[i]) + w1 * x1[i]) + w2 * x2[i];
    }
  }

  /** Adds w·x to z. */
  static void add(float[] z, int n, float[] x, float w) {
    for (int i = 0; i < n; i++) {
      z[i] += w * x[i];
    }
  }

  /** Adds four weighted rows to z. */
  static void add(
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
      z[i] += (w0 * x0[i] + w1 * x1[i]) + (w2 * x2[i] + w3 * x3[i]);
    }
  }

  /** Writes the eight dot products of four rows with two: {@code sums[4j + i] = xᵢ · yⱼ}. */
  static void dots(
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
  static void dots(float[] sums, int n, float[] x0, float[] x1, float[] x2, float[] x3, float[] y) {
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
   * Returns exp(z) − 1 for z from −18 to 18.
   *
   * <p>The series at z/32 to its fifth power, then five doublings by exp(2x) − 1 = e(2 + e): only
   * operations that become vector instructions. For z ≤ 0 it is within 8 units in the last place of
   * the exact value, also near 0.
   */
  static float expm1(float z) {
    float x = z * (1 / 32f);
    float e = x * (1 + x * (1 / 2f + x * (1 / 6f + x * (1 / 24f + x * (1 / 120f)))));
    e *= 2 + e;
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
  static float positive(float activation) {
    return Math.min(1, (activation + Math.abs(activation)) * 1e38f * 1e38f);
  }
}
