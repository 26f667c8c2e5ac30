package dev.assay.report.figure;

import dev.assay.report.figure.canvas.TextPainter;
import dev.assay.report.figure.canvas.Theme;
import dev.assay.report.figure.canvas.Written;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what keeps a figure from being read. */
public final class Legibility {
  /** The smallest letters, in pixels at normal resolution. */
  private static final double SMALLEST = 12;

  /** What a vertical axis's title may measure in a thumbnail, in pixels. */
  private static final double LONGEST = 255;

  /** Boxes that share no more than this do not touch as letters. */
  private static final double SHARED = 1;

  private static final Pattern NO_NUMBER = Pattern.compile("\\bNaN\\b|Infinity|\\bnull\\b|%[ds.]");
  private static final Pattern NUMBER = Pattern.compile("\\d|no value");

  private Legibility() {}

  /** Returns what is wrong with a figure, each in a few words; empty if nothing is. */
  public static List<String> defects(Figure figure) {
    List<String> defects = new ArrayList<>();
    if (!NUMBER.matcher(figure.title()).find()) {
      defects.add(Finding.text("its title \"%s\" states no number", figure.title()));
    }
    if (Footer.of(figure).isEmpty()) {
      defects.add("its footer does not say how many runs there are");
    }
    for (Panel panel : figure.panels()) {
      if (TextPainter.width(panel.y().title(), Theme.THUMBNAIL.text()) > LONGEST) {
        defects.add(
            Finding.text("the axis title \"%s\" is too long for a thumbnail", panel.y().title()));
      }
    }
    for (FigurePainter painter :
        List.of(FigurePainter.full(figure), FigurePainter.narrow(figure))) {
      lookAt(painter).stream().filter(defect -> !defects.contains(defect)).forEach(defects::add);
    }
    return defects;
  }

  private static List<String> lookAt(FigurePainter painter) {
    List<String> defects = new ArrayList<>();
    Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    List<Written> texts = Written.keep(nowhere);
    painter.paint(nowhere);
    nowhere.dispose();
    Rectangle2D canvas = new Rectangle2D.Double(0, 0, painter.width(), painter.height());
    for (int i = 0; i < texts.size(); i++) {
      Written one = texts.get(i);
      if (one.size() < SMALLEST) {
        defects.add(
            Finding.text(
                "\"%s\" is %.1f px high, less than %.0f", one.text(), one.size(), SMALLEST));
      }
      if (NO_NUMBER.matcher(one.text()).find()) {
        defects.add(Finding.text("\"%s\" has a number that is none", one.text()));
      }
      if (!canvas.contains(one.box())) {
        defects.add(Finding.text("\"%s\" leaves the figure", one.text()));
      }
      if (one.cut()) {
        defects.add(Finding.text("\"%s\" is cut by its panel’s frame", one.text()));
      }
      for (Written other : texts.subList(i + 1, texts.size())) {
        Rectangle2D both = one.box().createIntersection(other.box());
        if (both.getWidth() > SHARED && both.getHeight() > SHARED) {
          defects.add(Finding.text("\"%s\" covers \"%s\"", other.text(), one.text()));
        }
      }
    }
    return defects;
  }
}
