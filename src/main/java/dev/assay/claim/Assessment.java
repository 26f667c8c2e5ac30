package dev.assay.claim;

import java.util.List;

/** Hold what a criterion made of the evidence before the grade: the first of two phases. */
public sealed interface Assessment permits Combined, Settled, Tested {

  /** List what was observed, the deciding number first. */
  List<Observation> observations();

  /** List the tests that enter the section's family. */
  List<Tested> tests();

  /**
   * Decide the grade from adjusted p-values: the second phase.
   *
   * @param family one that holds all of {@link #tests()}
   */
  Outcome decide(Family family);
}
