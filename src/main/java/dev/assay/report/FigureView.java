package dev.assay.report;

import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureRenderer;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure, rendered when it is asked for.
 *
 * @param figure the figure
 * @param renderer what renders it
 */
record FigureView(Figure figure, FigureRenderer renderer) {
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
