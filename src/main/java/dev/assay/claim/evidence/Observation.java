package dev.assay.claim.evidence;

import dev.assay.statistics.Interval;
import dev.assay.statistics.MeanTest;
import dev.assay.statistics.MetricRange;
import dev.assay.statistics.Sample;
import dev.assay.statistics.TypicalRun;
import java.util.Locale;
import java.util.Optional;

/**
 * One observed number with its interval.
 *
 * @param name what was observed
 * @param arm the arm, or the arms compared
 * @param mean mean over seeds, their median where the test counts runs, or the share of runs
 * @param interval of the same at level 1 − 2α, within what the metric can be; empty for a single
 *     seed or an exact number
 * @param unit unit of mean and interval; empty for a pure number
 * @param n seeds that have a value
 * @param text the observation as a sentence, for readers
 * @param compared what the criterion holds the number against, in words; empty if it only
 *     illustrates
 * @param seeds the same number seed by seed, where the criterion holds it against something; empty
 *     where it only illustrates
 */
public record Observation(
    String name,
    String arm,
    double mean,
    Optional<Interval> interval,
    String unit,
    int n,
    String text,
    String compared,
    Optional<SeedValues> seeds) {
  private static final String OVER = " over ";

  /** States a number that only illustrates, or of which no values by seed are kept. */
  public Observation(
      String name,
      String arm,
      double mean,
      Optional<Interval> interval,
      String unit,
      int n,
      String text,
      String compared) {
    this(name, arm, mean, interval, unit, n, text, compared, Optional.empty());
  }

  /**
   * States the mean of a sample with its t interval, which ends where the metric does.
   *
   * @throws IllegalStateException if no seed has a value
   */
  public static Observation of(
      String name, String arm, Sample sample, MetricRange range, double level) {
    return stated(
        name,
        arm,
        sample,
        "mean",
        sample.mean(),
        MeanTest.of(sample, 0).interval(level).map(range::within),
        "");
  }

  /** States the middle of the runs that their test is about, with its interval. */
  public static Observation ofRun(
      String name, String arm, TypicalRun run, double level, String remark) {
    Sample sample = run.sample();
    return stated(name, arm, sample, run.middleName(), run.middle(), run.interval(level), remark);
  }

  private static Observation stated(
      String name,
      String arm,
      Sample sample,
      String what,
      double value,
      Optional<Interval> interval,
      String remark) {
    String missing =
        sample.missing().isEmpty()
            ? ""
            : String.format(Locale.ENGLISH, ", %d missing", sample.missing().size());
    String text =
        String.format(
            Locale.ENGLISH,
            "%s%s: %s %s%s%s%s%s%s",
            name,
            arm.isEmpty() ? "" : String.format(Locale.ENGLISH, " (%s)", arm),
            what,
            Text.withUnit(value, sample.unit()),
            interval.map(i -> ", " + Text.interval(i, sample.unit())).orElse(""),
            OVER,
            Text.counted(sample.size(), "seed"),
            missing,
            remark.isEmpty() ? "" : "; " + remark);
    return new Observation(name, arm, value, interval, sample.unit(), sample.size(), text, "");
  }

  /** Says what the criterion holds the number against. */
  public Observation against(String what) {
    return new Observation(name, arm, mean, interval, unit, n, text, what, seeds);
  }

  /** Adds the number seed by seed, with what the criterion holds it against. */
  public Observation with(SeedValues values) {
    return new Observation(name, arm, mean, interval, unit, n, text, compared, Optional.of(values));
  }

  /** Returns the same with another interval, or none. */
  public Observation bounded(Optional<Interval> other) {
    String before = interval.map(i -> Text.interval(i, unit)).orElse("");
    String after = other.map(i -> Text.interval(i, unit)).orElse("");
    String number = " " + Text.withUnit(mean, unit);
    String said =
        before.isEmpty()
            // The same digits may stand in the name, or in the number of seeds.
            ? after.isEmpty() ? text : text.replace(number + OVER, number + ", " + after + OVER)
            : after.isEmpty() ? text.replace(", " + before, "") : text.replace(before, after);
    return new Observation(name, arm, mean, other, unit, n, said, compared, seeds);
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
