package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class FunctionSamplesProperties {

  @Property
  void pointsAreEvenlySpacedFromEndToEnd(
      @ForAll @IntRange(min = 2, max = 300) int count,
      @ForAll @DoubleRange(min = -5, max = 5) double low,
      @ForAll @DoubleRange(min = 0.01, max = 10) double width) {
    double[] xs = new FunctionSamples(count, low, low + width).xs();
    assertThat(xs).hasSize(count);
    assertThat(xs[0]).isEqualTo(low);
    assertThat(xs[count - 1]).isEqualTo(low + width);
    for (int i = 1; i < count; i++) {
      assertThat(xs[i] - xs[i - 1]).isCloseTo(width / (count - 1), within(1e-12));
    }
  }

  @Property
  void theFunctionIsEvenAndBounded(@ForAll @DoubleRange(min = -100, max = 100) double x) {
    double y = TargetFunction.value(x);
    assertThat(y).isEqualTo(TargetFunction.value(-x)).isBetween(-0.2173, 1.0);
    assertThat(y * 5 * Math.PI * x).isCloseTo(Math.sin(5 * Math.PI * x), within(1e-12));
  }

  @Example
  void theFunctionHasItsKnownValues() {
    assertThat(TargetFunction.value(0)).isEqualTo(1);
    assertThat(TargetFunction.value(0.1)).isCloseTo(2 / Math.PI, within(1e-15));
    assertThat(TargetFunction.value(0.2)).isCloseTo(0, within(1e-15));
    assertThat(TargetFunction.value(0.3)).isCloseTo(-2 / (3 * Math.PI), within(1e-15));
    assertThat(TargetFunction.value(Double.MIN_VALUE)).isEqualTo(1);
  }

  @Example
  void theDomainIsTheReports() {
    FunctionSamples samples = FunctionSamples.ofDomain(100);
    assertThat(samples).isEqualTo(new FunctionSamples(100, 0.01, 1));
    assertThat(samples.xs()[1]).isCloseTo(0.02, within(1e-15));
    assertThat(samples.ys()[19]).isEqualTo(TargetFunction.value(samples.xs()[19]));
    assertThat(samples.ys()).hasSize(100);
  }

  @Example
  void rejectsWhatCannotBeSampled() {
    assertThatThrownBy(() -> new FunctionSamples(1, 0, 1)).hasMessageContaining("1 points");
    assertThatThrownBy(() -> new FunctionSamples(5, 1, 1)).hasMessageContaining("1.0 to 1.0");
    assertThatThrownBy(() -> new FunctionSamples(5, 0, Double.POSITIVE_INFINITY))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> TargetFunction.value(Double.NaN)).hasMessageContaining("NaN");
  }
}
