package dev.assay.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold a rendered figure as pages embed it.
 *
 * @param id the figure's id
 * @param title its title
 * @param caption what to see
 * @param svg the vectors
 * @param thumbnail the small PNG as a data URI
 */
record FigureView(String id, String title, String caption, String svg, String thumbnail) {
  private static final Pattern OPENING =
      Pattern.compile(
          "^<svg[^>]*viewBox=\"([^\"]*)\"[^>]*>(?:<title>[^<]*</title><desc>[^<]*</desc>)?");

  static FigureView of(Figure figure, FigureRenderer renderer) {
    String png = Base64.getEncoder().encodeToString(renderer.thumbnail(figure));
    return new FigureView(
        figure.id(),
        figure.title(),
        figure.caption(),
        renderer.svg(figure),
        "data:image/png;base64," + png);
  }

  /** Return the vectors as a data URI, which no page style or script can reach into. */
  String address() {
    byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes);
  }

  String viewBox() {
    Matcher opening = OPENING.matcher(svg);
    if (!opening.find()) {
      throw new IllegalStateException("The SVG of figure %s has no view box.".formatted(id));
    }
    return opening.group(1);
  }

  /** Return what stands between the SVG's tags, for use as a symbol; its ids carry the figure's. */
  String shapes() {
    return OPENING.matcher(svg).replaceFirst("").replaceFirst("</svg>\\s*$", "");
  }
}
