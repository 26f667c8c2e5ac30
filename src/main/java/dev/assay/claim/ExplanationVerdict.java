package dev.assay.claim;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PowerAdvice;
import dev.assay.claim.evidence.Observation;
import java.util.List;
import java.util.Optional;

/**
 * How the report's explanation stands, apart from the figure it explains.
 *
 * @param statement the explanation, in our words
 * @param grade its grade
 * @param wouldBe what it would be on this cut-down budget, which decides nothing; empty where the
 *     grade is decided by the report's own
 * @param why the reason
 * @param observations what was observed in the control
 * @param power how many seeds would probably decide, where INCONCLUSIVE
 */
public record ExplanationVerdict(
    String statement,
    Grade grade,
    Optional<Grade> wouldBe,
    String why,
    List<Observation> observations,
    Optional<PowerAdvice> power) {

  /** Copies the observations. */
  public ExplanationVerdict {
    observations = List.copyOf(observations);
  }

  /** Returns the same with other advice. */
  ExplanationVerdict withPower(Optional<PowerAdvice> advice) {
    return new ExplanationVerdict(statement, grade, wouldBe, why, observations, advice);
  }
}
