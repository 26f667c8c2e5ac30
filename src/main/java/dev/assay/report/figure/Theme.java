package dev.assay.report.figure;

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
record Theme(double font, double line, double mark, int ticksAcross, int ticksUp) {
  static final Theme FULL = new Theme(13, 2.1, 7, 8, 7);
  static final Theme THUMBNAIL = new Theme(17, 3.4, 9, 5, 4);

  /** Tells whether there is room for every label. */
  boolean roomy() {
    return this != THUMBNAIL;
  }

  Font tick() {
    return TextPainter.font(Font.PLAIN, font);
  }

  Font text() {
    return TextPainter.font(Font.PLAIN, font + 1);
  }

  Font strong() {
    return TextPainter.font(Font.BOLD, font + 1);
  }

  Font title() {
    return TextPainter.font(Font.BOLD, font + 4);
  }
}
