package dev.assay.claim.criterion;

import dev.assay.claim.assessment.AnytimeTests;
import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.PValues;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.assessment.SeedPattern;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.assessment.Undecidable;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.SeedValues;
import dev.assay.claim.evidence.Text;
import dev.assay.statistics.BinomialProportion;
import dev.assay.statistics.Interval;
import dev.assay.statistics.Limits;
import dev.assay.statistics.Sample;
import dev.assay.statistics.anytime.AnytimeMean;
import dev.assay.statistics.anytime.AnytimeTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The share of runs whose metric lies inside a range.
 *
 * <p>Runs are seeds; tests and interval are exact binomial (Clopper &amp; Pearson 1934). REPRODUCED
 * if the share is shown to lie strictly inside the claimed range of shares, PARTIAL inside the
 * range widened by the tolerance, REFUTED if it is shown outside. A missing run counts as not
 * having the property when it is tested for "enough", and as having it when tested for "not too
 * many": as the worst case for the claim, and as the best case when testing against it.
 *
 * @param metric metric that decides the property
 * @param arm arm whose runs are counted
 * @param from a run has the property from here, included; may be −∞
 * @param to up to here, included; may be +∞
 * @param low claimed share is above this, in [0, 1); 0 for no lower bound
 * @param high claimed share is below this, in (0, 1]; 1 for no upper bound
 * @param tolerance by which the range of shares is widened for PARTIAL, ≥ 0
 */
