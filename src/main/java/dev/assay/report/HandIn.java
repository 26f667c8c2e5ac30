package dev.assay.report;

import com.samskivert.mustache.Template;
import dev.assay.report.figure.FigureRenderer;

/**
 * Writes a report in the structure of the one under test: part by part and question by question,
 * figures and verdicts in place.
 */
public final class HandIn {
  private final Template markdown = Templates.markdown("hand-in.mustache");
  private final Template html = Templates.html("hand-in-page.mustache");
  private final FigureRenderer renderer;

  /** Embeds figures as {@code renderer} draws them. */
  public HandIn(FigureRenderer renderer) {
    this.renderer = renderer;
  }

  /** Writes Markdown; pictures are linked as {@code figures/<id>.png}. */
  public String markdown(RunReport run) {
    return markdown.execute(HandInView.of(run, renderer)).replaceAll("\n{3,}", "\n\n");
  }

  /** Writes the same as one HTML file to print on A4, figures embedded. */
  public String html(RunReport run) {
    return html.execute(HandInView.of(run, renderer));
  }
}
