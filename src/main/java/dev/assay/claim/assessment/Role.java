package dev.assay.claim.assessment;

import java.util.Locale;

/** What a part of a composite claim is to the whole. */
public enum Role {
  /** One of several sayings that count alike. */
  PART,
  /** What the claim is about: refuted, it refutes the whole, whatever else holds. */
  CORE,
  /** What the rest is said of: where it does not hold, the rest is not tested. */
  CONDITION;

  /** Returns the word for thresholds and digests. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
