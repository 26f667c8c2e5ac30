package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;

/**
 * One test's p-values, decided by the one rule that all tested kinds share.
 *
 * <p><b>One number per seed.</b> A kind reduces each seed's measurements to s, oriented so that the
 * claim says "large", with s0 (no effect) and s1 ≥ s0 (the magnitude claimed), both fixed
 * beforehand. One-sided t tests over seeds give p in favour (s ≤ s0) and p against (s ≥ s1).
 * Several numbers that must all hold (each pair of an ordering, both ends of a peak) are joined by
 * intersection and union: in favour counts the largest p, against counts the smallest times their
 * number.
 *
 * <p><b>The rule</b>, on Holm-adjusted p:
 *
 * <ol>
 *   <li>in favour ≤ α and every mean ≥ s1: REPRODUCED;
 *   <li>in favour ≤ α but a mean below s1: PARTIAL, the direction without the magnitude; for a
 *       range, in part ≤ α: inside its tolerance;
 *   <li>against ≤ α: REFUTED, shown to be smaller than claimed, or on the other side;
 *   <li>otherwise INCONCLUSIVE.
 * </ol>
 *
 * <p><b>Missing seeds.</b> Where s is bounded (a rank correlation), a missing seed takes the worst
 * value for each test. Where it is not, nothing is decided: a mean over seeds some of which
 * diverged does not exist. The outcome is then INCONCLUSIVE and names them.
 *
 * @param label what is tested
 * @param numbers the deciding numbers, as text
 * @param observations what was observed
 * @param p raw p-values
 * @param shortfall names of the numbers that fall short of the claimed magnitude
 * @param weakest name of the number that is least certain to hold
 * @param worst name of the number that is most certain not to hold
 * @param plainRefutation the same as the next, in plain words
 * @param refutation what it means if the test against the claim is significant
 * @param undecidable why nothing can be decided; empty if something can
 * @param seedsNow seeds in the test
 * @param seedsNeeded seeds that would probably decide, from the level of the test
 */
