package dev.assay.claim.criterion;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.Contrast;
import dev.assay.claim.assessment.FixedAssessment;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.SeedCurves;
import dev.assay.claim.evidence.Text;
import dev.assay.statistics.Bootstrap;
import dev.assay.statistics.BrokenLine;
import dev.assay.statistics.Interval;
import dev.assay.statistics.MetricRange;
import dev.assay.statistics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Whether a metric changes up to a break point and is flat beyond it.
 *
 * <p>Each seed's curve gets two joined straight lines with the break at the claimed place; with b
 * the slope before, positive in the claimed direction, and a the size of the slope after, s = (b −
 * a) / (|b| + a). s is 1 if the curve is flat after the break, 0 if the slope goes on unchanged,
 * negative if the change comes only after the break or goes the other way. "The slope after is at
 * most r times the slope before" is s ≥ s1 = (1 − r) / (1 + r). A missing seed counts as s = ∓1.
 * Where the data themselves put the break is reported with a bootstrap interval and grades nothing.
 *
 * <p>A grid with fewer than {@code beyond} arms past the break cannot show saturation: ILL_POSED.
 *
 * @param metric metric judged
 * @param arms arms with an x in the evidence
 * @param direction UP if the metric is claimed to rise up to the break
 * @param breakAt claimed break point, in units of x
 * @param logX whether slopes are taken over the logarithm of x
 * @param slopeRatio r in [0, 1]
 * @param beyond arms needed past the break, at least 2
 */
