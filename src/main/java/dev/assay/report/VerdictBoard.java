package dev.assay.report;

import com.samskivert.mustache.Template;
import dev.assay.report.figure.FigureRenderer;

/** Writes the verdict board: one HTML file that shows how every claim stands, and why. */
public final class VerdictBoard {
  private final Template template = Templates.html("verdict-board.mustache");
  private final FigureRenderer renderer;

  /** Embeds figures as {@code renderer} draws them. */
  public VerdictBoard(FigureRenderer renderer) {
    this.renderer = renderer;
  }

  /**
   * Writes the board.
   *
   * <p>The file is whole in itself but for links to the Allure report and to the figures' files; it
   * reads without colour and without scripts, which only filter.
   */
  public String html(RunReport run) {
    return template.execute(BoardView.of(run, renderer));
  }
}
