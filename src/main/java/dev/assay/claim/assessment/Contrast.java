package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.SeedValues;
import dev.assay.claim.evidence.Text;
import dev.assay.statistics.MetricRange;
import dev.assay.statistics.Sample;
import dev.assay.statistics.TypicalRun;
import dev.assay.statistics.anytime.AnytimeMedian;
import dev.assay.statistics.anytime.AnytimeTest;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One number s per seed to which a claim is reduced, oriented so that the claim says "large".
 *
 * @param name what s is, as the reasons name it
 * @param s the number by seed
 * @param nullValue s0: no effect
 * @param claimed s1 ≥ s0: the least magnitude claimed
 * @param range what s can be
 * @param negated whether s is the negative of what {@code name} names, the claim being "small"
 */
public record Contrast(
    String name, Sample s, double nullValue, double claimed, MetricRange range, boolean negated) {

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

  /** Makes a contrast of numbers of this range. */
  public static Contrast of(
      String name, Sample s, double nullValue, double claimed, MetricRange range) {
    return new Contrast(name, s, nullValue, claimed, range, false);
  }

  /** Says why nothing can be decided; empty if something can. */
  Optional<Undecidable> undecidable() {
    if (s.size() == 0 && !s.missing().isEmpty()) {
      return Optional.of(Undecidable.allMissing(name, s));
    }
    return s.size() + s.missing().size() < 2
        ? Optional.of(Undecidable.tooFew(name, s))
        : Optional.empty();
  }

  private TypicalRun run() {
    return new TypicalRun(s, range);
  }

  /** Tests s &gt; s0, each seed without a value counting against it. */
  double pInFavour() {
    return undecidable().isPresent() ? 1 : run().against(nullValue).pGreater();
  }

  /** Tests s &lt; s1, each seed without a value counting against that. */
  double pAgainst() {
    return undecidable().isPresent() ? 1 : run().against(claimed).pLess();
  }

  /** Tests s &gt; s0 by the evidence of all seeds so far, however many are still to come. */
  double pAnytimeInFavour() {
    return undecidable().isPresent() ? 1 : median(s).against(nullValue).pGreater();
  }

  /** Tests s &lt; s1 likewise. */
  double pAnytimeAgainst() {
    return undecidable().isPresent() ? 1 : median(s).against(claimed).pLess();
  }

  /** Returns the same test of the number the way round that its name says. */
  Optional<AnytimeTest> anytimeAsNamed() {
    return undecidable().isPresent() ? Optional.empty() : Optional.of(median(named()));
  }

  private static AnytimeTest median(Sample sample) {
    return AnytimeMedian.of(sample).atOnce();
  }

  private Sample named() {
    return negated ? s.map(name, s.unit(), value -> -value) : s;
  }

  /** Tells whether the middle, with the worst value for each missing seed, is the claimed one. */
  boolean reachesClaim() {
    return undecidable().isEmpty() && run().leastMiddle() >= claimed;
  }

  /** Tells whether the middle lies on the side of no effect that is not claimed. */
  boolean isOpposite() {
    return s.size() > 0 && run().middle() < nullValue;
  }

  /** Says which seeds lie on the claimed side of no effect. */
  SeedPattern pattern() {
    return SeedPattern.of(s, value -> value > nullValue);
  }

  OptionalInt seedsInFavour(double alpha) {
    return run().seedsToShowAbove(nullValue, alpha, PowerAdvice.TARGET, PowerAdvice.AT_MOST);
  }

  OptionalInt seedsAgainst(double alpha) {
    return run().seedsToShowBelow(claimed, alpha, PowerAdvice.TARGET, PowerAdvice.AT_MOST);
  }

  String numbers() {
    Optional<Undecidable> why = undecidable();
    return why.isPresent()
        ? why.get().why()
        : String.format(
            Locale.ENGLISH,
            "%s: %s %s over %s%s; %s",
            name,
            run().middleName(),
            natural(run().middle()),
            Text.counted(s.size(), "seed"),
            s.missing().isEmpty()
                ? ""
                : String.format(
                    Locale.ENGLISH, ", %d without a value counted against it", s.missing().size()),
            compared());
  }

  /** Observes the number the way round that its name says, beside what is claimed of it. */
  public Observation observe(String arm, double level, String remark) {
    Sample named = named();
    TypicalRun run = new TypicalRun(named, negated ? range.turned() : range);
    double from = negated ? Double.NEGATIVE_INFINITY : claimed;
    double to = negated ? 0 - claimed : Double.POSITIVE_INFINITY;
    double none = negated ? 0 - nullValue : nullValue;
    return Observation.ofRun(name, arm, run, level, remark)
        .against(compared())
        .with(new SeedValues(named.values(), from, to, OptionalDouble.of(none)));
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
}
