package dev.assay.statistics.anytime;

import dev.assay.statistics.Interval;
import dev.assay.statistics.OneSided;

/**
 * Tests a quantity against any number, in either direction, with evidence that may grow for ever.
 *
 * <p>A run without a finite value counts against whatever is being shown, as in {@link OneSided}.
 */
public interface AnytimeTest {
  /** Gathers the evidence against the quantity being at most the number, run by run. */
  EProcess greater(double nullValue);

  /** Gathers the evidence against the quantity being at least the number, run by run. */
  EProcess less(double nullValue);

  /**
   * Bounds the quantity at all times: the numbers that no e-value so far excludes at (1 − level) /
   * 2 on its side. Intervals of a growing set of runs are each inside the one before, and all hold
   * the quantity together with probability at least the level (Darling &amp; Robbins 1967, PNAS
   * 57).
   *
   * @param level confidence level in (0, 1)
   */
  Interval interval(double level);

  /** Gives the one-sided p of both directions, valid at every time. */
  default OneSided against(double nullValue) {
    EProcess greater = greater(nullValue);
    EProcess less = less(nullValue);
    return new OneSided() {
      @Override
      public double pGreater() {
        return greater.p();
      }

      @Override
      public double pLess() {
        return less.p();
      }
    };
  }
}
