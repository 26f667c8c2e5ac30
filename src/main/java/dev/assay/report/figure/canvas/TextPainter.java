package dev.assay.report.figure.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/** Writes text as outlines, so that PNG and SVG look the same wherever they are opened. */
public final class TextPainter {
  /** For letters. */
  public static final Color TEXT = new Color(0x24292f);

  /** For letters that matter less. */
  public static final Color FAINT_TEXT = new Color(0x57606a);

  /** For frames. */
  public static final Color FRAME = new Color(0xafb8c1);

  /** For lines at ticks. */
  public static final Color GRID = new Color(0xe3e7eb);

  /** For lines between ticks. */
  public static final Color MINOR_GRID = new Color(0xf1f3f5);

  /** By how many pixels lines are shortened at a time. */
  private static final double STEP = 6;

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private TextPainter() {}

  /** Returns a font of the given style and size, in pixels. */
  public static Font font(int style, double size) {
    try {
      return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) size);
    } catch (LinkageError | RuntimeException e) {
      throw new IllegalStateException(
          "Java finds no font to label figures with. Install fontconfig and one font family, on"
              + " Debian: apt-get install fontconfig fonts-dejavu-core.",
          e);
    }
  }

  /** Returns a text's width, in pixels. */
  public static double width(String text, Font font) {
    return text.isEmpty() ? 0 : new TextLayout(text, font, CONTEXT).getAdvance();
  }

  /** Returns the height of capitals, in pixels. */
  public static double height(Font font) {
    return font.getSize2D() * 0.75;
  }

  /** Breaks a text at spaces into lines of at most {@code most} pixels, where its words let it. */
  public static List<String> wrapped(String text, Font font, double most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && width(line + " " + word, font) > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Breaks a text like {@link #wrapped}, into lines of about one length. */
  public static List<String> balanced(String text, Font font, double most) {
    List<String> lines = wrapped(text, font, most);
    for (double less = most - STEP; lines.size() > 1 && less > 0; less -= STEP) {
      double limit = less;
      List<String> shorter = wrapped(text, font, limit);
      if (shorter.size() > lines.size()
          || shorter.stream().anyMatch(line -> width(line, font) > limit)) {
        break;
      }
      lines = shorter;
    }
    return lines;
  }

  /** Writes a text from {@code x} on, on its baseline. */
  public static void write(
      Graphics2D g, String text, Font font, Color color, double x, double baseline) {
    if (!text.isEmpty()) {
      Written.note(g, text, font, x, baseline);
      g.setColor(color);
      g.fill(outline(text, font, x, baseline));
    }
  }

  /** Writes with a white rim that keeps the text readable on top of curves. */
  public static void writeOver(
      Graphics2D g, String text, Font font, Color color, double x, double baseline) {
    if (!text.isEmpty()) {
      Written.note(g, text, font, x, baseline);
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
