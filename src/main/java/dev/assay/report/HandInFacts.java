package dev.assay.report;

import dev.assay.report.verdict.AnswersView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The facts behind a section's claims, for the appendix: what several claims share stands once.
 *
 * @param section the section's title
 * @param shared what is said of more than one of its claims
 * @param claims its claims, in its order
 */
record HandInFacts(String section, List<String> shared, List<Own> claims) {

  /** What is said of one claim alone. */
  record Own(ClaimView claim, List<String> lines) {
    boolean hasLines() {
      return !lines.isEmpty();
    }
  }

  static HandInFacts of(String section, List<ClaimView> claims) {
    List<List<String>> all = claims.stream().map(HandInFacts::lines).toList();
    List<String> every = all.stream().flatMap(List::stream).toList();
    List<String> shared =
        every.stream().distinct().filter(line -> Collections.frequency(every, line) > 1).toList();
    List<Own> own = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      own.add(
          new Own(
              claims.get(i), all.get(i).stream().filter(line -> !shared.contains(line)).toList()));
    }
    return new HandInFacts(section, shared, own);
  }

  boolean hasShared() {
    return !shared.isEmpty();
  }

  private static List<String> lines(ClaimView claim) {
    return Stream.of(
            Stream.of(claim.origin().text()),
            claim.notes().stream().map(note -> "Note: " + note),
            claim.notChecked().stream().map(what -> "Not checked: " + what),
            claim.answers().cells().subList(1, 3).stream().map(HandInFacts::answer),
            claim.controls().stream().map(control -> "What had to work first: " + control))
        .flatMap(lines -> lines)
        .map(line -> line.endsWith(".") ? line : line + ".")
        .distinct()
        .toList();
  }

  private static String answer(AnswersView.Cell cell) {
    return String.format(
        Locale.ENGLISH,
        "%s%s: %s %s%s%s",
        cell.who().substring(0, 1).toUpperCase(Locale.ENGLISH),
        cell.who().substring(1),
        cell.mark(),
        cell.stance(),
        cell.hasText() ? ", " + cell.inline() : "",
        cell.source().map(source -> " (" + source.label() + ")").orElse(""));
  }
}
