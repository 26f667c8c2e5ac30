package dev.assay.claim.criterion;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.Contrast;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.claim.evidence.Text;
import dev.assay.statistics.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * A number that the measurement itself has per seed: an R², a ratio of spreads, a correlation over
 * iterations.
 *
 * <p>s is the metric (its negative for DOWN), s0 the value without effect and s1 the value claimed.
 * Unlike {@link Level}, the claimed value need only be reached by the middle of the runs, once an
 * effect is shown.
 *
 * @param metric metric judged
 * @param arm arm judged
 * @param direction UP if large values speak for the claim
 * @param nullValue value without effect
 * @param claimed value claimed, on the claimed side of {@code nullValue} or equal to it
 */
public record Effect(
    String metric, String arm, Direction direction, double nullValue, double claimed)
    implements Criterion {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is not finite or the claimed value is on the wrong side
   */
  public Effect {
    if (!Double.isFinite(nullValue)
        || !Double.isFinite(claimed)
        || direction.sign() * (claimed - nullValue) < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "An effect of \"%s\" %s from %s to %s: the claimed value lies on the wrong side.",
              metric,
              direction,
              nullValue,
              claimed));
    }
  }

  /** Claims a typical run above the null value and of at least the claimed one. */
  public static Effect above(String metric, String arm, double nullValue, double claimedAtLeast) {
    return new Effect(metric, arm, Direction.UP, nullValue, claimedAtLeast);
  }

  /** Claims a typical run below the null value and of at most the claimed one. */
  public static Effect below(String metric, String arm, double nullValue, double claimedAtMost) {
    return new Effect(metric, arm, Direction.DOWN, nullValue, claimedAtMost);
  }

  @Override
  public String kind() {
    return "effect";
  }

  @Override
  public String label() {
    return String.format(
        Locale.ENGLISH,
        "%s of %s %s %s",
        metric,
        arm,
        direction == Direction.UP ? "at least" : "at most",
        Text.number(claimed));
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "%s of %s must be shown to be %s %s in the typical run, and be %s %s there.",
        metric,
        arm,
        direction == Direction.UP ? "above" : "below",
        Text.number(nullValue),
        direction == Direction.UP ? "at least" : "at most",
        Text.number(claimed));
  }

  @Override
  public SortedMap<String, Object> thresholds() {
    return new Thresholds()
        .put("metric", metric)
        .put("arm", arm)
        .put("direction", direction)
        .put("nullValue", nullValue)
        .put("claimed", claimed)
        .map();
  }

  @Override
  public Optional<MovableThreshold> threshold() {
    boolean up = direction == Direction.UP;
    return Optional.of(
        new MovableThreshold(
            "claimed value",
            claimed,
            up ? nullValue : Double.NEGATIVE_INFINITY,
            up ? Double.POSITIVE_INFINITY : nullValue,
            "",
            value -> new Effect(metric, arm, direction, nullValue, value)));
  }

  @Override
  public Set<Measurement> needs() {
    return Set.of(new Measurement(metric, arm));
  }

  @Override
  public Assessment assess(Evidence evidence, double alpha) {
    Sample sample = evidence.sample(metric, arm);
    int sign = direction.sign();
    Sample s = sign > 0 ? sample : sample.map("−" + metric, sample.unit(), value -> -value);
    Contrast contrast =
        new Contrast(
            metric,
            s,
            sign * nullValue,
            sign * claimed,
            sign > 0 ? evidence.range(metric) : evidence.range(metric).turned(),
            direction == Direction.DOWN);
    return TestedAssessment.all(
        label(),
        List.of(contrast),
        s.size() == 0 ? List.of() : List.of(contrast.observe(arm, 1 - 2 * alpha, "")));
  }
}
