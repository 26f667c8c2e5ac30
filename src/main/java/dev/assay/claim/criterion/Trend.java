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
import dev.assay.statistics.MonotoneTrend;
import dev.assay.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Whether a metric rises, or falls, over the arms' x.
 *
 * <p>s is the seed's Kendall τ over the arms (its negative for DOWN): see {@link MonotoneTrend}.
 * With s0 = {@code nullTau} = 0, a trend is claimed; a negative s0 claims that there is no opposite
 * trend stronger than that ("does not rise": falling, beyond −0.3). A seed without a value counts
 * against whatever is to be shown.
 *
 * @param metric metric judged
 * @param arms at least three, each with an x in the evidence
 * @param direction UP if it is claimed to rise with x
 * @param nullTau s0 in [−1, 1)
 * @param claimedTau s1 in [nullTau, 1]
 */
public record Trend(
    String metric, List<String> arms, Direction direction, double nullTau, double claimedTau)
    implements Criterion {

  /**
   * Checks arms and thresholds.
   *
   * @throws IllegalArgumentException if there are fewer than three arms or a τ is out of range
   */
  public Trend {
    arms = Arms.checked("A trend", metric, arms, 3);
    if (!(-1 <= nullTau && nullTau < 1 && nullTau <= claimedTau && claimedTau <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "A trend of \"%s\" from τ = %s to %s: −1 ≤ null ≤ claimed ≤ 1 is needed.",
              metric,
              nullTau,
              claimedTau));
    }
  }

  /** Claims a rise over these arms, of any strength. */
  public static Trend rising(String metric, List<String> arms) {
    return new Trend(metric, arms, Direction.UP, 0, 0);
  }

  /** Claims a fall over these arms, of any strength. */
  public static Trend falling(String metric, List<String> arms) {
    return new Trend(metric, arms, Direction.DOWN, 0, 0);
  }

  /** Claims a τ of the typical run of at least this strength in the claimed direction. */
  public Trend withTauAtLeast(double tau) {
    return new Trend(metric, arms, direction, nullTau, tau);
  }

  /** Claims that τ in the claimed direction is above this value, which may be negative. */
  public Trend beyond(double newNullTau) {
    return new Trend(metric, arms, direction, newNullTau, Math.max(newNullTau, claimedTau));
  }

  @Override
  public String kind() {
    return "trend";
  }

  @Override
  public String label() {
    return String.format(
        Locale.ENGLISH,
        "%s %s over %s … %s",
        metric,
        direction == Direction.UP ? "rises" : "falls",
        arms.get(0),
        arms.get(arms.size() - 1));
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ENGLISH,
        "%s must %s with x over %d arms (%s). Each seed gives one Kendall τ, counted positive in the claimed direction; that of the typical run must be shown above %s and be at least %s.",
        metric,
        direction == Direction.UP ? "rise" : "fall",
        arms.size(),
        String.join(", ", arms),
        Text.number(nullTau),
        Text.number(claimedTau));
  }

  @Override
  public SortedMap<String, Object> thresholds() {
    return new Thresholds()
        .put("metric", metric)
        .put("arms", arms)
        .put("direction", direction)
        .put("nullTau", nullTau)
        .put("claimedTau", claimedTau)
        .map();
  }

  @Override
  public Optional<MovableThreshold> threshold() {
    return Optional.of(new MovableThreshold("τ", claimedTau, nullTau, 1, "", this::withTauAtLeast));
  }

  @Override
  public Set<Measurement> needs() {
    return Arms.needs(metric, arms);
  }

  @Override
  public Assessment assess(Evidence evidence, double alpha) {
    SeedCurves curves = SeedCurves.of(evidence, metric, arms);
    double[] x = SeedCurves.places(evidence, arms);
    double[] oriented = x.clone();
    for (int i = 0; i < oriented.length; i++) {
      oriented[i] *= direction.sign();
    }
    String name =
        String.format(
            Locale.ENGLISH,
            "%s %s over %s … %s, Kendall’s τ",
            metric,
            direction == Direction.UP ? "rising" : "falling",
            arms.get(0),
            arms.get(arms.size() - 1));
    Sample s = curves.reduce(name, "", curve -> MonotoneTrend.of(oriented, curve).tau());
    double step = MonotoneTrend.of(oriented, x).step();
    Contrast contrast =
        Contrast.of(name, s, nullTau, claimedTau, MetricRange.CORRELATION.inSteps(step));
    List<Observation> observations = new ArrayList<>();
    if (s.size() > 0) {
      long alone =
          curves.arrays().stream()
              .filter(curve -> MonotoneTrend.of(oriented, curve).pRising() <= alpha)
              .count();
      observations.add(
          contrast.observe(
              "",
              1 - 2 * alpha,
              String.format(
                  Locale.ENGLISH, "%d of %d seeds show it alone (Mann–Kendall)", alone, s.size())));
    }
    observations.addAll(Arms.observe(evidence, metric, arms, alpha));
    return TestedAssessment.all(label(), List.of(contrast), observations);
  }
}
