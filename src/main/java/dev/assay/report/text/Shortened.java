package dev.assay.report.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cuts a text to a number of words. */
public final class Shortened {
  private Shortened() {}

  /**
   * Keeps whole sentences as far as they fit; a first one that is too long is cut, with three dots.
   *
   * @param words the most words, at least one
   */
  public static String to(int words, String text) {
    StringBuilder kept = new StringBuilder();
    int left = words;
    for (String own : sentences(text)) {
      List<String> single = List.of(own.split("\\s+"));
      if (single.size() > left) {
        return kept.length() == 0
            ? single.stream().limit(words).collect(Collectors.joining(" ", "", " …"))
            : kept.toString();
      }
      left -= single.size();
      kept.append(kept.length() == 0 ? "" : " ").append(own);
    }
    return kept.length() == 0 ? text : kept.toString();
  }

  /** A sentence may begin with a quotation, too, which a report's own text is not split at. */
  private static List<String> sentences(String text) {
    return Sentences.of(text, 0).stream()
        .map(sentence -> text.substring(sentence.from(), sentence.to()))
        .flatMap(own -> Stream.of(own.split("(?<=[.?!]) (?=“)")))
        .toList();
  }
}
