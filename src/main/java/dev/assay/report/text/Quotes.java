package dev.assay.report.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks up quotes in a text, after a light normalisation of both: white space does not count, nor
 * which of the typographic quotes, dashes and tildes is used.
 *
 * <p>Three dots leave words out; a remark in square brackets that starts with "sic" is not part of
 * the quote.
 */
final class Quotes {
  private static final Pattern SIC = Pattern.compile("\\[sic[^]]*]");
  private static final Pattern LEFT_OUT = Pattern.compile("\\.\\.\\.|…");
  private static final Pattern END = Pattern.compile("[.,:;?!)]+$");

  /** How far after one part of a quote the next may be, in characters that count. */
  private static final int GAP = 400;

  private final String normal;
  private final int[] places;

  Quotes(String text) {
    StringBuilder kept = new StringBuilder();
    int[] at = new int[text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = normal(text.charAt(i));
      if (c != ' ') {
        at[kept.length()] = i;
        kept.append(c);
      }
    }
    normal = kept.toString();
    places = Arrays.copyOf(at, kept.length());
  }

  private static char normal(char c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return ' ';
    }
    return switch (c) {
      case '‘', '’', '‚', '`' -> '\'';
      case '“', '”', '„' -> '"';
      case '–', '—', '−', '‐', '‑' -> '-';
      case '∼', '˜' -> '~';
      default -> c;
    };
  }

  /** Writes what of a text counts. */
  static String normalised(String text) {
    return new Quotes(SIC.matcher(text).replaceAll("")).normal;
  }

  /**
   * Finds a quote.
   *
   * @param from where to begin, a character of the text
   * @param to where it must end at the latest
   * @return the stretches that it quotes, more than one where it leaves words out; empty if it is
   *     not there
   */
  List<Span> find(String quote, int from, int to) {
    List<String> parts =
        LEFT_OUT
            .splitAsStream(SIC.matcher(quote).replaceAll(""))
            .map(Quotes::normalised)
            .filter(part -> !part.isEmpty())
            .toList();
    if (parts.isEmpty()) {
      return List.of();
    }
    int least = firstAt(from);
    int most = firstAt(to);
    for (int start = normal.indexOf(parts.get(0), least);
        start >= 0;
        start = normal.indexOf(parts.get(0), start + 1)) {
      List<Span> found = following(parts, start, most);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<Span> following(List<String> parts, int start, int most) {
    List<Span> found = new ArrayList<>();
    int at = start;
    for (String part : parts) {
      int next = normal.indexOf(part, at);
      if (next < 0 || next > at + GAP || next + part.length() > most) {
        return List.of();
      }
      at = next + part.length();
      found.add(new Span(places[next], places[at - 1] + 1));
    }
    return found;
  }

  /** Finds a question, whose last sign may be missing. */
  Optional<Span> findQuestion(String question, int from, int to) {
    List<Span> found = find(question, from, to);
    if (found.isEmpty()) {
      found = find(END.matcher(SIC.matcher(question).replaceAll("").strip()).replaceAll(""), from, to);
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new Span(found.get(0).from(), found.get(found.size() - 1).to()));
  }

  private int firstAt(int place) {
    int found = Arrays.binarySearch(places, place);
    return found >= 0 ? found : -found - 1;
  }
}
