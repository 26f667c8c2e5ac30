package dev.assay.claim;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.assessment.SeedCost;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.MissingSeed;
import dev.assay.claim.evidence.Observation;
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
 * @param why the reason, with the deciding numbers
 * @param observations what was observed, the deciding number first
 * @param pRaw p-value of the deciding test before Holm; empty where nothing was tested
 * @param pAdjusted the same after Holm over the section
 * @param alternatives grades under alternative settings; they do not move the grade
 * @param explanation verdict on the report's explanation, where it gives one
 * @param power how many seeds would probably decide, where INCONCLUSIVE
 * @param trialKeys keys of the trials behind it
 * @param calibrations what the self-checks of the instruments behind it found
 * @param missing seeds without a value in what the criterion reads
 * @param evidence what criterion and explanation read under the default settings, seed by seed
 * @param criterionDigest digest of criterion and thresholds
 * @param setting data, scale, seeds and α
 */
public record Verdict(
    Claim claim,
    Grade grade,
    String why,
    List<Observation> observations,
    OptionalDouble pRaw,
    OptionalDouble pAdjusted,
    List<AlternativeSetting> alternatives,
    Optional<ExplanationVerdict> explanation,
    Optional<PowerAdvice> power,
    List<String> trialKeys,
    List<Calibration> calibrations,
    List<MissingSeed> missing,
    Evidence evidence,
    String criterionDigest,
    Setting setting) {

  /** Copies the lists. */
  public Verdict {
    observations = List.copyOf(observations);
    alternatives = List.copyOf(alternatives);
    trialKeys = List.copyOf(trialKeys);
    calibrations = List.copyOf(calibrations);
    missing = List.copyOf(missing);
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

  /** Takes another verdict on the explanation. */
  Verdict withExplanation(Optional<ExplanationVerdict> other) {
    return with(alternatives, other, power, trialKeys, calibrations);
  }

  private Verdict with(
      List<AlternativeSetting> newAlternatives,
      Optional<ExplanationVerdict> newExplanation,
      Optional<PowerAdvice> newPower,
      List<String> newTrialKeys,
      List<Calibration> newHearings) {
    return new Verdict(
        claim,
        grade,
        why,
        observations,
        pRaw,
        pAdjusted,
        newAlternatives,
        newExplanation,
        newPower,
        newTrialKeys,
        newHearings,
        missing,
        evidence,
        criterionDigest,
        setting);
  }

  /**
   * Counts under how many settings that were run, the default among them, the grade is the same.
   */
  public String robustness() {
    long run = alternatives.stream().filter(AlternativeSetting::wasRun).count();
    long same = alternatives.stream().filter(alternative -> alternative.grade() == grade).count();
    String others =
        alternatives.size() > run
            ? String.format(
                Locale.ENGLISH,
                "; %d more not run at %s",
                alternatives.size() - run,
                setting.scale())
            : "";
    return run == 0
        ? String.format(Locale.ENGLISH, "%s under the default settings%s", grade, others)
        : String.format(
            Locale.ENGLISH,
            "%s under %d of %d settings, the default among them%s",
            grade,
            same + 1,
            run + 1,
            others);
  }
}
