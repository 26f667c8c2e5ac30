package dev.assay.report.figure.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SvgPathTest {
  @Test
  void writesCornersAsStepsWithoutNeedlessCharacters() {
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(24.2, 23.9);
    triangle.lineTo(24.7, 23.4);
    triangle.lineTo(10, 23.4);
    triangle.closePath();
    assertThat(SvgPath.of(triangle)).isEqualTo("m24.2 23.9.5-.5-14.7 0z");
    Path2D curves = new Path2D.Double();
    curves.moveTo(1, 2);
    curves.quadTo(1.5, 2, 2.04, 3);
    curves.quadTo(3, 3, 3, 4);
    curves.closePath();
    curves.moveTo(0.5, 0.5);
    curves.curveTo(1, 1, 2, 2, 3, 3);
    assertThat(SvgPath.of(curves)).isEqualTo("m1 2q.5 0 1 1 1 0 1 1zm-.5-1.5c.5.5 1.5 1.5 2.5 2.5");
  }

  @Test
  void addsUpNoErrors() {
    Path2D path = new Path2D.Double();
    path.moveTo(0, 0);
    for (int i = 1; i <= 1000; i++) {
      path.lineTo(i * 0.04, 0);
    }
    assertThat(
            Pattern.compile("(-?[\\d.]+) (-?[\\d.]+)")
                .matcher(SvgPath.of(path).replaceAll("[a-z]", " "))
                .results()
                .mapToDouble(m -> Double.parseDouble(m.group(1)))
                .sum())
        .isBetween(39.99, 40.01);
  }

  @Test
  void writesEachShapeThatIsDrawnOrFilled() {
    Drawing drawing =
        new Drawing(
            "d",
            "Shapes",
            "A triangle, a line, an ellipse and a triangle",
            40,
            30,
            g -> {
              g.translate(2, 1);
              g.fill(new Polygon(new int[] {1, 5, 3}, new int[] {1, 1, 4}, 3));
              g.draw(new Line2D.Double(0.04, 1, 2.25, 3));
              g.draw(new Ellipse2D.Double(1, 2, 3, 4));
              g.draw(new Polygon(new int[] {11, 15, 13}, new int[] {1, 1, 4}, 3));
              g.draw(new Arc2D.Double(20, 10, 8, 8, 0, 90, Arc2D.OPEN));
              g.setPaint(new GradientPaint(0, 0, Color.WHITE, 9, 9, Color.BLACK));
              g.fill(new Polygon(new int[] {21, 25, 23}, new int[] {1, 1, 4}, 3));
            });
    assertThat(drawing.svg())
        .containsSubsequence(
            "<path d=\"m1 1 4 0-2 3z\"",
            "fill:",
            "<line",
            "x1=\"0\" x2=\"2.2\"",
            "<ellipse",
            "cx=\"2.5\"",
            "<path d=\"m11 1 4 0-2 3z\"",
            "<path d=\"m28 14c",
            "<image");
  }

  @Test
  void refusesASegmentThatItDoesNotKnow() {
    PathIterator strange =
        new FlatteningPathIterator(new Path2D.Double().getPathIterator(null), 1) {
          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public int currentSegment(double[] corners) {
            return 7;
          }
        };
    Shape shape =
        new Rectangle() {
          @Override
          public PathIterator getPathIterator(AffineTransform transform) {
            return strange;
          }
        };
    assertThatThrownBy(() -> SvgPath.of(shape))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("segment of kind 7");
  }

  @Test
  void leavesOutOnlyCornersThatNobodySees() {
    Polyline line =
        new Polyline(
            List.of(
                new double[] {0, 0},
                new double[] {1, 0.2},
                new double[] {2, 0},
                new double[] {3, 5},
                new double[] {4, 0}));
    assertThat(line.simplified(0.25).points()).hasSize(4).doesNotContain(line.points().get(1));
    assertThat(line.simplified(0.1).points()).hasSize(5);
    PathIterator corners =
        new Polyline(line.points().subList(0, 1)).simplified(1).path().getPathIterator(null);
    assertThat(corners.isDone()).isFalse();
  }
}
