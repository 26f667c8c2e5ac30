package dev.assay.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Lays out a figure's title, legend, panels and notes, and paint them on any canvas. */
final class FigurePainter {
  private static final int EDGE = 14;
  private static final int SWATCH = 30;
  private static final int TITLE = 20;
  private final Figure figure;
  private final List<Panel> panels;
  private final Theme theme;
  private final StyleSheet styles;
  private final int columns;
  private final int panelWidth;
  private final int panelHeight;
  private final List<List<Series>> legend;
  private final List<String> notes;

  private FigurePainter(
      Figure figure,
      List<Panel> panels,
      Theme theme,
      int columns,
      int panelWidth,
      int panelHeight) {
    this.figure = figure;
    this.panels = panels;
    this.theme = theme;
    this.columns = columns;
    this.panelWidth = panelWidth;
    this.panelHeight = panelHeight;
    this.styles = new StyleSheet(figure);
    boolean bare = theme == Theme.THUMBNAIL;
    this.legend = bare ? List.of() : legendRows();
    this.notes = bare ? List.of() : Notes.of(figure);
  }

  /** Prepares the whole figure. */
  static FigurePainter full(Figure figure) {
    int n = figure.panels().size();
    boolean row = figure.layout() == Figure.Layout.ROW;
    int columns = !row ? 1 : n <= 3 ? n : 2;
    int width = columns == 1 ? 760 : columns == 2 ? 490 : 390;
    int height = n == 1 ? 400 : columns == 1 ? 300 : 370;
    return new FigurePainter(figure, figure.panels(), Theme.FULL, columns, width, height);
  }

  /** Prepares the first panel alone, without title and legend, for a small picture. */
  static FigurePainter thumbnail(Figure figure) {
    return new FigurePainter(figure, figure.panels().subList(0, 1), Theme.THUMBNAIL, 1, 480, 300);
  }

  int width() {
    return columns * panelWidth + (bare() ? 0 : 2 * EDGE);
  }

  int height() {
    int rows = (panels.size() + columns - 1) / columns;
    return top() + rows * panelHeight + (bare() ? 0 : notes.size() * 18 + 8);
  }