public record TestedAssessment(
    String label,
    String numbers,
    List<Observation> observations,
    PValues p,
    List<String> shortfall,
    String weakest,
    String worst,
    String plainRefutation,
    String refutation,
    Optional<Undecidable> undecidable,
    int seedsNow,
    DoubleFunction<OptionalInt> seedsNeeded)
    implements Assessment {
  /** Raises by hand when the rule changes: it is part of every criterion's digest. */
  public static final int RULE_VERSION = 1;

  /** Copies the lists. */
  public TestedAssessment {
    observations = List.copyOf(observations);
    shortfall = List.copyOf(shortfall);
  }

  /** Joins contrasts all of which must hold. */
  public static TestedAssessment all(
      String label, List<Contrast> contrasts, List<Observation> observations) {
    Optional<Undecidable> undecidable =
        contrasts.stream().flatMap(part -> part.undecidable().stream()).findFirst();
    int seeds = contrasts.stream().mapToInt(part -> part.s().size()).min().orElseThrow();
    if (undecidable.isPresent()) {
      return undecidable(label, undecidable.get(), observations, seeds);
    }
    Contrast weakest =
        contrasts.stream()
            .max(Comparator.comparingDouble(part -> part.inFavour().pGreater()))
            .orElseThrow();
    double inFavour = weakest.inFavour().pGreater();
    Contrast worst =
        contrasts.stream()
            .min(Comparator.comparingDouble(part -> part.against().pLess()))
            .orElseThrow();
    double against = worst.against().pLess();
    List<String> tooSmall =
        contrasts.stream().filter(part -> !part.reachesClaim()).map(Contrast::name).toList();
    return new TestedAssessment(
        label,
        String.join("; ", contrasts.stream().map(Contrast::numbers).toList()),
        observations,
        new PValues(inFavour, inFavour, Math.min(1, against * contrasts.size())),
        tooSmall,
        weakest.name(),
        worst.name(),
        worst.s().mean() < worst.nullValue()
            ? "Shown not to hold: the mean lies on the opposite side."
            : "Shown not to hold: it is smaller than claimed.",
        worst.s().mean() < worst.nullValue()
            ? String.format(
                Locale.ENGLISH,
                "%s is shown to fall short of the claim, and its mean lies on the opposite side of no effect",
                worst.name())
            : String.format(Locale.ENGLISH, "%s is shown to be smaller than claimed", worst.name()),
        Optional.empty(),
        seeds,
        alpha -> seedsNeeded(contrasts, alpha));
  }

  public static TestedAssessment undecidable(
      String label, Undecidable why, List<Observation> observations, int seedsNow) {
    return new TestedAssessment(
        label,
        "",
        observations,
        PValues.UNDECIDABLE,
        List.of(),
        "",
        "",
        "",
        "",
        Optional.of(why),
        seedsNow,
        alpha -> OptionalInt.empty());
  }

  @Override
  public List<TestedAssessment> tests() {
    return List.of(this);
  }

  @Override
  public Decision decide(HolmFamily family) {
    return decide(family, true);
  }

  @Override
  public Grade grade(HolmFamily family) {
    return decide(family, false).grade();
  }

  private Decision decide(HolmFamily family, boolean advise) {
    if (undecidable.isPresent()) {
      return new Decision(
          Grade.INCONCLUSIVE,
          undecidable.get().why(),
          "",
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.of(
              undecidable.get().seedsLack()
                  ? PowerAdvice.unknown(seedsNow)
                  : PowerAdvice.missing(seedsNow)),
          observations.stream().findFirst());
    }
    PValues adjusted = family.adjusted(this);
    double alpha = family.alpha();
    if (adjusted.inFavour() <= alpha) {
      return shortfall.isEmpty()
          ? outcome(
              Grade.REPRODUCED,
              "As claimed, in direction and in size.",
              weakest,
              "shown in direction, and the magnitude is reached",
              p.inFavour(),
              adjusted.inFavour(),
              family)
          : outcome(
              Grade.PARTIAL,
              "It goes the way that is claimed, but not as far.",
              shortfall.get(0),
              "the direction is shown, but the claimed magnitude is not reached by "
                  + String.join(", ", shortfall),
              p.inFavour(),
              adjusted.inFavour(),
              family);
    }
    if (adjusted.inPart() <= alpha) {
      return outcome(
          Grade.PARTIAL,
          "Close to what is claimed, within its tolerance, but not within its range.",
          weakest,
          "shown within the tolerance, but not within the range itself",
          p.inPart(),
          adjusted.inPart(),
          family);
    }
    if (adjusted.against() <= alpha) {
      return outcome(
          Grade.REFUTED,
          plainRefutation,
          worst,
          refutation,
          p.against(),
          adjusted.against(),
          family);
    }
    Decision open =
        outcome(
            Grade.INCONCLUSIVE,
            String.format(
                Locale.ENGLISH,
                "%d runs do not decide it: they show neither the claim nor its opposite.",
                seedsNow),
            weakest,
            String.format(
                Locale.ENGLISH,
                "neither the claim (%s) nor its opposite (%s after Holm) is shown",
                Text.p(adjusted.inFavour()),
                Text.p(adjusted.against())),
            p.inFavour(),
            adjusted.inFavour(),
            family);
    if (!advise) {
      return open;
    }
    return new Decision(
        open.grade(),
        open.plain(),
        open.numbers(),
        open.pRaw(),
        open.pAdjusted(),
        Optional.of(PowerAdvice.of(seedsNow, seedsNeeded.apply(alpha / family.size()))),
        open.deciding());
  }

  private Decision outcome(
      Grade grade,
      String plain,
      String deciding,
      String finding,
      double raw,
      double adjusted,
      HolmFamily family) {
    Optional<Observation> number =
        observations.stream().filter(observed -> observed.name().equals(deciding)).findFirst();
    return new Decision(
        grade,
        plain,
        String.format(
            Locale.ENGLISH,
            "%s. %s: %s (%s; after Holm over %s of the section %s; α = %s).",
            numbers,
            label,
            finding,
            Text.p(raw),
            Text.counted(family.size(), "test"),
            Text.p(adjusted),
            Text.number(family.alpha())),
        OptionalDouble.of(raw),
        OptionalDouble.of(adjusted),
        Optional.empty(),
        number);
  }

  /** Combine: all must be shown for the claim; one suffices against it. */
  private static OptionalInt seedsNeeded(List<Contrast> contrasts, double alpha) {
    int inFavour = 2;
    int against = Integer.MAX_VALUE;
    for (Contrast part : contrasts) {
      inFavour = Math.max(inFavour, part.seedsInFavour(alpha).orElse(Integer.MAX_VALUE));
      against =
          Math.min(against, part.seedsAgainst(alpha / contrasts.size()).orElse(Integer.MAX_VALUE));
    }
    int fewest = Math.min(inFavour, against);
    return fewest == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(fewest);
  }
}
