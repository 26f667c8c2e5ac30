package dev.assay.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/** Writes text as outlines, so that PNG and SVG look the same wherever they are opened. */
final class TextPainter {
  static final Color TEXT = new Color(0x24292f);
  static final Color FAINT_TEXT = new Color(0x57606a);
  static final Color FRAME = new Color(0xafb8c1);
  static final Color GRID = new Color(0xe3e7eb);
  static final Color MINOR_GRID = new Color(0xf1f3f5);
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private TextPainter() {}

  static Font font(int style, double size) {
    try {
      return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) size);
    } catch (LinkageError | RuntimeException e) {
      throw new IllegalStateException(
          "Java finds no font to label figures with. Install fontconfig and one font family, on"
              + " Debian: apt-get install fontconfig fonts-dejavu-core.",
          e);
    }
  }

  static double width(String text, Font font) {
    return text.isEmpty() ? 0 : new TextLayout(text, font, CONTEXT).getAdvance();
  }

  static double height(Font font) {
    return font.getSize2D() * 0.75;
  }

  static void write(Graphics2D g, String text, Font font, Color color, double x, double baseline) {
    if (!text.isEmpty()) {
      g.setColor(color);
      g.fill(outline(text, font, x, baseline));
    }
  }

  /** Writes with a white rim that keeps the text readable on top of curves. */
  static void writeOver(
      Graphics2D g, String text, Font font, Color color, double x, double baseline) {
    if (!text.isEmpty()) {
      Shape outline = outline(text, font, x, baseline);
      g.setColor(new Color(255, 255, 255, 215));
      g.setStroke(new BasicStroke(3.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(outline);
      g.setColor(color);
      g.fill(outline);
    }
  }

  private static Shape outline(String text, Font font, double x, double baseline) {
    return new TextLayout(text, font, CONTEXT)
        .getOutline(AffineTransform.getTranslateInstance(x, baseline));
  }
}
