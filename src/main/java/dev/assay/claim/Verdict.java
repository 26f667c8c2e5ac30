package dev.assay.claim;

import dev.assay.instrument.Hearing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Hold how a claim stands, and everything it takes to check that.
 *
 * @param claim the claim
 * @param grade its grade under the default reading
 * @param why the reason, with the deciding numbers
 * @param observations what was observed, the deciding number first
 * @param pRaw p-value of the deciding test before Holm; empty where nothing was tested
 * @param pAdjusted the same after Holm over the section
 * @param readings grades under other readings; they do not move the grade
 * @param explanation verdict on the report's explanation, where it gives one
 * @param power how many seeds would probably decide, where INCONCLUSIVE
 * @param trialKeys keys of the trials behind it
 * @param hearings what the self-checks of the instruments behind it found
 * @param missing seeds without a value in what the criterion reads
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
    List<Reading> readings,
    Optional<ExplanationVerdict> explanation,
    Optional<PowerAdvice> power,
    List<String> trialKeys,
    List<Hearing> hearings,
    List<MissingSeed> missing,
    String criterionDigest,
    Setting setting) {

  /** Copy the lists. */
  public Verdict {
    observations = List.copyOf(observations);
    readings = List.copyOf(readings);
    trialKeys = List.copyOf(trialKeys);
    hearings = List.copyOf(hearings);
    missing = List.copyOf(missing);
  }

  /** Attach the keys of the trials behind the verdict. */
  public Verdict withTrialKeys(List<String> keys) {
    return with(explanation, power, keys, hearings);
  }

  /**
   * Attach what the instruments' self-checks found, and withhold the grade if one may not testify.
   *
   * <p>Withheld, the claim is NOT_RUN for that reason, and so is its explanation; no number of it
   * is shown. No other claim changes: see {@code docs/statistics.md} on why Holm's correction over
   * the section stays valid.
   */
  public Verdict heard(List<Hearing> found) {
    String objections =
        found.stream()
            .flatMap(hearing -> hearing.objection().stream())
            .collect(Collectors.joining(" "));
    Verdict judged =
        objections.isEmpty() ? this : Judge.notRun(List.of(claim), setting, objections).get(0);
    return judged.with(judged.explanation, judged.power, trialKeys, found);
  }

  /** Attach what the seeds that would probably decide cost, figure and explanation alike. */
  public Verdict withCost(Function<PowerAdvice, Optional<SeedCost>> costs) {
    UnaryOperator<PowerAdvice> priced =
        advice -> costs.apply(advice).map(advice::costing).orElse(advice);
    return with(
        explanation.map(said -> said.withPower(said.power().map(priced))),
        power.map(priced),
        trialKeys,
        hearings);
  }

  /** Take another verdict on the explanation. */
  Verdict withExplanation(Optional<ExplanationVerdict> other) {
    return with(other, power, trialKeys, hearings);
  }

  private Verdict with(
      Optional<ExplanationVerdict> newExplanation,
      Optional<PowerAdvice> newPower,
      List<String> keys,
      List<Hearing> found) {
    return new Verdict(
        claim,
        grade,
        why,
        observations,
        pRaw,
        pAdjusted,
        readings,
        newExplanation,
        newPower,
        keys,
        found,
        missing,
        criterionDigest,
        setting);
  }

  /** Count under how many readings, the default among them, the grade is the same. */
  public String robustness() {
    long same = readings.stream().filter(reading -> reading.grade() == grade).count() + 1;
    return "%s under %d of %d reading(s)".formatted(grade, same, readings.size() + 1);
  }
}
