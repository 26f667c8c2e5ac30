package dev.assay.data.strokes;

import dev.assay.data.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Knows the strokes of each digit, in the square from -1 to 1, and the ways to write them. */
final class Glyphs {
  private static final double WOBBLE = 0.09;

  private final RandomGenerator random;
  private final List<List<Point>> strokes = new ArrayList<>();

  private Glyphs(RandomGenerator random) {
    this.random = random;
  }

  /** Draws a variant of {@code digit} with its joints moved about. */
  static List<List<Point>> draw(int digit, RandomGenerator random) {
    Glyphs glyphs = new Glyphs(random);
    switch (digit) {
      case 0 -> glyphs.arc(0, 0, 0.7, 1, -90, 285);
      case 1 -> glyphs.one();
      case 2 -> glyphs.two();
      case 3 -> glyphs.three();
      case 4 -> glyphs.four();
      case 5 -> glyphs.five();
      case 6 -> glyphs.six();
      case 7 -> glyphs.seven();
      case 8 -> glyphs.eight();
      case 9 -> glyphs.nine();
      default -> throw new IllegalArgumentException("digit " + digit + "; give one from 0 to 9");
    }
    return List.copyOf(glyphs.strokes);
  }

  private void one() {
    line(0, -1, 0, 1);
    if (random.nextInt(2) == 0) {
      line(-0.45, -0.6, 0, -1);
    }
    if (random.nextInt(4) == 0) {
      line(-0.45, 1, 0.45, 1);
    }
  }

  private void two() {
    arc(0, -0.45, 0.62, 0.55, 170, 395);
    line(0.5, -0.1, -0.65, 1);
    if (random.nextInt(3) == 0) {
      arc(-0.4, 0.8, 0.28, 0.2, 90, 400);
    }
    line(-0.65, 1, 0.7, 0.95);
  }

  private void three() {
    if (random.nextInt(4) == 0) {
      line(-0.6, -1, 0.55, -1, 0, -0.2);
    } else {
      arc(-0.05, -0.5, 0.58, 0.5, 190, 450);
    }
    arc(-0.05, 0.45, 0.66, 0.55, 270, 530);
  }

  private void four() {
    double x = random.nextDouble(0.1, 0.45);
    if (random.nextInt(2) == 0) {
      line(x, 1, x, -1, -0.7, 0.3, 0.8, 0.3);
    } else {
      line(-0.55, -0.95, -0.65, 0.2, 0.75, 0.2);
      line(x, -0.9, x, 1);
    }
  }

  private void five() {
    line(0.6, -1, -0.5, -1, -0.55, -0.1);
    arc(-0.05, 0.4, 0.65, 0.58, 220, 510);
  }

  private void six() {
    arc(0.35, 0.1, 0.95, 1.1, 275, 180);
    arc(0, 0.45, 0.58, 0.53, 180, 540);
  }

  private void seven() {
    line(-0.65, -0.95, 0.6, -0.95, -0.15, 1);
    if (random.nextInt(3) == 0) {
      line(-0.3, 0.05, 0.5, 0.05);
    }
  }

  private void eight() {
    arc(0, -0.48, 0.5, 0.5, 90, 450);
    arc(0, 0.5, 0.6, 0.5, -90, 270);
  }

  private void nine() {
    arc(0, -0.45, 0.55, 0.53, 0, 360);
    if (random.nextInt(2) == 0) {
      line(0.55, -0.45, 0.4, 1);
    } else {
      arc(-0.35, -0.1, 0.93, 1.1, 0, 95);
    }
  }

  /** Joins points given as x, y, x, y ... */
  private void line(double... coordinates) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i += 2) {
      points.add(new Point(coordinates[i] + wobble(), coordinates[i + 1] + wobble()));
    }
    strokes.add(points);
  }

  /** Follows an ellipse from one angle to another, in degrees clockwise from the right. */
  private void arc(double x, double y, double radiusX, double radiusY, double from, double to) {
    double centreX = x + wobble();
    double centreY = y + wobble();
    double wide = radiusX * (1 + 1.5 * wobble());
    double high = radiusY * (1 + 1.5 * wobble());
    double start = from + 100 * wobble();
    double turn = to + 100 * wobble() - start;
    int steps = 14;
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      double angle = StrictMath.toRadians(start + turn * i / steps);
      points.add(
          new Point(
              centreX + wide * StrictMath.cos(angle), centreY + high * StrictMath.sin(angle)));
    }
    strokes.add(points);
  }

  private double wobble() {
    return WOBBLE * RandomStreams.gaussian(random);
  }
}
