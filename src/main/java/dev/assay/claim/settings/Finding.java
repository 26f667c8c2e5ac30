package dev.assay.claim.settings;

/**
 * Something that the report's settings show before anything is trained.
 *
 * @param text the finding, as a sentence with its numbers
 * @param illPosed whether it makes the claim ILL_POSED; otherwise it stands beside it
 */
public record Finding(String text, boolean illPosed) {

  /** States a finding that stands beside the claim. */
  public static Finding note(String text) {
    return new Finding(text, false);
  }

  /** States a finding that makes the claim ILL_POSED. */
  public static Finding makesIllPosed(String text) {
    return new Finding(text, true);
  }

  /** States the same beside a claim whose own criterion says what it means for the grade. */
  public Finding asNote() {
    return note(text);
  }
}
