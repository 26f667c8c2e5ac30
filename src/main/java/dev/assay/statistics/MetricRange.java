package dev.assay.statistics;

import java.util.Locale;

/**
 * What a number can be, and in which steps it comes.
 *
 * @param low smallest possible value; −∞ if it has none
 * @param high largest possible value; +∞ if it has none
 * @param step distance between neighbouring possible values; 0 if it is continuous or not known
 */
public record MetricRange(double low, double high, double step) {
  /** Any number. */
  public static final MetricRange ANY =
      new MetricRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

  /** A loss, a norm, a distance. */
  public static final MetricRange NOT_NEGATIVE = atLeast(0);

  /** A share, an accuracy, a probability, in no known steps. */
  public static final MetricRange SHARE = between(0, 1);

  /** A rank correlation, a cosine. */
  public static final MetricRange CORRELATION = between(-1, 1);

  /**
   * Checks the ends and the step.
   *
   * @throws IllegalArgumentException if low is not below high, or the step is negative or infinite
   */
  public MetricRange {
    if (!(low < high) || !(step >= 0) || Double.isInfinite(step)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A range from %s to %s in steps of %s: low must be below high, the step 0 or more.",
              low,
              high,
              step));
    }
  }

  /** Makes a range with a lower end alone. */
  public static MetricRange atLeast(double low) {
    return new MetricRange(low, Double.POSITIVE_INFINITY, 0);
  }

  /** Makes a range with an upper end alone, as of R². */
  public static MetricRange atMost(double high) {
    return new MetricRange(Double.NEGATIVE_INFINITY, high, 0);
  }

  /** Makes a range with both ends. */
  public static MetricRange between(double low, double high) {
    return new MetricRange(low, high, 0);
  }

  /** Makes the range of an accuracy, or another share, of so many examples. */
  public static MetricRange shareOf(int examples) {
    return SHARE.inSteps(1.0 / examples);
  }

  /** Makes the range of a count. */
  public static MetricRange count() {
    return NOT_NEGATIVE.inSteps(1);
  }

  /** Returns the same in steps. */
  public MetricRange inSteps(double newStep) {
    return new MetricRange(low, high, newStep);
  }

  /** Tells whether both ends are finite. */
  public boolean hasBothEnds() {
    return Double.isFinite(low) && Double.isFinite(high);
  }

  /** Tells whether a value is possible, steps apart. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Returns the range of the number's negative. */
  public MetricRange turned() {
    return new MetricRange(0 - high, 0 - low, step);
  }

  /** Returns the range of the difference of two such numbers. */
  public MetricRange ofDifference() {
    return new MetricRange(low - high, high - low, step);
  }

  /**
   * Cuts an interval down to the possible values, which costs no coverage; a single end if all of
   * it lies beyond it.
   */
  public Interval within(Interval interval) {
    return new Interval(
        Math.max(low, Math.min(interval.low(), high)),
        Math.min(high, Math.max(interval.high(), low)),
        interval.level());
  }
}
