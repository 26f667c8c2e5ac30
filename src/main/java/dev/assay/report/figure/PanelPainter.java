package dev.assay.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws what is inside a panel's frame: areas, bands, bars, curves, points and labels.
 *
 * <p>XChart draws a curve as one element per segment, so that dashes start anew at each point and
 * an SVG of thousands of steps is megabytes; and it has no band between two bounds.
 */
final class PanelPainter {
  private static final int BAND_ALPHA = 50;
  private static final int BAR_ALPHA = 130;
  private final Panel panel;
  private final PanelChart chart;
  private final Rectangle2D area;
  private final Theme theme;
  private final Occupancy occupancy;

  PanelPainter(Panel panel, PanelChart chart, Theme theme) {
    this.panel = panel;
    this.chart = chart;
    this.area = chart.plotArea();
    this.theme = theme;
    this.occupancy = new Occupancy(area);
  }

  void paint(Graphics2D g, StyleSheet styles) {
    Shape clip = g.getClip();
    g.clip(area);
    Shape inside = g.getClip();
    panel.references().stream().filter(Reference::area).forEach(r -> paintReference(g, r));
    paintMinorGrid(g);
    panel.series().forEach(series -> paintBand(g, series, styles.of(series)));
    panel.series().forEach(series -> paintSeries(g, series, styles.of(series)));
    panel.references().stream().filter(r -> !r.area()).forEach(r -> paintReference(g, r));
    // A point on the frame is to be seen whole.
    g.setClip(clip);
    panel.series().forEach(series -> paintPoints(g, series, styles.of(series)));
    panel.labels().forEach(label -> paintMark(g, label));
    g.setClip(inside);
    panel.references().forEach(reference -> labelReference(g, reference));
    if (theme.roomy()) {
      panel.labels().forEach(label -> labelPoint(g, label));
    }
    g.setClip(clip);
    g.setColor(TextPainter.FRAME);
    g.setStroke(new BasicStroke(1));
    g.draw(area);
    labelMinorTicks(g);
    writeTitle(g);
    if (panel.series().stream().allMatch(this::nothingToSee)) {
      String text = "no finite values";
      double x = area.getCenterX() - TextPainter.width(text, theme.text()) / 2;
      TextPainter.write(g, text, theme.text(), TextPainter.FAINT_TEXT, x, area.getCenterY());
    }
  }

  private void writeTitle(Graphics2D g) {
    String title = panel.x().title();
    double x = area.getCenterX() - TextPainter.width(title, theme.text()) / 2;
    double ticks = area.getMaxY() + 8 + TextPainter.height(theme.tick());
    TextPainter.write(
        g, title, theme.text(), TextPainter.TEXT, x, ticks + 9 + TextPainter.height(theme.text()));
  }

  private boolean nothingToSee(Series series) {
    for (int i = 0; i < series.size(); i++) {
      if (Double.isFinite(chart.pixelX(series.x(i))) && Double.isFinite(y(series.y(i)))) {
        return false;
      }
    }
    return true;
  }

  /** Returns a value's place, at the lower edge where a log axis has none for it. */
  private double y(double value) {
    boolean below = panel.y().logarithmic() && value <= 0 && Double.isFinite(value);
    return below ? area.getMaxY() - 1 : chart.pixelY(value);
  }

