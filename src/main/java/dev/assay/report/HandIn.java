package dev.assay.report;

import com.samskivert.mustache.Template;

/** Write a report in the structure of the one under test, with figures and verdicts in place. */
public final class HandIn {
  private final Template template = Templates.markdown("hand-in.mustache");

  /** Write Markdown; pictures are linked as {@code figures/<id>.png}. */
  public String markdown(RunReport run) {
    return template.execute(BoardView.of(run, new FigureRenderer())).replaceAll("\n{3,}", "\n\n");
  }
}
