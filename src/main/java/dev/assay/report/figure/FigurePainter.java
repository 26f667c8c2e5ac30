package dev.assay.report.figure;

import dev.assay.report.figure.canvas.TextPainter;
import dev.assay.report.figure.canvas.Theme;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lays out a figure's title, legend, panels and footer, and paints them on any canvas. */
final class FigurePainter {
  private static final int EDGE = 14;
  private static final int TITLE = 20;

  /** Wide enough for a phone, on whose screen letters of 13 px are still 9 px high. */
  private static final int NARROW = 400;

  private static final int TITLE_LINE = 22;
  private static final int PANEL_LINE = 18;

  /** What a vertical axis takes at the most, beside a panel's title. */
  private static final int BESIDE_TITLE = 90;

  /** The share of a panel's width that the names at the curves' ends may take. */
  private static final double MOST_FOR_NAMES = 0.3;

  private final Figure figure;
  private final List<Panel> panels;
  private final Theme theme;
  private final StyleSheet styles;
  private final int columns;
  private final int panelWidth;
  private final int panelHeight;
  private final boolean namedAtEnds;
  private final Legend legend;
  private final List<String> title;
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
    this.namedAtEnds = !bare() && EndLabels.suit(figure, theme, panelWidth * MOST_FOR_NAMES);
    double inside = width() - 2.0 * EDGE - 8;
    this.legend =
        new Legend(
            figure,
            theme,
            styles,
            series -> !bare() && !namesItsWays() && !(namedAtEnds && EndLabels.ends(series)),
            inside);
    this.title = bare() ? List.of() : TextPainter.wrapped(figure.title(), theme.title(), inside);
    this.notes =
        bare()
            ? List.of()
            : Stream.concat(Notes.of(figure).stream(), Stream.of(Footer.of(figure)))
                .filter(note -> !note.isEmpty())
                .flatMap(note -> TextPainter.wrapped(note, theme.tick(), inside).stream())
                .toList();
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

  /** Prepares the whole figure for a narrow screen: one panel above the other. */
  static FigurePainter narrow(Figure figure) {
    return new FigurePainter(figure, figure.panels(), Theme.FULL, 1, NARROW, 300);
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
      for (int i = 0; i < title.size(); i++) {
        double baseline = EDGE + 16 + (double) i * TITLE_LINE;
        TextPainter.write(g, title.get(i), theme.title(), TextPainter.TEXT, EDGE + 4, baseline);
      }
      legend.paint(g, EDGE + 4, EDGE + 8 + (double) title.size() * TITLE_LINE);
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
      PanelChart chart = indent == 0 ? charts.get(i) : prepare(panels.get(i), panelWidth - indent);
      paintPanel(g, panels.get(i), chart);
      g.setTransform(transform);
    }
  }

  /** In a plane, labels name each way at its end. */
  private boolean namesItsWays() {
    return figure.panels().stream()
        .allMatch(panel -> panel.squareUnits() && !panel.labels().isEmpty());
  }

  private boolean bare() {
    return theme == Theme.THUMBNAIL;
  }

  private int top() {
    return bare() ? 0 : EDGE + 8 + title.size() * TITLE_LINE + legend.height();
  }

  /** Makes a panel's chart and paints it to nowhere, so that its measures are known. */
  private PanelChart prepare(Panel panel, int width) {
    AxisMapping across = fit(panel, true);
    AxisMapping up = fit(panel, false);
    int height = panelHeight - title(panel);
    int inside = width - (int) Math.ceil(names(panel).map(EndLabels::width).orElse(0.0));
    Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    PanelChart chart = new PanelChart(panel, across, up, inside, height, theme);
    chart.paint(nowhere);
    if (panel.squareUnits()) {
      Rectangle2D area = chart.plotArea();
      double perPixelX = valueSpan(across) / area.getWidth();
      double perPixelY = valueSpan(up) / area.getHeight();
      double perPixel = Math.max(perPixelX, perPixelY);
      AxisMapping wider = across.widened(across.span() * perPixel / perPixelX);
      AxisMapping higher = up.widened(up.span() * perPixel / perPixelY);
      chart = new PanelChart(panel, wider, higher, inside, height, theme);
      chart.paint(nowhere);
    }
    nowhere.dispose();
    return chart;
  }

  private Optional<EndLabels> names(Panel panel) {
    return namedAtEnds
        ? Optional.of(new EndLabels(panel, theme, panelWidth * MOST_FOR_NAMES))
        : Optional.empty();
  }

  private static double left(PanelChart chart) {
    return chart.plotArea().getX();
  }

  /** Returns a panel's title in lines; the vertical axis takes what they leave of its width. */
  private List<String> lines(Panel panel) {
    return bare() || panel.title().isEmpty()
        ? List.of()
        : TextPainter.balanced(panel.title(), theme.strong(), panelWidth - BESIDE_TITLE);
  }

  /** Panels side by side stand in line, however long their titles are. */
  private int title(Panel panel) {
    Stream<Panel> beside = columns > 1 ? panels.stream() : Stream.of(panel);
    int most = beside.mapToInt(one -> lines(one).size()).max().orElse(0);
    return most == 0 ? 0 : TITLE + (most - 1) * PANEL_LINE;
  }

  private void paintPanel(Graphics2D g, Panel panel, PanelChart chart) {
    g.translate(-PanelChart.OVERHANG, title(panel) - PanelChart.OVERHANG);
    chart.paint(g);
    List<String> title = lines(panel);
    for (int i = 0; i < title.size(); i++) {
      double baseline = chart.plotArea().getY() - 9 - (title.size() - 1 - i) * (double) PANEL_LINE;
      TextPainter.write(
          g, title.get(i), theme.strong(), TextPainter.TEXT, chart.plotArea().getX(), baseline);
    }
    new PanelPainter(panel, chart, theme).paint(g, styles);
    names(panel).ifPresent(names -> names.paint(g, chart, styles));
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
}
