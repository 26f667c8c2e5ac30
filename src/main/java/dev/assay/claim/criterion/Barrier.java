package dev.assay.claim.criterion;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.Contrast;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.claim.evidence.SeedCurves;
import dev.assay.claim.evidence.Text;
import dev.assay.statistics.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * The height of a barrier, or the depth of a dip, over the straight line joining two ends.
 *
 * <p>s is the largest rise of the seed's curve over the line between its values at the smallest and
 * the largest x (Frankle et al. 2020 take the ends' mean instead of the line). The largest of
 * several noisy values is never 0 on average, so {@code negligible} (s0) must be above the noise of
 * a flat path; s1 = {@code height}.
 *
 * @param metric metric judged
 * @param arms at least three, with x in the evidence; smallest and largest x are the ends
 * @param direction UP for a barrier, DOWN for a dip
 * @param negligible height that still counts as none, ≥ 0
 * @param height least height claimed, at least {@code negligible}
 */
public record Barrier(
    String metric, List<String> arms, Direction direction, double negligible, double height)
    implements Criterion {

  /**
   * Checks arms and heights.
   *
   * @throws IllegalArgumentException if there are fewer than three arms or 0 ≤ negligible ≤ height
   *     does not hold
   */
  public Barrier {
    arms = Arms.checked("A barrier", metric, arms, 3);
    if (!(0 <= negligible && negligible <= height) || Double.isInfinite(height)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A barrier of \"%s\" with negligible %s and claimed height %s: 0 ≤ negligible ≤ height is needed.",
              metric,
              negligible,
              height));
    }
  }

  /** Claims a barrier of at least this height; more than {@code negligible} must be shown. */
  public static Barrier ofHeight(
      String metric, List<String> arms, double negligible, double height) {
    return new Barrier(metric, arms, Direction.UP, negligible, height);
  }

  /** Claims a dip of at least this depth; more than {@code negligible} must be shown. */
  public static Barrier dipOfDepth(
      String metric, List<String> arms, double negligible, double depth) {
    return new Barrier(metric, arms, Direction.DOWN, negligible, depth);
  }

  @Override
  public String kind() {
    return "barrier";
  }

  @Override
  public String label() {
    return String.format(
        Locale.ENGLISH,
        "%s has a %s of at least %s",
        metric,
        direction == Direction.UP ? "barrier" : "dip",
        Text.number(height));
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "%s over %d places from %s to %s: its largest %s the straight line between both ends, one number per seed, must be shown to exceed %s in the typical run and be at least %s there.",
        metric,
        arms.size(),
        arms.get(0),
        arms.get(arms.size() - 1),
        direction == Direction.UP ? "rise above" : "fall below",
        Text.number(negligible),
        Text.number(height));
  }

  @Override
  public SortedMap<String, Object> thresholds() {
    return new Thresholds()
        .put("metric", metric)
        .put("arms", arms)
        .put("direction", direction)
        .put("negligible", negligible)
        .put("height", height)
        .map();
  }

  @Override
  public Optional<MovableThreshold> threshold() {
    return Optional.of(
        new MovableThreshold(
            "height",
            height,
            negligible,
            Double.POSITIVE_INFINITY,
            "",
            value -> new Barrier(metric, arms, direction, negligible, value)));
  }

  @Override
  public Set<Measurement> needs() {
    return Arms.needs(metric, arms);
  }

  @Override
  public Assessment assess(Evidence evidence, double alpha) {
    double[] x = SeedCurves.places(evidence, arms);
    int[] order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted((a, b) -> Double.compare(x[a], x[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    int start = order[0];
    int end = order[order.length - 1];
    if (x[start] == x[end]) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A barrier of \"%s\" needs different x, not %s for all arms.",
              metric,
              x[start]));
    }
    SeedCurves curves = SeedCurves.of(evidence, metric, arms);
    String name =
        String.format(
            Locale.ENGLISH,
            "%s, %s the line between the ends",
            metric,
            direction == Direction.UP ? "height over" : "depth under");
    Sample s = curves.reduce(name, curves.unit(), curve -> height(x, curve, start, end));
    List<Contrast> contrasts =
        List.of(
            Contrast.of(
                name, s, negligible, height, evidence.range(metric).ofDifference().inSteps(0)));
    return TestedAssessment.all(
        label(),
        contrasts,
        Arms.observe(evidence, contrasts, metric, List.of(arms.get(start), arms.get(end)), alpha));
  }

  private double height(double[] x, double[] curve, int start, int end) {
    return IntStream.range(0, x.length)
        .filter(i -> i != start && i != end)
        .mapToDouble(
            i -> {
              double share = (x[i] - x[start]) / (x[end] - x[start]);
              double line = (1 - share) * curve[start] + share * curve[end];
              return direction.sign() * (curve[i] - line);
            })
        .max()
        .orElseThrow();
  }
}
