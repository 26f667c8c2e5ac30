package dev.assay.claim.criterion;

import static dev.assay.claim.Given.arm;
import static dev.assay.claim.Given.arms;
import static dev.assay.claim.Given.curves;
import static dev.assay.claim.Given.decide;
import static dev.assay.claim.Given.grade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.assessment.Decision;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Observation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CriteriaTest {
  private static final double NAN = Double.NaN;
  private static final double[] LOW = {0.10, 0.12, 0.11, 0.09, 0.13};
  private static final double[] MIDDLE = {0.15, 0.18, 0.16, 0.15, 0.19};
  private static final double[] HIGH = {0.30, 0.33, 0.32, 0.28, 0.35};
  private static final double[] NOISE = {0.12, 0.10, 0.13, 0.08, 0.14};

  @Nested
  class Orderings {
    private final Evidence evidence =
        arm("loss", "a", LOW).and("loss", "b", MIDDLE).and("loss", "c", HIGH).build();

    @Test
    void everyGrade() {
      assertThat(grade(Ordering.lowerFirst("loss", "a", "b", "c"), evidence))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Ordering.higherFirst("loss", "c", "b", "a"), evidence))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Ordering.lowerFirst("loss", "b", "a"), evidence)).isEqualTo(Grade.REFUTED);
      assertThat(grade(Ordering.lowerFirst("loss", "a", "b").byFactor(1.4), evidence))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Ordering.lowerFirst("loss", "a", "b").byFactor(2), evidence))
          .isEqualTo(Grade.PARTIAL);
      assertThat(grade(Ordering.lowerFirst("loss", "a", "b").byDifference(0.05), evidence))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Ordering.lowerFirst("loss", "a", "b").byDifference(0.1), evidence))
          .isEqualTo(Grade.PARTIAL);
    }

    @Test
    void shownSmallerThanClaimedIsRefutedWithoutASignOfTheEffect() {
      Evidence equal = arm("loss", "a", LOW).and("loss", "n", NOISE).build();
      Decision direction = decide(Ordering.lowerFirst("loss", "a", "n"), equal);
      assertThat(direction.grade()).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(direction.power().orElseThrow().seedsNeeded().orElseThrow()).isGreaterThan(5);
      Decision magnitude = decide(Ordering.lowerFirst("loss", "a", "n").byDifference(0.1), equal);
      assertThat(magnitude.grade()).isEqualTo(Grade.REFUTED);
      assertThat(magnitude.why()).contains("smaller than claimed");
    }

    @Test
    void oneReversedPairRefutesTheChainAndIsNamed() {
      Decision outcome = decide(Ordering.lowerFirst("loss", "b", "a", "c"), evidence);
      assertThat(outcome.grade()).isEqualTo(Grade.REFUTED);
      assertThat(outcome.why())
          .contains("loss: a − b is shown to fall short")
          .contains("opposite side");
      // Union of two pairs: the smallest p counts twice.
      double reversed =
          decide(Ordering.lowerFirst("loss", "b", "a"), evidence).pRaw().orElseThrow();
      assertThat(outcome.pRaw().orElseThrow()).isCloseTo(2 * reversed, within(1e-15));
    }

    @Test
    void observesThePairWithTwoOpinionsBeforeTheArms() {
      List<Observation> observations =
          Ordering.lowerFirst("loss", "a", "b").assess(evidence, 0.05).observations();
      assertThat(observations).hasSize(3);
      assertThat(observations.get(0).arm()).isEqualTo("");
      assertThat(observations.get(0).mean()).isCloseTo(0.056, within(1e-12));
      assertThat(observations.get(0).interval().orElseThrow().level()).isEqualTo(0.9);
      assertThat(observations.get(0).text()).contains("sign flips p = 0.0313");
      assertThat(observations.get(1).arm()).isEqualTo("a");
    }

    @Test
    void aDivergedSeedAmongFiveIsCountedAgainstTheClaimAndNamed() {
      Evidence diverged =
          arm("loss", "a", LOW).and("loss", "c", 0.30, 0.33, NAN, 0.28, 0.35).build();
      Decision outcome = decide(Ordering.lowerFirst("loss", "a", "c"), diverged);
      assertThat(outcome.grade()).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(outcome.why()).contains("seed 3: loss of c: diverged at step 7");
      // Four of five by signs, at four fifths of α.
      assertThat(outcome.pRaw()).hasValueCloseTo(6.0 / 32 / 0.8, within(1e-12));
    }

    @Test
    void oneSeedDecidesNothing() {
      Evidence one = arm("loss", "a", 0.1).and("loss", "b", 9).build();
      Decision outcome = decide(Ordering.lowerFirst("loss", "a", "b"), one);
      assertThat(outcome.grade()).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(outcome.why()).contains("one seed decides nothing");
      assertThat(outcome.power()).isPresent();
    }

    @Test
    void aZeroHasNoLogarithm() {
      Evidence zero = arm("loss", "a", 0, 0.1, 0.1).and("loss", "b", 1, 1, 1.1).build();
      assertThat(decide(Ordering.lowerFirst("loss", "a", "b").byFactor(1), zero).why())
          .contains("seed 1")
          .contains("undefined for 1.0 and 0.0");
    }

    @Test
    void refusesArmsAndMarginsThatSayNothing() {
      assertThatThrownBy(() -> Ordering.lowerFirst("loss", "a")).hasMessageContaining("at least 2");
      assertThatThrownBy(() -> Ordering.lowerFirst("loss", "a", "a"))
          .hasMessageContaining("each once");
      assertThatThrownBy(() -> Ordering.lowerFirst("loss", "a", "b").byFactor(0.5))
          .hasMessageContaining("0 or more");
    }
  }

  @Nested
  class Levels {
    private final Evidence evidence =
        arm("accuracy", "deep", 0.991, 0.992, 0.9915, 0.9905, 0.992).build();

    @Test
    void everyGrade() {
      assertThat(grade(Level.atLeast("accuracy", "deep", 0.99), evidence))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Level.between("accuracy", "deep", 0.98, 0.9912), evidence))
          .isEqualTo(Grade.INCONCLUSIVE);
      assertThat(grade(Level.between("accuracy", "deep", 0.98, 0.99), evidence))
          .isEqualTo(Grade.REFUTED);
      assertThat(grade(Level.between("accuracy", "deep", 0.98, 0.99).tolerating(0.005), evidence))
          .isEqualTo(Grade.PARTIAL);
      assertThat(grade(Level.atMost("accuracy", "deep", 0.5), evidence)).isEqualTo(Grade.REFUTED);
    }

    @Test
    void divergedOrSingleSeedsDecideNothing() {
      assertThat(decide(Level.atLeast("loss", "a", 0), arm("loss", "a", 1, NAN, 1).build()).why())
          .contains("seed 2: diverged at step 7");
      assertThat(grade(Level.atLeast("loss", "a", 0), arm("loss", "a", 1).build()))
          .isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void aDeterministicNumberIsInsideOrNot() {
      double[] same = {0.1135, 0.1135, 0.1135, 0.1135, 0.1135};
      Evidence chance = arm("accuracy", "a", same).build();
      assertThat(grade(Level.between("accuracy", "a", 0.1, 0.1135), chance))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Level.atLeast("accuracy", "a", 0.94), chance)).isEqualTo(Grade.REFUTED);
    }

    @Test
    void powerAdvisesForWhicheverIsShownFirst() {
      // Mean 0.5, sd 1, 0.5 above the end: 69.1% of the runs lie above it, and as scipy's binomials
      // say, 42 runs are the first of which a significant majority does with probability 0.8.
      double root = Math.sqrt(0.5);
      Evidence two = arm("x", "a", 0.5 - root, 0.5 + root).build();
      assertThat(decide(Level.atLeast("x", "a", 0), two).power().orElseThrow().seedsNeeded())
          .hasValue(42);
    }

    @Test
    void refusesRangesThatBoundNothing() {
      assertThatThrownBy(() -> Level.between("loss", "a", 2, 1)).hasMessageContaining("[2.0, 1.0]");
      assertThatThrownBy(
              () -> Level.between("loss", "a", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
          .hasMessageContaining("one end must be finite");
      assertThatThrownBy(() -> Level.atLeast("loss", "a", 1).tolerating(-1))
          .hasMessageContaining("tolerance");
    }
  }

  @Nested
  class Effects {
    private final Evidence evidence = arm("R²", "model2", 0.91, 0.93, 0.95, 0.9, 0.94).build();

    @Test
    void everyGrade() {
      assertThat(grade(Effect.above("R²", "model2", 0.5, 0.9), evidence))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Effect.above("R²", "model2", 0.5, 0.99), evidence)).isEqualTo(Grade.PARTIAL);
      assertThat(grade(Effect.below("R²", "model2", 0.5, 0.1), evidence)).isEqualTo(Grade.REFUTED);
      assertThat(grade(Effect.below("R²", "model2", 1, 0.95), evidence))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Effect.above("R²", "model2", 0.93, 0.93), evidence))
          .isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void refusesAClaimOnTheWrongSide() {
      assertThatThrownBy(() -> Effect.above("R²", "a", 0.5, 0.1))
          .hasMessageContaining("wrong side");
      assertThatThrownBy(() -> Effect.below("R²", "a", 0.1, 0.5))
          .hasMessageContaining("wrong side");
    }
  }

  @Nested
  class Trends {
    private final double[] x = {8, 16, 32, 64};
    private final Evidence rising =
        curves(
            "accuracy",
            x,
            new double[] {1, 2, 3, 4},
            new double[] {1, 2, 4, 3},
            new double[] {0, 2, 3, 5},
            new double[] {1, 3, 4, 6},
            new double[] {2, 3, 4, 9});

    @Test
    void everyGrade() {
      assertThat(grade(Trend.rising("accuracy", arms(4)), rising)).isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Trend.rising("accuracy", arms(4)).withTauAtLeast(0.9), rising))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Trend.rising("accuracy", arms(4)).withTauAtLeast(1), rising))
          .isEqualTo(Grade.PARTIAL);
      assertThat(grade(Trend.falling("accuracy", arms(4)), rising)).isEqualTo(Grade.REFUTED);
      assertThat(grade(Trend.falling("accuracy", arms(4)).beyond(-0.3), rising))
          .isEqualTo(Grade.REFUTED);
    }

    @Test
    void theOrderOfArmsIsThatOfTheirPlaces() {
      assertThat(grade(Trend.rising("accuracy", List.of("x3", "x1", "x4", "x2")), rising))
          .isEqualTo(Grade.REPRODUCED);
    }

    @Test
    void aFlatCurveDoesNotRise() {
      double[] flat = {1, 1, 1, 1};
      Evidence evidence = curves("loss", x, flat, flat, flat, flat, flat);
      assertThat(grade(Trend.rising("loss", arms(4)).withTauAtLeast(0.5), evidence))
          .isEqualTo(Grade.REFUTED);
      assertThat(grade(Trend.rising("loss", arms(4)), evidence)).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(grade(Trend.falling("loss", arms(4)).beyond(-0.3), evidence))
          .isEqualTo(Grade.REPRODUCED);
    }

    @Test
    void aDivergedSeedCountsAsTheWorst() {
      double[] up = {1, 2, 3, 4};
      double[] lost = {1, 2, 3, NAN};
      Trend trend = Trend.rising("loss", arms(4));
      assertThat(grade(trend, curves("loss", x, up, up, up, up, lost)))
          .isEqualTo(Grade.INCONCLUSIVE);
      assertThat(grade(trend, curves("loss", x, up, up, up, up, up, up, up, lost)))
          .isEqualTo(Grade.REPRODUCED);
    }

    @Test
    void refusesTooFewArmsAndUnknownPlaces() {
      assertThatThrownBy(() -> Trend.rising("loss", arms(2))).hasMessageContaining("at least 3");
      assertThatThrownBy(() -> Trend.rising("loss", arms(4)).withTauAtLeast(1.2))
          .hasMessageContaining("τ");
      Evidence placeless =
          arm("loss", "x1", 1, 2).and("loss", "x2", 1, 2).and("loss", "x3", 1, 2).build();
      assertThatThrownBy(() -> grade(Trend.rising("loss", arms(3)), placeless))
          .hasMessageContaining("arm(\"x1\", x)");
    }
  }

  @Nested
  class Shares {
    private Evidence runs(int having, int lacking, int diverged) {
      double[] values = new double[having + lacking + diverged];
      Arrays.fill(values, having, having + lacking, 1);
      Arrays.fill(values, having + lacking, values.length, NAN);
      return arm("ratio", "tiny", values).build();
    }

    @Test
    void everyGrade() {
      Proportion most = Proportion.moreThan(0.5, "ratio", "tiny", 0, 0.5);
      assertThat(grade(most, runs(70, 30, 0))).isEqualTo(Grade.REPRODUCED);
      assertThat(grade(most, runs(55, 45, 0))).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(grade(most, runs(30, 70, 0))).isEqualTo(Grade.REFUTED);
      assertThat(grade(most.tolerating(0.1), runs(55, 45, 0))).isEqualTo(Grade.PARTIAL);
      assertThat(grade(Proportion.lessThan(0.2, "ratio", "tiny", 0, 0.5), runs(10, 90, 0)))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(new Proportion("ratio", "tiny", 0, 0.5, 0.1, 0.4, 0), runs(25, 75, 0)))
          .isEqualTo(Grade.REPRODUCED);
    }

    @Test
    void runsWithoutAValueCountAgainstEitherGrade() {
      Proportion most = Proportion.moreThan(0.5, "ratio", "tiny", 0, 0.5);
      assertThat(grade(most, runs(60, 20, 20))).isEqualTo(Grade.REPRODUCED);
      assertThat(grade(most, runs(52, 20, 28))).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(grade(most, runs(30, 50, 20))).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(grade(most, runs(30, 65, 5))).isEqualTo(Grade.REFUTED);
    }

    @Test
    void observesTheShareWithItsExactInterval() {
      Observation share =
          Proportion.moreThan(0.5, "ratio", "tiny", 0, 0.5)
              .assess(runs(29, 71, 0), 0.05)
              .observations()
              .get(0);
      assertThat(share.mean()).isEqualTo(0.29);
      assertThat(share.interval().orElseThrow().low()).isCloseTo(0.215879657, within(1e-8));
      assertThat(share.text()).contains("29 of 100 runs");
    }
  }

  @Nested
  class Arithmetics {
    @Test
    void aMismatchWithinTheReportIsIllPosed() {
      Evidence none = Evidence.builder().build();
      String sum = "10 + 55 + 110 + 110 + 55 + 6 + 5";
      Decision contradiction =
          decide(Arithmetic.ofReport("parameters of model0", 571, 351, sum), none);
      assertThat(contradiction.grade()).isEqualTo(Grade.ILL_POSED);
      assertThat(contradiction.why()).contains("stated 571, computed 351");
      assertThat(grade(Arithmetic.ofReport("parameters of model1", 712, 712, ""), none))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Arithmetic.ofReport("x", 10, 11, "").within(1), none))
          .isEqualTo(Grade.REPRODUCED);
    }
  }

  @Test
  void describeThemselvesWithTheirThresholds() {
    assertThat(Ordering.lowerFirst("loss", "a", "b").byFactor(1.5).describe())
        .contains("loss must be ordered a < b")
        .contains("at least 1.5");
    assertThat(Level.between("accuracy", "a", 0.25, 0.29).tolerating(0.05).describe())
        .contains("between 0.25 and 0.29")
        .contains("between 0.2 and 0.34");
    assertThat(Saturation.rising("loss", arms(5), 1e5).describe())
        .contains("100000")
        .contains("0.6")
        .contains("0.25 times");
    assertThat(Proportion.moreThan(0.5, "ratio", "a", 0.9, Double.POSITIVE_INFINITY).describe())
        .contains("more than 50%")
        .contains("of at least 0.9");
  }

  @Test
  void missingMeasurementsAreNamed() {
    assertThatThrownBy(
            () -> grade(Level.atLeast("loss", "deep", 1), arm("loss", "shallow", 1, 2).build()))
        .hasMessageContaining("No arm \"deep\"")
        .hasMessageContaining("[shallow]");
  }
}
