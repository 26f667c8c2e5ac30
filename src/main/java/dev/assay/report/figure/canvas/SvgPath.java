package dev.assay.report.figure.canvas;

import java.util.Locale;

/**
 * Writes a path's corners as steps from the one before, which takes half of the characters.
 *
 * <p>Each corner is rounded to a tenth of a pixel where it stands, so that no error adds up.
 */
final class SvgPath {
  private static final double UNITS = 10;

  private final String path;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private char last = ' ';
  private boolean pointed;

  private SvgPath(String path) {
    this.path = path;
  }

  /**
   * Rewrites a path.
   *
   * @param path absolute moves, lines, curves and closings, as VectorGraphics2D writes them
   * @throws IllegalArgumentException if there is another command in it, or a number is missing
   */
  static String inSteps(String path) {
    return new SvgPath(path).rewritten();
  }

  private String rewritten() {
    long x = 0;
    long y = 0;
    long startX = 0;
    long startY = 0;
    while (skipSpaces()) {
      char command = path.charAt(at++);
      letter(Character.toLowerCase(command));
      long[] corner = {x, y};
      for (int i = 0; i < corners(command); i++) {
        corner = new long[] {next(), next()};
        number(corner[0] - x);
        number(corner[1] - y);
      }
      x = corner[0];
      y = corner[1];
      if (command == 'M') {
        startX = x;
        startY = y;
      } else if (command == 'Z') {
        x = startX;
        y = startY;
      }
    }
    return out.toString();
  }

  private static int corners(char command) {
    return switch (command) {
      case 'M', 'L' -> 1;
      case 'Q' -> 2;
      case 'C' -> 3;
      case 'Z' -> 0;
      default ->
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "a path has the command %s, which is none of MLQCZ", command));
    };
  }

  /** Tells whether anything but spaces and commas is left. */
  private boolean skipSpaces() {
    while (at < path.length() && " ,".indexOf(path.charAt(at)) >= 0) {
      at++;
    }
    return at < path.length();
  }

  private long next() {
    skipSpaces();
    int start = at;
    while (at < path.length() && isOfANumber(path.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw new IllegalArgumentException("a path ends within a corner");
    }
    return Math.round(UNITS * Double.parseDouble(path.substring(start, at)));
  }

  private static boolean isOfANumber(char c) {
    return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
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
