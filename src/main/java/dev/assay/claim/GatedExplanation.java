package dev.assay.claim;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.Decision;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.HolmFamily;
import java.util.Locale;
import java.util.Optional;

/** An explanation that is tested only where its figure is shown. */
final class GatedExplanation {
  private GatedExplanation() {}

  /**
   * Judges an explanation on the α that its figure released, if it released any.
   *
   * @param outcome what was decided of the figure
   * @param decided whether this run's budget decides it
   */
  static Decision decide(
      Assessment explanation,
      Assessment figure,
      Decision outcome,
      HolmFamily family,
      boolean decided) {
    if (family.releases(figure)) {
      return explanation.decide(family);
    }
    boolean nothingToExplain =
        outcome.grade() == Grade.REFUTED || outcome.grade() == Grade.UNTESTED;
    Decision alone = explanation.decide(HolmFamily.alone(explanation, family.alpha()));
    String plain =
        nothingToExplain
            ? (decided || outcome.grade() == Grade.UNTESTED
                    ? "What it explains is itself "
                    : "On this cut-down budget what it explains would be ")
                + outcome.grade()
                + ", so it is not tested."
            : "What it explains is not shown, so there is no α to test it on.";
    return alone.as(
        nothingToExplain ? Grade.UNTESTED : Grade.INCONCLUSIVE,
        plain,
        String.format(Locale.ENGLISH, "By itself it would be %s. %s", alone.grade(), alone.why()),
        nothingToExplain ? Optional.empty() : outcome.power());
  }
}
