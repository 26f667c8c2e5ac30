package dev.assay.report.figure;

import dev.assay.report.figure.canvas.TextPainter;
import dev.assay.report.figure.canvas.Theme;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;

/**
 * Draws the frame, axes, ticks and titles of one panel; {@link PanelPainter} draws what is inside.
 */
final class PanelChart extends XYChart {
  /** XChart leaves out a tick that lies exactly on the frame. */
  private static final double CONTENT = 0.9985;

  /** Room for half a tick label beyond the frame; XChart drops labels that leave the chart. */
  private static final int PADDING = 26;

  /** How much of that room the panel gives back on the other three sides. */
  static final int OVERHANG = PADDING - 8;

  private final AxisMapping across;
  private final AxisMapping up;

  PanelChart(Panel panel, AxisMapping across, AxisMapping up, int width, int height, Theme theme) {
    super(width + OVERHANG, height + 2 * OVERHANG - titleRoom(theme));
    this.across = across;
    this.up = up;
    setYAxisTitle(panel.y().title());
    XYStyler styler = getStyler();
    styler.setChartBackgroundColor(new Color(255, 255, 255, 0));
    styler.setChartPadding(PADDING);
    styler.setChartFontColor(TextPainter.TEXT);
    styler.setChartTitleVisible(false);
    styler.setLegendVisible(false);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderColor(TextPainter.FRAME);
    styler.setPlotContentSize(CONTENT);
    styler.setPlotMargin(0);
    styler.setPlotGridLinesColor(TextPainter.GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotTicksMarksVisible(false);
    styler.setAxisTickMarksColor(TextPainter.FRAME);
    styler.setAxisTickMarksStroke(new BasicStroke(1));
    styler.setAxisTickMarkLength(4);
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTickLabelsFont(theme.tick());
    styler.setAxisTickLabelsColor(TextPainter.TEXT);
    styler.setAxisTickPadding(4);
    styler.setYAxisLabelAlignment(TextAlignment.Right);
    styler.setAxisTitleFont(theme.text());
    styler.setAxisTitlePadding(8 + (int) Math.ceil(overhangOfMinorLabels(theme)));
    styler.setXAxisMin(across.from());
    styler.setXAxisMax(across.to());
    styler.setYAxisMin(up.from());
    styler.setYAxisMax(up.to());
    styler.setxAxisTickLabelsFormattingFunction(across.labels()::at);
    styler.setyAxisTickLabelsFormattingFunction(up.labels()::at);
    styler.setXAxisTickMarkSpacingHint(
        across.spacing(width - 90, Math.min(theme.ticksAcross(), width / 48)));
    styler.setYAxisTickMarkSpacingHint(up.spacing(height - 70, theme.ticksUp()));
  }

  /**
   * Returns the room kept below the chart for the horizontal axis's title.
   *
   * <p>It is drawn by {@link PanelPainter}: XChart has one padding for both axes' titles, and
   * panels whose vertical axes need another would not stand in line.
   */
  private static int titleRoom(Theme theme) {
    return (int) Math.ceil(theme.text().getSize2D() + 8);
  }

  /** XChart leaves room for the labels it draws; those of minor ticks are ours and may be wider. */
  private double overhangOfMinorLabels(Theme theme) {
    double widest = 0;
    for (double value : up.labelledMinorTicks()) {
      widest = Math.max(widest, TextPainter.width(up.label(value), theme.tick()));
    }
    return Math.max(0, widest - TextPainter.width("1", theme.tick()));
  }

  /** Returns the inside of the frame; known once painted. */
  Rectangle2D plotArea() {
    return plot.getBounds();
  }

  AxisMapping across() {
    return across;
  }

  AxisMapping up() {
    return up;
  }

  void paint(Graphics2D g) {
    paint(g, getWidth(), getHeight());
  }

  /** Returns where {@code value} stands, in pixels from the left; NaN if nowhere. */
  double pixelX(double value) {
    return place(across, across.forward().applyAsDouble(value), plotArea().getWidth())
        + plotArea().getX();
  }

  /** Returns where {@code value} stands, in pixels from the top; NaN if nowhere. */
  double pixelY(double value) {
    return plotArea().getMaxY()
        - place(up, up.forward().applyAsDouble(value), plotArea().getHeight());
  }

  /** Returns a value's place, at the lower edge where a log axis has none for it. */
  double edgeY(double value) {
    boolean below = up.base() > 0 && value <= 0 && Double.isFinite(value);
    return below ? plotArea().getMaxY() - 1 : pixelY(value);
  }

  /** Tells whether a place is inside the frame or on it. */
  boolean shows(double x, double y) {
    return Double.isFinite(x)
        && Double.isFinite(y)
        && MarkPainter.around(x, y, 1).intersects(plotArea());
  }

  private static double place(AxisMapping axis, double unit, double pixels) {
    return pixels * ((1 - CONTENT) / 2 + CONTENT * (unit - axis.from()) / axis.span());
  }
}
