package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.Text;
import dev.assay.statistics.MeanTest;
import dev.assay.statistics.Power;
import dev.assay.statistics.Sample;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One number s per seed to which a claim is reduced, oriented so that the claim says "large".
 *
 * @param name what s is, as the reasons name it
 * @param s the number by seed
 * @param nullValue s0: no effect
 * @param claimed s1 ≥ s0: the least magnitude claimed
 * @param bound |s| cannot exceed it; infinite if it can be anything
 * @param step distance between neighbouring values of s; 0 if continuous
 * @param negated whether s is the negative of what {@code name} names, the claim being "small"
 */
public record Contrast(
    String name,
    Sample s,
    double nullValue,
    double claimed,
    double bound,
    double step,
    boolean negated) {

  public Contrast {
    if (!(claimed >= nullValue)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s: a claimed magnitude of %s does not reach the null value %s; turn the direction.",
              name,
              claimed,
              nullValue));
    }
  }

  /** Makes a contrast of unbounded, continuous numbers. */
  public static Contrast of(String name, Sample s, double nullValue, double claimed) {
    return new Contrast(name, s, nullValue, claimed, Double.POSITIVE_INFINITY, 0, false);
  }

  /** Says why nothing can be decided; empty if something can. */
  Optional<Undecidable> undecidable() {
    if (!s.missing().isEmpty() && Double.isInfinite(bound)) {
      return Optional.of(Undecidable.missing(name, s));
    }
    if (s.size() + s.missing().size() < 2 || s.size() == 0) {
      return Optional.of(Undecidable.tooFew(name, s));
    }
    return Optional.empty();
  }

  /** Tests s &gt; s0, with the worst value for each missing seed. */
  MeanTest inFavour() {
    return MeanTest.of(imputed(-bound), nullValue, step);
  }

  /** Tests s &lt; s1, with the best value for each missing seed. */
  MeanTest against() {
    return MeanTest.of(imputed(bound), claimed, step);
  }

  /** Tells whether the mean, with the worst value for each missing seed, is the claimed one. */
  boolean reachesClaim() {
    return imputed(-bound).mean() >= claimed;
  }

  OptionalInt seedsInFavour(double alpha) {
    return seeds(s.mean() - nullValue, alpha);
  }

  OptionalInt seedsAgainst(double alpha) {
    return seeds(claimed - s.mean(), alpha);
  }

  String numbers() {
    return String.format(
        Locale.ENGLISH,
        "%s: mean %s over %s; %s",
        name,
        natural(s.mean()),
        Text.counted(s.size(), "seed"),
        compared());
  }

  /** Observes the number the way round that its name says, beside what is claimed of it. */
  public Observation observe(String arm, double level, String remark) {
    Sample named = negated ? s.map(name, s.unit(), value -> -value) : s;
    return Observation.of(name, arm, named, level, remark, bound).against(compared());
  }

  private String compared() {
    return claimed == nullValue
        ? String.format(
            Locale.ENGLISH, "claimed: %s %s", negated ? "below" : "above", natural(claimed))
        : String.format(
            Locale.ENGLISH,
            "claimed: %s %s, no effect: %s",
            negated ? "at most" : "at least",
            natural(claimed),
            natural(nullValue));
  }

  private String natural(double value) {
    return Text.withUnit(negated ? 0 - value : value, s.unit());
  }

  private OptionalInt seeds(double distance, double alpha) {
    return s.size() < 2
        ? OptionalInt.empty()
        : Power.seedsNeeded(
            distance,
            Math.max(s.standardDeviation(), step / Math.sqrt(12)),
            alpha,
            PowerAdvice.TARGET,
            PowerAdvice.AT_MOST);
  }

  private Sample imputed(double value) {
    if (s.missing().isEmpty()) {
      return s;
    }
    Sample.Builder whole = Sample.builder(s.metric(), s.unit());
    s.values().forEach(whole::put);
    s.missing().keySet().forEach(seed -> whole.put(seed, value));
    return whole.build();
  }
}
