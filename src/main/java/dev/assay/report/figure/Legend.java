package dev.assay.report.figure;

import dev.assay.report.figure.canvas.TextPainter;
import dev.assay.report.figure.canvas.Theme;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Names, above the panels, the series that are not named at their ends. */
final class Legend {
  private static final int SWATCH = 30;
  private static final int ROW = 24;

  private final Theme theme;
  private final StyleSheet styles;
  private final List<List<Series>> rows = new ArrayList<>();

  Legend(Figure figure, Theme theme, StyleSheet styles, Predicate<Series> named, double width) {
    this.theme = theme;
    this.styles = styles;
    Map<String, Series> entries = new LinkedHashMap<>();
    figure.panels().stream()
        .flatMap(panel -> panel.series().stream())
        .filter(named)
        .forEach(series -> entries.putIfAbsent(series.name(), series));
    double used = Double.MAX_VALUE;
    for (Series series : entries.values()) {
      double entry = entryWidth(series);
      if (used + entry > width) {
        rows.add(new ArrayList<>());
        used = 0;
      }
      rows.get(rows.size() - 1).add(series);
      used += entry;
    }
  }

  int height() {
    return rows.size() * ROW;
  }

  private double entryWidth(Series series) {
    return SWATCH + 8 + TextPainter.width(series.name(), theme.text()) + 24;
  }

  void paint(Graphics2D g, double left, double top) {
    Font font = theme.text();
    double y = top + ROW / 2.0;
    for (List<Series> row : rows) {
      double x = left;
      for (Series series : row) {
        paintSwatch(g, series, styles.of(series), x, y);
        double baseline = y + TextPainter.height(font) / 2;
        TextPainter.write(g, series.name(), font, TextPainter.TEXT, x + SWATCH + 8, baseline);
        x += entryWidth(series);
      }
      y += ROW;
    }
  }

  private void paintSwatch(Graphics2D g, Series series, Style style, double x, double y) {
    if (series.hasBand() && series.kind() != Series.Kind.BARS) {
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
