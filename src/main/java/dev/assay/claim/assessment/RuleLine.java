package dev.assay.claim.assessment;

/** The lines of the rule of {@link TestedAssessment}, of which the first that applies decides. */
enum RuleLine {
  SHOWN(Grade.REPRODUCED),
  SHOWN_IN_DIRECTION(Grade.PARTIAL),
  WITHIN_TOLERANCE(Grade.PARTIAL),
  REFUTED(Grade.REFUTED),
  CANNOT_BE_SHOWN(Grade.INCONCLUSIVE),
  OPEN(Grade.INCONCLUSIVE);

  private final Grade grade;

  RuleLine(Grade grade) {
    this.grade = grade;
  }

  /** Finds the line for p-values adjusted over the family. */
  static RuleLine of(TestedAssessment tested, PValues adjusted, double alpha) {
    if (adjusted.inFavour() <= alpha) {
      return tested.shortfall().isEmpty() ? SHOWN : SHOWN_IN_DIRECTION;
    }
    // Without a tolerance "in part" is the same test, in a family whose ranks may differ.
    if (tested.p().inPart() < tested.p().inFavour() && adjusted.inPart() <= alpha) {
      return WITHIN_TOLERANCE;
    }
    if (adjusted.against() <= alpha) {
      return REFUTED;
    }
    return tested.undecidable().isPresent() ? CANNOT_BE_SHOWN : OPEN;
  }

  Grade grade() {
    return grade;
  }
}
