package dev.assay.claim;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.Decision;
import dev.assay.claim.assessment.FixedAssessment;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.HolmFamily;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.settings.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Judges the claims of a run. */
public final class Judge {
  private Judge() {}

  /**
   * Judges claims from evidence: assess each, adjust over each section's family, decide.
   *
   * <p>Give all claims of a section at once: they are one Holm family, see {@link HolmFamily}. An
   * alternative setting judges the claims it has measurements for, as a family of its own, and
   * moves no grade.
   *
   * @param claims claims, each id once
   * @param evidence measurements under the default settings
   * @param alternatives measurements under alternative settings, by name, in the order to report
   *     them
   * @return one verdict per claim, in the order given
   * @throws IllegalArgumentException if an id comes twice, or a claim that this setting can decide
   *     lacks a measurement; the message names the claim and what is there
   */
  public static List<Verdict> judge(
      List<Claim> claims, Evidence evidence, Map<String, Evidence> alternatives, Setting setting) {
    requireEachOnce(claims);
    Map<Claim, Judged> judged = judgeSections(claims, evidence, setting, Extent.EVERYTHING);
    Map<String, Alternative> others = new LinkedHashMap<>();
    alternatives.forEach(
        (name, other) -> {
          List<Claim> covered =
              claims.stream()
                  .filter(claim -> !claim.criterion().needs().isEmpty())
                  .filter(claim -> other.hasAll(claim.criterion().needs()))
                  .toList();
          others.put(
              name, new Alternative(other, judgeSections(covered, other, setting, Extent.FIGURE)));
        });
    return claims.stream()
        .map(
            claim ->
                verdict(
                    claim, Objects.requireNonNull(judged.get(claim)), others, evidence, setting))
        .toList();
  }

  /**
   * Returns the grades that {@link #judge} gives, by claim, and none of what it says of them, which
   * takes most of the time: for who asks for many grades.
   *
   * @throws IllegalArgumentException as {@link #judge}
   */
  public static Map<String, Grade> grades(List<Claim> claims, Evidence evidence, Setting setting) {
    requireEachOnce(claims);
    Map<String, Grade> grades = new LinkedHashMap<>();
    judgeSections(claims, evidence, setting, Extent.GRADES)
        .forEach((claim, judged) -> grades.put(claim.id(), judged.figure().decision().grade()));
    return grades;
  }

