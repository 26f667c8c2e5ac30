package dev.assay.report;

import java.util.List;
import java.util.regex.Pattern;

/** What a page must not show: leftovers of templates, formats and empty values. */
final class Leftovers {
  private static final List<Pattern> KINDS =
      List.of(
          // A format that nobody filled, and not a share such as "5% of".
          Pattern.compile("%(\\d+\\$)?[-,.0-9]*[dsfge]\\b"),
          Pattern.compile("\\{\\{|\\}\\}"),
          Pattern.compile("\\b(Optional(Int|Double|Long)?[.\\[]|\\w+View\\[|\\w+@[0-9a-f]{6,})"),
          Pattern.compile("(?<!(the|a|no|walk) )\\bnull\\b|\\bNaN\\b"),
          // An empty value before a sign, a sign twice, a plural that was left open.
          Pattern.compile("\\b(of|on|at|under|with|over|by) [,.;:](?!\\.)"),
          Pattern.compile("(?<!\\.)\\.\\.(?!\\.)|,,|, [:;]|;;|\\.;|;\\."),
          Pattern.compile("\\w\\(s\\)"),
          Pattern.compile("(?<![.,])\\b1 (seeds|runs|trials|claims|steps|epochs|tests|parts)\\b"));

  private Leftovers() {}

  /** Finds them in what a reader sees of a page, each with the words around it. */
  static List<String> in(String page) {
    String text = text(page);
    return KINDS.stream()
        .flatMap(kind -> kind.matcher(text).results())
        .map(
            found ->
                text.substring(
                    Math.max(0, found.start() - 50), Math.min(text.length(), found.end() + 30)))
        .distinct()
        .toList();
  }

  /** Takes out scripts, styles, drawings, code and tags. */
  private static String text(String page) {
    return page.replaceAll("(?s)<(script|style|symbol|pre|code)\\b.*?</\\1>", " ")
        .replaceAll("(?s)data:[a-z+/]+;base64,[A-Za-z0-9+/=&#;]*", "")
        .replaceAll("</?(td|th|tr|p|div|li|dt|dd|h\\d|summary|figcaption)\\b[^>]*>", " | ")
        .replaceAll("(?s)<[^>]*>", "")
        .replaceAll("\\s+", " ");
  }
}
