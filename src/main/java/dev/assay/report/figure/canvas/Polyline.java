package dev.assay.report.figure.canvas;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

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

  /**
   * Leaves out corners that stand no further than {@code most} pixels from the line without them.
   */
  public Polyline simplified(double most) {
    boolean[] kept = new boolean[points.size()];
    kept[0] = true;
    kept[points.size() - 1] = true;
    Deque<int[]> open = new ArrayDeque<>(List.of(new int[] {0, points.size() - 1}));
    while (!open.isEmpty()) {
      int[] ends = open.pop();
      double[] a = points.get(ends[0]);
      double[] b = points.get(ends[1]);
      int furthest = -1;
      double distance = most;
      for (int i = ends[0] + 1; i < ends[1]; i++) {
        double[] p = points.get(i);
        double off = Line2D.ptSegDist(a[0], a[1], b[0], b[1], p[0], p[1]);
        if (off > distance) {
          distance = off;
          furthest = i;
        }
      }
      if (furthest >= 0) {
        kept[furthest] = true;
        open.push(new int[] {ends[0], furthest});
        open.push(new int[] {furthest, ends[1]});
      }
    }
    return new Polyline(
        IntStream.range(0, points.size()).filter(i -> kept[i]).mapToObj(points::get).toList());
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
