package dev.assay.report;

import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.FigureRenderer;
import dev.assay.report.figure.canvas.Drawing;
import dev.assay.report.figure.canvas.TextPainter;
import dev.assay.report.verdict.ForestStrip;
import dev.assay.report.verdict.GradeStyle;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A run on one page of A4: what held and what did not, a line a claim, and three figures.
 *
 * <p>A report of more claims than a page holds makes a longer page.
 */
final class Poster {
  /** A4 at 96 pixels an inch. */
  private static final int WIDTH = 794;

  private static final int HEIGHT = 1123;
  private static final int EDGE = 28;
  private static final int HEAD = 66;
  private static final int ROW = 16;
  private static final int FIGURES = 3;
  private static final int FIGURE_ROOM = 196;
  private static final int FOOT = 30;
  private static final double STATEMENT = EDGE + 26;
  private static final double GRADE = 404;
  private static final double STRIP = WIDTH - EDGE - ForestStrip.WIDTH;
  private static final double STRIP_HEIGHT = 13;

  /** Decided ones first, those that did not hold before all. */
  private static final List<Grade> STORY =
      List.of(
          Grade.REFUTED,
          Grade.PARTIAL,
          Grade.REPRODUCED,
          Grade.ILL_POSED,
          Grade.INCONCLUSIVE,
          Grade.UNTESTED,
          Grade.NOT_RUN);

  private static final Font TITLE = TextPainter.font(Font.BOLD, 17);
  private static final Font STRONG = TextPainter.font(Font.BOLD, 9.5);
  private static final Font TEXT = TextPainter.font(Font.PLAIN, 9.5);
  private static final double SMALLEST = 7;
  private static final Color ZONE = new Color(0x0072b2);

  private final RunReport run;
  private final List<Figure> figures;

  private Poster(RunReport run) {
    this.run = run;
    this.figures = story(run);
  }

  /** Returns the poster of a run. */
  static Drawing of(RunReport run) {
    Poster poster = new Poster(run);
    return new Drawing(
        "poster",
        run.title() + ": what held and what did not",
        counts(run),
        WIDTH,
        poster.height(),
        poster::paint);
  }

  private int height() {
    int rows = run.claims().size() + run.sections().size();
    return Math.max(HEIGHT, HEAD + rows * ROW + (figures.isEmpty() ? 0 : FIGURE_ROOM) + FOOT);
  }

  /** Says how many claims have each grade; what a cut-down run would say is none. */
  private static String counts(RunReport run) {
    return BoardView.counts(run).stream()
        .map(one -> one.count() + " " + one.grade().word())
        .collect(Collectors.joining(", "));
  }

  /** Returns the first figures of the claims that tell most, each of another section. */
  private static List<Figure> story(RunReport run) {
    List<ClaimReport> first = new ArrayList<>();
    for (Section section : run.sections()) {
      section.claims().stream()
          .filter(claim -> !claim.allFigures().isEmpty())
          .min(Comparator.comparingInt(Poster::rank))
          .ifPresent(first::add);
    }
    return first.stream()
        .sorted(Comparator.comparingInt(Poster::rank))
        .map(claim -> claim.allFigures().get(0))
        .distinct()
        .limit(FIGURES)
        .toList();
  }

  /** What a cut-down run would say comes after what is decided, and what is open last. */
  private static int rank(ClaimReport claim) {
    Grade grade = claim.lead().wouldBe().orElse(claim.lead().shown());
    int order = STORY.indexOf(grade);
    return order + (!grade.isDecided() ? 2 : claim.lead().wouldBe().isPresent() ? 1 : 0) * 10;
  }

