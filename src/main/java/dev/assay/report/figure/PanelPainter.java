package dev.assay.report.figure;

import dev.assay.report.figure.canvas.Occupancy;
import dev.assay.report.figure.canvas.Polyline;
import dev.assay.report.figure.canvas.TextPainter;
import dev.assay.report.figure.canvas.Theme;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws what is inside a panel's frame: areas, bands, bars, curves, points and labels.
 *
 * <p>XChart draws a curve as one element per segment, so that dashes start anew at each point and
 * an SVG of thousands of steps is megabytes; and it has no band between two bounds.
 */
final class PanelPainter {
  private static final int BAND_ALPHA = 50;
  private static final int BAND_UNDER_SEEDS = 34;
  private static final int BAR_ALPHA = 130;

  /** Pixels by which a seed's thin line may be off: a third of its width. */
  private static final double SEED_TOLERANCE = 0.25;

  /** A seed's dot, as a share of the median's. */
  private static final double SEED_DOT = 0.55;

  private static final double SQUARE = 6;
  private static final Comparator<Point> BY_PLACE =
      Comparator.<Point>comparingInt(p -> p.x).thenComparingInt(p -> p.y);
  private final Panel panel;
  private final PanelChart chart;
  private final Rectangle2D area;
  private final Theme theme;
  private final Occupancy occupancy;
  private final ReferencePainter references;
  private final MarkPainter marks;

  PanelPainter(Panel panel, PanelChart chart, Theme theme) {
    this.panel = panel;
    this.chart = chart;
    this.area = chart.plotArea();
    this.theme = theme;
    this.occupancy = new Occupancy(area);
    this.references = new ReferencePainter(chart, theme, occupancy);
    this.marks = new MarkPainter(chart, theme, occupancy);
  }

