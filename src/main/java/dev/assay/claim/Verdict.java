package dev.assay.claim;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PartialKind;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.assessment.SeedCost;
import dev.assay.claim.assessment.ShownBy;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.MissingSeed;
import dev.assay.claim.evidence.Observation;
import dev.assay.claim.evidence.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a claim stands, and everything it takes to check that.
 *
 * @param claim the claim
 * @param grade its grade under the default settings
 * @param wouldBe what it would be on this cut-down budget, which decides nothing: the grade is then
 *     INCONCLUSIVE; empty where the budget is the report's, or does not matter
 * @param why the reason, with the deciding numbers
 * @param observations what was observed, the deciding number first
 * @param pRaw p-value of the deciding test before Holm; empty where nothing was tested
 * @param pAdjusted the same after Holm over the section
 * @param alternatives grades under alternative settings; they do not move the grade
 * @param explanation verdict on the report's explanation, where it gives one
 * @param power how many seeds would probably decide, where INCONCLUSIVE
 * @param trialKeys keys of the trials behind it
 * @param calibrations what the self-checks of the instruments behind it found
 * @param controls what the positive controls showed under the default setting
 * @param ranges over which values of each threshold the grade stays; empty where it does not hang
 *     on any
 * @param missing seeds without a value in what the criterion reads
 * @param evidence what criterion and explanation read under the default settings, seed by seed
 * @param criterionDigest digest of criterion and thresholds
 * @param setting data, scale, seeds and α
 * @param partial which kind of PARTIAL it is, or would be; empty for any other grade
 * @param shownBy in how many runs the pattern shows; empty where it is not counted by runs
 */
