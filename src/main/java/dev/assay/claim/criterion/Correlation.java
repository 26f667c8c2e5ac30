package dev.assay.claim.criterion;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.Contrast;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.SeedCurves;
import dev.assay.claim.evidence.Text;
import dev.assay.statistics.MetricRange;
import dev.assay.statistics.RankCorrelation;
import dev.assay.statistics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Whether two metrics rank the arms alike, or oppositely.
 *
 * <p>s is the seed's rank correlation over the arms (its negative for DOWN), s0 = 0, s1 = {@code
 * strength}. A seed without a value counts against whatever is to be shown.
 *
 * @param first one metric
 * @param second the other metric
 * @param arms at least three arms
 * @param direction UP if both are claimed to go together, DOWN if against each other
 * @param method Spearman or Kendall
 * @param strength least correlation claimed of the typical run, in [0, 1]
 */
public record Correlation(
    String first,
    String second,
    List<String> arms,
    Direction direction,
    RankCorrelation method,
    double strength)
    implements Criterion {

  /**
   * Checks arms and strength.
   *
   * @throws IllegalArgumentException if there are fewer than three arms or the strength is outside
   *     [0, 1]
   */
  public Correlation {
    arms = Arms.checked("A correlation", first + "\" and \"" + second, arms, 3);
    if (!(strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A correlation of \"%s\" and \"%s\" of strength %s: give 0 to 1.",
              first,
              second,
              strength));
    }
  }

  /** Claims that both go together over the arms (Spearman). */
  public static Correlation positive(
      String first, String second, List<String> arms, double strength) {
    return new Correlation(first, second, arms, Direction.UP, RankCorrelation.SPEARMAN, strength);
  }

  /** Claims that they go against each other over the arms (Spearman). */
  public static Correlation negative(
      String first, String second, List<String> arms, double strength) {
    return new Correlation(first, second, arms, Direction.DOWN, RankCorrelation.SPEARMAN, strength);
  }

  @Override
  public String kind() {
    return "correlation";
  }

  @Override
  public String label() {
    return String.format(
        Locale.ENGLISH,
        "%s and %s go %s",
        first,
        second,
        direction == Direction.UP ? "together" : "against each other");
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "%s and %s must go %s over %d arms (%s). Each seed gives one %s rank correlation, counted positive in the claimed direction; that of the typical run must be shown above 0 and be at least %s.",
        first,
        second,
        direction == Direction.UP ? "together" : "against each other",
        arms.size(),
        String.join(", ", arms),
        method == RankCorrelation.SPEARMAN ? "Spearman" : "Kendall",
        Text.number(strength));
  }

  @Override
  public SortedMap<String, Object> thresholds() {
    return new Thresholds()
        .put("first", first)
        .put("second", second)
        .put("arms", arms)
        .put("direction", direction)
        .put("method", method)
        .put("strength", strength)
        .map();
  }

  @Override
  public Optional<MovableThreshold> threshold() {
    return Optional.of(
        new MovableThreshold(
            "correlation",
            strength,
            0,
            1,
            "",
            value -> new Correlation(first, second, arms, direction, method, value)));
  }

  @Override
  public Set<Measurement> needs() {
    Set<Measurement> needs = new LinkedHashSet<>(Arms.needs(first, arms));
    needs.addAll(Arms.needs(second, arms));
    return Set.copyOf(needs);
  }

  @Override
  public Assessment assess(Evidence evidence, double alpha) {
    SeedCurves one = SeedCurves.of(evidence, first, arms);
    SeedCurves two = SeedCurves.of(evidence, second, arms);
    int points = arms.size();
    SeedCurves both = one.joinedWith(two);
    String name = String.format(Locale.ENGLISH, "rank correlation of %s and %s", first, second);
    Sample s =
        both.reduce(
            name,
            "",
            curve ->
                direction.sign()
                    * method.of(
                        Arrays.copyOfRange(curve, 0, points),
                        Arrays.copyOfRange(curve, points, 2 * points)));
    Contrast contrast =
        new Contrast(
            name,
            s,
            0,
            strength,
            MetricRange.CORRELATION.inSteps(method.step(points)),
            direction == Direction.DOWN);
    List<Observation> observations = new ArrayList<>();
    if (s.size() > 0) {
      observations.add(contrast.observe("", 1 - 2 * alpha, ""));
    }
    observations.addAll(Arms.observe(evidence, first, arms, alpha));
    observations.addAll(Arms.observe(evidence, second, arms, alpha));
    return TestedAssessment.all(label(), List.of(contrast), observations);
  }
}
