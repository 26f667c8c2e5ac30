package dev.assay.claim.criterion;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.Contrast;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.Text;
import dev.assay.claim.evidence.ValueScale;
import dev.assay.statistics.MetricRange;
import dev.assay.statistics.PairedTest;
import dev.assay.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * A chain of arms, each better than the next, paired over seeds.
 *
 * <p>s of each adjacent pair is the difference of the two arms on the same seed (natural logarithm
 * of their ratio on {@link ValueScale#LOG}), against s0 = 0 and s1 = {@code margin}. The chain
 * holds if every pair does (intersection–union test, Berger 1982), and is refuted if one pair is.
 * It is one statement: a chain with one pair reversed is refuted, however well the rest holds.
 *
 * @param metric metric compared
 * @param arms the chain, at least two, in the claimed order
 * @param first DOWN if the first arm is claimed lowest, UP if highest
 * @param scale RAW or LOG
 * @param margin least distance claimed between neighbours, ≥ 0: a difference on RAW, the logarithm
 *     of a factor on LOG
 */
public record Ordering(
    String metric, List<String> arms, Direction first, ValueScale scale, double margin)
    implements Criterion {

  /**
   * Checks the arms and the margin.
   *
   * @throws IllegalArgumentException if there are fewer than two arms, one comes twice, or the
   *     margin is negative
   */
  public Ordering {
    arms = Arms.checked("An ordering", metric, arms, 2);
    if (!(margin >= 0) || Double.isInfinite(margin)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "An ordering of \"%s\" by a margin of %s: give 0 or more.",
              metric,
              margin));
    }
  }

  /** Claims that the first arm is lowest, the last highest. */
  public static Ordering lowerFirst(String metric, String... arms) {
    return new Ordering(metric, List.of(arms), Direction.DOWN, ValueScale.RAW, 0);
  }

  /** Claims that the first arm is highest, the last lowest. */
  public static Ordering higherFirst(String metric, String... arms) {
    return new Ordering(metric, List.of(arms), Direction.UP, ValueScale.RAW, 0);
  }

  /** Claims a difference of at least this much between neighbours. */
  public Ordering byDifference(double difference) {
    return new Ordering(metric, arms, first, ValueScale.RAW, difference);
  }

  /**
   * Compares ratios, and claims a factor of at least this much between neighbours.
   *
   * @param factor 1 or more; 1 claims the direction alone
   */
  public Ordering byFactor(double factor) {
    return new Ordering(metric, arms, first, ValueScale.LOG, Math.log(factor));
  }

  @Override
  public String kind() {
    return "ordering";
  }

  @Override
  public String label() {
    return String.format(
        Locale.ENGLISH,
        "%s: %s",
        metric,
        String.join(first == Direction.DOWN ? " < " : " > ", arms));
  }

  @Override
  public String describe() {
    String magnitude =
        margin == 0
            ? "any distance counts"
            : scale == ValueScale.RAW
                ? String.format(
                    Locale.ENGLISH,
                    "the typical difference must be at least %s",
                    Text.number(margin))
                : String.format(
                    Locale.ENGLISH,
                    "the typical ratio must be at least %s",
                    Text.number(Math.exp(margin)));
    return String.format(
        Locale.ENGLISH,
        "%s must be ordered %s. Each neighbouring pair is compared seed by seed on the %s scale and tested one-sidedly for the typical run; %s; all pairs must hold.",
        metric,
        String.join(first == Direction.DOWN ? " < " : " > ", arms),
        scale == ValueScale.RAW ? "raw" : "logarithmic",
        magnitude);
  }

  @Override
  public SortedMap<String, Object> thresholds() {
    return new Thresholds()
        .put("metric", metric)
        .put("arms", arms)
        .put("first", first)
        .put("scale", scale)
        .put("margin", margin)
        .map();
  }

  @Override
  public Optional<MovableThreshold> threshold() {
    boolean log = scale == ValueScale.LOG;
    return Optional.of(
        new MovableThreshold(
            log ? "ratio of neighbours" : "difference of neighbours",
            margin,
            0,
            Double.POSITIVE_INFINITY,
            log ? Text.LOG_RATIO : "",
            value -> new Ordering(metric, arms, first, scale, value)));
  }

  @Override
  public Set<Measurement> needs() {
    return Arms.needs(metric, arms);
  }

  @Override
  public Assessment assess(Evidence evidence, double alpha) {
    List<Contrast> contrasts = contrasts(evidence);
    List<Observation> observations = new ArrayList<>();
    for (Contrast contrast : contrasts) {
      if (contrast.s().size() > 0) {
        PairedTest paired = PairedTest.ofDifferences(contrast.s());
        observations.add(
            contrast.observe(
                "",
                1 - 2 * alpha,
                String.format(
                    Locale.ENGLISH,
                    "paired t %s, exact sign flips %s",
                    Text.p(paired.t().pGreater()),
                    Text.p(paired.permutationGreater()))));
      }
    }
    observations.addAll(Arms.observe(evidence, metric, arms, alpha));
    return TestedAssessment.all(label(), contrasts, observations);
  }

  /** The sign flips grade nothing. */
  @Override
  public Assessment test(Evidence evidence, double alpha) {
    return TestedAssessment.all(label(), contrasts(evidence), List.of());
  }

  private List<Contrast> contrasts(Evidence evidence) {
    List<Contrast> contrasts = new ArrayList<>();
    for (int i = 1; i < arms.size(); i++) {
      String low = first == Direction.DOWN ? arms.get(i - 1) : arms.get(i);
      String high = first == Direction.DOWN ? arms.get(i) : arms.get(i - 1);
      Sample above = evidence.sample(metric, high);
      Sample below = evidence.sample(metric, low);
      Sample s = scale == ValueScale.RAW ? above.minus(below) : above.logRatio(below);
      String name =
          scale == ValueScale.RAW
              ? String.format(Locale.ENGLISH, "%s: %s − %s", metric, high, low)
              : String.format(Locale.ENGLISH, "%s: %s ÷ %s", metric, high, low);
      contrasts.add(
          Contrast.of(
              name,
              s,
              0,
              margin,
              scale == ValueScale.RAW ? evidence.range(metric).ofDifference() : MetricRange.ANY));
    }
    return contrasts;
  }
}