  void paint(Graphics2D g, StyleSheet styles) {
    Shape clip = g.getClip();
    g.clip(area);
    Shape inside = g.getClip();
    panel.references().stream().filter(Reference::area).forEach(r -> references.paint(g, r));
    paintMinorGrid(g);
    panel.series().forEach(series -> paintBand(g, series, styles.of(series)));
    panel.series().forEach(series -> paintSeeds(g, series, styles.of(series)));
    panel.series().forEach(series -> paintSeries(g, series, styles.of(series)));
    panel.references().stream().filter(r -> !r.area()).forEach(r -> references.paint(g, r));
    // A point on the frame is to be seen whole.
    g.setClip(clip);
    panel.series().forEach(series -> paintPoints(g, series, styles.of(series)));
    panel.labels().forEach(label -> marks.paint(g, label));
    if (panel.squareUnits()) {
      panel.series().forEach(series -> marks.paintArrow(g, series, styles.of(series)));
    }
    g.setClip(inside);
    panel.references().forEach(reference -> references.label(g, reference));
    if (theme.roomy()) {
      panel.labels().forEach(label -> marks.label(g, label, panel.labels()));
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
      if (Double.isFinite(chart.pixelX(series.x(i))) && Double.isFinite(chart.edgeY(series.y(i)))) {
        return false;
      }
    }
    return true;
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

  /** Draws each seed: a thin line, or dots where the median is marked. */
  private void paintSeeds(Graphics2D g, Series series, Style style) {
    SeedCurves seeds = series.seeds();
    if (seeds.count() < 2) {
      return;
    }
    Path2D all = new Path2D.Double();
    for (int seed = 0; seed < seeds.count(); seed++) {
      int of = seed;
      if (series.kind() == Series.Kind.MARKED_LINE) {
        for (int i = 0; i < seeds.size(); i++) {
          double x = chart.pixelX(seeds.x(i));
          double y = chart.edgeY(seeds.y(seed, i));
          if (chart.shows(x, y)) {
            all.append(style.mark().at(x, y, theme.mark() * SEED_DOT), false);
          }
        }
      } else {
        for (Polyline polyline :
            Polyline.split(
                seeds.size(), i -> chart.pixelX(seeds.x(i)), i -> chart.edgeY(seeds.y(of, i)))) {
          all.append(polyline.simplified(SEED_TOLERANCE).path(), false);
        }
      }
    }
    boolean dots = series.kind() == Series.Kind.MARKED_LINE;
    g.setColor(style.hue().translucent((seeds.count() > 20 ? 70 : 110) + (dots ? 50 : 0)));
    if (dots) {
      g.fill(all);
    } else {
      g.setStroke(style.dash().stroke((float) (theme.line() * 0.35)));
      g.draw(all);
    }
  }

  private void paintBand(Graphics2D g, Series series, Style style) {
    if (!series.hasBand() || series.kind() == Series.Kind.BARS) {
      return;
    }
    boolean whiskers = series.kind() == Series.Kind.SCATTER;
    List<double[]> run = new ArrayList<>();
    for (int i = 0; i <= series.size(); i++) {
      double x = i < series.size() ? chart.pixelX(series.x(i)) : Double.NaN;
      double low = i < series.size() ? chart.edgeY(series.low(i)) : Double.NaN;
      double high = i < series.size() ? chart.edgeY(series.high(i)) : Double.NaN;
      boolean drawn = Double.isFinite(x) && Double.isFinite(low) && Double.isFinite(high);
      if (drawn && whiskers) {
        whisker(g, style, x, low, high);
      } else if (drawn) {
        run.add(new double[] {x, low, high});
      } else if (run.size() == 1) {
        whisker(g, style, run.get(0)[0], run.get(0)[1], run.get(0)[2]);
        run.clear();
      } else if (!run.isEmpty()) {
        g.setColor(
            style.hue().translucent(series.seeds().count() > 0 ? BAND_UNDER_SEEDS : BAND_ALPHA));
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
      case SCATTER -> {
        if (series.isCrowd()) {
          paintDensity(g, series, style);
        }
      }
      case BARS -> paintBars(g, series, style);
    }
  }

  private void paintCurve(Graphics2D g, Series series, Style style) {
    g.setColor(style.hue().color());
    for (Polyline polyline :
        Polyline.split(
            series.size(), i -> chart.pixelX(series.x(i)), i -> chart.edgeY(series.y(i)))) {
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
    if (scatter ? series.isCrowd() : series.kind() != Series.Kind.MARKED_LINE) {
      return;
    }
    int alpha = !scatter ? 255 : series.size() > 60 ? 130 : 210;
    int step = scatter ? 1 : 1 + series.size() / 40;
    for (int i = 0; i < series.size(); i += step) {
      double x = chart.pixelX(series.x(i));
      double y = chart.edgeY(series.y(i));
      if (chart.shows(x, y)) {
        g.setColor(style.hue().translucent(alpha));
        g.fill(style.mark().at(x, y, theme.mark()));
        occupancy.take(MarkPainter.around(x, y, theme.mark()));
      }
    }
  }

  /** Shades each small square by the logarithm of how many points lie in it. */
  private void paintDensity(Graphics2D g, Series series, Style style) {
    Map<Point, Integer> counts = new TreeMap<>(BY_PLACE);
    for (int i = 0; i < series.size(); i++) {
      double x = chart.pixelX(series.x(i));
      double y = chart.edgeY(series.y(i));
      if (chart.shows(x, y)) {
        counts.merge(new Point((int) (x / SQUARE), (int) (y / SQUARE)), 1, Integer::sum);
      }
    }
    double most = Math.log1p(counts.values().stream().mapToInt(n -> n).max().orElse(1));
    counts.forEach(
        (at, n) -> {
          Rectangle2D square =
              new Rectangle2D.Double(at.x * SQUARE, at.y * SQUARE, SQUARE - 0.5, SQUARE - 0.5);
          g.setColor(style.hue().translucent((int) (50 + 205 * Math.log1p(n) / most)));
          g.fill(square);
          occupancy.take(square);
        });
  }

  private void paintBars(Graphics2D g, Series series, Style style) {
    for (int i = 0; i < series.size(); i++) {
      double floor =
          series.hasBand()
              ? chart.edgeY(series.low(i))
              : panel.y().logarithmic() ? area.getMaxY() : chart.pixelY(0);
      double left = chart.pixelX(series.edge(i));
      double right = chart.pixelX(series.edge(i + 1));
      double top = chart.edgeY(series.y(i));
      if (Double.isFinite(left) && Double.isFinite(right) && Double.isFinite(top)) {
        Rectangle2D bar =
            new Rectangle2D.Double(left, Math.min(top, floor), right - left, Math.abs(floor - top));
        g.setColor(style.hue().translucent(BAR_ALPHA));
        g.fill(bar);
        if (right - left > 4) {
          g.setColor(style.hue().color());
          g.setStroke(new BasicStroke(1));
          g.draw(bar);
        }
        occupancy.take(bar);
      }
    }
  }
}