public record Saturation(
    String metric,
    List<String> arms,
    Direction direction,
    double breakAt,
    boolean logX,
    double slopeRatio,
    int beyond)
    implements Criterion {
  private static final Bootstrap BREAK = new Bootstrap(200, 20_260_101L);

  /**
   * Checks arms and thresholds.
   *
   * @throws IllegalArgumentException if there are fewer than four arms or a threshold is out of
   *     range
   */
  public Saturation {
    arms = Arms.checked("A saturation", metric, arms, 4);
    if (!(slopeRatio >= 0 && slopeRatio <= 1)
        || beyond < 2
        || !Double.isFinite(breakAt)
        || logX && breakAt <= 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A saturation of \"%s\" at %s with a slope ratio of %s and %d arms beyond: the ratio lies in [0, 1], the arms are 2 or more, a break on a log axis is positive.",
              metric,
              breakAt,
              slopeRatio,
              beyond));
    }
  }

  /** Claims a rise up to the break and none beyond. */
  public static Saturation rising(String metric, List<String> arms, double breakAt) {
    return new Saturation(metric, arms, Direction.UP, breakAt, false, 0.25, 2);
  }

  /** Claims a fall up to the break and none beyond. */
  public static Saturation falling(String metric, List<String> arms, double breakAt) {
    return new Saturation(metric, arms, Direction.DOWN, breakAt, false, 0.25, 2);
  }

  /** Takes slopes over the logarithm of x. */
  public Saturation onLogX() {
    return new Saturation(metric, arms, direction, breakAt, true, slopeRatio, beyond);
  }

  /** Requires this many arms past the break; 2 unless told. */
  public Saturation requiringBeyond(int count) {
    return new Saturation(metric, arms, direction, breakAt, logX, slopeRatio, count);
  }

  @Override
  public String kind() {
    return "saturation";
  }

  @Override
  public String label() {
    return String.format(
        Locale.ENGLISH,
        "%s %s up to %s, then saturates",
        metric,
        direction == Direction.UP ? "rises" : "falls",
        Text.number(breakAt));
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "%s must %s over the arms up to x = %s and be flat beyond: two joined lines per seed%s; s = (slope before − size of slope after) / (sum of their sizes) of the typical run must be shown above 0 and be at least %s, that is, a slope after of at most %s times the slope before. Fewer than %d of the %d arms beyond the break: ill-posed.",
        metric,
        direction == Direction.UP ? "rise" : "fall",
        Text.number(breakAt),
        logX ? " over the logarithm of x" : "",
        Text.number(claimed()),
        Text.number(slopeRatio),
        beyond,
        arms.size());
  }

  @Override
  public SortedMap<String, Object> thresholds() {
    return new Thresholds()
        .put("metric", metric)
        .put("arms", arms)
        .put("direction", direction)
        .put("breakAt", breakAt)
        .put("logX", logX)
        .put("slopeRatio", slopeRatio)
        .put("beyond", beyond)
        .map();
  }

  @Override
  public Optional<MovableThreshold> threshold() {
    return Optional.of(
        new MovableThreshold(
            "ratio of slopes",
            slopeRatio,
            0,
            1,
            "",
            ratio -> new Saturation(metric, arms, direction, breakAt, logX, ratio, beyond)));
  }

  @Override
  public Set<Measurement> needs() {
    return Arms.needs(metric, arms);
  }

  @Override
  public Assessment assess(Evidence evidence, double alpha) {
    return reduced(evidence, alpha, true);
  }

  /** Leaves out the fitted break, whose interval takes 200 fits. */
  @Override
  public Assessment test(Evidence evidence, double alpha) {
    return reduced(evidence, alpha, false);
  }

  private Assessment reduced(Evidence evidence, double alpha, boolean fitted) {
    double[] x = SeedCurves.places(evidence, arms);
    List<Observation> observations = Arms.observe(evidence, metric, arms, alpha);
    long after = Arrays.stream(x).filter(place -> place > breakAt).distinct().count();
    long before = Arrays.stream(x).filter(place -> place <= breakAt).distinct().count();
    if (after < beyond || before < 2) {
      return new FixedAssessment(
          Grade.ILL_POSED,
          String.format(
              Locale.ENGLISH,
              "The grid has %s up to the break at %s and %d beyond; to show a rise and a saturation it needs 2 and %d.",
              Text.counted(before, "place"),
              Text.number(breakAt),
              after,
              beyond),
          observations);
    }
    double[] axis = logX ? Arrays.stream(x).map(Math::log).toArray() : x;
    double place = logX ? Math.log(breakAt) : breakAt;
    SeedCurves curves = SeedCurves.of(evidence, metric, arms);
    String name = "saturation of " + metric;
    Sample s = curves.reduce(name, "", curve -> saturation(BrokenLine.at(place, axis, curve)));
    Contrast contrast = Contrast.of(name, s, 0, claimed(), MetricRange.CORRELATION);
    List<Observation> all = new ArrayList<>();
    if (s.size() > 0) {
      all.add(contrast.observe("", 1 - 2 * alpha, ""));
      if (fitted) {
        all.add(breakPoint(axis, curves, alpha));
      }
    }
    all.addAll(observations);
    return TestedAssessment.all(label(), List.of(contrast), all);
  }

  private double claimed() {
    return (1 - slopeRatio) / (1 + slopeRatio);
  }

  private double saturation(BrokenLine line) {
    double before = direction.sign() * line.slopeBefore();
    double after = Math.abs(line.slopeAfter());
    double sum = Math.abs(before) + after;
    return sum == 0 ? 0 : (before - after) / sum;
  }

  private Observation breakPoint(double[] axis, SeedCurves curves, double alpha) {
    List<double[]> arrays = curves.arrays();
    double[] mean = new double[axis.length];
    for (double[] curve : arrays) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += curve[i] / arrays.size();
      }
    }
    double found = onX(BrokenLine.of(axis, mean).breakPoint());
    Optional<Interval> interval =
        BrokenLine.breakInterval(axis, arrays, BREAK, 1 - 2 * alpha)
            .map(i -> new Interval(onX(i.low()), onX(i.high()), i.level()));
    return new Observation(
        "fitted break point of " + metric,
        "",
        found,
        interval,
        "",
        arrays.size(),
        String.format(
            Locale.ENGLISH,
            "The data put the break at %s%s; claimed %s",
            Text.number(found),
            interval.map(i -> ", " + Text.interval(i, "")).orElse(""),
            Text.number(breakAt)),
        "claimed: " + Text.number(breakAt));
  }

  private double onX(double place) {
    return logX ? Math.exp(place) : place;
  }
}
