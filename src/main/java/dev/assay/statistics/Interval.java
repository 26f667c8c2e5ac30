package dev.assay.statistics;

import java.util.Locale;

/**
 * Bounds of a quantity at a confidence level.
 *
 * @param low lower bound, at most {@code high}; may be −∞
 * @param high upper bound; may be +∞
 * @param level confidence level in (0, 1), for example 0.9
 */
public record Interval(double low, double high, double level) {

  /**
   * Checks the bounds and the level.
   *
   * @throws IllegalArgumentException if a bound is NaN, the bounds are reversed, or the level is
   *     outside (0, 1)
   */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "An interval from %s to %s does not exist: low must not exceed high.",
              low,
              high));
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "A confidence level of %s is outside (0, 1).", level));
    }
  }

  /** Tells whether the value lies inside, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /**
   * Cuts the interval down to what the metric can be, which costs no coverage.
   *
   * @return a single limit if all of the interval lies beyond it
   */
  public Interval within(Limits limits) {
    return new Interval(
        Math.max(limits.low(), Math.min(low, limits.high())),
        Math.min(limits.high(), Math.max(high, limits.low())),
        level);
  }
}
