package dev.assay.statistics.anytime;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Sample;
import dev.assay.statistics.SignTest;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Tests a median over runs at any time, by the signs of the distances from a number.
 *
 * <p>Null of {@link #greater}: given the runs before, a run lies above v with probability at most
 * ½. Nothing else is assumed. It is {@link AnytimeMean} of the runs above v, as 1 and 0, against ½;
 * a run that ties with v or has no value counts against either direction, as in {@link SignTest}.
 * Seven runs of seven are worth 32, enough for one claim at α = 5%.
 */
public final class AnytimeMedian implements AnytimeTest {
  private final double[] least;
  private final double[] most;
  private final UnaryOperator<EProcess> seen;

  private AnytimeMedian(double[] least, double[] most, UnaryOperator<EProcess> seen) {
    this.seen = seen;
    this.least = least;
    this.most = most;
  }

  /**
   * Takes a sample's runs in ascending order of their seeds.
   *
   * @throws IllegalArgumentException if there is no run
   */
  public static AnytimeMedian of(Sample sample) {
    if (sample.size() + sample.missing().size() == 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ENGLISH, "%s has no run: evidence needs one.", sample.metric()));
    }
    return new AnytimeMedian(
        sample.toArray(Double.NEGATIVE_INFINITY),
        sample.toArray(Double.POSITIVE_INFINITY),
        UnaryOperator.identity());
  }

  /**
   * Returns the same by the evidence that all runs give at once, which does not depend on their
   * order and may weaken again; valid at all times, too.
   */
  public AnytimeTest atOnce() {
    return new AnytimeMedian(least, most, EProcess::atOnce);
  }

  @Override
  public EProcess greater(double nullValue) {
    return seen.apply(above(least, nullValue));
  }

  @Override
  public EProcess less(double nullValue) {
    return seen.apply(above(turned(most), -nullValue));
  }

  @Override
  public Interval interval(double level) {
    double enough = -Math.log((1 - level) / 2);
    return new Interval(lowest(least, enough), -lowest(turned(most), enough), level);
  }

  /** Finds the least number that is not excluded from below; the evidence falls at each value. */
  private double lowest(double[] values, double enough) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    // Numbers below the first value are one case, those from each value up to the next another.
    int excluded = -1;
    int open = sorted.length;
    while (open - excluded > 1) {
      int middle = (excluded + open) / 2;
      double place = middle == 0 ? Double.NEGATIVE_INFINITY : sorted[middle - 1];
      if (seen.apply(above(values, place)).largestLog() >= enough) {
        excluded = middle;
      } else {
        open = middle;
      }
    }
    return open == 0 ? Double.NEGATIVE_INFINITY : sorted[open - 1];
  }

  private static EProcess above(double[] values, double v) {
    return AnytimeMean.evidence(
        Arrays.stream(values).map(value -> value > v ? 1 : 0).toArray(), 0.5);
  }

  private static double[] turned(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }
}
