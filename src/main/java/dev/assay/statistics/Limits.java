package dev.assay.statistics;

import java.util.Locale;
import java.util.function.DoublePredicate;

/**
 * What a metric can be, for tests of its mean that assume nothing else.
 *
 * @param low smallest possible value, finite, in the metric's unit
 * @param high largest possible value, finite, above {@code low}
 */
public record Limits(double low, double high) {
  /** Limits of a share, an accuracy, a probability. */
  public static final Limits SHARE = new Limits(0, 1);

  /** Limits of a rank correlation. */
  public static final Limits CORRELATION = new Limits(-1, 1);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is NaN or infinite, or low is not below high
   */
  public Limits {
    if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Limits from %s to %s: both must be finite and the first the lower.",
              low,
              high));
    }
  }

  /** Maps a value linearly so that the limits become 0 and 1. */
  public double scale(double value) {
    return (value - low) / (high - low);
  }

  /** Maps back what {@link #scale(double)} mapped. */
  public double unscale(double scaled) {
    return low + scaled * (high - low);
  }

  /**
   * Scales all runs of a sample in ascending order of their seeds.
   *
   * @param missing what a run without a value counts as, in the metric's unit
   * @throws IllegalArgumentException if there is no run or a value is outside the limits
   */
  public double[] scale(Sample sample, double missing) {
    double[] values = sample.toArray(missing);
    if (values.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "%s has no run: a test of its mean needs one.", sample.metric()));
    }
    for (int i = 0; i < values.length; i++) {
      if (!(low <= values[i] && values[i] <= high)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "%s is %s in a run, outside its limits [%s, %s]: correct the limits.",
                sample.metric(),
                values[i],
                low,
                high));
      }
      values[i] = scale(values[i]);
    }
    return values;
  }

  /** Finds where a condition on (0, 1) that fails below some number and holds above it turns. */
  public static double bisect(DoublePredicate holdsAbove) {
    double fails = 0;
    double holds = 1;
    // 60 halvings reach the last digit of a double near 1; the excluded side is kept out.
    for (int i = 0; i < 60; i++) {
      double middle = (fails + holds) / 2;
      if (middle <= 0 || middle >= 1) {
        break;
      }
      if (holdsAbove.test(middle)) {
        holds = middle;
      } else {
        fails = middle;
      }
    }
    return fails;
  }
}
