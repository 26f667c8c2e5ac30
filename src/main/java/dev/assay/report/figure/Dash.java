package dev.assay.report.figure;

import java.awt.BasicStroke;

/** Dashes, which tell lines apart without colour. */
public enum Dash {
  /** An unbroken line. */
  SOLID,
  /** Long strokes. */
  DASHED(7, 4),
  /** Dots. */
  DOTTED(1.5f, 3.5f),
  /** Strokes and dots in turn. */
  DASH_DOT(8, 3.5f, 1.5f, 3.5f);

  private final float[] pattern;

  Dash(float... pattern) {
    this.pattern = pattern;
  }

  BasicStroke stroke(float width) {
    return pattern.length == 0
        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(
            width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern.clone(), 0);
  }
}
