package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Reference values: SciPy 1.17 (page_trend_test), NumPy least squares, counting all orders. */
class PageLTest {
  /** Rows are seeds, columns arms. */
  private static final double[][] VALUES = {
    {0.35, 1.07, 0.83, -0.55, 1.91, 1.7},
    {-0.54, 0.83, 0.86, 1.04, 1.03, 1.8},
    {-0.74, 0.09, 0.02, 1.35, 1.04, 0.96},
    {-0.78, -0.01, 0.51, 0.47, 2.29, 2.26}
  };

  @Test
  void asScipyExact() {
    PageL test = PageL.of(Samples.ofArms(VALUES));
    assertThat(test.least()).isEqualTo(348);
    assertThat(test.most()).isEqualTo(348);
    assertThat(test.pGreater()).isCloseTo(6.724288840425431e-05, within(1e-15));
    assertThat(test.pLess()).isCloseTo(1, within(1e-4));
  }

  @Test
  void oneSeedOfThreeArmsByHand() {
    // L of the six orders: 14, 13, 13, 11, 11, 10.
    double[] p = {1 / 6.0, 3 / 6.0, 3 / 6.0, 5 / 6.0, 5 / 6.0, 1};
    double[][] orders = {{1, 2, 3}, {2, 1, 3}, {1, 3, 2}, {3, 1, 2}, {2, 3, 1}, {3, 2, 1}};
    for (int i = 0; i < 6; i++) {
      assertThat(PageL.of(Samples.ofArms(new double[][] {orders[i]})).pGreater())
          .isCloseTo(p[i], within(1e-15));
    }
  }

  /** Counts all orders within each seed, ties included: an oracle without sets and convolution. */
  @Property(tries = 60)
  void exactPCountsAllOrders(
      @ForAll @IntRange(min = 1, max = 3) int seeds,
      @ForAll @IntRange(min = 3, max = 4) int k,
      @ForAll long random) {
    SplittableRandom source = new SplittableRandom(random);
    double[][] rows = new double[seeds][k];
    for (double[] row : rows) {
      for (int i = 0; i < k; i++) {
        row[i] = source.nextInt(4);
      }
    }
    List<List<Double>> sums = new ArrayList<>();
    double observed = 0;
    for (double[] row : rows) {
      double[] ranks = new double[k];
      for (int i = 0; i < k; i++) {
        for (double other : row) {
          ranks[i] += other < row[i] ? 1 : other == row[i] ? 0.5 : 0;
        }
        ranks[i] += 0.5;
        observed += (i + 1) * ranks[i];
      }
      List<Double> orders = new ArrayList<>();
      permute(ranks, 0, orders);
      sums.add(orders);
    }
    List<Double> all = List.of(0.0);
    for (List<Double> orders : sums) {
      List<Double> grown = new ArrayList<>();
      for (double sum : all) {
        orders.forEach(order -> grown.add(sum + order));
      }
      all = grown;
    }
    double l = observed;
    double greater = all.stream().filter(sum -> sum >= l - 1e-9).count() / (double) all.size();
    double less = all.stream().filter(sum -> sum <= l + 1e-9).count() / (double) all.size();
    PageL test = PageL.of(Samples.ofArms(rows));
    assertThat(test.pGreater()).isCloseTo(greater, within(1e-12));
    assertThat(test.pLess()).isCloseTo(less, within(1e-12));
  }

  private static void permute(double[] ranks, int from, List<Double> sums) {
    if (from == ranks.length) {
      double sum = 0;
      for (int i = 0; i < ranks.length; i++) {
        sum += (i + 1) * ranks[i];
      }
      sums.add(sum);
    }
    for (int i = from; i < ranks.length; i++) {
      swap(ranks, from, i);
      permute(ranks, from + 1, sums);
      swap(ranks, from, i);
    }
  }

  private static void swap(double[] values, int one, int other) {
    double kept = values[one];
    values[one] = values[other];
    values[other] = kept;
  }

  /**
   * What justifies the switch: from 12 arms and 2 seeds on the approximation is as good as exact.
   */
  @Test
  void theNormalApproximationIsCloseWhereItTakesOver() {
    SplittableRandom random = new SplittableRandom(7);
    double worst = 0;
    for (int run = 0; run < 16; run++) {
      List<double[]> blocks = new ArrayList<>();
      for (int seed = 0; seed < 2 + run % 4; seed++) {
        double[] block = new double[PageL.EXACT_UP_TO];
        for (int arm = 0; arm < block.length; arm++) {
          block[arm] = random.nextDouble() + 0.035 * arm;
        }
        blocks.add(block);
      }
      double exact = PageL.of(blocks, true).pGreater();
      if (exact > 0.005 && exact < 0.2) {
        worst = Math.max(worst, Math.abs(exact - PageL.of(blocks, false).pGreater()));
      }
    }
    assertThat(worst).isPositive().isLessThan(0.003);
  }