public record Verdict(
    Claim claim,
    Grade grade,
    Optional<Grade> wouldBe,
    String why,
    List<Observation> observations,
    OptionalDouble pRaw,
    OptionalDouble pAdjusted,
    List<AlternativeSetting> alternatives,
    Optional<ExplanationVerdict> explanation,
    Optional<PowerAdvice> power,
    List<String> trialKeys,
    List<Calibration> calibrations,
    List<ControlResult> controls,
    List<ThresholdRange> ranges,
    List<MissingSeed> missing,
    Evidence evidence,
    String criterionDigest,
    Setting setting,
    Optional<PartialKind> partial,
    Optional<ShownBy> shownBy) {

  /** Copies the lists. */
  public Verdict {
    observations = List.copyOf(observations);
    alternatives = List.copyOf(alternatives);
    trialKeys = List.copyOf(trialKeys);
    calibrations = List.copyOf(calibrations);
    controls = List.copyOf(controls);
    ranges = List.copyOf(ranges);
    missing = List.copyOf(missing);
  }

  /** Returns what its criterion says, whether this budget decides it or not. */
  public Grade shown() {
    return wouldBe.orElse(grade);
  }

  /** Attaches the keys of the trials behind the verdict. */
  public Verdict withTrialKeys(List<String> keys) {
    return with(alternatives, explanation, power, keys, calibrations);
  }

  /** Attaches alternative settings that are planned and were not run here. */
  public Verdict withNotRun(List<String> names) {
    Stream<AlternativeSetting> more =
        names.stream().map(name -> AlternativeSetting.notRun(name, setting.scale()));
    List<AlternativeSetting> all = Stream.concat(alternatives.stream(), more).toList();
    return with(all, explanation, power, trialKeys, calibrations);
  }

  /**
   * Attaches what the instruments' self-checks found, and withholds the grade if one did not pass
   * its calibration.
   *
   * <p>Withheld, the claim is NOT_RUN for that reason, and so is its explanation; no number of it
   * is shown. No other claim changes: see {@code docs/statistics.md} on why Holm's correction over
   * the section stays valid.
   */
  public Verdict calibrated(List<Calibration> found) {
    String failures =
        found.stream()
            .flatMap(calibration -> calibration.failure().stream())
            .collect(Collectors.joining(" "));
    Verdict judged =
        failures.isEmpty() ? this : Judge.notRun(List.of(claim), setting, failures).get(0);
    return judged.with(judged.alternatives, judged.explanation, judged.power, trialKeys, found);
  }

  /** Attaches what the seeds that would probably decide cost, figure and explanation alike. */
  public Verdict withCost(Function<PowerAdvice, Optional<SeedCost>> costs) {
    UnaryOperator<PowerAdvice> priced =
        advice -> costs.apply(advice).map(advice::costing).orElse(advice);
    return with(
        alternatives,
        explanation.map(said -> said.withPower(said.power().map(priced))),
        power.map(priced),
        trialKeys,
        calibrations);
  }

  /** Attaches over which values of each threshold the grade stays. */
  Verdict withRanges(List<ThresholdRange> found) {
    return with(alternatives, explanation, power, trialKeys, calibrations, found);
  }

  private Verdict with(
      List<AlternativeSetting> newAlternatives,
      Optional<ExplanationVerdict> newExplanation,
      Optional<PowerAdvice> newPower,
      List<String> newTrialKeys,
      List<Calibration> newCalibrations) {
    return with(newAlternatives, newExplanation, newPower, newTrialKeys, newCalibrations, ranges);
  }

  private Verdict with(
      List<AlternativeSetting> newAlternatives,
      Optional<ExplanationVerdict> newExplanation,
      Optional<PowerAdvice> newPower,
      List<String> newTrialKeys,
      List<Calibration> newCalibrations,
      List<ThresholdRange> newRanges) {
    return new Verdict(
        claim,
        grade,
        wouldBe,
        why,
        observations,
        pRaw,
        pAdjusted,
        newAlternatives,
        newExplanation,
        newPower,
        newTrialKeys,
        newCalibrations,
        controls,
        newRanges,
        missing,
        evidence,
        criterionDigest,
        setting,
        partial,
        shownBy);
  }

  /** States the grade under the default setting and what the other settings say. */
  public String robustness() {
    return Stream.concat(
            Stream.of(String.format(Locale.ENGLISH, "%s under the default setting", shown())),
            Stream.of(others()).filter(text -> !text.isEmpty()))
        .collect(Collectors.joining("; "));
  }

  /**
   * Counts the other settings that agree with the default, of those that are graded, and those that
   * are not: where a control does not hold, or there are too few seeds to decide, a setting neither
   * agrees nor disagrees. On a cut-down budget it counts what each would be.
   *
   * @return empty if there are no other settings
   */
  public String others() {
    long graded = left().stream().filter(AlternativeSetting::isGraded).count();
    List<String> parts = new ArrayList<>();
    if (graded > 0) {
      parts.add(
          grade == Grade.UNTESTED
              ? String.format(
                  Locale.ENGLISH, "graded under %s", Text.counted(graded, "other setting"))
              : String.format(
                  Locale.ENGLISH,
                  agreeing() == 1 ? "%d of %s agrees" : "%d of %s agree",
                  agreeing(),
                  Text.counted(graded, "other setting")));
    }
    long few = left().stream().filter(AlternativeSetting::tooFewSeeds).count();
    if (few > 0) {
      parts.add(String.format(Locale.ENGLISH, "%d with too few seeds to decide", few));
    }
    if (count(Grade.UNTESTED) > 0) {
      parts.add(String.format(Locale.ENGLISH, "%d untested", count(Grade.UNTESTED)));
    }
    if (count(Grade.NOT_RUN) > 0) {
      parts.add(
          String.format(Locale.ENGLISH, "%d not run at %s", count(Grade.NOT_RUN), setting.scale()));
    }
    return String.join("; ", parts);
  }

  /** Lists the settings that the report leaves open and nobody is known to have used. */
  public List<AlternativeSetting> left() {
    return alternatives.stream().filter(one -> !AlternativeSetting.isAsIn(one.name())).toList();
  }

  /** Lists the settings that earlier solutions used. */
  public List<AlternativeSetting> theirs() {
    return alternatives.stream().filter(one -> AlternativeSetting.isAsIn(one.name())).toList();
  }

  /**
   * Counts the settings of earlier solutions under which the claim holds.
   *
   * @return empty if there are none
   */
  public Optional<String> people() {
    List<AlternativeSetting> theirs = theirs();
    if (theirs.isEmpty()) {
      return Optional.empty();
    }
    if (theirs.stream().allMatch(one -> one.grade() == Grade.NOT_RUN)) {
      return Optional.of(
          String.format(
              Locale.ENGLISH,
              "%s that earlier solutions used, not run here: -Dassay.settings=others trains %s.",
              Text.counted(theirs.size(), "setting"),
              theirs.size() == 1 ? "it" : "them"));
    }
    long holds =
        theirs.stream()
            .filter(AlternativeSetting::isGraded)
            .filter(one -> one.shown() == Grade.REPRODUCED)
            .count();
    long open = theirs.stream().filter(one -> !one.isGraded()).count();
    return Optional.of(
        String.format(
            Locale.ENGLISH,
            "Holds under %d of the %s that earlier solutions used%s.",
            holds,
            Text.counted(theirs.size(), "setting"),
            open == 0
                ? ""
                : String.format(
                    Locale.ENGLISH,
                    "; %d of them %s nothing",
                    open,
                    open == 1 ? "decides" : "decide")));
  }

  private long agreeing() {
    return left().stream()
        .filter(AlternativeSetting::isGraded)
        .filter(other -> other.shown() == shown())
        .count();
  }

  private long count(Grade wanted) {
    return left().stream().filter(other -> other.grade() == wanted).count();
  }
}
