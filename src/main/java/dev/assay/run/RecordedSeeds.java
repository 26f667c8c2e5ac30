package dev.assay.run;

import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PowerAdvice;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a run with a limited time asks of a section's recording.
 *
 * @param seeds how many seeds it has
 * @param wanted with how many seeds the claim nearest to a decision would probably be decided;
 *     empty where more seeds decide nothing
 */
record RecordedSeeds(int seeds, OptionalInt wanted) {
  static RecordedSeeds of(int seeds, List<Verdict> verdicts) {
    return new RecordedSeeds(
        seeds,
        verdicts.stream()
            .filter(verdict -> verdict.grade() == Grade.INCONCLUSIVE)
            .flatMap(verdict -> verdict.power().stream())
            .filter(PowerAdvice::seedsCanDecide)
            .flatMapToInt(advice -> advice.seedsNeeded().stream())
            .filter(needed -> needed > seeds)
            .min());
  }
}