  private void paintMinorGrid(Graphics2D g) {
    g.setColor(TextPainter.MINOR_GRID);
    g.setStroke(new BasicStroke(1));
    for (double value : chart.across().minorTicks()) {
      double x = chart.pixelX(value);
      g.draw(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
    }
    for (double value : chart.up().minorTicks()) {
      double y = chart.pixelY(value);
      g.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
    }
  }

  private void labelMinorTicks(Graphics2D g) {
    Font font = theme.tick();
    for (double value : chart.across().labelledMinorTicks()) {
      String text = chart.across().label(value);
      double x = chart.pixelX(value) - TextPainter.width(text, font) / 2;
      TextPainter.write(
          g, text, font, TextPainter.FAINT_TEXT, x, area.getMaxY() + 8 + TextPainter.height(font));
    }
    for (double value : chart.up().labelledMinorTicks()) {
      String text = chart.up().label(value);
      double y = chart.pixelY(value) + TextPainter.height(font) / 2;
      TextPainter.write(
          g,
          text,
          font,
          TextPainter.FAINT_TEXT,
          area.getX() - 7 - TextPainter.width(text, font),
          y);
    }
  }

  private void paintBand(Graphics2D g, Series series, Style style) {
    if (!series.hasBand()) {
      return;
    }
    boolean whiskers = series.kind() == Series.Kind.SCATTER;
    List<double[]> run = new ArrayList<>();
    for (int i = 0; i <= series.size(); i++) {
      double x = i < series.size() ? chart.pixelX(series.x(i)) : Double.NaN;
      double low = i < series.size() ? y(series.low(i)) : Double.NaN;
      double high = i < series.size() ? y(series.high(i)) : Double.NaN;
      boolean drawn = Double.isFinite(x) && Double.isFinite(low) && Double.isFinite(high);
      if (drawn && whiskers) {
        whisker(g, style, x, low, high);
      } else if (drawn) {
        run.add(new double[] {x, low, high});
      } else if (run.size() == 1) {
        whisker(g, style, run.get(0)[0], run.get(0)[1], run.get(0)[2]);
        run.clear();
      } else if (!run.isEmpty()) {
        g.setColor(style.hue().translucent(BAND_ALPHA));
        g.fill(outline(run));
        run.clear();
      }
    }
  }

  private void whisker(Graphics2D g, Style style, double x, double low, double high) {
    g.setColor(style.hue().translucent(150));
    g.setStroke(new BasicStroke((float) (theme.line() * 0.7)));
    g.draw(new Line2D.Double(x, low, x, high));
    occupancy.takeSegment(x, low, x, high);
  }

  private static Path2D outline(List<double[]> run) {
    List<double[]> corners = new ArrayList<>();
    int n = run.size();
    corners.addAll(edge(run, 2));
    List<double[]> lower = edge(run, 1);
    for (int i = lower.size() - 1; i >= 0; i--) {
      corners.add(lower.get(i));
    }
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * n);
    path.append(new Polyline(corners).path(), false);
    path.closePath();
    return path;
  }

  private static List<double[]> edge(List<double[]> run, int column) {
    return Polyline.split(run.size(), i -> run.get(i)[0], i -> run.get(i)[column]).get(0).points();
  }

  private void paintSeries(Graphics2D g, Series series, Style style) {
    switch (series.kind()) {
      case LINE, MARKED_LINE -> paintCurve(g, series, style);
      case SCATTER -> {}
      case BARS -> paintBars(g, series, style);
    }
  }

  private void paintCurve(Graphics2D g, Series series, Style style) {
    g.setColor(style.hue().color());
    for (Polyline polyline :
        Polyline.split(series.size(), i -> chart.pixelX(series.x(i)), i -> y(series.y(i)))) {
      List<double[]> points = polyline.points();
      if (points.size() == 1) {
        g.fill(style.mark().at(points.get(0)[0], points.get(0)[1], theme.mark() * 0.7));
      } else {
        double width = points.size() > 500 ? theme.line() * 0.7 : theme.line();
        g.setStroke(style.dash().stroke((float) width));
        g.draw(polyline.path());
      }
      for (int i = 1; i < points.size(); i++) {
        double[] a = points.get(i - 1);
        occupancy.takeSegment(a[0], a[1], points.get(i)[0], points.get(i)[1]);
      }
    }
  }

  private void paintPoints(Graphics2D g, Series series, Style style) {
    boolean scatter = series.kind() == Series.Kind.SCATTER;
    if (!scatter && series.kind() != Series.Kind.MARKED_LINE) {
      return;
    }
    int alpha = !scatter ? 255 : series.size() > 60 ? 130 : 210;
    int step = scatter ? 1 : 1 + series.size() / 40;
    for (int i = 0; i < series.size(); i += step) {
      double x = chart.pixelX(series.x(i));
      double y = y(series.y(i));
      if (inFrame(x, y)) {
        g.setColor(style.hue().translucent(alpha));
        g.fill(style.mark().at(x, y, theme.mark()));
        occupancy.take(around(x, y, theme.mark()));
      }
    }
  }

  private void paintBars(Graphics2D g, Series series, Style style) {
    double floor = panel.y().logarithmic() ? area.getMaxY() : chart.pixelY(0);
    for (int i = 0; i < series.size(); i++) {
      double left = chart.pixelX(series.edge(i));
      double right = chart.pixelX(series.edge(i + 1));
      double top = y(series.y(i));
      if (Double.isFinite(left) && Double.isFinite(right) && Double.isFinite(top)) {
        Rectangle2D bar =
            new Rectangle2D.Double(left, Math.min(top, floor), right - left, Math.abs(floor - top));
        g.setColor(style.hue().translucent(BAR_ALPHA));
        g.fill(bar);
        g.setColor(style.hue().color());
        g.setStroke(new BasicStroke(1));
        g.draw(bar);
        occupancy.take(bar);
      }
    }
  }

