package dev.assay.claim.assessment;

/** One word for how a claim stands against what was measured. */
public enum Grade {
  /** The claimed direction is significant and the measured magnitude is the claimed one. */
  REPRODUCED(
      "The measurements show what the claim says; where it names a size of an effect, the measured"
          + " one reaches it, which is not tested."),
  /** The direction is significant, the magnitude is not the claimed one; or some parts hold. */
  PARTIAL(
      "The direction holds but not the magnitude, or some parts of the claim hold and others do"
          + " not."),
  /** The opposite is significant, or the effect is shown to be smaller than claimed. */
  REFUTED("The measurements show the opposite, or an effect smaller than claimed."),
  /** Neither the claim nor its opposite is significant at these seeds and settings. */
  INCONCLUSIVE("These seeds and settings decide neither for the claim nor against it."),
  /** What must work for the question to be asked at all is not shown to work. */
  UNTESTED(
      "The question could not be asked: what must work before it can be, is not shown to work here."),
  /** The claim contradicts itself, or its own grid cannot show what it says. */
  ILL_POSED("The claim contradicts itself, or its own settings cannot show what it says."),
  /** Nothing was judged, and the verdict says why. */
  NOT_RUN("Nothing was judged: the verdict says why.");

  private final String meaning;

  Grade(String meaning) {
    this.meaning = meaning;
  }

  /** Explains the grade in one sentence for a reader of the report. */
  public String meaning() {
    return meaning;
  }

  /** Tells whether the measurements settled the claim, one way or the other. */
  public boolean isDecided() {
    return this == REPRODUCED || this == PARTIAL || this == REFUTED;
  }

  /** Tells whether there was something to settle: measurements were tested, whatever came of it. */
  public boolean isTested() {
    return isDecided() || this == INCONCLUSIVE;
  }

  /** Returns a message that starts with the grade, as tools that know only text find it there. */
  public String message(String text) {
    return this + ": " + text;
  }
}
