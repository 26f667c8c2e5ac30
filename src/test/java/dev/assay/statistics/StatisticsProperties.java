package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class StatisticsProperties {
  private static Sample sample(List<Double> values) {
    return Samples.ofSeedsFromOne(
        "x", "", values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Property(tries = 200)
  void theOrderInWhichSeedsArriveDoesNotMatter(
      @ForAll @Size(min = 2, max = 9) List<@DoubleRange(min = -5, max = 5) Double> values,
      @ForAll long shuffle) {
    Sample ordered = sample(values);
    List<Long> seeds = new ArrayList<>(ordered.seeds());
    Collections.shuffle(seeds, new Random(shuffle));
    Sample.Builder builder = Sample.builder("x", "");
    seeds.forEach(seed -> builder.put(seed, values.get((int) (seed - 1))));
    assertThat(builder.build()).isEqualTo(ordered);
  }

  @Property(tries = 200)
  void pIsTheSameAfterScalingAndShifting(
      @ForAll @Size(min = 3, max = 9) List<@DoubleRange(min = -5, max = 5) Double> values,
      @ForAll @DoubleRange(min = 0.01, max = 100) double scale,
      @ForAll @DoubleRange(min = -5, max = 5) double shift) {
    Sample sample = sample(values);
    Assume.that(sample.standardDeviation() > 1e-3);
    Sample moved = sample.map("y", "", value -> scale * value + shift);
    assertThat(MeanTest.of(moved, shift).pGreater())
        .isCloseTo(MeanTest.of(sample, 0).pGreater(), within(1e-6));
  }

  @Property(tries = 200)
  void swappingTheArmsMirrorsEveryTest(
      @ForAll @Size(5) List<@DoubleRange(min = -5, max = 5) Double> first,
      @ForAll @Size(5) List<@DoubleRange(min = -5, max = 5) Double> second) {
    PairedTest one = PairedTest.ofDifferences(sample(first).minus(sample(second)));
    PairedTest two = PairedTest.ofDifferences(sample(second).minus(sample(first)));
    assertThat(one.t().pGreater()).isCloseTo(two.t().pLess(), within(1e-12));
    // Of 32 sums the observed one is at least one and at most another.
    assertThat(one.permutationGreater() + two.permutationGreater()).isBetween(33 / 32.0, 2.0);
  }

  @Property(tries = 200)
  void oneSidedPIsBelowAlphaExactlyWhenTheIntervalExcludesTheNull(
      @ForAll @Size(min = 2, max = 9) List<@DoubleRange(min = -1, max = 3) Double> values) {
    MeanTest test = MeanTest.of(sample(values), 0);
    Assume.that(test.standardError() > 1e-6 && Math.abs(test.pGreater() - 0.05) > 1e-6);
    assertThat(test.interval(0.9).orElseThrow().low() > 0).isEqualTo(test.pGreater() < 0.05);
  }

  @Property(tries = 200)
  void equivalenceIsTheIntervalInsideTheRange(
      @ForAll @Size(min = 2, max = 9) List<@DoubleRange(min = -1, max = 3) Double> values) {
    Sample sample = sample(values);
    Equivalence test = Equivalence.of(0, 2, end -> MeanTest.of(sample, end));
    Assume.that(!sample.isConstant() && Math.abs(test.pInside() - 0.05) > 1e-6);
    Interval interval = MeanTest.of(sample, 0).interval(0.9).orElseThrow();
    assertThat(test.pInside() < 0.05).isEqualTo(interval.low() >= 0 && interval.high() <= 2);
  }

  @Property(tries = 200)
  void holmNeverLowersAPKeepsTheirOrderAndIgnoresTheirPlaces(
      @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = 0, max = 1) Double> p,
      @ForAll long shuffle) {
    List<Double> adjusted = Holm.adjust(p);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < p.size(); i++) {
      places.add(i);
      assertThat(adjusted.get(i)).isBetween(p.get(i), Math.min(1, p.size() * p.get(i)));
      for (int j = 0; j < p.size(); j++) {
        if (p.get(i) <= p.get(j)) {
          assertThat(adjusted.get(i)).isLessThanOrEqualTo(adjusted.get(j));
        }
      }
    }
    Collections.shuffle(places, new Random(shuffle));
    assertThat(Holm.adjust(places.stream().map(p::get).toList()))
        .isEqualTo(places.stream().map(adjusted::get).toList());
  }

  @Property(tries = 200)
  void trendsAndRankCorrelationsSeeOnlyRanksAndTurnWithTheAxis(
      @ForAll @Size(6) List<@DoubleRange(min = -3, max = 3) Double> values) {
    double[] x = {1, 2, 4, 8, 16, 32};
    double[] y = values.stream().mapToDouble(Double::doubleValue).toArray();
    double[] grown = values.stream().mapToDouble(v -> v * v * v + 2 * v).toArray();
    double[] turned = values.stream().mapToDouble(v -> -v).toArray();
    assertThat(MonotoneTrend.of(x, grown).tau()).isEqualTo(MonotoneTrend.of(x, y).tau());
    assertThat(MonotoneTrend.of(x, turned).tau()).isEqualTo(-MonotoneTrend.of(x, y).tau());
    for (RankCorrelation method : RankCorrelation.values()) {
      assertThat(method.of(y, x)).isCloseTo(method.of(x, grown), within(1e-12));
      assertThat(method.of(x, turned)).isCloseTo(-method.of(x, y), within(1e-12));
    }
  }

  @Property(tries = 100)
  void aBrokenLineNeverFitsWorseThanTheSameLineWithAnotherBreak(
      @ForAll @Size(7) List<@DoubleRange(min = -3, max = 3) Double> values) {
    double[] x = {1, 2, 3, 4, 5, 6, 7};
    double[] y = values.stream().mapToDouble(Double::doubleValue).toArray();
    double best = BrokenLine.of(x, y).squaredError();
    for (double place : new double[] {2, 3.5, 6}) {
      assertThat(best).isLessThanOrEqualTo(BrokenLine.at(place, x, y).squaredError() + 1e-9);
    }
  }

  @Property(tries = 100)
  void theExactIntervalOfAShareHoldsItAndAgreesWithTheTest(
      @ForAll @IntRange(min = 0, max = 30) int having,
      @ForAll @DoubleRange(min = 0.02, max = 0.98) double share) {
    BinomialProportion proportion = new BinomialProportion(having, 30);
    Interval interval = proportion.interval(0.9);
    assertThat(interval.contains(proportion.share())).isTrue();
    Assume.that(Math.abs(proportion.pGreater(share) - 0.05) > 1e-6);
    assertThat(share < interval.low()).isEqualTo(proportion.pGreater(share) < 0.05);
  }

  /** So a withheld claim's p, which may be anything, cannot help another claim to a grade. */
  @Property(tries = 200)
  void holmIsNeverMilderThanOverFewerTests(
      @ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = 0, max = 1) Double> p,
      @ForAll @DoubleRange(min = 0, max = 1) double withheld) {
    List<Double> all = new ArrayList<>(p);
    all.add(withheld);
    List<Double> others = Holm.adjust(p);
    List<Double> together = Holm.adjust(all);
    for (int i = 0; i < p.size(); i++) {
      assertThat(together.get(i)).isGreaterThanOrEqualTo(others.get(i));
    }
  }
}