  void paint(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Color.WHITE);
    g.fill(new Rectangle2D.Double(0, 0, width(), height()));
    if (!bare()) {
      TextPainter.write(g, figure.title(), theme.title(), TextPainter.TEXT, EDGE + 4, EDGE + 16);
      paintLegend(g);
      for (int i = 0; i < notes.size(); i++) {
        double baseline = height() - 10 - 18 * (notes.size() - 1 - i);
        TextPainter.write(
            g, notes.get(i), theme.tick(), TextPainter.FAINT_TEXT, EDGE + 4, baseline);
      }
    }
    List<PanelChart> charts = panels.stream().map(panel -> prepare(panel, panelWidth)).toList();
    double frame =
        columns > 1 ? 0 : charts.stream().mapToDouble(FigurePainter::left).max().orElse(0);
    for (int i = 0; i < panels.size(); i++) {
      AffineTransform transform = g.getTransform();
      int left = bare() ? 0 : EDGE;
      g.translate(left + i % columns * panelWidth, top() + i / columns * panelHeight);
      int indent = (int) Math.round(Math.max(0, frame - left(charts.get(i))));
      g.translate(indent, 0);
      paintPanel(g, panels.get(i), prepare(panels.get(i), panelWidth - indent));
      g.setTransform(transform);
    }
  }

  private boolean bare() {
    return theme == Theme.THUMBNAIL;
  }

  private int top() {
    return bare() ? 0 : EDGE + 30 + legend.size() * 24;
  }

  /** Makes a panel's chart and paints it to nowhere, so that its measures are known. */
  private PanelChart prepare(Panel panel, int width) {
    AxisMapping across = fit(panel, true);
    AxisMapping up = fit(panel, false);
    int height = panelHeight - title(panel);
    Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    PanelChart chart = new PanelChart(panel, across, up, width, height, theme);
    chart.paint(nowhere);
    if (panel.squareUnits()) {
      Rectangle2D area = chart.plotArea();
      double perPixelX = valueSpan(across) / area.getWidth();
      double perPixelY = valueSpan(up) / area.getHeight();
      double perPixel = Math.max(perPixelX, perPixelY);
      AxisMapping wider = across.widened(across.span() * perPixel / perPixelX);
      AxisMapping higher = up.widened(up.span() * perPixel / perPixelY);
      chart = new PanelChart(panel, wider, higher, width, height, theme);
      chart.paint(nowhere);
    }
    nowhere.dispose();
    return chart;
  }

  private static double left(PanelChart chart) {
    return chart.plotArea().getX();
  }

  private int title(Panel panel) {
    return bare() || panel.title().isEmpty() ? 0 : TITLE;
  }

  private void paintPanel(Graphics2D g, Panel panel, PanelChart chart) {
    g.translate(-PanelChart.OVERHANG, title(panel) - PanelChart.OVERHANG);
    chart.paint(g);
    if (title(panel) > 0) {
      double left = chart.plotArea().getX();
      TextPainter.write(
          g, panel.title(), theme.strong(), TextPainter.TEXT, left, chart.plotArea().getY() - 9);
    }
    new PanelPainter(panel, chart, theme).paint(g, styles);
  }

  /** Returns a linear axis's span in values; one value is {@code forward(1)} chart units long. */
  private static double valueSpan(AxisMapping linear) {
    return linear.span() / linear.forward().applyAsDouble(1);
  }

  private AxisMapping fit(Panel panel, boolean horizontal) {
    Axis axis = horizontal ? panel.x() : onFloor(panel);
    boolean shared =
        figure.shared() == Figure.Shared.BOTH
            || figure.shared() == (horizontal ? Figure.Shared.X : Figure.Shared.Y);
    List<Panel> all = shared ? figure.panels() : List.of(panel);
    return AxisMapping.fit(axis, all.stream().flatMapToDouble(p -> values(p, horizontal)));
  }

  /** Lets bars stand on the frame. */
  private static Axis onFloor(Panel panel) {
    boolean bars =
        panel.series().stream().anyMatch(s -> s.kind() == Series.Kind.BARS)
            && panel.series().stream()
                .flatMapToDouble(FigurePainter::valuesOf)
                .allMatch(v -> v >= 0);
    boolean free = panel.y().from().isEmpty() && !panel.y().logarithmic();
    return bars && free ? panel.y().startingAt(0) : panel.y();
  }

  private static DoubleStream values(Panel panel, boolean horizontal) {
    Reference.Direction direction = horizontal ? Reference.Direction.X : Reference.Direction.Y;
    DoubleStream references =
        panel.references().stream()
            .filter(r -> r.direction() == direction)
            .flatMapToDouble(r -> DoubleStream.of(r.from(), r.to()));
    DoubleStream series =
        panel.series().stream().flatMapToDouble(s -> horizontal ? placesOf(s) : valuesOf(s));
    DoubleStream labels = panel.labels().stream().mapToDouble(l -> horizontal ? l.x() : l.y());
    return DoubleStream.concat(DoubleStream.concat(series, references), labels);
  }

  private static DoubleStream placesOf(Series series) {
    return series.kind() == Series.Kind.BARS
        ? IntStream.rangeClosed(0, series.size()).mapToDouble(series::edge)
        : IntStream.range(0, series.size()).mapToDouble(series::x);
  }

  private static DoubleStream valuesOf(Series series) {
    IntStream points = IntStream.range(0, series.size());
    if (series.kind() == Series.Kind.BARS) {
      return DoubleStream.concat(DoubleStream.of(0), points.mapToDouble(series::y));
    }
    return points
        .boxed()
        .flatMapToDouble(
            i ->
                series.hasBand()
                    ? DoubleStream.of(series.y(i), series.low(i), series.high(i))
                    : DoubleStream.of(series.y(i)));
  }

  private List<List<Series>> legendRows() {
    Map<String, Series> entries = new LinkedHashMap<>();
    figure.panels().forEach(p -> p.series().forEach(s -> entries.putIfAbsent(s.name(), s)));
    List<List<Series>> rows = new ArrayList<>();
    double used = Double.MAX_VALUE;
    for (Series series : entries.values()) {
      double width = entryWidth(series);
      if (used + width > width() - 2 * EDGE) {
        rows.add(new ArrayList<>());
        used = 0;
      }
      rows.get(rows.size() - 1).add(series);
      used += width;
    }
    return rows;
  }

  private double entryWidth(Series series) {
    return SWATCH + 8 + TextPainter.width(series.name(), theme.text()) + 24;
  }

  private void paintLegend(Graphics2D g) {
    Font font = theme.text();
    double y = EDGE + 30 + 12;
    for (List<Series> row : legend) {
      double x = EDGE + 4;
      for (Series series : row) {
        paintSwatch(g, series, styles.of(series), x, y);
        TextPainter.write(
            g,
            series.name(),
            font,
            TextPainter.TEXT,
            x + SWATCH + 8,
            y + TextPainter.height(font) / 2);
        x += entryWidth(series);
      }
      y += 24;
    }
  }

  private void paintSwatch(Graphics2D g, Series series, Style style, double x, double y) {
    if (series.hasBand()) {
      g.setColor(style.hue().translucent(50));
      g.fill(new Rectangle2D.Double(x, y - 7, SWATCH, 14));
    }
    g.setColor(style.hue().color());
    switch (series.kind()) {
      case LINE, MARKED_LINE -> {
        g.setStroke(style.dash().stroke((float) theme.line()));
        g.draw(new Line2D.Double(x + 1, y, x + SWATCH - 1, y));
        if (series.kind() == Series.Kind.MARKED_LINE) {
          g.fill(style.mark().at(x + SWATCH / 2.0, y, theme.mark()));
        }
      }
      case SCATTER -> g.fill(style.mark().at(x + SWATCH / 2.0, y, theme.mark() * 1.2));
      case BARS -> {
        Rectangle2D bar = new Rectangle2D.Double(x + 5, y - 6, SWATCH - 10, 12);
        g.setColor(style.hue().translucent(130));
        g.fill(bar);
        g.setColor(style.hue().color());
        g.setStroke(new BasicStroke(1));
        g.draw(bar);
      }
    }
  }
}
