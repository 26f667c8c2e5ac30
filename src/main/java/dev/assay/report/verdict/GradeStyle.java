package dev.assay.report.verdict;

import dev.assay.claim.assessment.Grade;
import java.util.Locale;

/**
 * A grade shown by word, symbol, edge and colour, so that none of them is needed alone.
 *
 * @param word the grade in words
 * @param symbol one character
 * @param color a background on which white text has a contrast of at least 4.5
 * @param name a name for CSS and filters
 * @param meaning what the grade says
 * @param style how it is drawn, as CSS: filled where a run judged the claim, a line around it where
 *     none did, or where its budget does not decide
 */
public record GradeStyle(
    String word, String symbol, String color, String name, String meaning, String style) {

  /** Returns the style of a grade. */
  public static GradeStyle of(Grade grade) {
    return switch (grade) {
      case REPRODUCED -> filled(grade, "reproduced", "✔", "#0b5cad");
      case PARTIAL -> filled(grade, "partial", "◐", "#8a5a00");
      case REFUTED -> filled(grade, "refuted", "✘", "#c4202c");
      case INCONCLUSIVE -> filled(grade, "inconclusive", "?", "#57606a");
      case UNTESTED -> edged(grade, "untested", "○", "#0b6080", "dotted");
      case ILL_POSED -> filled(grade, "ill-posed", "!", "#7a3fd0");
      case NOT_RUN -> edged(grade, "not run", "–", "#6a7280", "dashed");
    };
  }

  /** Returns the style of what a grade would be, on a budget that does not decide. */
  public static GradeStyle wouldBe(Grade grade) {
    GradeStyle decided = of(grade);
    return edged(grade, "would be " + decided.word(), decided.symbol(), decided.color(), "solid");
  }

  private static GradeStyle filled(Grade grade, String word, String symbol, String color) {
    return of(
        grade,
        word,
        symbol,
        color,
        String.format(Locale.ROOT, "background:%1$s;color:#fff;border:2px solid %1$s", color));
  }

  /** Text in the page's own colour reads on a light and on a dark page. */
  private static GradeStyle edged(
      Grade grade, String word, String symbol, String color, String line) {
    return of(
        grade,
        word,
        symbol,
        color,
        String.format(
            Locale.ROOT, "background:transparent;color:inherit;border:2px %s %s", line, color));
  }

  private static GradeStyle of(
      Grade grade, String word, String symbol, String color, String style) {
    String name = grade.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new GradeStyle(word, symbol, color, name, grade.meaning(), style);
  }
}
