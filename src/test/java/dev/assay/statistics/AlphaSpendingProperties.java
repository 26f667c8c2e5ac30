package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class AlphaSpendingProperties {
  /** Rounding of a few dozen products and one sum. */
  private static final double ROUNDING = 1e-15;

  @Property
  void theAnalysesSpendAlphaAndNoMore(
      @ForAll @DoubleRange(min = 0.01, max = 0.49) double alpha,
      @ForAll @IntRange(min = 2, max = 40) int first,
      @ForAll @IntRange(max = 2000) int further) {
    AlphaSpending plan = AlphaSpending.doubling(alpha, first, first + further);
    double spent = 0;
    for (int analysis = 1; analysis <= plan.analyses(); analysis++) {
      assertThat(plan.alphaAt(analysis)).isPositive();
      spent += plan.alphaAt(analysis);
      assertThat(plan.spentBy(analysis)).isCloseTo(spent, within(ROUNDING));
    }
    assertThat(plan.spentBy(plan.analyses())).isEqualTo(alpha);
    assertThat(spent).isLessThanOrEqualTo(alpha + ROUNDING).isCloseTo(alpha, within(ROUNDING));
  }

  @Property
  void theAnalysesAscendFromTheFirstToTheMostAndNeverMoreThanDouble(
      @ForAll @IntRange(min = 2, max = 40) int first, @ForAll @IntRange(max = 2000) int further) {
    AlphaSpending plan = AlphaSpending.doubling(0.05, first, first + further);
    assertThat(plan.seedsAt(1)).isEqualTo(first);
    assertThat(plan.seedsAt(plan.analyses())).isEqualTo(first + further);
    assertThat(IntStream.range(1, plan.analyses()))
        .allSatisfy(
            analysis ->
                assertThat(plan.seedsAt(analysis + 1))
                    .isGreaterThan(plan.seedsAt(analysis))
                    .isLessThanOrEqualTo(2 * plan.seedsAt(analysis)));
  }
}
