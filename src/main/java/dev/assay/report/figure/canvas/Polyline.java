package dev.assay.report.figure.canvas;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * An unbroken run of a curve in pixels.
 *
 * <p>Where many points share a pixel's column only its first, lowest, highest and last are kept:
 * the drawing is the same and a curve of a million steps stays small.
 */
public record Polyline(List<double[]> points) {

  /** Splits a curve where it has no place on the axes. */
  public static List<Polyline> split(int size, IntToDoubleFunction x, IntToDoubleFunction y) {
    List<Polyline> polylines = new ArrayList<>();
    List<double[]> run = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double[] point = {x.applyAsDouble(i), y.applyAsDouble(i)};
      if (Double.isFinite(point[0]) && Double.isFinite(point[1])) {
        run.add(point);
      } else if (!run.isEmpty()) {
        polylines.add(new Polyline(thinned(run)));
        run = new ArrayList<>();
      }
    }
    if (!run.isEmpty()) {
      polylines.add(new Polyline(thinned(run)));
    }
    return polylines;
  }

  /** Returns the run as a path. */
  public Path2D path() {
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0)[0], points.get(0)[1]);
    for (double[] point : points.subList(1, points.size())) {
      path.lineTo(point[0], point[1]);
    }
    return path;
  }

  private static List<double[]> thinned(List<double[]> run) {
    List<double[]> kept = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= run.size(); i++) {
      if (i == run.size() || column(run.get(i)) != column(run.get(start))) {
        keep(run.subList(start, i), kept);
        start = i;
      }
    }
    return kept;
  }

  private static void keep(List<double[]> column, List<double[]> kept) {
    int lowest = 0;
    int highest = 0;
    for (int i = 1; i < column.size(); i++) {
      lowest = column.get(i)[1] < column.get(lowest)[1] ? i : lowest;
      highest = column.get(i)[1] > column.get(highest)[1] ? i : highest;
    }
    int last = column.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (i == 0 || i == lowest || i == highest || i == last) {
        kept.add(column.get(i));
      }
    }
  }

  private static long column(double[] point) {
    return (long) Math.floor(point[0]);
  }
}
