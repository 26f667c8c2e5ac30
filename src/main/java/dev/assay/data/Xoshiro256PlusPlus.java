package dev.assay.data;

import java.util.random.RandomGenerator;

/**
 * Generates xoshiro256++ 1.0 (Blackman and Vigna, "Scrambled Linear Pseudorandom Number
 * Generators", 2021; https://prng.di.unimi.it/xoshiro256plusplus.c).
 *
 * <p>Written out, and with every derived draw its callers use, because the JDK's own module may be
 * absent and its derived draws have changed between releases.
 */
final class Xoshiro256PlusPlus implements RandomGenerator {
  private long s0;
  private long s1;
  private long s2;
  private long s3;

  Xoshiro256PlusPlus(long s0, long s1, long s2, long s3) {
    if ((s0 | s1 | s2 | s3) == 0) {
      throw new IllegalArgumentException("state 0 0 0 0 only yields zeros; give another state");
    }
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
    this.s3 = s3;
  }

  /** Returns the state as its four words. */
  long[] state() {
    return new long[] {s0, s1, s2, s3};
  }

  /** Goes to another state. */
  void restore(long w0, long w1, long w2, long w3) {
    s0 = w0;
    s1 = w1;
    s2 = w2;
    s3 = w3;
  }

  @Override
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long shifted = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  @Override
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  /** Draws from 0 to bound - 1 without bias: 31 high bits, drawn again where they would favour. */
  @Override
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound " + bound + " must be at least 1");
    }
    while (true) {
      int bits = nextInt() >>> 1;
      int value = bits % bound;
      if (bits - value + (bound - 1) >= 0) {
        return value;
      }
    }
  }

  @Override
  public int nextInt(int origin, int bound) {
    if (origin >= bound || bound - origin < 0) {
      throw new IllegalArgumentException(
          "range [" + origin + ", " + bound + ") must be non-empty and shorter than 2^31");
    }
    return origin + nextInt(bound - origin);
  }

  @Override
  public boolean nextBoolean() {
    return nextLong() < 0;
  }

  /** Draws a multiple of 2^-53 from [0, 1). */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  @Override
  public double nextDouble(double bound) {
    return nextDouble(0, bound);
  }

  @Override
  public double nextDouble(double origin, double bound) {
    if (!(origin < bound && bound - origin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "range [" + origin + ", " + bound + ") must be non-empty and finite");
    }
    double value = origin + nextDouble() * (bound - origin);
    return value < bound ? value : Math.nextDown(bound);
  }

  /** Draws a multiple of 2^-24 from [0, 1). */
  @Override
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1.0p-24f;
  }

  @Override
  public double nextGaussian() {
    return RandomStreams.gaussian(this);
  }

  @Override
  public double nextGaussian(double mean, double stddev) {
    if (!(stddev >= 0)) {
      throw new IllegalArgumentException("stddev " + stddev + " must not be negative");
    }
    return mean + stddev * nextGaussian();
  }
}
