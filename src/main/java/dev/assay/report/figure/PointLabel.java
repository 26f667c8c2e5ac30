package dev.assay.report.figure;

import static java.util.Objects.requireNonNull;

/**
 * A few characters beside a point, which is marked if asked.
 *
 * @param x the point's place
 * @param y the point's value
 * @param text what to write; empty to mark the point only
 * @param mark how the point is marked
 * @param hue the colour of mark and text
 */
public record PointLabel(double x, double y, String text, Kind mark, Palette hue) {

  /** How a labelled point is marked. */
  public enum Kind {
    /** None: the point is named only. */
    NONE,
    /** A ring, where a trajectory starts. */
    START,
    /** A star, where a trajectory ends. */
    END
  }

  /** Names a point and marks it no further. */
  public static PointLabel of(double x, double y, String text, Palette hue) {
    return new PointLabel(x, y, text, Kind.NONE, hue);
  }

  /** Checks that nothing is missing. */
  public PointLabel {
    requireNonNull(text);
    requireNonNull(mark);
    requireNonNull(hue);
  }
}
