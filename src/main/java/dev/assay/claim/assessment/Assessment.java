package dev.assay.claim.assessment;

import dev.assay.claim.evidence.Observation;
import java.util.List;
import java.util.Optional;

/** Holds what a criterion made of the evidence before the grade: the first of two phases. */
public sealed interface Assessment permits CompositeAssessment, FixedAssessment, TestedAssessment {

  /** Lists what was observed, the deciding number first. */
  List<Observation> observations();

  /** Lists the tests that enter the section's family. */
  List<TestedAssessment> tests();

  /** Tells whether the settings cannot show what is claimed, whatever was measured. */
  default boolean isIllPosed() {
    return false;
  }

  /** Says which seeds show by themselves what is claimed. */
  SeedPattern shown();

  /** Counts the seeds that do, with an interval at a level; empty where nothing is counted. */
  default Optional<ShownBy> shownBy(double level) {
    SeedPattern pattern = shown();
    return pattern.seeds().isEmpty() ? Optional.empty() : Optional.of(ShownBy.of(pattern, level));
  }

  /**
   * Decides the grade from adjusted p-values: the second phase.
   *
   * @param family one that holds all of {@link #tests()}
   */
  Decision decide(HolmFamily family);

  /** Decides the grade alone, without what is said of it, which takes most of the time. */
  Grade grade(HolmFamily family);
}
