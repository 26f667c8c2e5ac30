package dev.assay.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Draws where lines of equal height cross the sides of a grid, heights between them being linear.
 */
public final class Contours {
  private Contours() {}

  /**
   * Returns one series of points for each level; between the points of a line, at most one side of
   * a square apart, nothing is drawn.
   *
   * @param places the grid's places on either axis, rising
   * @param rows the heights, one row for each place on the y axis
   * @param levels the heights of the lines
   * @param unit what the heights are, in the legend
   */
  public static List<Series> of(double[] places, double[][] rows, double[] levels, String unit) {
    List<Series> series = new ArrayList<>();
    for (double level : levels) {
      List<double[]> points = points(places, rows, level);
      if (!points.isEmpty()) {
        series.add(
            Series.scatter(
                String.format(Locale.ENGLISH, "%s %.3g", unit, level),
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray()));
      }
    }
    return series;
  }

  /**
   * Returns so many levels between a surface's lowest and highest heights, evenly by their ranks.
   */
  public static double[] levels(double[][] rows, int count) {
    double[] sorted =
        Arrays.stream(rows)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double[] levels = new double[sorted.length == 0 ? 0 : count];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = sorted[(int) ((long) (i + 1) * (sorted.length - 1) / (count + 1))];
    }
    return Arrays.stream(levels).distinct().toArray();
  }

  /** Returns where a level crosses the sides of the grid's squares. */
  private static List<double[]> points(double[] places, double[][] rows, double level) {
    List<double[]> points = new ArrayList<>();
    for (int y = 0; y < places.length; y++) {
      for (int x = 0; x < places.length; x++) {
        if (x + 1 < places.length && crosses(rows[y][x], rows[y][x + 1], level)) {
          double share = share(rows[y][x], rows[y][x + 1], level);
          points.add(new double[] {places[x] + share * (places[x + 1] - places[x]), places[y]});
        }
        if (y + 1 < places.length && crosses(rows[y][x], rows[y + 1][x], level)) {
          double share = share(rows[y][x], rows[y + 1][x], level);
          points.add(new double[] {places[x], places[y] + share * (places[y + 1] - places[y])});
        }
      }
    }
    return points;
  }

  private static boolean crosses(double from, double to, double level) {
    return from <= level != to <= level && Double.isFinite(to - from);
  }

  private static double share(double from, double to, double level) {
    return (level - from) / (to - from);
  }
}