public record Proportion(
    String metric, String arm, double from, double to, double low, double high, double tolerance)
    implements Criterion {
  /** How the name of a metric ends that is 1 where a run has a property and 0 where not. */
  private static final String YES = " (1 = yes)";

  /**
   * Checks both ranges.
   *
   * @throws IllegalArgumentException if a range is reversed, the shares bound nothing, or the
   *     tolerance is negative
   */
  public Proportion {
    if (!(from <= to)
        || !(0 <= low && low < high && high <= 1)
        || low == 0 && high == 1
        || !(tolerance >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A share in (%s, %s) ± %s of runs with \"%s\" in [%s, %s]: both ranges must be in order, 0 ≤ low < high ≤ 1, and one share must bound.",
              low,
              high,
              tolerance,
              metric,
              from,
              to));
    }
  }

  /** Claims that more than this share of the runs has the metric inside [from, to]. */
  public static Proportion moreThan(
      double share, String metric, String arm, double from, double to) {
    return new Proportion(metric, arm, from, to, share, 1, 0);
  }

  /** Claims that less than this share of the runs has the metric inside [from, to]. */
  public static Proportion lessThan(
      double share, String metric, String arm, double from, double to) {
    return new Proportion(metric, arm, from, to, 0, share, 0);
  }

  /** Grades PARTIAL inside the range of shares widened by this much. */
  public Proportion tolerating(double newTolerance) {
    return new Proportion(metric, arm, from, to, low, high, newTolerance);
  }

  @Override
  public String kind() {
    return "share";
  }

  @Override
  public String label() {
    return String.format(
        Locale.ENGLISH, "%s of the runs of %s have %s", shares(low, high), arm, property());
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "%s of the runs of %s must have %s, shown by exact one-sided binomial tests%s; runs without a value count against the claim.",
        shares(low, high),
        arm,
        property(),
        tolerance == 0
            ? ""
            : String.format(
                Locale.ENGLISH,
                "; %s counts as partial",
                shares(low - tolerance, high + tolerance)));
  }

  @Override
  public SortedMap<String, Object> thresholds() {
    return new Thresholds()
        .put("metric", metric)
        .put("arm", arm)
        .put("from", from)
        .put("to", to)
        .put("low", low)
        .put("high", high)
        .put("tolerance", tolerance)
        .map();
  }

  @Override
  public Optional<MovableThreshold> threshold() {
    if (high == 1) {
      return Optional.of(
          new MovableThreshold(
              "least share",
              low,
              Math.ulp(1),
              1 - Math.ulp(1),
              Text.SHARE,
              share -> new Proportion(metric, arm, from, to, share, high, tolerance)));
    }
    return low == 0
        ? Optional.of(
            new MovableThreshold(
                "largest share",
                high,
                Math.ulp(1),
                1 - Math.ulp(1),
                Text.SHARE,
                share -> new Proportion(metric, arm, from, to, low, share, tolerance)))
        : Optional.empty();
  }

  @Override
  public Set<Measurement> needs() {
    return Set.of(new Measurement(metric, arm));
  }

  @Override
  public Assessment assess(Evidence evidence, double alpha) {
    Sample sample = evidence.sample(metric, arm);
    int missing = sample.missing().size();
    int runs = sample.size() + missing;
    if (runs < 2) {
      return TestedAssessment.undecidable(
          label(),
          new Undecidable(
              String.format(
                  Locale.ENGLISH,
                  "%s of %s has %s: one run decides nothing.",
                  metric,
                  arm,
                  Text.counted(runs, "run")),
              true),
          List.of(),
          runs);
    }
    int having = (int) sample.values().values().stream().filter(this::has).count();
    BinomialProportion fewest = new BinomialProportion(having, runs);
    BinomialProportion most = new BinomialProportion(having + missing, runs);
    String text =
        String.format(
            Locale.ENGLISH,
            "%d of %d runs of %s have %s%s",
            having,
            runs,
            arm,
            property(),
            missing == 0 ? "" : String.format(Locale.ENGLISH, ", %d without a value", missing));
    Interval interval =
        new Interval(
            fewest.interval(1 - 2 * alpha).low(),
            most.interval(1 - 2 * alpha).high(),
            1 - 2 * alpha);
    Observation observation =
        new Observation(
            "share of the runs that have " + property(),
            arm,
            fewest.share(),
            Optional.of(interval),
            Text.SHARE,
            runs,
            text + ": " + Text.interval(interval, Text.SHARE),
            "claimed: " + shares(low, high),
            Optional.of(
                new SeedValues(
                    sample.map(metric, Text.SHARE, value -> has(value) ? 1 : 0).values(),
                    low,
                    high,
                    OptionalDouble.empty())));
    return new TestedAssessment(
        label(),
        text,
        List.of(observation),
        new PValues(
            inside(fewest, most, low, high),
            inside(fewest, most, low - tolerance, high + tolerance),
            outside(fewest, most)),
        List.of(),
        observation.name(),
        observation.name(),
        "Shown not to hold: it lies outside the claimed range.",
        "shown to lie outside the claimed range",
        Optional.empty(),
        SeedPattern.of(sample, this::shows),
        new TreeMap<>(),
        runs,
        runs,
        level ->
            fewestRuns(
                fewest.share(),
                same ->
                    inside(same, same, low - tolerance, high + tolerance) <= level
                        || outside(same, same) <= level),
        level -> fewestRuns(fewest.share(), same -> outside(same, same) <= level),
        anytime(
            observation.name(),
            AnytimeMean.of(
                    sample.map(
                        sample.metric(), "", value -> from <= value && value <= to ? 1.0 : 0.0),
                    Limits.SHARE)
                .atOnce()));
  }

  /** Tests the same at any time: a mixture of bets on zeros and ones. */
  private AnytimeTests anytime(String name, AnytimeTest share) {
    return new AnytimeTests(
        () ->
            new PValues(
                inside(share, low, high),
                inside(share, low - tolerance, high + tolerance),
                outside(share)),
        Map.of(name, share));
  }

  private static double inside(AnytimeTest share, double low, double high) {
    return Math.max(
        low <= 0 ? 0 : share.against(low).pGreater(), high >= 1 ? 0 : share.against(high).pLess());
  }

  private double outside(AnytimeTest share) {
    double tooFew = low <= 0 ? 1 : share.against(low).pLess();
    double tooMany = high >= 1 ? 1 : share.against(high).pGreater();
    boolean both = low > 0 && high < 1;
    return Math.min(1, (both ? 2 : 1) * Math.min(tooFew, tooMany));
  }

  /** Tells whether a run is of the kind that is claimed to be frequent. */
  private boolean shows(double value) {
    return (low == 0) != has(value);
  }

  private boolean has(double value) {
    return from <= value && value <= to;
  }

  private static double inside(
      BinomialProportion fewest, BinomialProportion most, double low, double high) {
    return Math.max(low <= 0 ? 0 : fewest.pGreater(low), high >= 1 ? 0 : most.pLess(high));
  }

  private double outside(BinomialProportion fewest, BinomialProportion most) {
    double tooFew = low <= 0 ? 1 : most.pLess(low);
    double tooMany = high >= 1 ? 1 : fewest.pGreater(high);
    boolean both = low > 0 && high < 1;
    return Math.min(1, (both ? 2 : 1) * Math.min(tooFew, tooMany));
  }

  /** Finds the number of runs at which this share would decide; the share itself may still move. */
  private static OptionalInt fewestRuns(double share, Predicate<BinomialProportion> decides) {
    return IntStream.rangeClosed(2, PowerAdvice.AT_MOST)
        .filter(n -> decides.test(new BinomialProportion((int) Math.round(share * n), n)))
        .findFirst();
  }

  private String property() {
    if (from == 1 && to == 1 && metric.endsWith(YES)) {
      return metric.substring(0, metric.length() - YES.length());
    }
    if (Double.isInfinite(to)) {
      return String.format(Locale.ENGLISH, "%s of at least %s", metric, Text.number(from));
    }
    return Double.isInfinite(from)
        ? String.format(Locale.ENGLISH, "%s of at most %s", metric, Text.number(to))
        : String.format(
            Locale.ENGLISH, "%s in [%s, %s]", metric, Text.number(from), Text.number(to));
  }

  private static String shares(double low, double high) {
    if (high >= 1) {
      return String.format(Locale.ENGLISH, "more than %s%%", Text.number(100 * low));
    }
    return low <= 0
        ? String.format(Locale.ENGLISH, "less than %s%%", Text.number(100 * high))
        : String.format(
            Locale.ENGLISH, "between %s and %s%%", Text.number(100 * low), Text.number(100 * high));
  }
}
