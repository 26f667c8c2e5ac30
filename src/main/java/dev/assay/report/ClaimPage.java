package dev.assay.report;

import com.samskivert.mustache.Template;
import dev.assay.report.figure.FigureRenderer;

/** Writes the page of one claim: an HTML fragment for Allure's description. */
public final class ClaimPage {
  private final Template template = Templates.html("claim-page.mustache");
  private final FigureRenderer renderer;

  /** Embeds figures as {@code renderer} draws them. */
  public ClaimPage(FigureRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * Writes the page.
   *
   * <p>Styles are inline and set no text colour, so that the page reads on a light and on a dark
   * background; figures are embedded. Everything that comes from outside is escaped.
   */
  public String html(ClaimReport report) {
    return template.execute(ClaimView.of(report, figure -> new FigureView(figure, renderer)));
  }
}
