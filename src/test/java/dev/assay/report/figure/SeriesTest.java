package dev.assay.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void keepsItsNumbersWhenTheArraysChange() {
    double[] x = {1, 2};
    double[] y = {3, 4};
    double[] low = {2, 3};
    double[] high = {4, 5};
    Series series = Series.line("loss", x, y).withBand(low, high);
    for (double[] array : List.of(x, y, low, high)) {
      array[0] = 99;
    }
    assertThat(series.x(0)).isEqualTo(1);
    assertThat(series.y(0)).isEqualTo(3);
    assertThat(series.low(0)).isEqualTo(2);
    assertThat(series.high(0)).isEqualTo(4);
  }

  @Test
  void takesMedianAndRangeOverSeedsAndPassesOverWhatDiverged() {
    Series series =
        Series.overSeeds(
            "loss",
            new double[] {1, 2, 3},
            List.of(
                new double[] {1, 5, Double.NaN},
                new double[] {2, Double.POSITIVE_INFINITY, Double.NaN},
                new double[] {6, 7, Double.NaN}));
    assertThat(List.of(series.y(0), series.low(0), series.high(0))).containsExactly(2.0, 1.0, 6.0);
    assertThat(List.of(series.y(1), series.low(1), series.high(1))).containsExactly(6.0, 5.0, 7.0);
    assertThat(series.y(2)).isNaN();
  }

  @Test
  void putsABarInTheMiddleOfItsBin() {
    Series bars = Series.bars("runs", new double[] {0, 1, 3}, new double[] {4, 5});
    assertThat(bars.x(1)).isEqualTo(2);
    assertThat(bars.edge(2)).isEqualTo(3);
  }

  @Test
  void countsValuesInBinsAndThoseBeyondInTheOuterOnes() {
    double[] edges = {1, 10, 100, 1_000, 10_000};
    Series all = Series.histogram("runs", edges, new double[] {0, 10, 99, 1e6});
    assertThat(List.of(all.y(0), all.y(1), all.y(2), all.y(3))).containsExactly(1.0, 2.0, 0.0, 1.0);
    Series two = Series.histogram("runs", edges, new double[] {150});
    assertThat(two.size()).isEqualTo(2);
    assertThat(List.of(two.edge(0), two.edge(2))).containsExactly(100.0, 10_000.0);
    assertThat(List.of(two.y(0), two.y(1))).containsExactly(1.0, 0.0);
  }

  @Test
  void findsItsPlacesAndItsFirstExtremes() {
    double[] y = {Double.NaN, 3, 1, 3, 1, Double.POSITIVE_INFINITY};
    Series series = Series.line("loss", new double[] {0, 0.1, 0.2, 0.1 + 0.2, 0.4, 0.5}, y);
    assertThat(series.highest()).isEqualTo(1);
    assertThat(series.lowest()).isEqualTo(2);
    assertThat(series.at(0.3)).isEqualTo(3);
    assertThat(series.at(0.25)).isNaN();
    Series none = Series.line("loss", new double[1], new double[] {Double.NaN});
    assertThat(List.of(none.highest(), none.lowest())).containsExactly(-1, -1);
  }

  @Test
  void refusesArraysThatDoNotMatchAndSaysWhich() {
    double[] two = {1, 2};
    double[] three = {1, 2, 3};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Series.line("loss", two, three))
        .withMessage("Series 'loss' has 2 x for 3 values of y. Give as many of each.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Series.bars("runs", two, two))
        .withMessageContaining("one edge more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Series.bars("runs", new double[] {1, 1}, new double[] {1}))
        .withMessageContaining("rising edges");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Series.line("loss", two, two).withBand(two, new double[] {0, 0}))
        .withMessageContaining("from 1.0 to 0.0 at point 0");
    assertThatIllegalArgumentException().isThrownBy(() -> Series.line(" ", two, two));
    assertThatIllegalStateException()
        .isThrownBy(() -> Series.bars("runs", two, new double[] {1}).withBand(two, two));
  }

  @Test
  void equalsByItsNumbers() {
    Series one = Series.line("loss", new double[] {1}, new double[] {2});
    assertThat(one).isEqualTo(Series.line("loss", new double[] {1}, new double[] {2}));
    assertThat(one).isNotEqualTo(Series.line("loss", new double[] {1}, new double[] {3}));
    assertThat(one).isNotEqualTo(one.withStyle(Style.of(Palette.BLUE)));
  }
}
