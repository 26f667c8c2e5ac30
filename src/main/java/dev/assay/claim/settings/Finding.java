package dev.assay.claim.settings;

/**
 * State something that the report's settings show before anything is trained.
 *
 * @param text the finding, as a sentence with its numbers
 * @param illPosed whether it makes the claim ILL_POSED; otherwise it stands beside it
 */
public record Finding(String text, boolean illPosed) {

  /** State a finding that stands beside the claim. */
  public static Finding note(String text) {
    return new Finding(text, false);
  }

  /** State a finding that makes the claim ILL_POSED. */
  public static Finding makesIllPosed(String text) {
    return new Finding(text, true);
  }

  /** State the same beside a claim whose own criterion says what it means for the grade. */
  public Finding asNote() {
    return note(text);
  }
}
