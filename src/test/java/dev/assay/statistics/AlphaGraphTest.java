package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.AlphaGraph.Adjustment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlphaGraphTest {
  private static final double ALPHA = 0.05;

  /** Two claims; the second passes its share to its explanation, that to the first claim. */
  private static final AlphaGraph GATED =
      new AlphaGraph(
          List.of(0.5, 0.5, 0.0),
          List.of(List.of(0.0, 1.0, 0.0), List.of(0.0, 0.0, 1.0), List.of(1.0, 0.0, 0.0)));

  @Test
  void isHolmWhereAllShareAlike() {
    Random random = new Random(3);
    for (int m = 1; m <= 6; m++) {
      List<List<Double>> passed = new ArrayList<>();
      for (int i = 0; i < m; i++) {
        List<Double> row = new ArrayList<>(Collections.nCopies(m, m == 1 ? 0 : 1.0 / (m - 1)));
        row.set(i, 0.0);
        passed.add(row);
      }
      AlphaGraph graph = new AlphaGraph(Collections.nCopies(m, 1.0 / m), passed);
      for (int run = 0; run < 50; run++) {
        List<Double> p = new ArrayList<>();
        for (int i = 0; i < m; i++) {
          p.add(Math.pow(random.nextDouble(), 3));
        }
        List<Double> holm = Holm.adjust(p);
        List<Adjustment> adjusted = graph.adjust(p);
        for (int i = 0; i < m; i++) {
          assertThat(adjusted.get(i).of(p.get(i))).isCloseTo(holm.get(i), within(1e-12));
        }
      }
    }
  }

  /** By hand: p = 0.03, 0.01, 0.02. */
  @Test
  void anExplanationIsTestedOnWhatItsClaimReleased() {
    List<Double> p = List.of(0.03, 0.01, 0.02);
    List<Adjustment> adjusted = GATED.adjust(p);
    // First the second claim, 0.01 / ½; then its explanation, 0.02 / ½; then the first, 0.03 / 1.
    assertThat(adjusted.get(1).of(0.01)).isCloseTo(0.02, within(1e-15));
    assertThat(adjusted.get(2).of(0.02)).isCloseTo(0.04, within(1e-15));
    assertThat(adjusted.get(0).of(0.03)).isCloseTo(0.04, within(1e-15));
    // A claim that is not shown releases nothing, however small the explanation's p.
    List<Adjustment> open = GATED.adjust(List.of(0.03, 0.2, 1e-9));
    assertThat(open.get(2).of(1e-9)).isCloseTo(0.2, within(1e-15));
    // An explanation that is not shown keeps the first claim at half of α.
    assertThat(GATED.adjust(List.of(0.03, 0.01, 0.9)).get(0).of(0.03))
        .isCloseTo(0.06, within(1e-15));
  }

  /** The probability of any false rejection, whichever hypotheses are true: at most α. */
  @Test
  void holdsAlphaWhicheverHypothesesAreTrue() {
    int runs = 20_000;
    for (int truth = 1; truth < 8; truth++) {
      Random random = new Random(truth);
      int wrong = 0;
      for (int run = 0; run < runs; run++) {
        List<Double> p = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          boolean isTrue = (truth >> i & 1) == 1;
          p.add(isTrue ? random.nextDouble() : Math.pow(random.nextDouble(), 8));
        }
        List<Adjustment> adjusted = GATED.adjust(p);
        boolean error = false;
        for (int i = 0; i < 3; i++) {
          error |= (truth >> i & 1) == 1 && adjusted.get(i).of(p.get(i)) <= ALPHA;
        }
        wrong += error ? 1 : 0;
      }
      // Four standard errors; testing all at α each would exceed it.
      assertThat(wrong / (double) runs).as("true: %d", truth).isLessThan(ALPHA + 0.0062);
    }
  }

  @Test
  void aHypothesisWithoutAShareWaitsHoweverSmallItsP() {
    AlphaGraph inherits =
        new AlphaGraph(List.of(0.0, 1.0), List.of(List.of(0.0, 0.0), List.of(1.0, 0.0)));
    List<Adjustment> adjusted = inherits.adjust(List.of(0.0, 0.01));
    assertThat(adjusted.get(1).of(0.01)).isEqualTo(0.01);
    assertThat(adjusted.get(0).of(0)).isEqualTo(0.01);
    assertThat(new Adjustment(0, 0).of(0)).isEqualTo(1);
  }

  @Test
  void twoThatPassAllToEachOtherLeaveTheThirdItsOwnShare() {
    AlphaGraph pair =
        new AlphaGraph(
            List.of(0.25, 0.25, 0.5),
            List.of(List.of(0.0, 1.0, 0.0), List.of(1.0, 0.0, 0.0), List.of(0.0, 0.0, 0.0)));
    List<Double> p = List.of(0.01, 0.01, 0.03);
    List<Adjustment> adjusted = pair.adjust(p);
    assertThat(adjusted.get(1).of(0.01)).isEqualTo(0.04);
    assertThat(adjusted.get(2).of(0.03)).isEqualTo(0.06);
  }

  @Test
  void refusesSharesThatExceedAlpha() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new AlphaGraph(List.of(0.6, 0.6), List.of(List.of(0.0, 1.0), List.of(1.0, 0.0))))
        .withMessageContaining("0.6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlphaGraph(List.of(1.0), List.of(List.of(1.0))));
    assertThatIllegalArgumentException().isThrownBy(() -> GATED.adjust(List.of(0.1)));
    for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> GATED.adjust(List.of(0.1, 0.2, p)));
    }
    assertThat(GATED.adjust(List.of(0.0, 1.0, 1.0))).hasSize(3);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new AlphaGraph(List.of(1.5, -0.5), List.of(List.of(0.0, 1.0), List.of(1.0, 0.0))));
  }
}
