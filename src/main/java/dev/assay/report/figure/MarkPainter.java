package dev.assay.report.figure;

import dev.assay.report.figure.canvas.Occupancy;
import dev.assay.report.figure.canvas.TextPainter;
import dev.assay.report.figure.canvas.Theme;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Marks and names single points of a panel. */
final class MarkPainter {
  /** How much worse a line across something is than a name over as much of it. */
  private static final int CROSSING = 3;

  /** How much worse a name is where it could be another point's. */
  private static final int AMBIGUOUS = 60;

  private final PanelChart chart;
  private final Theme theme;
  private final Occupancy occupancy;

  MarkPainter(PanelChart chart, Theme theme, Occupancy occupancy) {
    this.chart = chart;
    this.theme = theme;
    this.occupancy = occupancy;
  }

  void paint(Graphics2D g, PointLabel label) {
    double x = chart.pixelX(label.x());
    double y = chart.edgeY(label.y());
    if (!chart.shows(x, y) || label.mark() == PointLabel.Kind.NONE) {
      return;
    }
    boolean start = label.mark() == PointLabel.Kind.START;
    double size = theme.mark() * (start ? 1.1 : 1.5);
    Shape shape =
        start
            ? new Ellipse2D.Double(x - size / 2, y - size / 2, size, size)
            : star(x, y, size * 0.75);
    g.setColor(start ? Color.WHITE : label.hue().color());
    g.fill(shape);
    g.setColor(start ? label.hue().color() : Color.WHITE);
    g.setStroke(new BasicStroke(start ? 1.8f : 0.8f));
    g.draw(shape);
    occupancy.take(around(x, y, size));
  }

  /** Ends a way through a plane in the direction that it leads. */
  void paintArrow(Graphics2D g, Series series, Style style) {
    int last = series.size() - 1;
    if (last < 1 || series.kind() != Series.Kind.LINE) {
      return;
    }
    double x = chart.pixelX(series.x(last));
    double y = chart.edgeY(series.y(last));
    int from = last - 1;
    while (from > 0
        && Math.hypot(x - chart.pixelX(series.x(from)), y - chart.edgeY(series.y(from))) < 4) {
      from--;
    }
    double angle = Math.atan2(y - chart.edgeY(series.y(from)), x - chart.pixelX(series.x(from)));
    if (!chart.shows(x, y) || !Double.isFinite(angle)) {
      return;
    }
    double size = theme.mark() * 1.3;
    Path2D head = new Path2D.Double();
    head.moveTo(x, y);
    head.lineTo(x - size * Math.cos(angle - 0.45), y - size * Math.sin(angle - 0.45));
    head.lineTo(x - size * Math.cos(angle + 0.45), y - size * Math.sin(angle + 0.45));
    head.closePath();
    g.setColor(style.hue().color());
    g.fill(head);
    occupancy.take(around(x, y, size));
  }

  private static Shape star(double x, double y, double r) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < 10; i++) {
      double angle = Math.PI * (i / 5.0 - 0.5);
      double length = i % 2 == 0 ? r : r * 0.45;
      double px = x + length * Math.cos(angle);
      double py = y + length * Math.sin(angle);
      if (i == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }

  /**
   * Names a point, where nothing else is named.
   *
   * @param all the panel's labels, none of which is to be taken for another
   */
  void label(Graphics2D g, PointLabel label, List<PointLabel> all) {
    double x = chart.pixelX(label.x());
    double y = chart.edgeY(label.y());
    if (label.text().isEmpty() || !Double.isFinite(x) || !Double.isFinite(y)) {
      return;
    }
    Font font = theme.tick();
    double width = TextPainter.width(label.text(), font);
    double height = TextPainter.height(font);
    double gap = theme.mark() * 0.75 + 2;
    List<Point2D> others =
        all.stream()
            .filter(other -> !other.text().isEmpty() && other != label)
            .<Point2D>map(
                other -> new Point2D.Double(chart.pixelX(other.x()), chart.edgeY(other.y())))
            .toList();
    List<Rectangle2D> places = new ArrayList<>();
    for (int ring = 1; ring <= 8; ring++) {
      for (int[] side :
          new int[][] {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}}) {
        places.add(
            new Rectangle2D.Double(
                x + side[0] * (gap * ring + width / 2) - width / 2,
                y + side[1] * (gap * ring + height / 2) - height / 2,
                width,
                height));
      }
    }
    occupancy
        .place(
            places,
            false,
            place ->
                crossed(lead(x, y, place, gap), gap)
                    + (ambiguous(x, y, place, gap, others) ? AMBIGUOUS : 0))
        .ifPresent(
            place -> {
              lead(x, y, place, gap).ifPresent(line -> draw(g, line));
              TextPainter.writeOver(
                  g, label.text(), font, label.hue().text(), place.getX(), place.getMaxY());
            });
  }

  /** Tells whether a name, or the line that leads to it, is nearer to a point that it is not of. */
  private static boolean ambiguous(
      double x, double y, Rectangle2D name, double beside, List<Point2D> others) {
    double own = distance(name, x, y);
    return others.stream().anyMatch(other -> distance(name, other.getX(), other.getY()) <= own)
        || lead(x, y, name, beside)
            .map(line -> others.stream().anyMatch(other -> line.ptSegDist(other) < beside))
            .orElse(false);
  }

  private static double distance(Rectangle2D box, double x, double y) {
    double across = Math.max(Math.max(box.getMinX() - x, x - box.getMaxX()), 0);
    double up = Math.max(Math.max(box.getMinY() - y, y - box.getMaxY()), 0);
    return Math.hypot(across, up);
  }

  /** Counts what a line to a name crosses, beyond the point that it leads from. */
  private int crossed(Optional<Line2D> lead, double beside) {
    return lead.map(
            line -> {
              double t = Math.min(1, beside / line.getP1().distance(line.getP2()));
              return CROSSING
                  * occupancy.along(
                      line.getX1() + t * (line.getX2() - line.getX1()),
                      line.getY1() + t * (line.getY2() - line.getY1()),
                      line.getX2(),
                      line.getY2());
            })
        .orElse(0);
  }

  /** Leads from a point to its name, where that is not beside it. */
  private static Optional<Line2D> lead(double x, double y, Rectangle2D name, double beside) {
    double toX = Math.max(name.getMinX() - 1, Math.min(x, name.getMaxX() + 1));
    double toY = Math.max(name.getMinY() - 1, Math.min(y, name.getMaxY() + 1));
    return Math.hypot(toX - x, toY - y) > 1.5 * beside
        ? Optional.of(new Line2D.Double(x, y, toX, toY))
        : Optional.empty();
  }

  private static void draw(Graphics2D g, Line2D lead) {
    g.setColor(TextPainter.FAINT_TEXT);
    g.setStroke(new BasicStroke(0.8f));
    g.draw(lead);
  }

  static Rectangle2D around(double x, double y, double size) {
    return new Rectangle2D.Double(x - size / 2, y - size / 2, size, size);
  }
}
