package dev.assay.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

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
    return with(readings, keys);
  }

  /** Attach readings that are planned and were not run here. */
  public Verdict withNotRun(List<String> names) {
    Stream<Reading> more = names.stream().map(name -> Reading.notRun(name, setting.scale()));
    return with(Stream.concat(readings.stream(), more).toList(), trialKeys);
  }

  private Verdict with(List<Reading> newReadings, List<String> newTrialKeys) {
    return new Verdict(
        claim,
        grade,
        why,
        observations,
        pRaw,
        pAdjusted,
        newReadings,
        explanation,
        power,
        newTrialKeys,
        missing,
        criterionDigest,
        setting);
  }

  /** Count under how many readings that were run, the default among them, the grade is the same. */
  public String robustness() {
    long run = readings.stream().filter(Reading::wasRun).count();
    long same = readings.stream().filter(reading -> reading.grade() == grade).count();
    String others =
        readings.size() > run
            ? "; %d more not run at %s".formatted(readings.size() - run, setting.scale())
            : "";
    return run == 0
        ? "%s under the default reading%s".formatted(grade, others)
        : "%s under %d of %d readings, the default among them%s"
            .formatted(grade, same + 1, run + 1, others);
  }
}
