package dev.assay.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts running text into sentences, by rules that are the same on every Java. */
final class Sentences {
  private static final Pattern END = Pattern.compile("[.?!]+[\"'”’)]*\\s+(?=[\"'“‘(]?[A-Z0-9])");

  /** What ends with a full stop and no sentence: marks of lists and common abbreviations. */
  private static final Pattern GOES_ON =
      Pattern.compile("(?:^|.*[\\s(])(?:[A-Za-z]|[0-9]+|e\\.g|i\\.e|v\\.s|vs|cf|[Ff]igs?|[Ee]qs?|[Nn]o|approx|al)\\.\\s*");

  private Sentences() {}

  /** Returns the sentences of a paragraph that starts at a place, without the spaces between. */
  static List<Span> of(String paragraph, int start) {
    List<Span> sentences = new ArrayList<>();
    int from = 0;
    Matcher end = END.matcher(paragraph);
    while (end.find()) {
      if (!GOES_ON.matcher(paragraph.substring(from, end.end())).matches()) {
        add(sentences, paragraph, from, end.end(), start);
        from = end.end();
      }
    }
    add(sentences, paragraph, from, paragraph.length(), start);
    return sentences;
  }

  /** Returns the lines of code or of a listing. */
  static List<Span> lines(String code, int start) {
    List<Span> lines = new ArrayList<>();
    int from = 0;
    for (String line : code.split("\n", -1)) {
      add(lines, code, from, from + line.length(), start);
      from += line.length() + 1;
    }
    return lines;
  }

  private static void add(List<Span> to, String text, int from, int end, int start) {
    int first = from;
    int last = end;
    while (first < last && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    if (text.substring(first, last).chars().anyMatch(Character::isLetterOrDigit)) {
      to.add(new Span(start + first, start + last));
    }
  }
}
