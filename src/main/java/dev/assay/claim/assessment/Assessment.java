package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Observation;
import java.util.List;

/** Holds what a criterion made of the evidence before the grade: the first of two phases. */
public sealed interface Assessment permits CompositeAssessment, FixedAssessment, TestedAssessment {

  /** Lists what was observed, the deciding number first. */
  List<Observation> observations();

  /** Lists the tests that enter the section's family. */
  List<TestedAssessment> tests();

  /**
   * Decides the grade from adjusted p-values: the second phase.
   *
   * @param family one that holds all of {@link #tests()}
   */
  Decision decide(HolmFamily family);

  /** Decides the grade alone, without the advice on seeds that takes most of the time. */
  Grade grade(HolmFamily family);
}
