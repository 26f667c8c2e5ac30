package dev.assay.report;

import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.figure.Panel;
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
  private static final int MOST_BESIDE_TEXT = 2;

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

  /** Returns the first panel as a data URI, 320 pixels wide; a whole PNG weighs too much. */
  String smallThumbnail() {
    return uri(renderer.smallThumbnail(figure));
  }

  private static String uri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  /**
   * The figure for a narrow screen: its panels one above the other, the letters as large as on a
   * wide one.
   *
   * @param id its figure's id
   * @param vectors what is drawn
   */
  record Narrow(String id, FigureRenderer.NarrowVectors vectors) {
    int width() {
      return vectors.width();
    }

    int height() {
      return vectors.height();
    }

    String shapes() {
      return within(vectors.svg());
    }
  }

  Narrow narrow() {
    return new Narrow(id(), renderer.narrowVectors(figure));
  }

  /** Returns it as it fits beside text, with letters as large as the text's; no more panels do. */
  Optional<Narrow> half() {
    return figure.panels().size() <= MOST_BESIDE_TEXT ? Optional.of(narrow()) : Optional.empty();
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
            figure.caption(),
            figure.footer()),
        renderer);
  }

  private static long shared(Panel panel, String number) {
    String said = (panel.title() + " " + panel.y().label()).toLowerCase(Locale.ENGLISH);
    return WORD.splitAsStream(number.toLowerCase(Locale.ENGLISH))
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
    return within(renderer.svg(figure));
  }

  private static String within(String svg) {
    return OPENING.matcher(svg).replaceFirst("").replaceFirst("</svg>\\s*$", "");
  }
}
