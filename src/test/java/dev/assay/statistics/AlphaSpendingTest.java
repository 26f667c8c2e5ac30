package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlphaSpendingTest {
  @Test
  void doublesUpToTheMost() {
    assertThat(AlphaSpending.doubling(0.05, 8, 32).seeds()).containsExactly(8, 16, 32);
    assertThat(AlphaSpending.doubling(0.05, 8, 20).seeds()).containsExactly(8, 16, 20);
    assertThat(AlphaSpending.doubling(0.05, 8, 12).seeds()).containsExactly(8, 12);
    assertThat(AlphaSpending.doubling(0.05, 2, Integer.MAX_VALUE).seeds()).hasSize(31);
  }

  @Test
  void spendsInProportionToTheSeeds() {
    AlphaSpending plan = AlphaSpending.doubling(0.05, 5, 40);
    assertThat(plan.alphaAt(1)).isCloseTo(0.05 * 5 / 40, within(1e-17));
    assertThat(plan.alphaAt(2)).isCloseTo(0.05 * 5 / 40, within(1e-17));
    assertThat(plan.alphaAt(3)).isCloseTo(0.05 * 10 / 40, within(1e-17));
    assertThat(plan.alphaAt(4)).isCloseTo(0.05 * 20 / 40, within(1e-17));
    assertThat(plan.spentBy(3)).isCloseTo(0.025, within(1e-17));
  }

  @Test
  void isTheOrdinaryTestWithOneAnalysis() {
    AlphaSpending plan = AlphaSpending.doubling(0.05, 8, 8);
    assertThat(plan.analyses()).isEqualTo(1);
    assertThat(plan.alphaAt(1)).isEqualTo(0.05);
  }

  @Test
  void refusesPlansThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlphaSpending.doubling(0.05, 8, 7))
        .withMessageContaining("from 8 to at most 7");
    assertThatIllegalArgumentException().isThrownBy(() -> AlphaSpending.doubling(0.05, 1, 7));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlphaSpending(0.7, List.of(2)))
        .withMessageContaining("α = 0.7");
    assertThatIllegalArgumentException().isThrownBy(() -> new AlphaSpending(0.05, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlphaSpending(0.05, List.of(4, 8, 8)))
        .withMessageContaining("[4, 8, 8]");
  }
}
