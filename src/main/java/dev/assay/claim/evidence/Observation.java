package dev.assay.claim.evidence;

import dev.assay.statistics.Interval;
import dev.assay.statistics.MeanTest;
import dev.assay.statistics.Sample;
import java.util.Locale;
import java.util.Optional;

/**
 * One observed number with its interval.
 *
 * @param name what was observed
 * @param arm the arm, or the arms compared
 * @param mean mean over seeds, or the share of runs
 * @param interval of the mean at level 1 − 2α; empty for a single seed or an exact number
 * @param unit unit of mean and interval; empty for a pure number
 * @param n seeds that have a value
 * @param text the observation as a sentence, for readers
 * @param compared what the criterion holds the number against, in words; empty if it only
 *     illustrates
 */
public record Observation(
    String name,
    String arm,
    double mean,
    Optional<Interval> interval,
    String unit,
    int n,
    String text,
    String compared) {

  /**
   * States the mean of a sample with its t interval.
   *
   * @throws IllegalStateException if no seed has a value
   */
  public static Observation of(String name, String arm, Sample sample, double level) {
    return of(name, arm, sample, level, "");
  }

  /** States the mean of a sample, with a remark at the end of the sentence. */
  public static Observation of(
      String name, String arm, Sample sample, double level, String remark) {
    return of(name, arm, sample, level, remark, Double.POSITIVE_INFINITY);
  }

  /**
   * States the mean of a sample of numbers whose size cannot exceed a bound: nor does the interval,
   * whose coverage is the same without the values that the mean cannot have.
   */
  public static Observation of(
      String name, String arm, Sample sample, double level, String remark, double bound) {
    Optional<Interval> interval =
        MeanTest.of(sample, 0)
            .interval(level)
            .map(t -> new Interval(within(bound, t.low()), within(bound, t.high()), t.level()));
    String missing =
        sample.missing().isEmpty()
            ? ""
            : String.format(Locale.ENGLISH, ", %d missing", sample.missing().size());
    String text =
        String.format(
            Locale.ENGLISH,
            "%s%s: mean %s%s over %s%s%s",
            name,
            arm.isEmpty() ? "" : String.format(Locale.ENGLISH, " (%s)", arm),
            Text.withUnit(sample.mean(), sample.unit()),
            interval.map(i -> ", " + Text.interval(i, sample.unit())).orElse(""),
            Text.counted(sample.size(), "seed"),
            missing,
            remark.isEmpty() ? "" : "; " + remark);
    return new Observation(
        name, arm, sample.mean(), interval, sample.unit(), sample.size(), text, "");
  }

  private static double within(double bound, double value) {
    return Math.max(-bound, Math.min(bound, value));
  }

  /** Says what the criterion holds the number against. */
  public Observation against(String what) {
    return new Observation(name, arm, mean, interval, unit, n, text, what);
  }

  /** Names what was observed, with the arm where there is one. */
  public String subject() {
    return arm.isEmpty() ? name : String.format(Locale.ENGLISH, "%s of %s", name, arm);
  }

  /** States an exact number. */
  public static Observation exact(String name, String arm, double value, String text) {
    return new Observation(name, arm, value, Optional.empty(), "", 1, text, "");
  }
}
