package dev.assay.claim;

import dev.assay.claim.assessment.Grade;

/** How one who was asked stands to a claim. */
public enum Stance {
  /** Found what the claim says. */
  SUPPORTS,
  /** Found parts of it, or found it under some settings and not under others. */
  MIXED,
  /** Found the opposite, or that there is no such effect. */
  DISPUTES,
  /** Says nothing on the point, or could not decide it. */
  SILENT;

  /** Derives the stance of a measurement from its grade. */
  public static Stance of(Grade grade) {
    return switch (grade) {
      case REPRODUCED -> SUPPORTS;
      case PARTIAL -> MIXED;
      case REFUTED -> DISPUTES;
      case INCONCLUSIVE, UNTESTED, ILL_POSED, NOT_RUN -> SILENT;
    };
  }
}
