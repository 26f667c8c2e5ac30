package dev.assay.report;

import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.figure.Panel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure, rendered when it is asked for.
 *
 * @param figure the figure
 * @param renderer what renders it
 */
record FigureView(Figure figure, FigureRenderer renderer) {
  private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}²]+");
  private static final Pattern OPENING =
      Pattern.compile(
          "^<svg[^>]*viewBox=\"([^\"]*)\"[^>]*>(?:<title>[^<]*</title><desc>[^<]*</desc>)?");

  String id() {
    return figure.id();
  }

  String title() {
    return figure.title();
  }

  String caption() {
    return figure.caption();
  }

  /** Returns the small PNG as a data URI. */
  String thumbnail() {
    return "data:image/png;base64,"
        + Base64.getEncoder().encodeToString(renderer.thumbnail(figure));
  }

  /** Returns the vectors as a data URI, which no page style or script can reach into. */
  String address() {
    byte[] bytes = renderer.svg(figure).getBytes(StandardCharsets.UTF_8);
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes);
  }

  /** Returns the same with its panels one above the other, where they stand side by side. */
  Optional<FigureView> stacked() {
    return figure.panels().size() > 1 && figure.layout() == Figure.Layout.ROW
        ? Optional.of(new FigureView(figure.stacked().named(figure.id() + "-tall"), renderer))
        : Optional.empty();
  }

  /** Returns the panel that shows a number, by the words that its axes and title share with it. */
  FigureView of(String number) {
    return new FigureView(
        new Figure(
            figure.id(),
            figure.title(),
            figure.layout(),
            figure.shared(),
            List.of(
                figure.panels().stream()
                    .reduce((a, b) -> shared(b, number) > shared(a, number) ? b : a)
                    .orElseThrow()),
            figure.caption()),
        renderer);
  }

  private static long shared(Panel panel, String number) {
    String said = (panel.title() + " " + panel.y().label()).toLowerCase(Locale.ENGLISH);
    return WORD
        .splitAsStream(number.toLowerCase(Locale.ENGLISH))
        .filter(word -> word.length() > 2 && said.contains(word))
        .distinct()
        .count();
  }

  String viewBox() {
    Matcher opening = OPENING.matcher(renderer.svg(figure));
    if (!opening.find()) {
      throw new IllegalStateException(
          String.format(Locale.ENGLISH, "The SVG of figure %s has no view box.", id()));
    }
    return opening.group(1);
  }

  /**
   * Returns what stands between the SVG's tags, for use as a symbol; its ids carry the figure's.
   */
  String shapes() {
    return OPENING.matcher(renderer.svg(figure)).replaceFirst("").replaceFirst("</svg>\\s*$", "");
  }
}