  @Test
  void manyArmsUseTheApproximation() {
    double[][] rows = new double[3][20];
    for (double[] row : rows) {
      for (int arm = 0; arm < 20; arm++) {
        row[arm] = arm;
      }
    }
    assertThat(PageL.of(Samples.ofArms(rows)).pGreater()).isBetween(1e-16, 1e-10);
    assertThat(PageL.of(Samples.ofArms(new double[3][20])).pGreater()).isEqualTo(1);
  }

  @Property(tries = 60)
  void aMissingArmIsAtLeastAsBadAsAnyValue(
      @ForAll @IntRange(min = 0, max = 3) int arm, @ForAll long random) {
    SplittableRandom source = new SplittableRandom(random);
    double[][] rows = new double[3][];
    for (int seed = 0; seed < 3; seed++) {
      rows[seed] = source.doubles(4).toArray();
    }
    PageL known = PageL.of(Samples.ofArms(rows));
    rows[1][arm] = Double.NaN;
    PageL worst = PageL.of(Samples.ofArms(rows));
    assertThat(worst.pGreater()).isGreaterThanOrEqualTo(known.pGreater() - 1e-12);
    assertThat(worst.pLess()).isGreaterThanOrEqualTo(known.pLess() - 1e-12);
    assertThat(worst.least()).isLessThan(worst.most());
  }

  @Test
  void pooledContrastAsLeastSquares() {
    PlannedContrast test = PlannedContrast.of(Samples.ofArms(VALUES), PlannedContrast.linear(6));
    assertThat(test.estimate()).isCloseTo(6.88875, within(1e-12));
    assertThat(test.standardError()).isCloseTo(1.2822547550874768, within(1e-12));
    assertThat(test.degreesOfFreedom()).isEqualTo(15);
    assertThat(test.pGreater()).isCloseTo(3.881703755414409e-05, within(1e-15));
    assertThat(test.pLess()).isCloseTo(1 - 3.881703755414409e-05, within(1e-12));
    Interval interval = test.interval(0.9).orElseThrow();
    assertThat(interval.low()).isCloseTo(4.640892845505405, within(1e-9));
    assertThat(interval.high()).isCloseTo(9.136607154494593, within(1e-9));
  }

  @Property(tries = 60)
  void ofTwoArmsIsThePairedTTest(@ForAll long random, @ForAll @IntRange(min = 2, max = 9) int n) {
    SplittableRandom source = new SplittableRandom(random);
    double[][] rows = new double[n][];
    for (int seed = 0; seed < n; seed++) {
      rows[seed] = source.doubles(2).toArray();
    }
    List<Sample> arms = Samples.ofArms(rows);
    assertThat(PlannedContrast.of(arms, List.of(-1.0, 1.0)).pGreater())
        .isCloseTo(MeanTest.of(arms.get(1).minus(arms.get(0)), 0).pGreater(), within(1e-9));
  }

  @Test
  void contrastsThatCannotBeJudgedAreUndecidedAndMistakesNamed() {
    double[][] rows = {{1, 2, 3}, {2, 3, 4}};
    PlannedContrast exact = PlannedContrast.of(Samples.ofArms(rows), List.of(-1.0, 0.0, 1.0));
    assertThat(exact.estimate()).isEqualTo(2);
    assertThat(exact.pGreater()).isEqualTo(1);
    assertThat(exact.interval(0.9)).isEmpty();
    rows[0][1] = Double.NaN;
    PlannedContrast missing = PlannedContrast.of(Samples.ofArms(rows), List.of(-1.0, 0.0, 1.0));
    assertThat(missing.isDecidable()).isFalse();
    assertThat(missing.pLess()).isEqualTo(1);
    assertThatThrownBy(() -> PlannedContrast.of(Samples.ofArms(VALUES), List.of(1.0, 1.0)))
        .hasMessageContaining("Weights [1.0, 1.0] for 6 arms");
    assertThatThrownBy(() -> PageL.of(Samples.ofArms(new double[][] {{1, 2}})))
        .hasMessageContaining("2 arms");
  }
}
