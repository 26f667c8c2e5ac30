package dev.assay.claim.assessment;

/** What PARTIAL means for a claim: two findings of which only one is a finding against its size. */
public enum PartialKind {
  /** The direction, or a part, is shown, and so is that the whole claim does not hold. */
  SMALLER("It is shown to be less than claimed."),
  /**
   * The direction, or the tolerated range, is shown; the claimed size is neither shown nor refuted.
   */
  SIZE_OPEN("The direction is shown; whether it is as large as claimed is open.");

  private final String text;

  PartialKind(String text) {
    this.text = text;
  }

  /** Says it in a sentence. */
  public String text() {
    return text;
  }
}
