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
import dev.assay.statistics.Equivalence;
import dev.assay.statistics.Sample;
import dev.assay.statistics.TypicalRun;
import dev.assay.statistics.anytime.AnytimeMedian;
import dev.assay.statistics.anytime.AnytimeTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;

/**
 * Whether a metric of the typical run lies inside a range.
 *
 * <p>REPRODUCED if two one-sided tests put it inside, PARTIAL if they put it inside the range
 * widened by the tolerance, REFUTED if it is shown outside the range and not inside the tolerance:
 * see {@link Equivalence}. A range whose end is the metric's own limit ("99 to 100% accuracy") is
 * an {@link #atLeast}: no test can show a number below its own limit.
 *
 * @param metric metric judged
 * @param arm arm judged
 * @param low lower end; −∞ for "at most"
 * @param high upper end; +∞ for "at least"
 * @param tolerance by which the range is widened for PARTIAL, ≥ 0
 */
public record Level(String metric, String arm, double low, double high, double tolerance)
    implements Criterion {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if low exceeds high, no end is finite, an end is NaN, or the
   *     tolerance is negative
   */
  public Level {
    if (!(low <= high)
        || Double.isInfinite(low) && Double.isInfinite(high)
        || !(tolerance >= 0)
        || Double.isInfinite(tolerance)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A level of \"%s\" in [%s, %s] ± %s: low must not exceed high, one end must be finite, the tolerance 0 or more.",
              metric,
              low,
              high,
              tolerance));
    }
  }

  /** Claims that the typical run lies between two ends. */
  public static Level between(String metric, String arm, double low, double high) {
    return new Level(metric, arm, low, high, 0);
  }

  /** Claims that the typical run has at least this much. */
  public static Level atLeast(String metric, String arm, double low) {
    return new Level(metric, arm, low, Double.POSITIVE_INFINITY, 0);
  }

  /** Claims that the typical run has at most this much. */
  public static Level atMost(String metric, String arm, double high) {
    return new Level(metric, arm, Double.NEGATIVE_INFINITY, high, 0);
  }

  /** Grades PARTIAL inside the range widened by this much on both sides. */
  public Level tolerating(double newTolerance) {
    return new Level(metric, arm, low, high, newTolerance);
  }

  @Override
  public String kind() {
    return "level";
  }

  @Override
  public String label() {
    return String.format(Locale.ENGLISH, "%s of %s %s", metric, arm, range(low, high));
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "%s of %s must be shown to be %s in the typical run by one-sided tests against its ends (TOST)%s.",
        metric,
        arm,
        range(low, high),
        tolerance == 0
            ? ""
            : String.format(
                Locale.ENGLISH,
                "; shown to be %s counts as partial",
                range(low - tolerance, high + tolerance)));
  }

  @Override
  public SortedMap<String, Object> thresholds() {
    return new Thresholds()
        .put("metric", metric)
        .put("arm", arm)
        .put("low", low)
        .put("high", high)
        .put("tolerance", tolerance)
        .map();
  }

  @Override
  public Optional<MovableThreshold> threshold() {
    double any = Double.POSITIVE_INFINITY;
    if (Double.isInfinite(high)) {
      return Optional.of(
          new MovableThreshold(
              "lower end",
              low,
              -any,
              any,
              "",
              end -> new Level(metric, arm, end, high, tolerance)));
    }
    if (Double.isInfinite(low)) {
      return Optional.of(
          new MovableThreshold(
              "upper end",
              high,
              -any,
              any,
              "",
              end -> new Level(metric, arm, low, end, tolerance)));
    }
    double middle = (low + high) / 2;
    return Optional.of(
        new MovableThreshold(
            "distance from " + Text.number(middle),
            (high - low) / 2,
            0,
            any,
            "",
            half -> new Level(metric, arm, middle - half, middle + half, tolerance)));
  }

  @Override
  public Set<Measurement> needs() {
    return Set.of(new Measurement(metric, arm));
  }

  @Override
  public Assessment assess(Evidence evidence, double alpha) {
    Sample sample = evidence.sample(metric, arm);
    TypicalRun run = new TypicalRun(sample, evidence.range(metric));
    String claimed = "claimed: " + range(low, high);
    String subject = metric + " of " + arm;
    List<Observation> observations =
        sample.size() == 0
            ? List.of()
            : List.of(
                Observation.ofRun(metric, arm, run, 1 - 2 * alpha, "")
                    .against(claimed)
                    .with(new SeedValues(sample.values(), low, high, OptionalDouble.empty())));
    if (run.seeds() < 2) {
      return TestedAssessment.undecidable(
          label(), Undecidable.tooFew(subject, sample), observations, sample.size());
    }
    if (sample.size() == 0) {
      return TestedAssessment.undecidable(
          label(), Undecidable.allMissing(subject, sample), observations, 0);
    }
    Equivalence strict = run.within(low, high);
    Equivalence wide = run.within(low - tolerance, high + tolerance);
    return new TestedAssessment(
        label(),
        String.format(
            Locale.ENGLISH,
            "%s: %s %s over %s, %s",
            subject,
            run.middleName(),
            Text.withUnit(run.middle(), sample.unit()),
            Text.counted(sample.size(), "seed"),
            claimed),
        observations,
        new PValues(strict.pInside(), wide.pInside(), strict.pOutside()),
        List.of(),
        metric,
        metric,
        "Shown not to hold: it lies outside the claimed range.",
        "shown to lie outside the claimed range",
        Optional.empty(),
        SeedPattern.of(sample, value -> low <= value && value <= high),
        sample.missing(),
        sample.size(),
        run.seeds(),
        level -> seedsNeeded(run, level),
        level -> PowerAdvice.seeds(seedsOutside(run, level)),
        anytime(AnytimeMedian.of(sample).atOnce()));
  }

  /** Tests the same at any time; a run at an end lies inside, as in {@link TypicalRun#within}. */
  private AnytimeTests anytime(AnytimeTest median) {
    return new AnytimeTests(
        () ->
            new PValues(
                inside(median, low, high),
                inside(median, low - tolerance, high + tolerance),
                outside(median)),
        Map.of(metric, median));
  }

  private static double inside(AnytimeTest median, double low, double high) {
    return Math.max(
        Double.isInfinite(low) ? 0 : median.against(Math.nextDown(low)).pGreater(),
        Double.isInfinite(high) ? 0 : median.against(Math.nextUp(high)).pLess());
  }

  private double outside(AnytimeTest median) {
    boolean both = Double.isFinite(low) && Double.isFinite(high);
    double below = Double.isInfinite(low) ? 1 : median.against(low).pLess();
    double above = Double.isInfinite(high) ? 1 : median.against(high).pGreater();
    return Math.min(1, (both ? 2 : 1) * Math.min(below, above));
  }

  /** Takes whichever is shown first: inside its tolerance, or outside the range. */
  private OptionalInt seedsNeeded(TypicalRun run, double level) {
    int fromLow = Double.isInfinite(low) ? 2 : seedsAbove(run, low - tolerance, level);
    int fromHigh = Double.isInfinite(high) ? 2 : seedsBelow(run, high + tolerance, level);
    return PowerAdvice.seeds(Math.min(Math.max(fromLow, fromHigh), seedsOutside(run, level)));
  }

  private int seedsOutside(TypicalRun run, double level) {
    double each = Double.isFinite(low) && Double.isFinite(high) ? level / 2 : level;
    return Math.min(seedsBelow(run, low, each), seedsAbove(run, high, each));
  }

  private static int seedsAbove(TypicalRun run, double end, double level) {
    return Double.isInfinite(end)
        ? Integer.MAX_VALUE
        : run.seedsToShowAbove(end, level, PowerAdvice.TARGET, PowerAdvice.AT_MOST)
            .orElse(Integer.MAX_VALUE);
  }

  private static int seedsBelow(TypicalRun run, double end, double level) {
    return Double.isInfinite(end)
        ? Integer.MAX_VALUE
        : run.seedsToShowBelow(end, level, PowerAdvice.TARGET, PowerAdvice.AT_MOST)
            .orElse(Integer.MAX_VALUE);
  }

  private static String range(double low, double high) {
    if (Double.isInfinite(high)) {
      return "at least " + Text.number(low);
    }
    return Double.isInfinite(low)
        ? "at most " + Text.number(high)
        : String.format(Locale.ENGLISH, "between %s and %s", Text.number(low), Text.number(high));
  }
}
