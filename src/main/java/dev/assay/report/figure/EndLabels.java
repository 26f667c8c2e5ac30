package dev.assay.report.figure;

import dev.assay.report.figure.canvas.TextPainter;
import dev.assay.report.figure.canvas.Theme;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Names the curves of a panel at their ends, beside the frame. */
final class EndLabels {
  private static final int MOST = 8;
  private static final int GAP = 10;

  /** A curve's name, broken into lines, and where it would stand best. */
  private record Label(Series series, List<String> lines, double place) {}

  private final Panel panel;
  private final Font font;
  private final double width;

  EndLabels(Panel panel, Theme theme, double most) {
    this.panel = panel;
    this.font = theme.tick();
    this.width =
        GAP
            + panel.series().stream()
                .filter(EndLabels::ends)
                .flatMap(series -> TextPainter.wrapped(series.name(), font, most - GAP).stream())
                .mapToDouble(line -> TextPainter.width(line, font))
                .max()
                .orElse(-GAP);
  }

  /**
   * Tells whether the curves of a figure can be named at their ends: few enough, each running from
   * left to right, in names that leave the panel most of its width.
   *
   * @param most the width that the names may take in a panel, in pixels
   */
  static boolean suit(Figure figure, Theme theme, double most) {
    return figure.panels().stream()
        .allMatch(
            panel ->
                !panel.squareUnits()
                    && panel.series().size() <= MOST
                    && new EndLabels(panel, theme, most).width() <= most);
  }

  /** Tells whether a series has an end to be named at. */
  static boolean ends(Series series) {
    if (series.kind() != Series.Kind.LINE && series.kind() != Series.Kind.MARKED_LINE) {
      return false;
    }
    for (int i = 1; i < series.size(); i++) {
      if (!(series.x(i) >= series.x(i - 1))) {
        return false;
      }
    }
    return Double.isFinite(series.last());
  }

  /** Returns the room that the names take beside the frame, 0 where there is none to write. */
  double width() {
    return width;
  }

  /** Writes the names, each as near to its curve's end as the others let it. */
  void paint(Graphics2D g, PanelChart chart, StyleSheet styles) {
    Rectangle2D area = chart.plotArea();
    List<Label> labels = new ArrayList<>();
    for (Series series : panel.series()) {
      double place = ends(series) ? end(series, chart, area) : Double.NaN;
      if (Double.isFinite(place)) {
        labels.add(
            new Label(series, TextPainter.wrapped(series.name(), font, width - GAP + 0.5), place));
      }
    }
    labels.sort(Comparator.comparingDouble(Label::place));
    double line = TextPainter.height(font) + 5;
    double[] tops = spread(labels, line, area);
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      double middle = tops[i] + label.lines().size() * line / 2;
      Style style = styles.of(label.series());
      g.setColor(style.hue().color());
      g.setStroke(new BasicStroke(1));
      g.draw(new Line2D.Double(area.getMaxX() + 1, label.place(), area.getMaxX() + 7, middle));
      for (int k = 0; k < label.lines().size(); k++) {
        TextPainter.write(
            g,
            label.lines().get(k),
            font,
            style.hue().text(),
            area.getMaxX() + GAP,
            tops[i] + k * line + TextPainter.height(font) + 1.5);
      }
    }
  }

  private static double end(Series series, PanelChart chart, Rectangle2D area) {
    double y = chart.pixelY(series.last());
    return Double.isFinite(y)
        ? Math.max(area.getMinY(), Math.min(area.getMaxY(), y))
        : area.getMaxY();
  }

  /** Pushes labels apart, first downwards and then, from the lower edge, back up. */
  private static double[] spread(List<Label> labels, double line, Rectangle2D area) {
    double[] tops = new double[labels.size()];
    double free = area.getMinY() - line / 2;
    for (int i = 0; i < tops.length; i++) {
      double height = labels.get(i).lines().size() * line;
      tops[i] = Math.max(free, labels.get(i).place() - height / 2);
      free = tops[i] + height + 2;
    }
    double limit = area.getMaxY() + line / 2;
    for (int i = tops.length - 1; i >= 0; i--) {
      double height = labels.get(i).lines().size() * line;
      tops[i] = Math.min(tops[i], limit - height);
      limit = tops[i] - 2;
    }
    return tops;
  }
}
