package dev.assay.claim.evidence;

/** On which scale values are compared. */
public enum ValueScale {
  /** Differences of the values. */
  RAW,
  /** Ratios of the values: differences of their natural logarithms. */
  LOG
}
