package dev.assay.claim;

import static dev.assay.claim.Given.QUICK;
import static dev.assay.claim.Given.arm;
import static dev.assay.claim.Given.arms;
import static dev.assay.claim.Given.claim;
import static dev.assay.claim.Given.curves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Barrier;
import dev.assay.claim.criterion.Correlation;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Direction;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.criterion.Saturation;
import dev.assay.claim.criterion.Trend;
import dev.assay.claim.criterion.Unimodal;
import dev.assay.claim.evidence.Evidence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThresholdRangesTest {
  private static final Evidence LOSSES =
      arm("loss", "wide", 1, 1.1, 0.9, 1, 1.05)
          .and("loss", "deep", 2.3, 2.5, 2.1, 2.2, 2.45)
          .build();
  private static final Evidence CURVES =
      curves(
          "y",
          new double[] {1, 2, 3, 4, 5, 6},
          new double[] {0.1, 1.1, 2.2, 2.9, 3.1, 2.8},
          new double[] {0, 1.2, 1.9, 3.1, 2.9, 3.2},
          new double[] {-0.1, 0.9, 2.1, 3, 3.2, 2.9},
          new double[] {0.1, 1, 2, 2.8, 3, 3.1});

  private static Verdict judged(Evidence evidence, Claim... claims) {
    return ThresholdRanges.attach(Judge.judge(List.of(claims), evidence, Map.of(), QUICK)).get(0);
  }

  private static Grade grade(Criterion criterion, Evidence evidence) {
    return judged(evidence, claim("F2", criterion)).grade();
  }

  @Test
  void aRatioStaysReproducedUpToTheMeanOfIt() {
    Verdict verdict =
        judged(LOSSES, claim("F2", Ordering.lowerFirst("loss", "wide", "deep").byFactor(1.5)));
    assertThat(verdict.grade()).isEqualTo(Grade.REPRODUCED);
    ThresholdRange range = verdict.ranges().get(0);
    assertThat(range.from()).isEmpty();
    assertThat(Math.exp(range.to().orElseThrow())).isCloseTo(2.288, within(0.002));
    assertThat(range.text())
        .isEqualTo(
            "REPRODUCED for any ratio of neighbours up to a factor of 2.287; claimed: a factor of 1.5");
  }

  /** At both ends the grade is still the same, a little beyond it is another: for every kind. */
  @ParameterizedTest
  @MethodSource("criteria")
  void changesBeyondItsEndsAndNotWithin(Criterion criterion) {
    Evidence evidence = evidence(criterion);
    Verdict verdict = judged(evidence, claim("F2", criterion));
    ThresholdRange range = verdict.ranges().get(0);
    var at = criterion.threshold().orElseThrow().at();
    range
        .from()
        .ifPresent(
            end -> {
              assertThat(grade(at.apply(end), evidence)).isEqualTo(verdict.grade());
              assertThat(grade(at.apply(end - beyond(end)), evidence))
                  .isNotEqualTo(verdict.grade());
            });
    range
        .to()
        .ifPresent(
            end -> {
              assertThat(grade(at.apply(end), evidence)).isEqualTo(verdict.grade());
              assertThat(grade(at.apply(end + beyond(end)), evidence))
                  .isNotEqualTo(verdict.grade());
            });
    assertThat(range.from().isPresent() || range.to().isPresent()).isTrue();
  }

  private static double beyond(double end) {
    return 2e-4 * Math.max(Math.abs(end), 1e-3);
  }

  private static Evidence evidence(Criterion criterion) {
    return LOSSES.hasAll(criterion.needs()) ? LOSSES : CURVES;
  }

  static List<Criterion> criteria() {
    return List.of(
        Ordering.lowerFirst("loss", "wide", "deep"),
        Ordering.lowerFirst("loss", "wide", "deep").byDifference(5),
        Effect.above("loss", "deep", 1, 2),
        Effect.below("loss", "deep", 3, 1.5),
        Level.atLeast("loss", "deep", 2),
        Level.atMost("loss", "deep", 1),
        Level.between("loss", "deep", 2, 2.6),
        Proportion.moreThan(0.3, "loss", "deep", 2, 3),
        Proportion.lessThan(0.7, "loss", "deep", 5, 6),
        Trend.rising("y", arms(6)).withTauAtLeast(0.5),
        Unimodal.peak("y", List.of("x1"), List.of("x4"), List.of("x2")).byDifference(0.5),
        Barrier.ofHeight("y", arms(6), 0.1, 1),
        new Saturation("y", arms(6), Direction.UP, 4, false, 0.3, 2));
  }

  @Test
  void othersOfTheFamilyHaveTheirPart() {
    Claim one = claim("F2", Level.atLeast("loss", "deep", 2));
    Claim two = claim("F3", Level.atLeast("loss", "wide", 1));
    double alone = judged(LOSSES, one).ranges().get(0).to().orElseThrow();
    double beside = judged(LOSSES, one, two).ranges().get(0).to().orElseThrow();
    assertThat(beside).isLessThan(alone);
  }

  @Test
  void eachPartOfAWholeHasItsOwn() {
    Verdict verdict =
        judged(
            LOSSES,
            claim(
                "F2",
                AllOf.of(
                    Level.atLeast("loss", "deep", 2),
                    Ordering.lowerFirst("loss", "wide", "deep").byFactor(1.5))));
    assertThat(verdict.ranges())
        .extracting(ThresholdRange::name)
        .containsExactly("lower end", "ratio of neighbours");
    assertThat(verdict.ranges()).allSatisfy(range -> assertThat(range.to()).isPresent());
  }

  @Test
  void thereAreNoneWhereTheGradeHangsOnNoThreshold() {
    assertThat(judged(LOSSES, claim("F1", Arithmetic.ofReport("x", 1, 2, ""))).ranges()).isEmpty();
    assertThat(
            judged(
                    LOSSES,
                    claim("F2", Level.atLeast("loss", "deep", 2))
                        .withControls(
                            List.of(
                                new PositiveControl("a", "b", Level.atLeast("loss", "wide", 9)))))
                .ranges())
        .isEmpty();
  }

  @Test
  void correlationsHaveOneToo() {
    Evidence both =
        arm("a", "x1", 1, 2, 1)
            .and("a", "x2", 2, 3, 3)
            .and("a", "x3", 3, 4, 2)
            .and("b", "x1", 1, 1, 1)
            .and("b", "x2", 2, 2, 2)
            .and("b", "x3", 3, 3, 3)
            .build();
    assertThat(judged(both, claim("F2", Correlation.positive("a", "b", arms(3), 0.5))).ranges())
        .singleElement()
        .satisfies(range -> assertThat(range.name()).isEqualTo("correlation"));
  }
}
