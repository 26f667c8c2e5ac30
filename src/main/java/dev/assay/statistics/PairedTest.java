package dev.assay.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A comparison of two arms run on the same seeds: paired t, and a sign-flip permutation as second
 * opinion.
 *
 * <p>The t test is {@link MeanTest} on the differences by seed. The permutation test (Fisher 1935)
 * assumes only that each difference is as likely to have either sign: it compares the sum of the
 * differences with the sums under all 2ⁿ sign patterns. With n seeds its p cannot be below 2⁻ⁿ.
 *
 * @param t paired t test of the differences against 0
 * @param permutationGreater p of first being at most second, by sign flips
 */
public record PairedTest(MeanTest t, double permutationGreater) {
  /** Up to here all sign patterns are counted. */
  private static final int EXACT_UP_TO = 18;

  private static final int DRAWS = 200_000;

  /** So many values are one addition of a draw: all their signed sums are known. */
  private static final int BLOCK = 8;

  /**
   * Tests differences that are paired already.
   *
   * <p>A seed without a value leaves the p of the permutation at 1, as it does those of t: the sum
   * of all may be anything. More than 18 seeds draw 200,000 sign patterns from a fixed seed instead
   * of counting all.
   *
   * @throws IllegalStateException if the sample is empty
   */
  public static PairedTest ofDifferences(Sample differences) {
    double[] values = differences.toArray();
    MeanTest t = MeanTest.of(differences, 0);
    if (!differences.missing().isEmpty()) {
      return new PairedTest(t, 1);
    }
    double observed = Arrays.stream(values).sum();
    // Sums that differ by rounding alone are equal.
    double slack = 1e-12 * Arrays.stream(values).map(Math::abs).sum();
    if (values.length > EXACT_UP_TO) {
      return drawn(t, values, observed, slack);
    }
    // Each sum of all is one of the first half's and one of the second's: an addition a pattern.
    double[] first = signedSums(values, 0, values.length / 2);
    double[] second = signedSums(values, values.length / 2, values.length);
    int atLeast = 0;
    for (double one : first) {
      for (double other : second) {
        atLeast += one + other >= observed - slack ? 1 : 0;
      }
    }
    double patterns = 1 << values.length;
    return new PairedTest(t, atLeast / patterns);
  }

  /** Returns the sums of the values from one place up to another, under each pattern of signs. */
  private static double[] signedSums(double[] values, int from, int to) {
    double[] sums = new double[1 << (to - from)];
    for (int i = from; i < to; i++) {
      int done = 1 << (i - from);
      for (int pattern = 0; pattern < done; pattern++) {
        sums[done + pattern] = sums[pattern] - values[i];
        sums[pattern] += values[i];
      }
    }
    return sums;
  }

  private static PairedTest drawn(MeanTest t, double[] values, double observed, double slack) {
    List<double[]> blocks =
        IntStream.iterate(0, from -> from < values.length, from -> from + BLOCK)
            .mapToObj(from -> signedSums(values, from, Math.min(from + BLOCK, values.length)))
            .toList();
    SplittableRandom random = new SplittableRandom(values.length);
    int atLeast = 0;
    for (int i = 0; i < DRAWS; i++) {
      atLeast += randomSum(blocks, random) >= observed - slack ? 1 : 0;
    }
    return new PairedTest(t, (atLeast + 1.0) / (DRAWS + 1.0));
  }

  /**
   * Adds the values with random signs, each with a bit of its own, eight values in one addition.
   */
  private static double randomSum(List<double[]> blocks, SplittableRandom random) {
    double sum = 0;
    long signs = 0;
    for (int i = 0; i < blocks.size(); i++) {
      signs = i % (Long.SIZE / BLOCK) == 0 ? random.nextLong() : signs >>> BLOCK;
      double[] sums = blocks.get(i);
      sum += sums[(int) signs & sums.length - 1];
    }
    return sum;
  }
}
