package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class CurvesTest {
  private static final double[] X = {1, 2, 3, 4, 5, 6, 7};
  private static final double[] Y = {3, 1, 4, 1, 5, 9, 2};

  @Test
  void rankCorrelationsWithTiesAsScipy() {
    assertThat(RankCorrelation.SPEARMAN.of(X, Y)).isCloseTo(0.3243374865704013, within(1e-12));
    assertThat(RankCorrelation.KENDALL.of(X, Y)).isCloseTo(0.29277002188455997, within(1e-12));
    double[] three = {1, 2, 3};
    assertThat(RankCorrelation.KENDALL.of(three, new double[] {1, 3, 2}))
        .isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void aConstantRanksNothing() {
    assertThat(RankCorrelation.SPEARMAN.of(X, new double[7])).isZero();
    assertThat(RankCorrelation.KENDALL.of(new double[7], Y)).isZero();
    assertThatThrownBy(() -> RankCorrelation.KENDALL.of(X, new double[] {1, 2}))
        .hasMessageContaining("7 against 2");
    assertThatThrownBy(
            () -> RankCorrelation.KENDALL.of(X, new double[] {1, 2, Double.NaN, 4, 5, 6, 7}))
        .hasMessageContaining("Point 2 of the series is NaN");
  }

  @Test
  void stepsOfRankCorrelationsAreTheirSmallestChange() {
    double[] four = {1, 2, 3, 4};
    double[] swapped = {1, 2, 4, 3};
    for (RankCorrelation method : RankCorrelation.values()) {
      assertThat(method.of(four, four) - method.of(four, swapped))
          .isCloseTo(method.step(4), within(1e-12));
    }
    assertThat(MonotoneTrend.of(four, four).tau() - MonotoneTrend.of(four, swapped).tau())
        .isCloseTo(MonotoneTrend.of(four, four).step(), within(1e-12));
  }

  @Test
  void mannKendallAsScipy() {
    MonotoneTrend trend = MonotoneTrend.of(X, new double[] {2, 1, 4, 3, 7, 5, 6});
    assertThat(trend.tau()).isCloseTo(0.6190476190476191, within(1e-12));
    assertThat(trend.pRising()).isCloseTo(0.034523809523809526, within(1e-12));
    assertThat(MonotoneTrend.of(new double[] {1, 2, 4, 8}, new double[] {1, 2, 3, 4}).pRising())
        .isCloseTo(1 / 24.0, within(1e-15));
    double[] three = {1, 2, 3};
    assertThat(MonotoneTrend.of(three, new double[] {3, 2, 1}).pRising())
        .isCloseTo(1, within(1e-15));
    assertThat(MonotoneTrend.of(three, three).pRising()).isCloseTo(1 / 6.0, within(1e-15));
  }

  @Test
  void aFlatSeriesHasNoTrend() {
    assertThat(MonotoneTrend.of(X, new double[7]).tau()).isZero();
    // Saturating is not strictly rising: of six pairs three rise.
    assertThat(MonotoneTrend.of(new double[] {1, 2, 3, 4}, new double[] {0, 1, 1, 1}).tau())
        .isEqualTo(0.5);
    assertThatThrownBy(() -> MonotoneTrend.of(new double[] {1, 1, 2}, new double[] {1, 2, 3}))
        .hasMessageContaining("three different x");
  }

  @Test
  void brokenLineFindsTheBreakItWasMadeWith() {
    double[] y = new double[X.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = 2 + 3 * Math.min(X[i] - 4.5, 0) - 0.5 * Math.max(X[i] - 4.5, 0);
    }
    BrokenLine line = BrokenLine.of(X, y);
    assertThat(line.breakPoint()).isCloseTo(4.5, within(1e-6));
    assertThat(line.level()).isCloseTo(2, within(1e-5));
    assertThat(line.slopeBefore()).isCloseTo(3, within(1e-5));
    assertThat(line.slopeAfter()).isCloseTo(-0.5, within(1e-5));
    assertThat(line.squaredError()).isCloseTo(0, within(1e-9));
  }

  @Test
  void brokenLineAtAGivenBreakIsLeastSquaresAsHipparchusSolvesIt() {
    BrokenLine line = BrokenLine.at(3.5, X, Y);
    double[][] design = new double[X.length][];
    for (int i = 0; i < X.length; i++) {
      design[i] = new double[] {Math.min(X[i] - 3.5, 0), Math.max(X[i] - 3.5, 0)};
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.newSampleData(Y, design);
    double[] expected = regression.estimateRegressionParameters();
    assertThat(line.level()).isCloseTo(expected[0], within(1e-10));
    assertThat(line.slopeBefore()).isCloseTo(expected[1], within(1e-10));
    assertThat(line.slopeAfter()).isCloseTo(expected[2], within(1e-10));
    assertThat(line.squaredError())
        .isCloseTo(regression.calculateResidualSumOfSquares(), within(1e-10));
  }

  @Test
  void brokenLineFindsABreakBetweenTheStepsOfItsSearchAndNoneBeyondItsEnds() {
    double[] y = Arrays.stream(X).map(x -> Math.min(x, 3.3333)).toArray();
    assertThat(BrokenLine.of(X, y).breakPoint()).isCloseTo(3.3333, within(1e-6));
    double[] late = Arrays.stream(X).map(x -> Math.min(x, 6.5)).toArray();
    assertThat(BrokenLine.of(X, late).breakPoint()).isEqualTo(6);
    double[] four = {0, 1, 2, 3};
    assertThat(BrokenLine.of(four, four).slopeBefore()).isCloseTo(1, within(1e-9));
  }

  @Test
  void curvesRefuseWhatIsNoCurve() {
    double[] bad = {1, 2, 3, Double.NaN, 5, 6, 7};
    double[] two = {1, 2};
    for (double[][] pair : new double[][][] {{X, bad}, {bad, Y}}) {
      for (ThrowingCallable fit : curves(pair[0], pair[1])) {
        assertThatThrownBy(fit).hasMessageContaining("Point 3 of the series is NaN");
      }
    }
    for (ThrowingCallable fit : curves(X, two)) {
      assertThatThrownBy(fit).hasMessageContaining("7 places for 2 values");
    }
  }

  private static List<ThrowingCallable> curves(double[] x, double[] y) {
    return List.of(
        () -> BrokenLine.at(4, x, y), () -> BrokenLine.of(x, y), () -> MonotoneTrend.of(x, y));
  }

  @Test
  void seriesRefuseWhatIsNoNumber() {
    double[] bad = {1, 2, 3, Double.NaN, 5, 6, 7};
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            () -> RankCorrelation.KENDALL.of(bad, X),
            () -> Unimodality.of(X, bad, X),
            () -> Smoothing.movingAverage(bad, 2),
            () -> ChangePoint.ofSettling(bad, 0.1))) {
      assertThatThrownBy(use).hasMessageContaining("Point 3 of the series is NaN");
    }
  }

  @Test
  void brokenLineRefusesABreakItCannotSee() {
    assertThatThrownBy(() -> BrokenLine.at(6.5, X, Y)).hasMessageContaining("break at 6.5");
    assertThatThrownBy(() -> BrokenLine.at(1.5, X, Y)).hasMessageContaining("break at 1.5");
    assertThatThrownBy(() -> BrokenLine.of(new double[] {1, 2, 3}, new double[] {1, 2, 3}))
        .hasMessageContaining("four different x");
  }

  @Test
  void breakIntervalHoldsTheBreakAndIsEmptyForOneSeed() {
    double[] one = {0, 1, 2, 3, 3.1, 3, 2.9};
    double[] two = {0.1, 0.9, 2.1, 3, 3, 3.1, 3};
    double[] three = {0, 1.1, 2, 2.9, 3, 2.9, 3.1};
    Bootstrap bootstrap = new Bootstrap(200, 3);
    Interval interval =
        BrokenLine.breakInterval(X, List.of(one, two, three), bootstrap, 0.9).orElseThrow();
    assertThat(interval.low()).isBetween(3.0, 4.0);
    assertThat(interval.high()).isBetween(4.0, interval.low() + 1);
    assertThat(BrokenLine.breakInterval(X, List.of(one), bootstrap, 0.9)).isEmpty();
  }

  @Test
  void contrastsTheMiddleWithBothEnds() {
    Unimodality peak = Unimodality.of(new double[] {1, 2}, new double[] {5}, new double[] {4, 3.5});
    assertThat(peak).isEqualTo(new Unimodality(3.5, 1.25));
    assertThatThrownBy(() -> Unimodality.of(new double[0], Y, Y))
        .hasMessageContaining("each group");
  }

  @Test
  void smoothsByHand() {
    assertThat(Smoothing.movingAverage(new double[] {2, 4, 6, 0}, 2)).containsExactly(2, 3, 5, 3);
    assertThat(Smoothing.movingAverage(Y, 1)).isEqualTo(Y);
    assertThatThrownBy(() -> Smoothing.movingAverage(Y, 0)).hasMessageContaining("0 points");
  }

  @Test
  void findsWhereACurveSettles() {
    assertThat(ChangePoint.ofSettling(new double[] {10, 5, 1.5, 0.5, 0.9, 0}, 0.1)).isEqualTo(3);
    assertThat(ChangePoint.ofSettling(new double[] {10, 0.5, 2, 0}, 0.1)).isEqualTo(3);
    assertThat(ChangePoint.ofSettling(new double[] {2, 1.2, 1.05, 1}, 0.1)).isEqualTo(2);
    assertThat(ChangePoint.ofSettling(new double[] {1, 1, 1}, 0.1)).isZero();
    assertThat(ChangePoint.ofSettling(new double[] {1, 2}, 0.1)).isEqualTo(1);
    for (double share : new double[] {0, 1, Double.NaN}) {
      assertThatThrownBy(() -> ChangePoint.ofSettling(X, share))
          .hasMessageContaining("A share of " + share + " is outside (0, 1)");
    }
    assertThatThrownBy(() -> ChangePoint.ofSettling(new double[] {1}, 0.1))
        .hasMessageContaining("not 1");
  }
}
