package dev.assay.report.figure.canvas;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Remembers which parts of a plot are taken, so that labels go where little is. */
public final class Occupancy {
  private static final double CELL = 4;
  private static final int OUTSIDE = 10_000;
  private static final int ON_A_LABEL = 5_000;
  private final Rectangle2D area;
  private final int columns;
  private final BitSet taken = new BitSet();
  private final List<Rectangle2D> labels = new ArrayList<>();

  /** Watches over a plot in which nothing is drawn yet. */
  public Occupancy(Rectangle2D area) {
    this.area = area;
    this.columns = (int) Math.ceil(area.getWidth() / CELL) + 1;
  }

  /** Takes the places along a line. */
  public void takeSegment(double x1, double y1, double x2, double y2) {
    cells(x1, y1, x2, y2).forEach(taken::set);
  }

  /** Counts the places along a line that are taken. */
  public int along(double x1, double y1, double x2, double y2) {
    return (int) cells(x1, y1, x2, y2).filter(taken::get).distinct().count();
  }

  private IntStream cells(double x1, double y1, double x2, double y2) {
    int steps = (int) Math.min(500, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / CELL));
    return IntStream.rangeClosed(0, steps)
        .mapToDouble(i -> steps == 0 ? 0 : (double) i / steps)
        .mapToObj(t -> new Point2D.Double(x1 + t * (x2 - x1), y1 + t * (y2 - y1)))
        .filter(area::contains)
        .mapToInt(point -> cell(point.getX(), point.getY()));
  }

  /** Takes the places in a box. */
  public void take(Rectangle2D box) {
    for (double y = box.getMinY(); y <= box.getMaxY(); y += CELL) {
      takeSegment(box.getMinX(), y, box.getMaxX(), y);
    }
  }

  /**
   * Takes and returns the label's box that covers least; the first of equals.
   *
   * @param needed whether it is to stand somewhere even if it covers another label
   * @return empty if it is not needed and would
   */
  public Optional<Rectangle2D> place(List<Rectangle2D> candidates, boolean needed) {
    return place(candidates, needed, candidate -> 0);
  }

  /**
   * Takes and returns the label's box that covers least, what leads to it included.
   *
   * @param needed whether it is to stand somewhere even if it covers another label
   * @param beside what a candidate covers elsewhere, as {@link #along} counts it
   * @return empty if it is not needed and would
   */
  public Optional<Rectangle2D> place(
      List<Rectangle2D> candidates, boolean needed, ToIntFunction<Rectangle2D> beside) {
    Rectangle2D best = candidates.get(0);
    int least = Integer.MAX_VALUE;
    for (Rectangle2D candidate : candidates) {
      int cost = cost(candidate) + beside.applyAsInt(candidate);
      if (cost < least) {
        least = cost;
        best = candidate;
      }
    }
    if (!needed && coversLabel(best)) {
      return Optional.empty();
    }
    take(best);
    labels.add(best);
    return Optional.of(best);
  }

  /** Returns which share of a box is taken. */
  public double covered(Rectangle2D box) {
    double cells =
        (Math.floor(box.getWidth() / CELL) + 1) * (Math.floor(box.getHeight() / CELL) + 1);
    return taken(box) / cells;
  }

  private boolean coversLabel(Rectangle2D box) {
    return labels.stream().anyMatch(label -> label.intersects(box));
  }

  private int cost(Rectangle2D box) {
    return (area.contains(box) ? 0 : OUTSIDE) + (coversLabel(box) ? ON_A_LABEL : 0) + taken(box);
  }

  private int taken(Rectangle2D box) {
    int cells = 0;
    for (double y = box.getMinY(); y <= box.getMaxY(); y += CELL) {
      for (double x = box.getMinX(); x <= box.getMaxX(); x += CELL) {
        cells += area.contains(x, y) && taken.get(cell(x, y)) ? 1 : 0;
      }
    }
    return cells;
  }

  private int cell(double x, double y) {
    return (int) ((y - area.getY()) / CELL) * columns + (int) ((x - area.getX()) / CELL);
  }
}
