package dev.assay.claim;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.evidence.Observation;
import java.util.Optional;

/**
 * How a claim fares under another choice of what the report leaves open.
 *
 * @param name the alternative setting, for example {@code tanh}
 * @param grade grade under it
 * @param why the reason for that grade
 * @param keyObservation the number it turned on; empty if nothing was observed
 */
public record AlternativeSetting(
    String name, Grade grade, String why, Optional<Observation> keyObservation) {

  /** States that an alternative setting is planned and that a scale does not run it. */
  public static AlternativeSetting notRun(String name, String scale) {
    return new AlternativeSetting(
        name, Grade.NOT_RUN, "Not run at " + scale + ".", Optional.empty());
  }

  /** Tells whether it can agree with the default: it was run, and its controls held. */
  public boolean isGraded() {
    return grade != Grade.NOT_RUN && grade != Grade.UNTESTED;
  }
}
