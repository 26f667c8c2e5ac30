package dev.assay.data.strokes;

import dev.assay.data.RandomStreams;
import java.util.List;
import java.util.random.RandomGenerator;

/** Holds a pen in one way: its place, size, slant, turn, thickness, pressure and tremor. */
final class Hand {
  private static final double TREMOR = 0.035;

  private final RandomGenerator random;
  private final double centreX;
  private final double centreY;
  private final double xx;
  private final double xy;
  private final double yx;
  private final double yy;
  private final double radius;
  private final double ink;

  Hand(RandomGenerator random, int side) {
    this.random = random;
    double turn = 0.22 * RandomStreams.gaussian(random);
    double shear = 0.2 * RandomStreams.gaussian(random);
    double width = side * random.nextDouble(0.24, 0.38);
    double height = side * random.nextDouble(0.28, 0.38);
    double sine = StrictMath.sin(turn);
    double cosine = StrictMath.cos(turn);
    this.xx = cosine * width;
    this.xy = (-cosine * shear - sine) * height;
    this.yx = sine * width;
    this.yy = (cosine - sine * shear) * height;
    this.centreX = side * random.nextDouble(0.43, 0.57);
    this.centreY = side * random.nextDouble(0.43, 0.57);
    this.radius = random.nextDouble(0.6, 1.7);
    this.ink = random.nextDouble(150, 255);
  }

  /** Moves {@code stroke}, in the square from -1 to 1, to where this hand writes it, in pixels. */
  List<Point> write(List<Point> stroke) {
    return stroke.stream().map(this::write).toList();
  }

  private Point write(Point point) {
    double x = point.x() + TREMOR * RandomStreams.gaussian(random);
    double y = point.y() + TREMOR * RandomStreams.gaussian(random);
    return new Point(centreX + xx * x + xy * y, centreY + yx * x + yy * y);
  }

  /** Returns half the thickness of the pen, in pixels. */
  double radius() {
    return radius;
  }

  /** Returns the grey value of full coverage. */
  double ink() {
    return ink;
  }
}
