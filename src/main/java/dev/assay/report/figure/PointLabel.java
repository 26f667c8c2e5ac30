package dev.assay.report.figure;

import static java.util.Objects.requireNonNull;

/**
 * Write a few characters beside a point, and mark the point if asked.
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
    /** Not at all: a series draws it. */
    PLAIN,
    /** A ring, where a trajectory starts. */
    START,
    /** A star, where a trajectory ends. */
    END
  }

  /** Check that nothing is missing. */
  public PointLabel {
    requireNonNull(text);
    requireNonNull(mark);
    requireNonNull(hue);
  }
}
