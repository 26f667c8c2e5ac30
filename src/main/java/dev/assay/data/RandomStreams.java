package dev.assay.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Names the independent random streams of one seed.
 *
 * <p>The stream called {@code name} is xoshiro256++ whose 256-bit state is SHA-256 over the ASCII
 * text {@code assay-stream-1}, the seed as 8 big-endian bytes and the name in UTF-8, read as four
 * big-endian longs. The draws are the same on every platform and JDK.
 */
public final class RandomStreams {
  private final long seed;

  /** Names the streams of {@code seed}. */
  public RandomStreams(long seed) {
    this.seed = seed;
  }

  /** Starts the stream called {@code name} at its beginning. */
  public RandomGenerator stream(String name) {
    return generator(name);
  }

  /** Starts the same stream as one that can be left and taken up again. */
  public RandomStream resumable(String name) {
    return new RandomStream(generator(name));
  }

  private Xoshiro256PlusPlus generator(String name) {
    ByteBuffer state = new Sha256().text("assay-stream-1").number(seed).text(name).finish();
    return new Xoshiro256PlusPlus(
        state.getLong(), state.getLong(), state.getLong(), state.getLong());
  }

  /** Shuffles {@code values} in place (Fisher and Yates, from the end). */
  public static void shuffle(int[] values, RandomGenerator random) {
    for (int i = values.length - 1; i > 0; i--) {
      swap(values, i, random.nextInt(i + 1));
    }
  }

  /**
   * Draws from the standard normal distribution by Marsaglia's polar method in {@link StrictMath},
   * because {@link RandomGenerator#nextGaussian()} may change between JDKs. One draw of each pair
   * is dropped, so the draw depends on nothing but the generator.
   */
  public static double gaussian(RandomGenerator random) {
    while (true) {
      double u = 2 * random.nextDouble() - 1;
      double v = 2 * random.nextDouble() - 1;
      double square = u * u + v * v;
      if (square > 0 && square < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }

  /** Chooses {@code size} of {@code values}, which it reorders, and returns them ascending. */
  static int[] choose(int[] values, int size, RandomGenerator random) {
    for (int i = 0; i < size; i++) {
      swap(values, i, i + random.nextInt(values.length - i));
    }
    int[] chosen = Arrays.copyOf(values, size);
    Arrays.sort(chosen);
    return chosen;
  }

  private static void swap(int[] values, int i, int j) {
    int value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}
