package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class FunctionPointsProperties {
  private static final NamedFunction MINE = NamedFunction.define("mine(x)", 3, x -> 2 * x + 1);

  @Property(tries = 200)
  void liesWhereItSaysAndHasTheFunctionsValues(
      @ForAll @IntRange(min = 2, max = 40) int count,
      @ForAll @IntRange(min = 1, max = 40) int heldOut,
      @ForAll @DoubleRange(min = -9, max = 0) double low,
      @ForAll @DoubleRange(min = 0.5, max = 9) double high,
      @ForAll boolean random,
      @ForAll long seed) {
    FunctionPoints points = FunctionPoints.of(MINE).between(low, high).holdingOut(heldOut);
    points = random ? points.random(count) : points.grid(count);
    FunctionPoints.Drawn train = points.train(seed);
    FunctionPoints.Drawn test = points.test(seed);
    assertThat(train.xs()).hasSize(count);
    assertThat(test.xs()).hasSize(heldOut);
    for (int i = 0; i < count; i++) {
      assertThat(train.xs()[i]).isBetween(low - 1e-12, high + 1e-12);
      assertThat(train.ys()[i]).isEqualTo(2 * train.xs()[i] + 1);
    }
    assertThat(Arrays.stream(test.xs())).allMatch(x -> x >= low - 1e-12 && x <= high + 1e-12);
    assertThat(points.train(seed).xs()).isEqualTo(train.xs());
    assertThat(Arrays.equals(points.train(seed + 1).xs(), train.xs())).isEqualTo(!random);
  }

  @Example
  void addsNoiseOfTheDeviation() {
    FunctionPoints points = FunctionPoints.of(NamedFunction.SQUARE).grid(20_000).noisy(0.5);
    FunctionPoints.Drawn drawn = points.train(7);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < drawn.xs().length; i++) {
      double error = drawn.ys()[i] - drawn.xs()[i] * drawn.xs()[i];
      sum += error;
      squares += error * error;
    }
    // Five standard errors of a mean and of a variance.
    assertThat(sum / 20_000).isCloseTo(0, within(5 * 0.5 / Math.sqrt(20_000)));
    assertThat(squares / 20_000).isCloseTo(0.25, within(5 * 0.25 * Math.sqrt(2.0 / 20_000)));
    assertThat(points.test(7).ys()).as("nothing is held out").isEqualTo(drawn.ys());
    assertThat(points.train(8).ys()).isNotEqualTo(drawn.ys());
  }

  @Example
  void knowsFunctionsByNameAndVersion() {
    assertThat(NamedFunction.of("sin(x)", 1)).isSameAs(NamedFunction.SIN);
    assertThat(NamedFunction.SQUARE_WAVE.value(0.25)).isEqualTo(1);
    assertThat(NamedFunction.SQUARE_WAVE.value(0.75)).isEqualTo(-1);
    assertThat(NamedFunction.STAIRCASE.value(0.59)).isEqualTo(0.4);
    assertThat(NamedFunction.SIN_AND_COS.value(0)).isEqualTo(1);
    assertThat(NamedFunction.SINC.value(0.3)).isEqualTo(TargetFunction.value(0.3));
    assertThat(NamedFunction.define("mine(x)", 3, x -> 2 * x + 1)).isSameAs(MINE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedFunction.define("mine(x)", 3, x -> 2 * x))
        .withMessageContaining("raise the version");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> NamedFunction.of("mine(x)", 4))
        .withMessageContaining("no function \"mine(x)\" in version 4");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> NamedFunction.define("1/x", 1, x -> 1 / x).value(0))
        .withMessageContaining("\"1/x\" is Infinity at x = 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FunctionPoints.of(MINE).between(1, 1))
        .withMessageContaining("the lower one first");
  }
}
