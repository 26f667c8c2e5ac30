package dev.assay.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.assay.report.Csv;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;

class FigureProperties {
  private final FigureRenderer renderer = new FigureRenderer();

  @Provide
  Arbitrary<double[]> numbers() {
    return Arbitraries.oneOf(
            Arbitraries.doubles().between(-1e3, 1e3),
            Arbitraries.doubles(),
            Arbitraries.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                -0.0))
        .array(double[].class)
        .ofSize(12);
  }

  @Property(tries = 60)
  void rendersAnyNumbersOnAnyAxes(
      @ForAll("numbers") double[] x,
      @ForAll("numbers") double[] y,
      @ForAll Axis.Scale across,
      @ForAll Axis.Scale up,
      @ForAll Series.Kind kind) {
    String svg = renderer.svg(figure(series(kind, x, y), axis(across), axis(up)));
    assertThat(complete(svg)).isTrue();
  }

  /** One point decides both ends of its axis, so its ticks reach beyond what has a place. */
  @Property(tries = 80)
  void rendersOnePointOfAnySize(
      @ForAll("sizes") double value, @ForAll Axis.Scale across, @ForAll Axis.Scale up) {
    double[] one = {value};
    String svg = renderer.svg(figure(Series.scatter("s", one, one), axis(across), axis(up)));
    assertThat(complete(svg)).isTrue();
  }

  @Provide
  Arbitrary<Double> sizes() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 9), Arbitraries.integers().between(-101, 101))
        .as((digit, exponent) -> Double.parseDouble(digit + "e" + exponent))
        .edgeCases(edges -> edges.add(7e99, 9e99, 2e-100, 1e100, 1e-100));
  }

  @Property(tries = 40)
  void rendersBandsOfAnyNumbers(
      @ForAll("numbers") double[] y, @ForAll("numbers") double[] other, @ForAll Axis.Scale up) {
    double[] x = DoubleStream.iterate(1, v -> v + 1).limit(y.length).toArray();
    double[] low = new double[y.length];
    double[] high = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      low[i] = Math.min(y[i], other[i]);
      high[i] = Math.max(y[i], other[i]);
    }
    Series series = Series.scatter("s", x, y).withBand(low, high);
    String svg = renderer.svg(figure(series.marked(), Axis.linear("x"), axis(up)));
    assertThat(complete(svg)).isTrue();
  }

  @Property
  void writesNumbersThatReadBackToSixDigits(
      @ForAll("numbers") double[] x, @ForAll("numbers") double[] y, @ForAll @NotBlank String name) {
    Figure figure = figure(Series.line(name, x, y), Axis.linear("x"), Axis.linear("y"));
    List<List<String>> rows = Csv.rows(renderer.csv(figure));
    assertThat(rows).hasSize(x.length + 1);
    for (int i = 0; i < x.length; i++) {
      List<String> row = rows.get(i + 1);
      assertThat(row.get(1)).isEqualTo(name);
      assertSixDigits(row.get(2), x[i]);
      assertSixDigits(row.get(3), y[i]);
    }
  }

  private static void assertSixDigits(String written, double value) {
    if (Double.isFinite(value)) {
      assertThat(Double.valueOf(written)).isCloseTo(value, withinPercentage(5.1e-4));
    } else {
      assertThat(Double.valueOf(written)).isEqualTo(Double.valueOf(value));
    }
  }

  @Property
  void givesEveryValueItFitsAPlaceBetweenItsEnds(
      @ForAll @Size(min = 1, max = 20) List<Double> values, @ForAll Axis.Scale scale) {
    Axis axis = axis(scale);
    AxisMapping mapping = AxisMapping.fit(axis, values.stream().mapToDouble(v -> v));
    assertThat(mapping.span()).isPositive();
    for (double value : values) {
      double unit = mapping.forward().applyAsDouble(value);
      assertThat(Double.isNaN(unit)).isEqualTo(!AxisMapping.drawable(axis, value));
      if (!Double.isNaN(unit)) {
        assertThat(unit).isBetween(mapping.from(), mapping.to());
        assertThat(mapping.label(value)).isNotBlank();
      }
    }
  }

  /** A whole SVG is too long to be shown where it fails. */
  private static boolean complete(String svg) {
    return svg.endsWith("</svg>\n") && !svg.contains("NaN") && !svg.contains("Infinity");
  }

  private static Axis axis(Axis.Scale scale) {
    return switch (scale) {
      case LINEAR -> Axis.linear("a");
      case LOG -> Axis.log("a");
      case LOG2 -> Axis.log2("a");
    };
  }

  private static Series series(Series.Kind kind, double[] x, double[] y) {
    return switch (kind) {
      case LINE -> Series.line("s", x, y);
      case MARKED_LINE -> Series.markedLine("s", x, y);
      case SCATTER -> Series.scatter("s", x, y);
      case BARS ->
          Series.bars(
              "s", DoubleStream.iterate(1, v -> v + 1).limit(13).toArray(), Arrays.copyOf(y, 12));
    };
  }

  private static Figure figure(Series series, Axis across, Axis up) {
    return Figure.of("p", "P", List.of(Panel.of("", across, up, List.of(series))), "Any.");
  }
}
