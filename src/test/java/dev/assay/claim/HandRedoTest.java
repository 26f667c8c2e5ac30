package dev.assay.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.inference.TTest;
import org.junit.jupiter.api.Test;

/**
 * Redo verdicts by hand: from raw numbers with Hipparchus alone, as docs/statistics.md says, and
 * with nothing of {@code dev.assay.statistics}.
 */
class HandRedoTest {
  private static final String CSV =
      """
      seed,model2,model1,model0
      1,0.00021,0.00084,0.01530
      2,0.00034,0.00102,0.01610
      3,0.00027,0.00065,0.00940
      4,0.00019,0.00091,0.01580
      5,0.00030,0.00058,0.01220
      """;

  @Test
  void anOrderingOnTheLogScaleWithHolmOverTwoClaims() {
    String[] rows = CSV.strip().split("\n");
    String[] arms = rows[0].split(",");
    Evidence.Builder builder = Evidence.builder();
    double[][] columns = new double[4][rows.length - 1];
    for (int row = 1; row < rows.length; row++) {
      String[] cells = rows[row].split(",");
      for (int column = 1; column < 4; column++) {
        columns[column][row - 1] = Double.parseDouble(cells[column]);
        builder.put(
            "final loss", "", arms[column], Long.parseLong(cells[0]), columns[column][row - 1]);
      }
    }
    Claim chain =
        Given.claim(
            "F2", Ordering.lowerFirst("final loss", "model2", "model1", "model0").byFactor(2));
    Claim level = Given.claim("F4", Level.atLeast("final loss", "model0", 0.01));
    List<Verdict> verdicts =
        Judge.judge(List.of(chain, level), builder.build(), Map.of(), Given.QUICK);

    // By hand. Logarithms of the ratios, seed by seed.
    double[] first = new double[5];
    double[] second = new double[5];
    for (int i = 0; i < 5; i++) {
      first[i] = Math.log(columns[2][i] / columns[1][i]);
      second[i] = Math.log(columns[3][i] / columns[2][i]);
    }
    double pChain = Math.max(pAbove(0, first), pAbove(0, second));
    double pLevel = pAbove(0.01, columns[3]);
    // Holm for two: the smaller p twice, the larger at least that.
    double smaller = Math.min(1, 2 * Math.min(pChain, pLevel));
    double adjustedChain = pChain <= pLevel ? smaller : Math.max(smaller, pChain);
    double adjustedLevel = pChain <= pLevel ? Math.max(smaller, pLevel) : smaller;

    assertThat(verdicts.get(0).pRaw().orElseThrow()).isCloseTo(pChain, within(1e-12));
    assertThat(verdicts.get(0).pAdjusted().orElseThrow()).isCloseTo(adjustedChain, within(1e-12));
    boolean reached = StatUtils.mean(first) >= Math.log(2) && StatUtils.mean(second) >= Math.log(2);
    assertThat(verdicts.get(0).grade())
        .isEqualTo(
            adjustedChain > 0.05 ? Grade.INCONCLUSIVE : reached ? Grade.REPRODUCED : Grade.PARTIAL)
        .isEqualTo(Grade.REPRODUCED);
    assertThat(verdicts.get(1).pAdjusted().orElseThrow()).isCloseTo(adjustedLevel, within(1e-12));
    assertThat(verdicts.get(1).grade()).isEqualTo(Grade.REPRODUCED);

    // The 90% interval of the first pair.
    double reach =
        new TDistribution(4).inverseCumulativeProbability(0.95)
            * Math.sqrt(StatUtils.variance(first) / 5);
    Observation pair = verdicts.get(0).observations().get(0);
    assertThat(pair.mean()).isCloseTo(StatUtils.mean(first), within(1e-12));
    assertThat(pair.interval().orElseThrow().low())
        .isCloseTo(StatUtils.mean(first) - reach, within(1e-9));
  }

  /** Halve Hipparchus's two-sided p on the side of the claim. */
  private static double pAbove(double nullValue, double[] values) {
    double twoSided = new TTest().tTest(nullValue, values);
    return StatUtils.mean(values) > nullValue ? twoSided / 2 : 1 - twoSided / 2;
  }
}
