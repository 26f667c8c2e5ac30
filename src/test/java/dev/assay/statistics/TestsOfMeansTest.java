package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.inference.TTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    MeanTest test = PairedTest.ofDifferences(sample(SECOND).minus(sample(FIRST))).t();
    assertThat(test.t()).isCloseTo(4.062127683382037, within(1e-10));
    assertThat(test.pGreater()).isCloseTo(0.0014164450986921364, within(1e-12));
    assertThat(test.pLess()).isCloseTo(1 - 0.0014164450986921364, within(1e-12));
    Interval interval = test.interval(0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(0.7001142367230175, within(1e-9));
    assertThat(interval.high()).isCloseTo(2.459885763276983, within(1e-9));
    assertThat(2 * test.pGreater())
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
    assertThat(PairedTest.ofDifferences(sample(1, -2, -4)).permutationGreater()).isEqualTo(7 / 8.0);
    // In another unit, and where sums are equal up to rounding alone: 0.1 + 0.2 − 0.3 is not 0.
    assertThat(PairedTest.ofDifferences(sample(-1e-7, 2e-7, 4e-7)).permutationGreater())
        .isEqualTo(2 / 8.0);
    assertThat(PairedTest.ofDifferences(sample(0.1, 0.2, -0.3)).permutationGreater())
        .isEqualTo(5 / 8.0);
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
  void signFlipsAreCountedToEighteenSeedsAndDrawnBeyond() {
    assertThat(PairedTest.ofDifferences(alike(18, 1)).permutationGreater())
        .isEqualTo(Math.pow(0.5, 18));
    // No pattern of thirty that is drawn has one sign throughout; the observed one counts.
    assertThat(PairedTest.ofDifferences(alike(30, 1)).permutationGreater())
        .isEqualTo(1 / 200_001.0);
    assertThat(PairedTest.ofDifferences(alike(30, 0)).permutationGreater()).isEqualTo(1);
  }

  /** Eight values at a time, which a draw adds, give what adding them one by one gives. */
  @ParameterizedTest
  @ValueSource(ints = {19, 24, 63, 64, 65, 130})
  void drawsTheSignsOfEachValue(int count) {
    double[] values = new SplittableRandom(5).doubles(count, -0.8, 1).toArray();
    SplittableRandom random = new SplittableRandom(count);
    double observed = DoubleStream.of(values).sum();
    int draws = 200_000;
    int atLeast = 0;
    for (int i = 0; i < draws; i++) {
      double sum = 0;
      long signs = 0;
      for (int value = 0; value < count; value++) {
        signs = value % Long.SIZE == 0 ? random.nextLong() : signs >>> 1;
        sum += (signs & 1) == 0 ? values[value] : -values[value];
      }
      atLeast += sum >= observed ? 1 : 0;
    }
    assertThat(PairedTest.ofDifferences(sample(values)).permutationGreater())
        .isEqualTo((atLeast + 1.0) / (draws + 1.0));
  }

  private static Sample alike(int n, double value) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return sample(values);
  }

  @Test
  void oneSeedDecidesNothing() {
    MeanTest test = MeanTest.of(sample(100), 0);
    assertThat(test.isDecidable()).isFalse();
    assertThat(test.interval(0.9)).isEmpty();
    assertThat(test.pGreater()).isEqualTo(1);
    assertThat(test.pLess()).isEqualTo(1);
    assertThat(Equivalence.of(0, 10, end -> MeanTest.of(sample(5), end)))
        .isEqualTo(new Equivalence(1, 1));
    assertThatThrownBy(() -> MeanTest.of(Sample.builder("loss", "").missing(1, "died").build(), 0))
        .hasMessageContaining("loss");
  }

  @Test
  void aSeedWithoutAValueLeavesEveryMeanOpen() {
    Sample sample = Sample.builder("x", "").put(1, 1).put(2, 1).missing(3, "diverged").build();
    MeanTest test = MeanTest.of(sample, 0);
    assertThat(test.pGreater()).isEqualTo(1);
    assertThat(test.pLess()).isEqualTo(1);
    assertThat(MeanTest.of(sample, 0, 0.5).pGreater()).isEqualTo(1);
    assertThat(Equivalence.of(0, 2, end -> MeanTest.of(sample, end)))
        .isEqualTo(new Equivalence(1, 1));
    assertThat(PairedTest.ofDifferences(sample).permutationGreater()).isEqualTo(1);
    assertThat(test.mean()).isEqualTo(1);
  }

  @Test
  void valuesAlikeShowNoMoreThanTheirSigns() {
    MeanTest test = MeanTest.of(sample(0.1, 0.1, 0.1), 0);
    assertThat(test.mean()).isEqualTo(0.1);
    assertThat(test.pGreater()).isEqualTo(1.0 / 8);
    assertThat(test.pLess()).isEqualTo(1);
    assertThat(test.interval(0.9)).contains(new Interval(0.1, 0.1, 0.9));
    MeanTest equal = MeanTest.of(sample(0.1, 0.1, 0.1), 0.1);
    assertThat(equal.pGreater()).isEqualTo(1);
    assertThat(equal.pLess()).isEqualTo(1);
  }

  @Test
  void equalValuesOfAMeasurementInStepsKeepTheSpreadOfSteps() {
    // τ over three points takes ±1 and ±1/3: around a mean of 0 it varies by 1/3 at least.
    MeanTest test = MeanTest.of(sample(1, 1, 1), 0, 2.0 / 3);
    assertThat(test.standardError()).isCloseTo(1 / 3.0 / Math.sqrt(3), within(1e-15));
    // The true p under chance is (1/6)³; with −1/3 and 1 alone, (1/4)³.
    assertThat(test.leastP()).isCloseTo(Math.pow(0.25, 3), within(1e-15));
    assertThat(test.pGreater()).isBetween(Math.pow(0.25, 3), 0.05);
    assertThat(test.pLess()).isGreaterThan(0.95);
    // Possible values are 0.25 and its like; the null stands 0.15 of a step below one.
    assertThat(MeanTest.of(sample(0.25, 0.25), 0.1, 1).standardError())
        .isCloseTo(Math.sqrt(0.15 * 0.85 / 2), within(1e-15));
    // The null is a possible value: rounding to the step alone.
    assertThat(MeanTest.of(sample(5, 5), 0, 1).standardError())
        .isCloseTo(1 / Math.sqrt(12) / Math.sqrt(2), within(1e-15));
    assertThat(MeanTest.of(sample(5, 5), 0, 1).pGreater()).isEqualTo(1 / 36.0);
  }

  @Test
  void drawnSignsAreIndependentBeyondSixtyFourSeeds() {
    double[] heavy = new double[65];
    heavy[0] = 1;
    heavy[64] = 1;
    // The two heaviest agree in one case of four, not of two.
    assertThat(PairedTest.ofDifferences(sample(heavy)).permutationGreater())
        .isCloseTo(0.25, within(0.005));
  }

  @Test
  void equivalenceIsTheIntervalInsideTheRange() {
    Sample sample = sample(5.1, 4.9, 5.6, 5.8, 5.3);
    // scipy.stats.ttest_1samp(…, 5, alternative="greater")
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(Equivalence.of(5, infinity, end -> MeanTest.of(sample, end)).pInside())
        .isCloseTo(0.05273193636911782, within(1e-12));
    Equivalence both = Equivalence.of(5, 5.9, end -> MeanTest.of(sample, end));
    assertThat(both.pInside()).isCloseTo(0.05273193636911782, within(1e-12));
    assertThat(both.pOutside()).isEqualTo(1);
    assertThat(Equivalence.of(6, 7, end -> MeanTest.of(sample, end)).pOutside())
        .isCloseTo(2 * MeanTest.of(sample, 6).pLess(), within(1e-15));
  }

  @Test
  void intervalsRefuseWhatIsNone() {
    assertThatThrownBy(() -> new Interval(2, 1, 0.9)).hasMessageContaining("from 2.0 to 1.0");
    assertThatThrownBy(() -> new Interval(Double.NaN, 1, 0.9)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Interval(0, 1, 90)).hasMessageContaining("90.0");
    Interval interval = new Interval(1, 2, 0.9);
    assertThat(interval.contains(2)).isTrue();
    assertThat(interval.contains(2.1)).isFalse();
  }
}
