package dev.assay.claim;

/** Say on which scale values are compared. */
public enum Scale {
  /** Differences of the values. */
  RAW,
  /** Ratios of the values: differences of their natural logarithms. */
  LOG
}
