package dev.assay.statistics;

import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * A test of whether a quantity lies inside a range, and whether it lies outside.
 *
 * <p>Inside is shown by two one-sided tests (TOST, Schuirmann 1987): p is the larger of the two, so
 * that p ≤ α exactly when the interval of level 1 − 2α lies inside. Outside is shown by either
 * one-sided test, doubled when the range has two finite ends.
 *
 * @param pInside p of the quantity lying outside or on the edge
 * @param pOutside p of the quantity lying inside
 */
public record Equivalence(double pInside, double pOutside) {

  /**
   * Tests a quantity against a range by any pair of one-sided tests: of a median ({@link
   * SignTest#of}), a centre ({@link SignedRankTest#of}), the mean of a metric with limits ({@link
   * BoundedMeanTest#of}) or a share ({@link BinomialProportion#against}).
   *
   * <p>Each one-sided test holding its α, so does p inside, without correction (intersection and
   * union, Berger 1982); p outside is doubled when the range has two finite ends.
   *
   * @param low lower end; −∞ for "at most"
   * @param high upper end; +∞ for "at least"
   * @param test from a number to the test against it
   * @throws IllegalArgumentException if low exceeds high, or neither end is finite
   */
  public static Equivalence of(double low, double high, DoubleFunction<? extends OneSided> test) {
    requireRange(low, high);
    double inside = 0;
    double outside = 1;
    if (Double.isFinite(low)) {
      OneSided below = test.apply(low);
      inside = below.pGreater();
      outside = below.pLess();
    }
    if (Double.isFinite(high)) {
      OneSided above = test.apply(high);
      inside = Math.max(inside, above.pLess());
      outside = Math.min(outside, above.pGreater());
      outside = Double.isFinite(low) ? Math.min(1, 2 * outside) : outside;
    }
    return new Equivalence(inside, outside);
  }

  private static void requireRange(double low, double high) {
    if (!(low <= high) || Double.isInfinite(low) && Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A test: [%s, %s] is no range to test; low must not exceed high and one end must be finite.",
              low,
              high));
    }
  }
}