  private static void requireEachOnce(List<Claim> claims) {
    Set<String> ids = new HashSet<>();
    for (Claim claim : claims) {
      if (!ids.add(claim.id())) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ENGLISH,
                "Claim %s is given twice: ids are permanent and unique.",
                claim.id()));
      }
    }
  }

  /** How much of a claim is judged. */
  private enum Extent {
    /** The figure and its explanation. */
    EVERYTHING,
    /** The figure, in a family of its own. */
    FIGURE,
    /** The figure's grade, in the family of everything. */
    GRADES
  }

  /** Gives every claim of an experiment that could not be run a verdict that says why. */
  public static List<Verdict> notRun(List<Claim> claims, Setting setting, String why) {
    return claims.stream()
        .map(
            claim ->
                new Verdict(
                    claim,
                    Grade.NOT_RUN,
                    Optional.empty(),
                    why,
                    List.of(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Evidence.builder().build(),
                    claim.criterionDigest(setting),
                    setting,
                    Optional.empty(),
                    Optional.empty()))
        .toList();
  }

  private static Map<Claim, Judged> judgeSections(
      List<Claim> claims, Evidence evidence, Setting setting, Extent extent) {
    Map<String, List<Claim>> sections = new LinkedHashMap<>();
    claims.forEach(
        claim -> sections.computeIfAbsent(claim.section(), s -> new ArrayList<>()).add(claim));
    Map<Claim, Judged> judged = new LinkedHashMap<>();
    for (List<Claim> section : sections.values()) {
      Map<Claim, AssessedClaim> assessed = new LinkedHashMap<>();
      section.forEach(claim -> assessed.put(claim, assess(claim, evidence, setting, extent)));
      Families families = Families.of(assessed, setting);
      assessed.forEach(
          (claim, one) -> judged.put(claim, decide(claim, one, families, setting, extent)));
    }
    return judged;
  }

  private static AssessedClaim assess(
      Claim claim, Evidence evidence, Setting setting, Extent extent) {
    List<ControlResult> controls = controls(claim, evidence, setting);
    return new AssessedClaim(
        ControlResult.untested(
            controls, assess(claim, claim.criterion(), evidence, setting, extent)),
        claim
            .explanation()
            .filter(explanation -> extent != Extent.FIGURE)
            .map(explanation -> assess(claim, explanation.criterion(), evidence, setting, extent))
            .map(explanation -> ControlResult.untested(controls, explanation)),
        controls);
  }

  /** Judges the controls of a claim, where the setting grades anything that was measured. */
  private static List<ControlResult> controls(Claim claim, Evidence evidence, Setting setting) {
    Set<Measurement> needs = claim.criterion().needs();
    if (!setting.grades() || needs.isEmpty() || !evidence.hasAll(needs)) {
      return List.of();
    }
    try {
      return claim.controls().stream()
          .map(control -> ControlResult.of(control, evidence, setting))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "The controls of claim %s cannot be judged: %s",
              claim.id(),
              e.getMessage()),
          e);
    }
  }

  private static Assessment assess(
      Claim claim, Criterion criterion, Evidence evidence, Setting setting, Extent extent) {
    if (!counts(claim, setting) && !evidence.hasAll(criterion.needs())) {
      return new FixedAssessment(
          Grade.NOT_RUN,
          String.format(
              Locale.ENGLISH,
              "The %s scale does not measure what the criterion reads.",
              setting.scale()),
          List.of());
    }
    try {
      return extent == Extent.GRADES
          ? setting.test(criterion, evidence)
          : setting.assess(criterion, evidence);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "Claim %s cannot be judged: %s", claim.id(), e.getMessage()),
          e);
    }
  }

  /**
   * Tells whether a claim is in its section's family. One that the budget keeps from being decided
   * is not: what it would be is judged as at the report's own budget, in the family of all.
   */
  static boolean counts(Claim claim, Setting setting) {
    return setting.grades()
        && (setting.fullBudget()
            || claim.decidedAtAnyBudget().isPresent()
            || !claim.needsTraining());
  }

  /**
   * Makes a claim a member of a family. The explanation of a figure that its settings make
   * ill-posed takes its place.
   */
  static HolmFamily.Member member(
      Claim claim, Assessment figure, Optional<Assessment> explanation) {
    return new HolmFamily.Member(
        claim.findings().stream().anyMatch(Finding::illPosed)
            ? new FixedAssessment(Grade.ILL_POSED, "", List.of())
            : figure,
        explanation);
  }

  private static Judged decide(
      Claim claim, AssessedClaim assessed, Families families, Setting setting, Extent extent) {
    boolean posed =
        member(claim, assessed.figure(), assessed.explanation()).figure() == assessed.figure();
    HolmFamily family = counts(claim, setting) ? families.decided() : families.ofAll();
    HolmFamily itsOwn = posed ? family : families.withIllPosed();
    Decision figure =
        extent == Extent.GRADES
            ? Decision.untested(assessed.figure().grade(itsOwn), "")
            : assessed.figure().decide(itsOwn);
    List<String> illPosed =
        claim.findings().stream().filter(Finding::illPosed).map(Finding::text).toList();
    if (!illPosed.isEmpty()) {
      figure =
          new Decision(
              Grade.ILL_POSED,
              String.join(" ", illPosed),
              "What was measured all the same: " + figure.why(),
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              Optional.empty(),
              figure.deciding(),
              Optional.empty(),
              figure.shownBy());
    }
    boolean gated = posed && !assessed.figure().tests().isEmpty();
    Decision explained = figure;
    return new Judged(
        assessed,
        Outcome.of(figure, claim.criterion(), claim, setting),
        assessed
            .explanation()
            .filter(explanation -> extent == Extent.EVERYTHING)
            .map(
                explanation ->
                    gated && !explanation.tests().isEmpty()
                        ? GatedExplanation.decide(
                            explanation,
                            assessed.figure(),
                            explained,
                            family,
                            counts(claim, setting))
                        : explanation.decide(family))
            .map(
                decision ->
                    Outcome.of(
                        decision, claim.explanation().orElseThrow().criterion(), claim, setting)));
  }

  private static Verdict verdict(
      Claim claim,
      Judged judged,
      Map<String, Alternative> others,
      Evidence evidence,
      Setting setting) {
    List<AlternativeSetting> alternatives = new ArrayList<>();
    others.forEach(
        (name, under) -> {
          Judged other = under.judged().get(claim);
          if (other != null) {
            alternatives.add(
                new AlternativeSetting(
                    name,
                    other.figure().decision().grade(),
                    other.figure().wouldBe(),
                    other.figure().decision().why(),
                    decidingFirst(other).stream().findFirst(),
                    hasTooFewSeeds(claim, other, under.evidence(), evidence)));
          }
        });
    Optional<ExplanationVerdict> explanation =
        claim
            .explanation()
            .map(
                said -> {
                  Outcome of = judged.explanation().orElseThrow();
                  Decision outcome = of.decision();
                  return new ExplanationVerdict(
                      said.statement(),
                      outcome.grade(),
                      of.wouldBe(),
                      outcome.why(),
                      judged.assessed().explanation().orElseThrow().observations(),
                      inSeeds(outcome, setting));
                });
    Decision figure = judged.figure().decision();
    return new Verdict(
        claim,
        figure.grade(),
        judged.figure().wouldBe(),
        figure.why(),
        decidingFirst(judged),
        figure.pRaw(),
        figure.pAdjusted(),
        alternatives,
        explanation,
        inSeeds(figure, setting),
        List.of(),
        List.of(),
        judged.assessed().controls(),
        List.of(),
        evidence.missing(claim.criterion().needs()),
        evidence.only(claim.needs()),
        claim.criterionDigest(setting),
        setting,
        figure.partial(),
        figure.shownBy());
  }

  private static Optional<PowerAdvice> inSeeds(Decision decision, Setting setting) {
    int seeds = setting.seeds().size();
    if (decision.grade() == Grade.UNTESTED) {
      return Optional.of(
          setting.fullBudget() ? PowerAdvice.untested(seeds) : PowerAdvice.fullBudget(seeds));
    }
    return decision.power().map(advice -> advice.inSeeds(seeds));
  }

  /**
   * Tells whether an alternative setting is open for want of seeds that the default had: it then
   * says nothing about whether the two agree.
   */
  private static boolean hasTooFewSeeds(Claim claim, Judged judged, Evidence there, Evidence here) {
    return judged.figure().shown() == Grade.INCONCLUSIVE
        && seeds(claim, there) < seeds(claim, here);
  }

  private static int seeds(Claim claim, Evidence evidence) {
    return claim.criterion().needs().stream()
        .map(need -> evidence.sample(need.metric(), need.arm()))
        .mapToInt(sample -> sample.size() + sample.missing().size())
        .min()
        .orElse(0);
  }

  /** Lists the observations with the one on which the grade turns in front. */
  private static List<Observation> decidingFirst(Judged judged) {
    List<Observation> observations = judged.assessed().figure().observations();
    return Stream.concat(
            judged.figure().decision().deciding().filter(observations::contains).stream(),
            observations.stream())
        .distinct()
        .toList();
  }

  private record Judged(AssessedClaim assessed, Outcome figure, Optional<Outcome> explanation) {}

  private record Alternative(Evidence evidence, Map<Claim, Judged> judged) {}
}
