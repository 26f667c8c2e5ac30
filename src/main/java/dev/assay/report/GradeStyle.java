package dev.assay.report;

import dev.assay.claim.assessment.Grade;
import java.util.Locale;

/**
 * A grade shown by word, symbol and colour, so that none of them is needed alone.
 *
 * @param word the grade in words
 * @param symbol one character
 * @param color a background on which white text has a contrast of at least 4.5
 * @param name a name for CSS and filters
 * @param meaning what the grade says
 */
record GradeStyle(String word, String symbol, String color, String name, String meaning) {

  static GradeStyle of(Grade grade) {
    return switch (grade) {
      case REPRODUCED -> of(grade, "reproduced", "✔", "#1a7f37");
      case PARTIAL -> of(grade, "partial", "◐", "#8a5a00");
      case REFUTED -> of(grade, "refuted", "✘", "#c4202c");
      case INCONCLUSIVE -> of(grade, "inconclusive", "?", "#57606a");
      case UNTESTED -> of(grade, "untested", "○", "#0b6080");
      case ILL_POSED -> of(grade, "ill-posed", "!", "#7a3fd0");
      case NOT_RUN -> of(grade, "not run", "–", "#6a7280");
    };
  }

  private static GradeStyle of(Grade grade, String word, String symbol, String color) {
    String name = grade.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new GradeStyle(word, symbol, color, name, grade.meaning());
  }
}
