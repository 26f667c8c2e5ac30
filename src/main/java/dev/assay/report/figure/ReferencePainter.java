package dev.assay.report.figure;

import dev.assay.report.figure.canvas.Occupancy;
import dev.assay.report.figure.canvas.TextPainter;
import dev.assay.report.figure.canvas.Theme;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the values that a panel's curves are held against, and says what they are. */
final class ReferencePainter {
  /** The share of a label that curves may cross where it can be left out. */
  private static final double CROSSED = 0.03;

  private static final double LINE_GAP = 5;

  /** How far, and how many times that, a label may stand from a level. */
  private static final int FURTHER = 24;

  private static final int FURTHEST = 6;

  /** How much worse a line across something is than a label over as much of it. */
  private static final int CROSSING = 2;

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
    Rectangle2D box = box(reference);
    List<String> lines = TextPainter.balanced(reference.text(), font, room(reference, box));
    double width = lines.stream().mapToDouble(l -> TextPainter.width(l, font)).max().orElse(0);
    double line = TextPainter.height(font) + LINE_GAP;
    List<Rectangle2D> places = places(reference, box, width, lines.size() * line - LINE_GAP);
    if (!theme.roomy()) {
      places.removeIf(place -> !area.contains(place) || occupancy.covered(place) > CROSSED);
    }
    if (places.isEmpty()) {
      return;
    }
    Color color = color(reference);
    occupancy
        .place(places, theme.roomy(), place -> away(reference, box, place))
        .ifPresent(
            place -> {
              lead(reference, box, place)
                  .ifPresent(
                      lead -> {
                        g.setColor(color);
                        g.setStroke(new BasicStroke(0.8f));
                        g.draw(lead);
                      });
              for (int i = 0; i < lines.size(); i++) {
                double baseline = place.getMaxY() - (lines.size() - 1 - i) * line;
                TextPainter.writeOver(g, lines.get(i), font, color, place.getX(), baseline);
              }
            });
  }

  /** Returns how wide a label may be: within its strip, or clear of the next upright line. */
  private double room(Reference reference, Rectangle2D box) {
    if (reference.direction() == Reference.Direction.Y) {
      return area.getWidth() - 12;
    }
    return reference.area() ? box.getWidth() - 10 : area.getWidth() / 3 - 12;
  }

  private List<Rectangle2D> places(
      Reference reference, Rectangle2D box, double width, double height) {
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
        for (int i = 1; theme.roomy() && i <= FURTHEST; i++) {
          places.add(new Rectangle2D.Double(x, box.getMaxY() + 5 + i * FURTHER, width, height));
          places.add(
              new Rectangle2D.Double(x, box.getMinY() - 5 - i * FURTHER - height, width, height));
        }
      }
      return places;
    }
    double right = box.getMinX() + (reference.area() ? 5 : 6);
    double left = reference.area() ? box.getMaxX() - width - 5 : box.getMinX() - width - 6;
    if (reference.area() && width + 10 > box.getWidth()) {
      right = box.getCenterX() - width / 2;
      right = Math.max(area.getMinX() + 4, Math.min(area.getMaxX() - width - 4, right));
      left = right;
    }
    for (double y : shares(area.getMinY() + 6, area.getMaxY() - height - 6)) {
      places.add(new Rectangle2D.Double(right, y, width, height));
      places.add(new Rectangle2D.Double(left, y, width, height));
    }
    return places;
  }

  /** Counts how far a label is from what it names, and what the line between them crosses. */
  private int away(Reference reference, Rectangle2D box, Rectangle2D place) {
    return lead(reference, box, place)
        .map(
            lead ->
                (int) (lead.getP1().distance(lead.getP2()) / 5)
                    + CROSSING
                        * occupancy.along(lead.getX1(), lead.getY1(), lead.getX2(), lead.getY2()))
        .orElse(0);
  }

  /** Leads from a label to the level that it names, where that is not beside it. */
  private static Optional<Line2D> lead(Reference reference, Rectangle2D box, Rectangle2D place) {
    boolean below = place.getMinY() > box.getMaxY();
    double gap = below ? place.getMinY() - box.getMaxY() : box.getMinY() - place.getMaxY();
    if (reference.direction() == Reference.Direction.X || gap < FURTHER) {
      return Optional.empty();
    }
    double x = place.getCenterX();
    return Optional.of(
        below
            ? new Line2D.Double(x, place.getMinY() - 3, x, box.getMaxY() + 2)
            : new Line2D.Double(x, place.getMaxY() + 3, x, box.getMinY() - 2));
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