  private void paint(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Color.WHITE);
    g.fill(new Rectangle2D.Double(0, 0, WIDTH, height()));
    write(
        g,
        cut(run.title() + ": what held and what did not", TITLE, WIDTH - 2 * EDGE),
        TITLE,
        EDGE,
        EDGE + 10);
    write(
        g,
        cut(
            String.format(
                Locale.ENGLISH,
                "%d claims: %s. Data %s, scale %s.",
                run.claims().size(),
                counts(run),
                run.data(),
                run.scale()),
            TEXT,
            WIDTH - 2 * EDGE),
        TEXT,
        EDGE,
        EDGE + 27);
    double y = HEAD;
    for (Section section : run.sections()) {
      write(g, cut(section.title(), STRONG, WIDTH - 2 * EDGE), STRONG, EDGE, y + 11.5);
      line(g, EDGE, y + ROW - 1, WIDTH - EDGE, y + ROW - 1, TextPainter.FRAME, 0.8f);
      y += ROW;
      for (ClaimReport claim : section.claims()) {
        paintClaim(g, claim, y);
        y += ROW;
      }
    }
    paintFigures(g, y + 10);
    paintFoot(g);
  }

  private static void paintClaim(Graphics2D g, ClaimReport claim, double y) {
    Verdict verdict = claim.lead();
    write(g, verdict.claim().id(), STRONG, EDGE, y + 11.5);
    writeStatement(g, verdict.claim().statement(), y);
    GradeStyle grade =
        verdict.wouldBe().map(GradeStyle::wouldBe).orElseGet(() -> GradeStyle.of(verdict.shown()));
    TextPainter.write(
        g,
        grade.symbol() + " " + grade.word(),
        verdict.wouldBe().isPresent() ? TEXT : STRONG,
        Color.decode(grade.color()),
        GRADE,
        y + 11.5);
    ForestStrip.of(verdict).ifPresent(strip -> paintStrip(g, strip, y + (ROW - STRIP_HEIGHT) / 2));
  }

  /** Writes a sentence in a line, or in two small ones where it does not fit. */
  private static void writeStatement(Graphics2D g, String text, double y) {
    double room = GRADE - STATEMENT - 8;
    Font font = fitting(text, room);
    List<String> lines = TextPainter.wrapped(text, font, room);
    if (lines.size() == 1) {
      write(g, cut(text, font, room), font, STATEMENT, y + 11.5);
      return;
    }
    String rest = String.join(" ", lines.subList(1, lines.size()));
    write(g, cut(lines.get(0), font, room), font, STATEMENT, y + 7);
    write(g, cut(rest, font, room), font, STATEMENT, y + 14.5);
  }

  private static void paintStrip(Graphics2D g, ForestStrip strip, double top) {
    AffineTransform before = g.getTransform();
    g.translate(STRIP, top);
    double from = Double.isInfinite(strip.claimedFrom()) ? 0 : strip.x(strip.claimedFrom());
    double to =
        Double.isInfinite(strip.claimedTo()) ? ForestStrip.WIDTH : strip.x(strip.claimedTo());
    g.setColor(new Color(ZONE.getRed(), ZONE.getGreen(), ZONE.getBlue(), 50));
    g.fill(new Rectangle2D.Double(from, 0, Math.max(1, to - from), STRIP_HEIGHT));
    strip.noEffect().ifPresent(none -> tick(g, strip.x(none)));
    double middle = STRIP_HEIGHT / 2;
    int lane = 0;
    for (double seed : strip.seeds()) {
      double x = strip.x(seed);
      double y = middle - 3 + 3 * (lane++ % 3);
      Ellipse2D dot = new Ellipse2D.Double(x - 1.3, y - 1.3, 2.6, 2.6);
      if (strip.atReportsSettings()) {
        g.setColor(new Color(0, 0, 0, 110));
        g.fill(dot);
      } else {
        g.setColor(new Color(0, 0, 0, 150));
        g.setStroke(new BasicStroke(0.6f));
        g.draw(dot);
      }
    }
    strip
        .interval()
        .ifPresent(
            interval ->
                line(
                    g,
                    strip.x(interval.low()),
                    middle,
                    strip.x(interval.high()),
                    middle,
                    Color.BLACK,
                    1.6f));
    diamond(g, strip.x(strip.middle()), middle, strip.atReportsSettings());
    g.setTransform(before);
  }

  private static void tick(Graphics2D g, double x) {
    line(g, x, -1, x, STRIP_HEIGHT + 1, TextPainter.FAINT_TEXT, 1);
  }

  private static void diamond(Graphics2D g, double x, double y, boolean filled) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y - 4);
    path.lineTo(x + 4, y);
    path.lineTo(x, y + 4);
    path.lineTo(x - 4, y);
    path.closePath();
    g.setColor(filled ? Color.BLACK : Color.WHITE);
    g.fill(path);
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke(1));
    g.draw(path);
  }

  private void paintFigures(Graphics2D g, double top) {
    double room = (WIDTH - 2.0 * EDGE) / FIGURES;
    for (int i = 0; i < figures.size(); i++) {
      double left = EDGE + i * room;
      List<String> title = TextPainter.wrapped(figures.get(i).title(), STRONG, room - 12);
      for (int k = 0; k < Math.min(3, title.size()); k++) {
        write(g, title.get(k), STRONG, left, top + 9 + 11.0 * k);
      }
      Drawing small = FigureRenderer.inSmall(figures.get(i));
      double scale = (room - 10) / small.width();
      AffineTransform before = g.getTransform();
      g.translate(left, top + 38);
      g.scale(scale, scale);
      small.painter().accept(g);
      g.setTransform(before);
    }
  }

  private void paintFoot(Graphics2D g) {
    double y = height() - 12;
    write(
        g,
        "A dot: a seed. Diamond and bar: the deciding number and its interval. Shaded: what is"
            + " claimed. Tick: no effect. Filled: at the report’s settings; hollow: quick.",
        TEXT,
        EDGE,
        y);
  }

  private static void write(Graphics2D g, String text, Font font, double x, double baseline) {
    TextPainter.write(g, text, font, TextPainter.TEXT, x, baseline);
  }

  private static void line(
      Graphics2D g, double x1, double y1, double x2, double y2, Color color, float width) {
    g.setColor(color);
    g.setStroke(new BasicStroke(width));
    g.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  /** Returns the largest font in which a sentence fits, down to the smallest that prints well. */
  private static Font fitting(String text, double most) {
    double size = TEXT.getSize2D() * most / Math.max(most, TextPainter.width(text, TEXT));
    return TextPainter.font(Font.PLAIN, Math.max(SMALLEST, size - 0.05));
  }

  /** Shortens a text to a width. */
  private static String cut(String text, Font font, double most) {
    if (TextPainter.width(text, font) <= most) {
      return text;
    }
    int end = text.length();
    while (end > 1 && TextPainter.width(text.substring(0, end) + "…", font) > most) {
      end--;
    }
    return text.substring(0, end).strip() + "…";
  }
}
