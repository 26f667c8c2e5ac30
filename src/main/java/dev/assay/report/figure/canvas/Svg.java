package dev.assay.report.figure.canvas;

import com.samskivert.mustache.Escapers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes the SVG of VectorGraphics2D reproducible, small and self-contained. */
final class Svg {
  private static final Pattern HEAD = Pattern.compile("(?s)^.*?<svg[^>]*>");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+(?:[eE]-?\\d+)?");
  private static final Pattern BETWEEN_TAGS = Pattern.compile("\\n *(?=<)");

  /** Starts with plain letters, which are found much faster than a word's edge. */
  private static final Pattern CLIP = Pattern.compile("clip(?<=\\bclip)-?\\d+\\b");

  private static final String OPENING =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
      role="img"><title>%3$s</title><desc>%4$s</desc>
      """;

  private Svg() {}

  /**
   * Replaces the head, which names a DTD on the web; numbers the clip paths, whose names are hash
   * codes of the run; rounds coordinates to a tenth of a pixel; and fills in the outlines.
   */
  static String tidy(String raw, Drawing drawing, Outlines outlines) {
    String body = HEAD.matcher(raw).replaceFirst("");
    Map<String, String> clips = new LinkedHashMap<>();
    body =
        CLIP.matcher(body)
            .replaceAll(
                m ->
                    clips.computeIfAbsent(
                        m.group(), name -> "clip-" + drawing.id() + "-" + clips.size()));
    body = DECIMAL.matcher(body).replaceAll(m -> rounded(m.group()));
    body = outlines.filledIn(BETWEEN_TAGS.matcher(body).replaceAll(""));
    String title = Escapers.HTML.escape(drawing.title());
    String description = Escapers.HTML.escape(drawing.description());
    return String.format(
            Locale.ROOT, OPENING, drawing.width(), drawing.height(), title, description)
        + body.strip()
        + "\n";
  }

  private static String rounded(String number) {
    BigDecimal value = new BigDecimal(number).setScale(1, RoundingMode.HALF_EVEN);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
