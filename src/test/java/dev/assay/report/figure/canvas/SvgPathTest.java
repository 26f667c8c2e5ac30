package dev.assay.report.figure.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.PathIterator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SvgPathTest {
  @Test
  void writesCornersAsStepsWithoutNeedlessCharacters() {
    assertThat(SvgPath.inSteps("M24.2,23.9L24.7,23.4L10,23.4Z"))
        .isEqualTo("m24.2 23.9.5-.5-14.7 0z");
    assertThat(SvgPath.inSteps("M1,2Q1.5,2 2.04,3Q3,3 3,4ZM0.5,0.5C1,1 2,2 3,3"))
        .isEqualTo("m1 2q.5 0 1 1 1 0 1 1zm-.5-1.5c.5.5 1.5 1.5 2.5 2.5");
  }

  @Test
  void addsUpNoErrors() {
    StringBuilder path = new StringBuilder("M0,0");
    for (int i = 1; i <= 1000; i++) {
      path.append("L").append(i * 0.04).append(",0");
    }
    assertThat(
            Pattern.compile("(-?[\\d.]+) (-?[\\d.]+)")
                .matcher(SvgPath.inSteps(path.toString()).replaceAll("[a-z]", " "))
                .results()
                .mapToDouble(m -> Double.parseDouble(m.group(1)))
                .sum())
        .isBetween(39.99, 40.01);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> SvgPath.inSteps("M1,2A1,1 0 0 0 3,3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("command A");
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
