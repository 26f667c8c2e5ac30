package dev.assay.report.figure;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A value drawn into a panel that the curves are to be held against.
 *
 * @param direction the axis the value is on
 * @param origin whose value it is
 * @param from the value, or where the area starts
 * @param to the value, or where the area ends
 * @param label what it is, in a few words
 */
public record Reference(Direction direction, Origin origin, double from, double to, String label) {

  /** The axis a reference value is on. */
  public enum Direction {
    /** A vertical line or strip. */
    X,
    /** A horizontal line or strip. */
    Y
  }

  /** Whose value it is; each has its own line. */
  public enum Origin {
    /** The claim's criterion. */
    CRITERION,
    /** The report's own number. */
    REPORT,
    /** Something known, such as chance level. */
    KNOWN
  }

  /** Checks that the values are finite and in order. */
  public Reference {
    requireNonNull(direction);
    requireNonNull(origin);
    if (!Double.isFinite(from) || !Double.isFinite(to) || from > to || label.isBlank()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "Reference '%s' runs from %s to %s. Give a label and finite, rising values.",
              label,
              from,
              to));
    }
  }

  /** Draws a horizontal line at {@code y}. */
  public static Reference atY(Origin origin, double y, String label) {
    return new Reference(Direction.Y, origin, y, y, label);
  }

  /** Draws a vertical line at {@code x}. */
  public static Reference atX(Origin origin, double x, String label) {
    return new Reference(Direction.X, origin, x, x, label);
  }

  /** Draws a horizontal strip. */
  public static Reference betweenY(Origin origin, double from, double to, String label) {
    return new Reference(Direction.Y, origin, from, to, label);
  }

  /** Draws a vertical strip. */
  public static Reference betweenX(Origin origin, double from, double to, String label) {
    return new Reference(Direction.X, origin, from, to, label);
  }

  /** Writes the label, with whose value it is where that is the report. */
  String text() {
    return origin == Origin.REPORT ? "report: " + label : label;
  }

  boolean area() {
    return from < to;
  }
}
