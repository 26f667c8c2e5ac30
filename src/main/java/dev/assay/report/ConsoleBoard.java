package dev.assay.report;

import dev.assay.claim.assessment.Grade;
import dev.assay.report.verdict.GradeStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the verdict board as plain text, for a terminal or a log. */
public final class ConsoleBoard {
  private static final int LEAST = 60;

  private ConsoleBoard() {}

  /**
   * Writes a run as a table.
   *
   * @param width columns of the terminal; what is longer is cut with an ellipsis
   */
  public static String of(RunReport run, int width) {
    int columns = Math.max(LEAST, width);
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ENGLISH, "Data %s, scale %s", run.data(), run.scale()));
    run.warning().ifPresent(lines::add);
    for (Section section : run.sections()) {
      lines.add("");
      lines.add(section.title());
      for (ClaimReport claim : section.claims()) {
        ClaimView view =
            ClaimView.of(
                claim.withoutFigures(),
                figure -> {
                  throw new IllegalStateException("A table has no figures.");
                });
        String head =
            String.format(
                Locale.ENGLISH, "  %s %-12s  %-3s  ", symbol(view), view.grade().word(), view.id());
        lines.add(head + cut(view.statement(), columns - head.length()));
        String indent = " ".repeat(head.length());
        told(view).ifPresent(text -> lines.add(indent + cut(text, columns - indent.length())));
        lines.add(indent + cut(from(view), columns - indent.length()));
        view.beside()
            .ifPresent(other -> lines.add(indent + cut(beside(other), columns - indent.length())));
        if (view.unexpected()) {
          lines.add(indent + "NOT AS EXPECTED: " + view.expected());
        }
      }
    }
    lines.add("");
    lines.add(tally(run));
    return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n")) + "\n";
  }

  private static String tally(RunReport run) {
    Map<Grade, Integer> counts = new EnumMap<>(Grade.class);
    run.claims().forEach(claim -> counts.merge(claim.lead().grade(), 1, Integer::sum));
    String grades =
        counts.entrySet().stream()
            .map(
                e ->
                    String.format(
                        Locale.ENGLISH, "%d %s", e.getValue(), GradeStyle.of(e.getKey()).word()))
            .collect(Collectors.joining(", "));
    long recorded = run.claims().stream().filter(ClaimReport::isLedByRecording).count();
    return String.format(Locale.ENGLISH, "%d claims: %s", run.claims().size(), grades)
        + (recorded == 0
            ? ""
            : String.format(
                Locale.ENGLISH, "; %d of them recorded at the report's settings", recorded));
  }

  /** Where the grade is from, and what it would be where that budget does not decide. */
  private static String from(ClaimView view) {
    return view.origin().mark() + view.wouldBe().map(style -> ": " + style.word()).orElse("");
  }

  private static String beside(ClaimView.Beside other) {
    GradeStyle style = other.view().wouldBe().orElse(other.view().grade());
    return String.format(Locale.ENGLISH, "%s: %s. %s", other.title(), style.word(), other.text());
  }

  /** The number on which the grade turns; where nothing was tested, why not. */
  private static Optional<String> told(ClaimView view) {
    return view.verdict().grade() == Grade.UNTESTED
        ? Optional.of(view.why())
        : view.keyNumber().map(number -> number + " · " + view.keyName().orElse(""));
  }

  /** ASCII, because a log's encoding is not known. */
  private static String symbol(ClaimView view) {
    return switch (view.verdict().grade()) {
      case REPRODUCED -> "+";
      case PARTIAL -> "~";
      case REFUTED -> "x";
      case INCONCLUSIVE -> "?";
      case UNTESTED -> "o";
      case ILL_POSED -> "!";
      case NOT_RUN -> "-";
    };
  }

  private static String cut(String text, int width) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= width ? line : line.substring(0, Math.max(1, width - 1)) + "…";
  }
}
