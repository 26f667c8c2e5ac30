package dev.assay.data.strokes;

import java.util.List;
import java.util.random.RandomGenerator;

/** Collects pen strokes on square paper as coverage from 0 to 1 a pixel. */
final class Canvas {
  /** The share of pixels that a speck of dirt hits. */
  private static final double SPECKS = 0.01;

  /** The standard deviation of the noise, in grey values. */
  private static final double NOISE = 14;

  /** The standard deviation of a sum of four numbers uniform on 0 to 0xffff: 65536 / sqrt(3). */
  private static final double BELL_DEVIATION = 37_837.2;

  private final int side;
  private final double[] coverage;

  Canvas(int side) {
    this.side = side;
    this.coverage = new double[side * side];
  }

  /** Draws a line through {@code points}, in pixels, with a round pen of this radius. */
  void draw(List<Point> points, double radius) {
    for (int i = 1; i < points.size(); i++) {
      segment(points.get(i - 1), points.get(i), radius);
    }
  }

  private void segment(Point a, Point b, double radius) {
    double reach = radius + 0.5;
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double square = dx * dx + dy * dy;
    int left = clamp(Math.min(a.x(), b.x()) - reach);
    int right = clamp(Math.max(a.x(), b.x()) + reach);
    int top = clamp(Math.min(a.y(), b.y()) - reach);
    int bottom = clamp(Math.max(a.y(), b.y()) + reach);
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        double px = column + 0.5 - a.x();
        double py = row + 0.5 - a.y();
        double along = square == 0 ? 0 : (px * dx + py * dy) / square;
        along = Math.max(0, Math.min(1, along));
        double ex = px - along * dx;
        double ey = py - along * dy;
        double ink = reach - StrictMath.sqrt(ex * ex + ey * ey);
        int k = row * side + column;
        coverage[k] = Math.max(coverage[k], Math.min(1, ink));
      }
    }
  }

  private int clamp(double position) {
    return Math.max(0, Math.min(side - 1, (int) position));
  }

  /**
   * Writes bytes to {@code into} from {@code offset} on: ink of this strength, noise and specks.
   */
  void develop(double ink, RandomGenerator random, byte[] into, int offset) {
    for (int k = 0; k < coverage.length; k++) {
      double value = coverage[k] * ink + NOISE * bell(random.nextLong());
      if (random.nextDouble() < SPECKS) {
        value = random.nextDouble(0, 255);
      }
      into[offset + k] = (byte) (int) Math.max(0, Math.min(255, value));
    }
  }

  /** Writes one channel's bytes: paper and ink of these strengths, and noise. */
  void develop(int paper, int ink, RandomGenerator random, byte[] into, int offset) {
    for (int k = 0; k < coverage.length; k++) {
      double value = paper + coverage[k] * (ink - paper) + NOISE * bell(random.nextLong());
      into[offset + k] = (byte) (int) Math.max(0, Math.min(255, value));
    }
  }

  /** Sums four 16-bit numbers to one of mean 0 and deviation 1, nearly normal and far quicker. */
  private static double bell(long bits) {
    long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum - 2 * 0xffff) / BELL_DEVIATION;
  }
}
