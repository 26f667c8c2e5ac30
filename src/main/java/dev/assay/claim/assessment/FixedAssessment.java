package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Observation;
import java.util.List;

/**
 * A grade that needs no test: arithmetic, or a grid that cannot show what is claimed.
 *
 * @param grade the grade
 * @param why the reason, as a sentence
 * @param observations what was observed
 */
public record FixedAssessment(Grade grade, String why, List<Observation> observations)
    implements Assessment {

  /** Copies the observations. */
  public FixedAssessment {
    observations = List.copyOf(observations);
  }

  boolean holds() {
    return grade == Grade.REPRODUCED;
  }

  @Override
  public List<TestedAssessment> tests() {
    return List.of();
  }

  @Override
  public boolean isIllPosed() {
    return grade == Grade.ILL_POSED;
  }

  @Override
  public SeedPattern shown() {
    return SeedPattern.NONE;
  }

  @Override
  public Decision decide(HolmFamily family) {
    return Decision.untested(grade, why, observations.stream().findFirst());
  }

  @Override
  public Grade grade(HolmFamily family) {
    return grade;
  }
}
