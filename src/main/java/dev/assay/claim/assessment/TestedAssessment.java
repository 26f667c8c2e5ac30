package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.Text;
import dev.assay.statistics.anytime.AlphaSplit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * One test's p-values, decided by the one rule that all tested kinds share.
 *
 * <p><b>One number per seed.</b> A kind reduces each seed's measurements to s, oriented so that the
 * claim says "large", with s0 (no effect) and s1 ≥ s0 (the magnitude claimed), both fixed
 * beforehand. One-sided tests of the typical run ({@link dev.assay.statistics.TypicalRun}) give p
 * in favour (s ≤ s0) and p against (s ≥ s1). Several numbers that must all hold (each pair of an
 * ordering, both ends of a peak) are joined by intersection and union: in favour counts the largest
 * p, against counts the smallest times their number.
 *
 * <p><b>The rule</b>, on p adjusted over the section's family:
 *
 * <ol>
 *   <li>in favour ≤ α and every middle ≥ s1: REPRODUCED;
 *   <li>in favour ≤ α but a middle below s1: PARTIAL, the direction without the magnitude; for a
 *       range, in part ≤ α: inside its tolerance. Which kind of PARTIAL it is says p against;
 *   <li>against ≤ α: REFUTED, shown to be smaller than claimed, or on the other side;
 *   <li>otherwise INCONCLUSIVE.
 * </ol>
 *
 * <p><b>Missing seeds</b> count against whatever is being shown. A number that no seed has cannot
 * be shown; another of the same claim may be refuted all the same.
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
 * @param undecidable why it cannot be shown; empty if it can
 * @param pattern which seeds show it by themselves
 * @param lost reason by seed for each seed without a value
 * @param seedsNow seeds in the test
 * @param fewest runs, those without a value included, of the number that has fewest
 * @param seedsNeeded seeds that would probably decide, from the level of the test
 * @param seedsForSize the same where the direction is shown and the size is open
 * @param anytime tests of the same that hold however many seeds are added
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
    SeedPattern pattern,
    SortedMap<Long, String> lost,
    int seedsNow,
    int fewest,
    DoubleFunction<OptionalInt> seedsNeeded,
    DoubleFunction<OptionalInt> seedsForSize,
    AnytimeTests anytime)
    implements Assessment {
  /** Raised by hand when the rule changes: it is part of every criterion's digest. */
  public static final int RULE_VERSION = 2;

  private static final DoubleFunction<OptionalInt> NO_NUMBER = alpha -> OptionalInt.empty();

  /** Copies the lists. */
  public TestedAssessment {
    observations = List.copyOf(observations);
    shortfall = List.copyOf(shortfall);
    lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
  }

  /** Joins contrasts all of which must hold. */
  public static TestedAssessment all(
      String label, List<Contrast> contrasts, List<Observation> observations) {
    int seeds = contrasts.stream().mapToInt(part -> part.s().size()).min().orElseThrow();
    Contrast weakest =
        contrasts.stream().max(Comparator.comparingDouble(Contrast::pInFavour)).orElseThrow();
    double inFavour = weakest.pInFavour();
    Contrast worst =
        contrasts.stream().min(Comparator.comparingDouble(Contrast::pAgainst)).orElseThrow();
    double against = worst.pAgainst();
    List<String> tooSmall =
        contrasts.stream().filter(part -> !part.reachesClaim()).map(Contrast::name).toList();
    SortedMap<Long, String> lost = new TreeMap<>();
    contrasts.forEach(part -> part.s().missing().forEach(lost::putIfAbsent));
    return new TestedAssessment(
        label,
        String.join("; ", contrasts.stream().map(Contrast::numbers).toList()),
        observations,
        new PValues(inFavour, inFavour, Math.min(1, against * contrasts.size())),
        tooSmall,
        weakest.name(),
        worst.name(),
        worst.isOpposite()
            ? "Shown not to hold: the typical run lies on the opposite side."
            : "Shown not to hold: it is smaller than claimed.",
        worst.isOpposite()
            ? String.format(
                Locale.ENGLISH,
                "%s is shown to fall short of the claim, and the typical run lies on the opposite side of no effect",
                worst.name())
            : String.format(Locale.ENGLISH, "%s is shown to be smaller than claimed", worst.name()),
        contrasts.stream().flatMap(part -> part.undecidable().stream()).findFirst(),
        SeedPattern.all(contrasts.stream().map(Contrast::pattern).toList()),
        lost,
        seeds,
        contrasts.stream()
            .mapToInt(part -> part.s().size() + part.s().missing().size())
            .min()
            .orElseThrow(),
        alpha -> seedsNeeded(contrasts, alpha),
        alpha -> PowerAdvice.seeds(seedsAgainst(contrasts, alpha)),
        AnytimeTests.all(contrasts));
  }

  /**
   * Returns the same with p-values and intervals that hold at all times.
   *
   * @param analysis of the planned seeds, its intervals at their part of α
   * @param units of what the e-process counts
   */
  public TestedAssessment growing(
      TestedAssessment analysis, TestedAssessment units, AlphaSplit split, double alpha) {
    return new TestedAssessment(
        label,
        numbers,
        units.anytime.bounded(observations, analysis.observations, split, alpha),
        units.anytime.joined(analysis.p, split),
        shortfall,
        weakest,
        worst,
        plainRefutation,
        refutation,
        undecidable,
        pattern.thatGrows(),
        lost,
        seedsNow,
        fewest,
        level -> seedsNeeded.apply((1 - split.fixed()) * level),
        level -> seedsForSize.apply((1 - split.fixed()) * level),
        units.anytime);
  }

  /**
   * Returns the same tested at a part of α.
   *
   * @param atPart the same criterion's, its intervals at that part of α
   */
  public TestedAssessment testedAt(double part, TestedAssessment atPart) {
    return new TestedAssessment(
        label,
        numbers,
        atPart.observations,
        p.testedAt(part),
        shortfall,
        weakest,
        worst,
        plainRefutation,
        refutation,
        undecidable,
        pattern,
        lost,
        seedsNow,
        fewest,
        level -> PowerAdvice.seeds(seedsNeeded, part, level),
        level -> PowerAdvice.seeds(seedsForSize, part, level),
        anytime);
  }

  /** Returns one that no seed of those that were run can decide. */
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
        SeedPattern.NONE,
        new TreeMap<>(),
        seedsNow,
        seedsNow,
        NO_NUMBER,
        NO_NUMBER,
        AnytimeTests.NONE);
  }

  @Override
  public List<TestedAssessment> tests() {
    return List.of(this);
  }

  @Override
  public SeedPattern shown() {
    return pattern;
  }

  @Override
  public Grade grade(HolmFamily family) {
    return RuleLine.of(this, family.adjusted(this), family.alpha()).grade();
  }

  @Override
  public Decision decide(HolmFamily family) {
    PValues adjusted = family.adjusted(this);
    boolean refuted = adjusted.against() <= family.alpha();
    PartialKind kind = refuted ? PartialKind.SMALLER : PartialKind.SIZE_OPEN;
    RuleLine line = RuleLine.of(this, adjusted, family.alpha());
    return switch (line) {
      case SHOWN ->
          outcome(
              line,
              "As claimed.",
              weakest,
              "shown in direction, and the magnitude is reached",
              p.inFavour(),
              adjusted.inFavour(),
              family);
      case SHOWN_IN_DIRECTION ->
          outcome(
                  line,
                  refuted
                      ? "It goes the way that is claimed, but not as far."
                      : "It goes the way that is claimed; whether as far is open.",
                  shortfall.get(0),
                  "the direction is shown, but the claimed magnitude is not reached by "
                      + String.join(", ", shortfall)
                      + (refuted ? "" : ", nor shown to be missed"),
                  p.inFavour(),
                  adjusted.inFavour(),
                  family)
              .ofKind(kind, size(kind, family));
      case WITHIN_TOLERANCE ->
          outcome(
                  line,
                  refuted
                      ? "Close to what is claimed, within its tolerance, but not within its range."
                      : "Close to what is claimed, within its tolerance; whether within its range is open.",
                  weakest,
                  "shown within the tolerance, but not within the range itself",
                  p.inPart(),
                  adjusted.inPart(),
                  family)
              .ofKind(kind, size(kind, family));
      case REFUTED ->
          outcome(
              line, plainRefutation, worst, refutation, p.against(), adjusted.against(), family);
      case CANNOT_BE_SHOWN -> cannotBeShown(undecidable.orElseThrow());
      case OPEN -> open(adjusted, family);
    };
  }

  private Decision cannotBeShown(Undecidable why) {
    return Decision.untested(
            RuleLine.CANNOT_BE_SHOWN.grade(), why.why(), observations.stream().findFirst())
        .as(
            RuleLine.CANNOT_BE_SHOWN.grade(),
            why.why(),
            "",
            Optional.of(
                why.seedsLack() ? PowerAdvice.unknown(seedsNow) : PowerAdvice.missing(seedsNow)));
  }

  private Decision open(PValues adjusted, HolmFamily family) {
    Decision open =
        outcome(
            RuleLine.OPEN,
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
    return open.as(
        open.grade(),
        open.plain(),
        open.numbers(),
        Optional.of(advice(seedsNeeded.apply(family.alpha() / family.size()))));
  }

  private Optional<PowerAdvice> size(PartialKind kind, HolmFamily family) {
    return kind == PartialKind.SIZE_OPEN
        ? Optional.of(advice(seedsForSize.apply(family.alpha() / family.size())))
        : Optional.empty();
  }

  private PowerAdvice advice(OptionalInt needed) {
    return needed.isEmpty() && pattern.seeds().size() - lost.size() < 2
        ? PowerAdvice.unknown(seedsNow)
        : PowerAdvice.of(seedsNow, needed);
  }

  private Decision outcome(
      RuleLine line,
      String plain,
      String deciding,
      String finding,
      double raw,
      double adjusted,
      HolmFamily family) {
    Optional<Observation> number =
        observations.stream().filter(observed -> observed.name().equals(deciding)).findFirst();
    return new Decision(
        line.grade(),
        plain + withoutValue(),
        String.format(
            Locale.ENGLISH,
            "%s. %s: %s (%s; after Holm over %s of the section %s; α = %s).",
            numbers,
            label,
            finding,
            Text.p(raw),
            Text.counted(family.size(), "claim"),
            Text.p(adjusted),
            Text.number(family.alpha())),
        OptionalDouble.of(raw),
        OptionalDouble.of(adjusted),
        Optional.empty(),
        number,
        Optional.empty(),
        shownBy(1 - 2 * family.alpha()));
  }

  /** Says how many runs gave no number: an outcome of its own beside the grade of the others. */
  private String withoutValue() {
    return lost.isEmpty()
        ? ""
        : String.format(
            Locale.ENGLISH,
            " %d of %s gave no value (%s) and %s against whatever is to be shown.",
            lost.size(),
            Text.counted(pattern.seeds().size(), "run"),
            lost.entrySet().stream()
                .limit(3)
                .map(
                    entry ->
                        String.format(
                            Locale.ENGLISH, "seed %d: %s", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; ", "", lost.size() > 3 ? "; …" : "")),
            lost.size() == 1 ? "counts" : "count");
  }

  /** Combines: all must be shown for the claim; one suffices against it. */
  private static OptionalInt seedsNeeded(List<Contrast> contrasts, double alpha) {
    int inFavour = 2;
    for (Contrast part : contrasts) {
      inFavour = Math.max(inFavour, part.seedsInFavour(alpha).orElse(Integer.MAX_VALUE));
    }
    return PowerAdvice.seeds(Math.min(inFavour, seedsAgainst(contrasts, alpha)));
  }

  private static int seedsAgainst(List<Contrast> contrasts, double alpha) {
    return contrasts.stream()
        .map(part -> part.seedsAgainst(alpha / contrasts.size()))
        .mapToInt(seeds -> seeds.orElse(Integer.MAX_VALUE))
        .min()
        .orElseThrow();
  }
}
