package dev.assay.report.figure.canvas;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.Locale;

/**
 * Writes a path's corners as steps from the one before, which takes half of the characters.
 *
 * <p>Each corner is rounded to a tenth of a pixel where it stands, so that no error adds up.
 */
final class SvgPath {
  private static final double UNITS = 10;

  private final StringBuilder out = new StringBuilder();
  private long x;
  private long y;
  private long startX;
  private long startY;
  private char last = ' ';
  private boolean pointed;

  private SvgPath() {}

  /**
   * Returns a shape's outline.
   *
   * @throws IllegalArgumentException if it has a segment that is none of Java's five kinds
   */
  static String of(Shape shape) {
    SvgPath path = new SvgPath();
    double[] corners = new double[6];
    for (PathIterator each = shape.getPathIterator(null); !each.isDone(); each.next()) {
      path.add(each.currentSegment(corners), corners);
    }
    return path.out.toString();
  }

  private void add(int segment, double[] corners) {
    switch (segment) {
      case PathIterator.SEG_MOVETO -> {
        step('m', corners, 1);
        startX = x;
        startY = y;
      }
      case PathIterator.SEG_LINETO -> step('l', corners, 1);
      case PathIterator.SEG_QUADTO -> step('q', corners, 2);
      case PathIterator.SEG_CUBICTO -> step('c', corners, 3);
      case PathIterator.SEG_CLOSE -> {
        letter('z');
        x = startX;
        y = startY;
      }
      default ->
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "a path has a segment of kind %d, which Java has none of", segment));
    }
  }

  private void step(char command, double[] corners, int count) {
    letter(command);
    long toX = x;
    long toY = y;
    for (int i = 0; i < count; i++) {
      toX = Math.round(UNITS * corners[2 * i]);
      toY = Math.round(UNITS * corners[2 * i + 1]);
      number(toX - x);
      number(toY - y);
    }
    x = toX;
    y = toY;
  }

  /** After a move, pairs of numbers are lines; after any other command more of the same. */
  private void letter(char command) {
    boolean implied =
        command == 'l' && last == 'm' || command == last && command != 'm' && command != 'z';
    if (!implied) {
      out.append(command);
      pointed = false;
    }
    last = command;
  }

  /** A number may follow another without a space where its sign or its point parts them. */
  private void number(long tenths) {
    long whole = Math.abs(tenths) / 10;
    long rest = Math.abs(tenths) % 10;
    String digits =
        (whole == 0 && rest != 0 ? "" : String.valueOf(whole)) + (rest == 0 ? "" : "." + rest);
    boolean parted = tenths < 0 || pointed && digits.startsWith(".") || endsWithLetter();
    out.append(tenths < 0 ? "-" : parted ? "" : " ").append(digits);
    pointed = rest != 0;
  }

  private boolean endsWithLetter() {
    return Character.isLetter(out.charAt(out.length() - 1));
  }
}
