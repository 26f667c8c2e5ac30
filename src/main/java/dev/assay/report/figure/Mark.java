package dev.assay.report.figure;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Marks, which tell points apart without colour. */
public enum Mark {
  /** A disc. */
  CIRCLE,
  /** A square. */
  SQUARE,
  /** A triangle that stands on its base. */
  TRIANGLE,
  /** A square on its corner. */
  DIAMOND;

  Shape at(double x, double y, double size) {
    double r = size / 2;
    return switch (this) {
      case CIRCLE -> new Ellipse2D.Double(x - r, y - r, size, size);
      case SQUARE -> new Rectangle2D.Double(x - 0.9 * r, y - 0.9 * r, 0.9 * size, 0.9 * size);
      case TRIANGLE ->
          polygon(x, y - 1.15 * r, x + 1.1 * r, y + 0.85 * r, x - 1.1 * r, y + 0.85 * r);
      case DIAMOND -> polygon(x, y - 1.25 * r, x + 1.25 * r, y, x, y + 1.25 * r, x - 1.25 * r, y);
    };
  }

  private static Shape polygon(double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }
}