  private void paintReference(Graphics2D g, Reference reference) {
    Rectangle2D box = box(reference);
    Color color = ReferenceStyle.color(reference);
    if (reference.area()) {
      g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 24));
      g.fill(box);
      return;
    }
    g.setColor(color);
    g.setStroke(ReferenceStyle.dash(reference).stroke((float) (theme.line() * 0.75)));
    double x2 = reference.direction() == Reference.Direction.X ? box.getX() : box.getMaxX();
    double y2 = reference.direction() == Reference.Direction.X ? box.getMaxY() : box.getY();
    g.draw(new Line2D.Double(box.getX(), box.getY(), x2, y2));
    occupancy.takeSegment(box.getX(), box.getY(), x2, y2);
  }

  /** Returns the strip between a reference's ends: of no width where they are one value. */
  private Rectangle2D box(Reference reference) {
    if (reference.direction() == Reference.Direction.X) {
      double from = orElse(chart.pixelX(reference.from()), area.getMinX());
      double to = orElse(chart.pixelX(reference.to()), area.getMaxX());
      return new Rectangle2D.Double(from, area.getY(), to - from, area.getHeight());
    }
    double bottom = orElse(chart.pixelY(reference.from()), area.getMaxY());
    double top = orElse(chart.pixelY(reference.to()), area.getMinY());
    return new Rectangle2D.Double(area.getX(), top, area.getWidth(), bottom - top);
  }

  private void labelReference(Graphics2D g, Reference reference) {
    Font font = theme.tick();
    double width = TextPainter.width(reference.text(), font);
    double height = TextPainter.height(font);
    Rectangle2D box = box(reference);
    List<Rectangle2D> places = new ArrayList<>();
    if (reference.direction() == Reference.Direction.Y) {
      double above = reference.area() ? box.getMinY() + 5 : box.getMinY() - height - 5;
      double below = reference.area() ? box.getMaxY() - height - 5 : box.getMinY() + 5;
      for (double x : shares(area.getMinX() + 6, area.getMaxX() - width - 6)) {
        places.add(new Rectangle2D.Double(x, above, width, height));
        places.add(new Rectangle2D.Double(x, below, width, height));
        if (reference.area()) {
          places.add(new Rectangle2D.Double(x, box.getMaxY() + 5, width, height));
        }
      }
    } else {
      double right = reference.area() ? box.getMinX() + 5 : box.getMinX() + 6;
      double left = reference.area() ? box.getMaxX() - width - 5 : box.getMinX() - width - 6;
      for (double y : shares(area.getMinY() + 6, area.getMaxY() - height - 6)) {
        places.add(new Rectangle2D.Double(right, y, width, height));
        places.add(new Rectangle2D.Double(left, y, width, height));
      }
    }
    Color color = ReferenceStyle.color(reference);
    occupancy
        .place(places, theme.roomy())
        .ifPresent(
            place ->
                TextPainter.writeOver(
                    g, reference.text(), font, color, place.getX(), place.getMaxY()));
  }

  private static double[] shares(double from, double to) {
    double[] shares = {1, 0, 0.5, 0.75, 0.25};
    for (int i = 0; i < shares.length; i++) {
      shares[i] = from + shares[i] * (to - from);
    }
    return shares;
  }

  private void paintMark(Graphics2D g, PointLabel label) {
    double x = chart.pixelX(label.x());
    double y = y(label.y());
    if (!inFrame(x, y)) {
      return;
    }
    double size = theme.mark() * 1.5;
    boolean start = label.mark() == PointLabel.Kind.START;
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

  private void labelPoint(Graphics2D g, PointLabel label) {
    double x = chart.pixelX(label.x());
    double y = y(label.y());
    if (label.text().isEmpty() || !Double.isFinite(x) || !Double.isFinite(y)) {
      return;
    }
    Font font = theme.tick();
    double width = TextPainter.width(label.text(), font);
    double height = TextPainter.height(font);
    double gap = theme.mark() * 0.75 + 2;
    List<Rectangle2D> places = new ArrayList<>();
    for (int ring = 1; ring <= 3; ring++) {
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
    Rectangle2D place = occupancy.place(places, true).orElseThrow();
    TextPainter.writeOver(
        g, label.text(), font, label.hue().color().darker(), place.getX(), place.getMaxY());
  }

  private boolean inFrame(double x, double y) {
    return Double.isFinite(x) && Double.isFinite(y) && around(x, y, 1).intersects(area);
  }

  private static Rectangle2D around(double x, double y, double size) {
    return new Rectangle2D.Double(x - size / 2, y - size / 2, size, size);
  }

  private static double orElse(double pixel, double other) {
    return Double.isNaN(pixel) ? other : pixel;
  }
}
