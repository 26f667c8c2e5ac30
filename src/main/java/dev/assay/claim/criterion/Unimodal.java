package dev.assay.claim.criterion;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.Contrast;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.claim.evidence.SeedCurves;
import dev.assay.claim.evidence.Text;
import dev.assay.claim.evidence.ValueScale;
import dev.assay.statistics.MetricRange;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Unimodality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.hipparchus.util.ArithmeticUtils;

/**
 * Whether the middle arms lie above, or below, both ends.
 *
 * <p>Two numbers per seed: mean of the middle minus mean of the low end, and minus mean of the high
 * end (their negatives for DOWN; logarithms of the values on {@link ValueScale#LOG}), each against
 * s0 = 0 and s1 = {@code margin}. Both must hold.
 *
 * @param metric metric judged
 * @param low arms of the low end
 * @param middle arms of the middle
 * @param high arms of the high end
 * @param direction UP for a peak, DOWN for a valley
 * @param scale RAW or LOG
 * @param margin least contrast claimed with either end, ≥ 0
 */
public record Unimodal(
    String metric,
    List<String> low,
    List<String> middle,
    List<String> high,
    Direction direction,
    ValueScale scale,
    double margin)
    implements Criterion {

  /**
   * Checks the arms and the margin.
   *
   * @throws IllegalArgumentException if a group is empty, an arm comes twice, or the margin is
   *     negative
   */
  public Unimodal {
    low = Arms.checked("The low end", metric, low, 1);
    middle = Arms.checked("The middle", metric, middle, 1);
    high = Arms.checked("The high end", metric, high, 1);
    Arms.checked("A contrast", metric, join(low, middle, high), 3);
    if (!(margin >= 0) || Double.isInfinite(margin)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A contrast of \"%s\" by a margin of %s: give 0 or more.",
              metric,
              margin));
    }
  }

  /** Claims that the middle lies above both ends. */
  public static Unimodal peak(
      String metric, List<String> low, List<String> middle, List<String> high) {
    return new Unimodal(metric, low, middle, high, Direction.UP, ValueScale.RAW, 0);
  }

  /** Claims a difference of at least this much with either end. */
  public Unimodal byDifference(double difference) {
    return new Unimodal(metric, low, middle, high, direction, ValueScale.RAW, difference);
  }

  /** Compares geometric means, and claims a factor of at least this much with either end. */
  public Unimodal byFactor(double factor) {
    return new Unimodal(metric, low, middle, high, direction, ValueScale.LOG, Math.log(factor));
  }

  @Override
  public String kind() {
    return "unimodal";
  }

  @Override
  public String label() {
    return String.format(
        Locale.ENGLISH,
        "%s: %s %s %s and %s",
        metric,
        middle,
        direction == Direction.UP ? "above" : "below",
        low,
        high);
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "The mean of %s over arms %s must lie %s its mean over %s and over %s, seed by seed on the %s scale. Both contrasts must be shown for the typical run and be at least %s there.",
        metric,
        middle,
        direction == Direction.UP ? "above" : "below",
        low,
        high,
        scale == ValueScale.RAW ? "raw" : "logarithmic",
        scale == ValueScale.RAW
            ? Text.number(margin)
            : "a factor of " + Text.number(Math.exp(margin)));
  }

  @Override
  public SortedMap<String, Object> thresholds() {
    return new Thresholds()
        .put("metric", metric)
        .put("low", low)
        .put("middle", middle)
        .put("high", high)
        .put("direction", direction)
        .put("scale", scale)
        .put("margin", margin)
        .map();
  }

  @Override
  public Optional<MovableThreshold> threshold() {
    boolean log = scale == ValueScale.LOG;
    return Optional.of(
        new MovableThreshold(
            log ? "ratio of the middle to both ends" : "difference of the middle from both ends",
            margin,
            0,
            Double.POSITIVE_INFINITY,
            log ? Text.LOG_RATIO : "",
            value -> new Unimodal(metric, low, middle, high, direction, scale, value)));
  }

  @Override
  public Set<Measurement> needs() {
    return Arms.needs(metric, join(low, middle, high));
  }

  @Override
  public Assessment assess(Evidence evidence, double alpha) {
    List<String> arms = join(low, middle, high);
    List<Contrast> contrasts =
        List.of(
            contrast(evidence, "low end " + low, low.size(), Unimodality::overLow),
            contrast(evidence, "high end " + high, high.size(), Unimodality::overHigh));
    return TestedAssessment.all(
        label(), contrasts, Arms.observe(evidence, contrasts, metric, arms, alpha));
  }

  private Contrast contrast(
      Evidence evidence, String end, int arms, ToDoubleFunction<Unimodality> contrast) {
    SeedCurves curves = SeedCurves.of(evidence, metric, join(low, middle, high));
    String name =
        String.format(
            Locale.ENGLISH,
            "%s, middle %s %s",
            metric,
            direction == Direction.UP ? "over" : "under",
            end);
    Sample s =
        curves.reduce(
            name,
            scale == ValueScale.RAW ? curves.unit() : Text.LOG_RATIO,
            curve ->
                scale == ValueScale.LOG && Arrays.stream(curve).anyMatch(value -> value <= 0)
                    ? Double.NaN
                    : direction.sign() * contrast.applyAsDouble(contrasts(curve)));
    MetricRange range = evidence.range(metric);
    // Means over k and l arms differ by steps of the metric's own over their least multiple.
    double step = range.step() / ArithmeticUtils.lcm(middle.size(), arms);
    return Contrast.of(
        name,
        s,
        0,
        margin,
        scale == ValueScale.RAW ? range.ofDifference().inSteps(step) : MetricRange.ANY);
  }

  private Unimodality contrasts(double[] curve) {
    double[] values = curve.clone();
    if (scale == ValueScale.LOG) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.log(values[i]);
      }
    }
    int first = low.size();
    int second = first + middle.size();
    return Unimodality.of(
        Arrays.copyOfRange(values, 0, first),
        Arrays.copyOfRange(values, first, second),
        Arrays.copyOfRange(values, second, values.length));
  }

  private static List<String> join(List<String> low, List<String> middle, List<String> high) {
    List<String> all = new ArrayList<>(low);
    all.addAll(middle);
    all.addAll(high);
    return all;
  }
}
