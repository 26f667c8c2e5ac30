package dev.assay.statistics;

import java.util.Locale;

/**
 * Test whether a mean lies inside a range, and whether it lies outside.
 *
 * <p>Inside is shown by two one-sided tests (TOST, Schuirmann 1987): p is the larger of the two, so
 * that p ≤ α exactly when the interval of level 1 − 2α lies inside. Outside is shown by either
 * one-sided test, doubled when the range has two finite ends. At zero variance the mean is known
 * and the range is closed.
 *
 * @param pInside p of the mean lying outside or on the edge
 * @param pOutside p of the mean lying inside
 */
public record Equivalence(double pInside, double pOutside) {

  /**
   * Test the sample's mean against a closed range.
   *
   * @param low lower end; −∞ for "at most"
   * @param high upper end; +∞ for "at least"
   * @throws IllegalArgumentException if low exceeds high, or neither end is finite
   * @throws IllegalStateException if no seed has a value
   */
  public static Equivalence of(Sample sample, double low, double high) {
    if (!(low <= high) || Double.isInfinite(low) && Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s: [%s, %s] is no range to test; low must not exceed high and one end must be finite.",
              sample.metric(),
              low,
              high));
    }
    if (sample.size() < 2) {
      return new Equivalence(1, 1);
    }
    if (sample.isConstant()) {
      boolean inside = low <= sample.mean() && sample.mean() <= high;
      return new Equivalence(inside ? 0 : 1, inside ? 1 : 0);
    }
    boolean bounded = Double.isFinite(low);
    boolean capped = Double.isFinite(high);
    MeanTest below = MeanTest.of(sample, bounded ? low : 0);
    MeanTest above = MeanTest.of(sample, capped ? high : 0);
    double inside = Math.max(bounded ? below.pGreater() : 0, capped ? above.pLess() : 0);
    double outside = Math.min(bounded ? below.pLess() : 1, capped ? above.pGreater() : 1);
    return new Equivalence(inside, Math.min(1, bounded && capped ? 2 * outside : outside));
  }
}
