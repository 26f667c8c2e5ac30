package dev.assay.report.text;

import java.util.List;
import java.util.stream.Collectors;

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
    for (Span sentence : Sentences.of(text, 0)) {
      String own = text.substring(sentence.from(), sentence.to());
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
}
