package dev.assay.claim.criterion;

import static dev.assay.claim.Given.arms;
import static dev.assay.claim.Given.grade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Given;
import dev.assay.claim.assessment.Decision;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.evidence.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class CriterionProperties {
  private static double[] noise(long seed, int n, double mean, double deviation) {
    Random random = new Random(seed);
    return random.doubles(n, -1, 1).map(u -> mean + deviation * u).toArray();
  }

  private static Grade mirrored(Grade grade) {
    return switch (grade) {
      case REPRODUCED -> Grade.REFUTED;
      case REFUTED -> Grade.REPRODUCED;
      default -> grade;
    };
  }

  @Property(tries = 200)
  void swappingTheArmsMirrorsTheGrade(
      @ForAll long seed, @ForAll @DoubleRange(min = -2, max = 2) double shift) {
    Evidence evidence =
        Given.arm("loss", "a", noise(seed, 5, 10, 1))
            .and("loss", "b", noise(seed + 1, 5, 10 + shift, 1))
            .build();
    Grade grade = grade(Ordering.lowerFirst("loss", "a", "b"), evidence);
    assertThat(grade(Ordering.lowerFirst("loss", "b", "a"), evidence)).isEqualTo(mirrored(grade));
    assertThat(grade(Ordering.higherFirst("loss", "b", "a"), evidence)).isEqualTo(grade);
  }

  @Property(tries = 100)
  void unitsDoNotMatter(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0, max = 2) double shift,
      @ForAll @IntRange(min = -3, max = 3) int power) {
    double scale = Math.pow(2, power); // exact in binary, so that no rounding moves a grade
    double[] a = noise(seed, 5, 10, 1);
    double[] b = noise(seed + 1, 5, 10 + shift, 1);
    Evidence evidence = Given.arm("loss", "a", a).and("loss", "b", b).build();
    Evidence scaled =
        Given.arm("loss", "a", scaled(a, scale)).and("loss", "b", scaled(b, scale)).build();
    Ordering ordering = Ordering.lowerFirst("loss", "a", "b");
    assertThat(grade(ordering.byDifference(scale), scaled))
        .isEqualTo(grade(ordering.byDifference(1), evidence));
    assertThat(grade(Level.between("loss", "b", 9.5 * scale, 11 * scale), scaled))
        .isEqualTo(grade(Level.between("loss", "b", 9.5, 11), evidence));
  }

  @Property(tries = 100)
  void theOrderInWhichResultsArriveDoesNotMatter(@ForAll long seed) {
    double[][] curves = new double[5][];
    for (int i = 0; i < curves.length; i++) {
      curves[i] = noise(seed + i, 4, 0, 1);
    }
    List<int[]> places = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 4; j++) {
        places.add(new int[] {i, j});
      }
    }
    List<Decision> outcomes = new ArrayList<>();
    for (int turn = 0; turn < 2; turn++) {
      Evidence.Builder builder = Evidence.builder();
      for (int[] place : places) {
        builder.put("loss", "", "x" + (place[1] + 1), place[0], curves[place[0]][place[1]]);
        builder.arm("x" + (place[1] + 1), place[1]);
      }
      outcomes.add(Given.decide(Trend.rising("loss", arms(4)), builder.build()));
      Collections.shuffle(places, new Random(seed));
    }
    assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
  }

  /** Who asks for many grades leaves out what takes long, and no p-value. */
  @Property(tries = 100)
  void whatTakesLongDecidesNothing(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 12) int seeds,
      @ForAll @DoubleRange(min = -1, max = 1) double rise) {
    double[][] curves = new double[seeds][];
    for (int i = 0; i < seeds; i++) {
      curves[i] = noise(seed + i, 6, 0, 1);
      for (int j = 0; j < 4; j++) {
        curves[i][j] += rise * (j - 3);
      }
    }
    Evidence evidence = Given.curves("y", new double[] {1, 2, 3, 4, 5, 6}, curves);
    Ordering ordering = Ordering.lowerFirst("y", "x1", "x2");
    Saturation saturation = Saturation.rising("y", arms(6), 4);
    for (Criterion criterion : List.of(ordering, saturation, AllOf.of(ordering, saturation))) {
      assertThat(criterion.test(evidence, Given.ALPHA).tests())
          .extracting(TestedAssessment::p)
          .isEqualTo(
              criterion.assess(evidence, Given.ALPHA).tests().stream()
                  .map(TestedAssessment::p)
                  .toList());
    }
  }

  @Property(tries = 100)
  void askingForMoreNeverHelps(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0, max = 2) double shift,
      @ForAll @DoubleRange(min = 0, max = 2) double less,
      @ForAll @DoubleRange(min = 0, max = 2) double more) {
    Evidence evidence =
        Given.arm("loss", "a", noise(seed, 5, 10, 1))
            .and("loss", "b", noise(seed + 1, 5, 10 + shift, 1))
            .build();
    Ordering ordering = Ordering.lowerFirst("loss", "a", "b");
    if (grade(ordering.byDifference(less + more), evidence) == Grade.REPRODUCED) {
      assertThat(grade(ordering.byDifference(less), evidence)).isEqualTo(Grade.REPRODUCED);
    }
    if (grade(ordering.byDifference(less), evidence) == Grade.REFUTED) {
      assertThat(grade(ordering.byDifference(less + more), evidence)).isEqualTo(Grade.REFUTED);
    }
  }

  /** Seeds that did not decide are never said to be enough, also where some have no value. */
  @Property(tries = 100)
  void whatIsOpenNeedsMoreSeedsThanThereAre(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 12) int seeds,
      @ForAll @IntRange(min = 0, max = 4) int missing,
      @ForAll @DoubleRange(min = -2, max = 2) double shift) {
    double[] b = noise(seed, seeds, shift, 1);
    Arrays.fill(b, 0, Math.min(missing, seeds), Double.NaN);
    Evidence evidence = Given.arm("x", "a", noise(seed + 1, seeds, 0, 1)).and("x", "b", b).build();
    for (Criterion criterion :
        List.of(
            Effect.above("x", "b", 0, 0.5),
            Ordering.lowerFirst("x", "a", "b"),
            Level.between("x", "b", -1, 1).tolerating(1),
            Proportion.moreThan(0.8, "x", "b", 0, 9).tolerating(0.3))) {
      Given.decide(criterion, evidence)
          .power()
          .ifPresent(
              advice ->
                  assertThat(advice.seedsNeeded().orElse(Integer.MAX_VALUE))
                      .as(criterion.label())
                      .isGreaterThan(advice.seedsNow()));
    }
  }

  private static double[] scaled(double[] values, double scale) {
    double[] result = values.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] *= scale;
    }
    return result;
  }
}
