package dev.assay.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
 * @param missing seeds without a value in what the criterion reads
 * @param evidence what criterion and explanation read under the default reading, seed by seed
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
    List<MissingSeed> missing,
    Evidence evidence,
    String criterionDigest,
    Setting setting) {

  /** Copy the lists. */
  public Verdict {
    observations = List.copyOf(observations);
    readings = List.copyOf(readings);
    trialKeys = List.copyOf(trialKeys);
    missing = List.copyOf(missing);
  }

  /** Attach the keys of the trials behind the verdict. */
  public Verdict withTrialKeys(List<String> keys) {
    return new Verdict(
        claim,
        grade,
        why,
        observations,
        pRaw,
        pAdjusted,
        readings,
        explanation,
        power,
        keys,
        missing,
        evidence,
        criterionDigest,
        setting);
  }

  /** Count under how many readings, the default among them, the grade is the same. */
  public String robustness() {
    long same = readings.stream().filter(reading -> reading.grade() == grade).count() + 1;
    return "%s under %d of %d reading(s)".formatted(grade, same, readings.size() + 1);
  }
}
