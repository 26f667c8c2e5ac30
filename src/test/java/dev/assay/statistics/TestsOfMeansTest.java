package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hipparchus.stat.inference.TTest;
import org.junit.jupiter.api.Test;

/** Reference values: R 4 and SciPy 1.17 on published data. */
class TestsOfMeansTest {
  // Student's sleep data (R: sleep), extra hours under two drugs, ten patients.
  private static final double[] FIRST = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
  private static final double[] SECOND = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
  // Darwin's maize, cross- minus self-fertilised, in eighths of an inch (Fisher 1935, § 17).
  private static final double[] MAIZE = {
    49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48
  };

  private static Sample sample(double... values) {
    return Samples.ofSeedsFromOne("x", "h", values);
  }

  @Test
  void pairedTestOfStudentsSleepData() {
    PairedTest test = PairedTest.of(sample(SECOND), sample(FIRST));
    assertThat(test.t().t()).isCloseTo(4.062127683382037, within(1e-10));
    assertThat(test.t().pGreater()).isCloseTo(0.0014164450986921364, within(1e-12));
    assertThat(test.t().pLess()).isCloseTo(1 - 0.0014164450986921364, within(1e-12));
    Interval interval = test.t().interval(0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(0.7001142367230175, within(1e-9));
    assertThat(interval.high()).isCloseTo(2.459885763276983, within(1e-9));
    assertThat(2 * test.t().pGreater())
        .isCloseTo(new TTest().pairedTTest(SECOND, FIRST), within(1e-12));
  }

  @Test
  void signFlipsOfDarwinsMaizeAsFisherCounted() {
    PairedTest test = PairedTest.ofDifferences(sample(MAIZE));
    assertThat(test.permutationGreater()).isEqualTo(863 / 32768.0);
    assertThat(test.t().pGreater()).isCloseTo(0.024851472010900433, within(1e-12));
  }

  @Test
  void signFlipsByHand() {
    // Sums of ±1 ±2 ±4: 7, 5, 3, 1, −1, …; observed 5 (1 negative): 2 of 8 are at least 5.
    PairedTest test = PairedTest.ofDifferences(sample(-1, 2, 4));
    assertThat(test.permutationGreater()).isEqualTo(2 / 8.0);
    assertThat(test.permutationLess()).isEqualTo(7 / 8.0);
  }

  @Test
  void drawnSignFlipsAgreeWithTheTTestOnManySeeds() {
    double[] many = new double[40];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < many.length; i++) {
      many[i] = random.nextDouble() - 0.4;
    }
    PairedTest test = PairedTest.ofDifferences(sample(many));
    assertThat(test.permutationGreater()).isCloseTo(test.t().pGreater(), within(0.01));
  }

  @Test
  void welchOfStudentsSleepData() {
    Welch test = Welch.of(sample(FIRST), sample(SECOND));
    assertThat(test.difference() / test.standardError())
        .isCloseTo(-1.8608134674868526, within(1e-10));
    assertThat(test.degreesOfFreedom()).isCloseTo(17.776473516178488, within(1e-9));
    assertThat(test.pTwoSided()).isCloseTo(0.0793941401873583, within(1e-10));
    assertThat(test.pTwoSided()).isCloseTo(new TTest().tTest(FIRST, SECOND), within(1e-12));
    Interval interval = test.interval(0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(-3.3654832307117104, within(1e-8));
    assertThat(interval.high()).isCloseTo(0.20548323071171137, within(1e-8));
  }

  @Test
  void oneSeedDecidesNothing() {
    MeanTest test = MeanTest.of(sample(100), 0);
    assertThat(test.isDecidable()).isFalse();
    assertThat(test.interval(0.9)).isEmpty();
    assertThat(test.pGreater()).isEqualTo(1);
    assertThat(test.pLess()).isEqualTo(1);
    Welch welch = Welch.of(sample(100), sample(1, 2, 3));
    assertThat(welch.pGreater()).isEqualTo(1);
    assertThat(welch.interval(0.9)).isEmpty();
    assertThat(Equivalence.of(sample(5), 0, 10)).isEqualTo(new Equivalence(1, 1));
    assertThatThrownBy(() -> MeanTest.of(Sample.builder("loss", "").missing(1, "died").build(), 0))
        .hasMessageContaining("loss");
  }

  @Test
  void aNumberThatDoesNotDependOnTheSeedIsKnown() {
    MeanTest test = MeanTest.of(sample(0.1, 0.1, 0.1), 0);
    assertThat(test.mean()).isEqualTo(0.1);
    assertThat(test.pGreater()).isZero();
    assertThat(test.pLess()).isEqualTo(1);
    assertThat(test.interval(0.9)).contains(new Interval(0.1, 0.1, 0.9));
    MeanTest equal = MeanTest.of(sample(0.1, 0.1, 0.1), 0.1);
    assertThat(equal.pGreater()).isEqualTo(1);
    assertThat(equal.pLess()).isEqualTo(1);
    assertThat(Welch.of(sample(2, 2), sample(1, 1)).pGreater()).isZero();
    assertThat(Equivalence.of(sample(1, 1), 0.99, 1)).isEqualTo(new Equivalence(0, 1));
    assertThat(Equivalence.of(sample(2, 2), 0.99, 1)).isEqualTo(new Equivalence(1, 0));
  }

  @Test
  void equalValuesOfAMeasurementInStepsKeepTheSpreadOfRounding() {
    // Three seeds with τ = 1 over three points: the step is 2/3, the true p under chance (1/6)³.
    MeanTest test = MeanTest.of(sample(1, 1, 1), 0, 2.0 / 3);
    assertThat(test.standardError())
        .isCloseTo(2.0 / 3 / Math.sqrt(12) / Math.sqrt(3), within(1e-15));
    assertThat(test.pGreater()).isBetween(Math.pow(1 / 6.0, 3), 0.05);
  }

  @Test
  void equivalenceIsTheIntervalInsideTheRange() {
    Sample sample = sample(5.1, 4.9, 5.6, 5.8, 5.3);
    // scipy.stats.ttest_1samp(…, 5, alternative="greater")
    assertThat(Equivalence.of(sample, 5, Double.POSITIVE_INFINITY).pInside())
        .isCloseTo(0.05273193636911782, within(1e-12));
    Equivalence both = Equivalence.of(sample, 5, 5.9);
    assertThat(both.pInside()).isCloseTo(0.05273193636911782, within(1e-12));
    assertThat(both.pOutside()).isEqualTo(1);
    assertThat(Equivalence.of(sample, 6, 7).pOutside())
        .isCloseTo(2 * MeanTest.of(sample, 6).pLess(), within(1e-15));
    assertThatThrownBy(() -> Equivalence.of(sample, 2, 1)).hasMessageContaining("x: [2.0, 1.0]");
  }

  @Test
  void intervalsRefuseWhatIsNone() {
    assertThatThrownBy(() -> new Interval(2, 1, 0.9)).hasMessageContaining("from 2.0 to 1.0");
    assertThatThrownBy(() -> new Interval(Double.NaN, 1, 0.9)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Interval(0, 1, 90)).hasMessageContaining("90.0");
    Interval interval = new Interval(1, 2, 0.9);
    assertThat(interval.contains(2)).isTrue();
    assertThat(interval.contains(2.1)).isFalse();
    assertThat(interval.width()).isEqualTo(1);
  }
}
