package dev.assay.report.figure;

import dev.assay.report.figure.canvas.Occupancy;
import dev.assay.report.figure.canvas.TextPainter;
import dev.assay.report.figure.canvas.Theme;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Draws the values that a panel's curves are held against, and says what they are. */
final class ReferencePainter {
  private final PanelChart chart;
  private final Rectangle2D area;
  private final Theme theme;
  private final Occupancy occupancy;

  ReferencePainter(PanelChart chart, Theme theme, Occupancy occupancy) {
    this.chart = chart;
    this.area = chart.plotArea();
    this.theme = theme;
    this.occupancy = occupancy;
  }

  void paint(Graphics2D g, Reference reference) {
    Rectangle2D box = box(reference);
    Color color = color(reference);
    if (reference.area()) {
      g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 24));
      g.fill(box);
      return;
    }
    g.setColor(color);
    g.setStroke(dash(reference).stroke((float) (theme.line() * 0.75)));
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

  /** Writes what the value is, where least is covered. */
  void label(Graphics2D g, Reference reference) {
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
    Color color = color(reference);
    occupancy
        .place(places, theme.roomy())
        .ifPresent(
            place ->
                TextPainter.writeOver(
                    g, reference.text(), font, color, place.getX(), place.getMaxY()));
  }

  private static double[] shares(double from, double to) {
    double[] shares = {1, 0, 0.5, 0.75, 0.25, 0.875, 0.625, 0.375, 0.125};
    for (int i = 0; i < shares.length; i++) {
      shares[i] = from + shares[i] * (to - from);
    }
    return shares;
  }

  private static double orElse(double pixel, double other) {
    return Double.isNaN(pixel) ? other : pixel;
  }

  /** Gives each value its line, by whose value it is. */
  private static Color color(Reference reference) {
    return switch (reference.origin()) {
      case CRITERION -> new Color(0x24292f);
      case REPORT -> new Color(0x8250df);
      case KNOWN -> new Color(0x57606a);
    };
  }

  private static Dash dash(Reference reference) {
    return switch (reference.origin()) {
      case CRITERION -> Dash.DASHED;
      case REPORT -> Dash.DASH_DOT;
      case KNOWN -> Dash.DOTTED;
    };
  }
}
