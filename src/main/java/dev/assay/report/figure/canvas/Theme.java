package dev.assay.report.figure.canvas;

import java.awt.Font;

/**
 * The sizes of the one theme, in pixels at normal resolution.
 *
 * @param font tick labels; titles and legend follow from it
 * @param line the width of curves
 * @param mark the size of points
 * @param ticksAcross the most ticks a horizontal axis gets
 * @param ticksUp the most ticks a vertical axis gets
 */
public record Theme(double font, double line, double mark, int ticksAcross, int ticksUp) {
  /** For a whole figure. */
  public static final Theme FULL = new Theme(13, 2.1, 7, 8, 7);

  /** For a small picture. */
  public static final Theme THUMBNAIL = new Theme(17, 3.4, 9, 5, 4);

  /** Tells whether there is room for every label. */
  public boolean roomy() {
    return this != THUMBNAIL;
  }

  /** Returns the font of tick labels. */
  public Font tick() {
    return TextPainter.font(Font.PLAIN, font);
  }

  /** Returns the font of axes and the legend. */
  public Font text() {
    return TextPainter.font(Font.PLAIN, font + 1);
  }

  /** Returns the font of panels' titles. */
  public Font strong() {
    return TextPainter.font(Font.BOLD, font + 1);
  }

  /** Returns the font of the figure's title. */
  public Font title() {
    return TextPainter.font(Font.BOLD, font + 4);
  }
}
