package dev.assay.claim;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.evidence.Text;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Over which values of a threshold the grade of a claim stays as it is.
 *
 * @param part what the threshold's criterion judges
 * @param name the threshold
 * @param unit its unit
 * @param claimed its value in the criterion
 * @param from smallest value with the same grade; empty if there is no smaller one that makes sense
 * @param to largest value with the same grade; empty if there is no larger one that makes sense
 * @param grade the grade that stays
 * @param decided whether the budget of the run decides it; otherwise it is what would be
 */
public record ThresholdRange(
    String part,
    String name,
    String unit,
    double claimed,
    OptionalDouble from,
    OptionalDouble to,
    Grade grade,
    boolean decided) {

  /** Says it in a sentence. */
  public String text() {
    return String.format(
        Locale.ENGLISH,
        "%s%s for any %s%s; claimed: %s",
        decided ? "" : "would be ",
        grade,
        name,
        range(),
        Text.withUnit(claimed, unit));
  }

  private String range() {
    if (from.isEmpty() && to.isEmpty()) {
      return " at all";
    }
    if (from.isEmpty()) {
      return " up to " + Text.withUnit(to.getAsDouble(), unit);
    }
    return to.isEmpty()
        ? " from " + Text.withUnit(from.getAsDouble(), unit) + " on"
        : String.format(
            Locale.ENGLISH,
            " from %s to %s",
            Text.withUnit(from.getAsDouble(), unit),
            Text.withUnit(to.getAsDouble(), unit));
  }
}
