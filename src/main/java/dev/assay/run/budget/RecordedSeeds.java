package dev.assay.run.budget;

import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PowerAdvice;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a run with a limited time asks of a section's recording.
 *
 * @param seeds how many seeds it has
 * @param next the first seed that may be added to it
 * @param wanted with how many seeds the claim nearest to a decision would probably be decided;
 *     empty where more seeds decide nothing
 */
public record RecordedSeeds(int seeds, long next, OptionalInt wanted) {
  /** Asks the verdicts that lead the section's pages. */
  public static RecordedSeeds of(int seeds, long next, List<Verdict> verdicts) {
    return new RecordedSeeds(
        seeds,
        next,
        verdicts.stream()
            .filter(verdict -> verdict.grade() == Grade.INCONCLUSIVE)
            .flatMap(verdict -> verdict.power().stream())
            .filter(PowerAdvice::seedsCanDecide)
            .flatMapToInt(advice -> advice.seedsNeeded().stream())
            .filter(needed -> needed > seeds)
            .min());
  }
}
