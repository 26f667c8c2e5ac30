package dev.assay.claim.assessment;

/** What PARTIAL means for a claim: two findings of which only one is a finding against its size. */
public enum PartialKind {
  /** The direction, or a part, is shown, and so is that the whole claim does not hold. */
  SMALLER("Not all of it holds."),
  /**
   * The direction, or the tolerated range, is shown; the claimed size is neither shown nor refuted.
   */
  SIZE_OPEN("Whether all of it holds is open.");

  private final String text;

  PartialKind(String text) {
    this.text = text;
  }

  /** Says it in a sentence. */
  public String text() {
    return text;
  }
}
