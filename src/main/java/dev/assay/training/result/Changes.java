package dev.assay.training.result;

/**
 * Whether files of a checkout differ from its commit, those that git neither knows nor ignores
 * included.
 */
public enum Changes {
  /** There are none. */
  NONE(""),
  /** There are some. */
  SOME("+changes"),
  /** Git could not be asked. */
  UNKNOWN("+changes?");

  private final String mark;

  Changes(String mark) {
    this.mark = mark;
  }

  /** Returns what is put behind a commit. */
  public String mark() {
    return mark;
  }
}
