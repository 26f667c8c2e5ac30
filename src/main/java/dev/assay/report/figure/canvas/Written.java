package dev.assay.report.figure.canvas;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as it was written on a canvas: figures hold text as outlines, in which nobody finds it.
 *
 * @param text the text
 * @param box where it stands, on the figure's own scale
 * @param size the font's size
 * @param cut whether a part of it is not seen
 */
public record Written(String text, Rectangle2D box, double size, boolean cut) {
  private static final RenderingHints.Key KEPT =
      new RenderingHints.Key(1) {
        @Override
        public boolean isCompatibleValue(Object value) {
          return value instanceof Kept;
        }
      };

  private record Kept(List<Written> texts) {}

  /** Keeps all that is written on a canvas from now on. */
  public static List<Written> keep(Graphics2D g) {
    List<Written> texts = new ArrayList<>();
    g.setRenderingHint(KEPT, new Kept(texts));
    return texts;
  }

  /** Rounding may push a letter a pixel out. */
  private static boolean isCut(Graphics2D g, Rectangle2D box) {
    Rectangle seen = g.getClipBounds();
    if (seen == null) {
      return false;
    }
    seen.grow(1, 1);
    return !seen.contains(box);
  }

  /** Notes a text, where its canvas keeps them. */
  public static void note(Graphics2D g, String text, Font font, double x, double baseline) {
    if (g.getRenderingHint(KEPT) instanceof Kept kept) {
      double height = TextPainter.height(font);
      Rectangle2D box =
          new Rectangle2D.Double(x, baseline - height, TextPainter.width(text, font), height);
      kept.texts()
          .add(
              new Written(
                  text,
                  g.getTransform().createTransformedShape(box).getBounds2D(),
                  font.getSize2D(),
                  isCut(g, box)));
    }
  }
}
