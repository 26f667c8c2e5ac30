package dev.assay.report.figure;

import java.awt.Color;

/**
 * The colours of Okabe and Ito's palette, which stay apart for colour-blind readers.
 *
 * <p>Its yellow is left out: it is too faint on white. The order is the one in which a figure hands
 * them to series that choose none.
 */
public enum Palette {
  /** For what stands for the first model. */
  BLUE(0x0072B2),
  /** For what stands for the second model. */
  VERMILLION(0xD55E00),
  /** For what stands for the third model. */
  GREEN(0x009E73),
  /** For what stands for the fourth model. */
  PURPLE(0xCC79A7),
  /** For what stands for the fifth model. */
  ORANGE(0xE69F00),
  /** For what stands for the sixth model. */
  SKY_BLUE(0x56B4E9),
  /** For the truth, a control or a null. */
  BLACK(0x000000);

  private final int rgb;

  Palette(int rgb) {
    this.rgb = rgb;
  }

  Color color() {
    return new Color(rgb);
  }

  /** Returns the colour for letters, dark enough to be read on white. */
  Color text() {
    Color color = color();
    return this == BLACK || this == BLUE ? color : color.darker();
  }

  Color translucent(int alpha) {
    return new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, alpha);
  }
}
