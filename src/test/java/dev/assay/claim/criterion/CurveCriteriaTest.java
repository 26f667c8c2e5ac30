package dev.assay.claim.criterion;

import static dev.assay.claim.Given.arm;
import static dev.assay.claim.Given.arms;
import static dev.assay.claim.Given.curves;
import static dev.assay.claim.Given.decide;
import static dev.assay.claim.Given.grade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.Given;
import dev.assay.claim.assessment.Decision;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Observation;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The kinds that judge a curve over arms. */
class CurveCriteriaTest {
  private static final double NAN = Double.NaN;

  @Nested
  class Unimodals {
    private final double[] x = {16, 128, 256, 1024};
    private final Evidence peak =
        curves(
            "accuracy",
            x,
            new double[] {1, 4, 5, 3},
            new double[] {2, 6, 5, 4},
            new double[] {1, 5, 5, 3},
            new double[] {1, 4, 6, 4},
            new double[] {2, 5, 6, 4});
    private final List<String> low = List.of("x1");
    private final List<String> middle = List.of("x2", "x3");
    private final List<String> high = List.of("x4");

    @Test
    void everyGrade() {
      assertThat(grade(Unimodal.peak("accuracy", low, middle, high), peak))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Unimodal.peak("accuracy", low, middle, high).byDifference(2), peak))
          .isEqualTo(Grade.PARTIAL);
      assertThat(grade(Unimodal.peak("accuracy", low, middle, high).byFactor(1.2), peak))
          .isEqualTo(Grade.REPRODUCED);
    }

    @Test
    void aRiseThatGoesOnIsNoPeak() {
      Evidence rising =
          curves(
              "accuracy",
              x,
              new double[] {1, 2, 3, 5},
              new double[] {1, 3, 3, 6},
              new double[] {0, 2, 3, 4.5});
      Decision outcome = decide(Unimodal.peak("accuracy", low, middle, high), rising);
      assertThat(outcome.grade()).isEqualTo(Grade.REFUTED);
      assertThat(outcome.why()).contains("over high end [x4] is shown to fall short");
    }

    @Test
    void valuesWithoutLogarithmAreMissing() {
      Evidence zero = curves("loss", x, new double[] {0, 1, 1, 1}, new double[] {1, 2, 2, 1});
      assertThat(decide(Unimodal.peak("loss", low, middle, high).byFactor(1), zero).why())
          .contains("seed 1");
    }
  }

  @Nested
  class Saturations {
    private final double[] x = {1, 2, 3, 4, 5, 6};

    private double[] hinge(double after, double wiggle) {
      return new double[] {0, 1 + wiggle, 2, 3, 3 + after, 3 + 2 * after - wiggle};
    }

    @Test
    void everyGrade() {
      Saturation claim = Saturation.rising("accuracy", arms(6), 4);
      Evidence flat =
          curves(
              "accuracy",
              x,
              hinge(0.05, 0.01),
              hinge(0, 0.1),
              hinge(0.1, -0.1),
              hinge(0, 0),
              hinge(0, 0.05));
      assertThat(grade(claim, flat)).isEqualTo(Grade.REPRODUCED);
      Evidence slower =
          curves("accuracy", x, hinge(0.6, 0.01), hinge(0.5, 0.1), hinge(0.6, -0.1), hinge(0.5, 0));
      assertThat(grade(claim, slower)).isEqualTo(Grade.PARTIAL);
      Evidence straight =
          curves("accuracy", x, hinge(1, 0.01), hinge(1.1, 0.1), hinge(0.9, -0.1), hinge(1, 0));
      assertThat(grade(claim, straight)).isEqualTo(Grade.REFUTED);
      assertThat(grade(Saturation.falling("accuracy", arms(6), 4), flat)).isEqualTo(Grade.REFUTED);
    }

    @Test
    void aGridThatEndsAtTheBreakIsIllPosed() {
      Evidence evidence = curves("accuracy", x, hinge(0, 0), hinge(0, 0.1));
      Decision outcome = decide(Saturation.rising("accuracy", arms(6), 5), evidence);
      assertThat(outcome.grade()).isEqualTo(Grade.ILL_POSED);
      assertThat(outcome.why()).contains("5 places up to the break at 5 and 1 beyond");
      assertThat(grade(Saturation.rising("accuracy", arms(6), 4).requiringBeyond(3), evidence))
          .isEqualTo(Grade.ILL_POSED);
    }

    @Test
    void takesSlopesOverTheLogarithmAndReportsWhereTheDataPutTheBreak() {
      double[] doubling = {1, 2, 4, 8, 16, 32};
      Evidence evidence = curves("accuracy", doubling, hinge(0, 0), hinge(0, 0.1), hinge(0, -0.1));
      Saturation claim = Saturation.rising("accuracy", arms(6), 8).onLogX();
      assertThat(grade(claim, evidence)).isEqualTo(Grade.REPRODUCED);
      Observation found = claim.assess(evidence, 0.05).observations().get(1);
      assertThat(found.name()).startsWith("fitted break point");
      assertThat(found.mean()).isCloseTo(8, within(0.1));
      assertThat(found.interval().orElseThrow().low()).isBetween(6.0, 8.001);
      assertThat(found.interval().orElseThrow().high()).isBetween(7.999, 10.0);
    }
  }

  @Nested
  class Barriers {
    private final double[] x = {0, 0.25, 0.5, 1};
    private final Evidence evidence =
        curves(
            "loss",
            x,
            new double[] {0.1, 1.2, 2.2, 0.3},
            new double[] {0.1, 1.0, 2.0, 0.1},
            new double[] {0.2, 1.1, 1.9, 0.2});

    @Test
    void everyGrade() {
      assertThat(grade(Barrier.ofHeight("loss", arms(4), 0.1, 1), evidence))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Barrier.ofHeight("loss", arms(4), 0.1, 3), evidence))
          .isEqualTo(Grade.PARTIAL);
      assertThat(grade(Barrier.dipOfDepth("loss", arms(4), 0, 0.1), evidence))
          .isEqualTo(Grade.REFUTED);
    }

    @Test
    void measuresOverTheLineBetweenTheEnds() {
      // At x = 0.5 the first line stands at 0.2: 2.2 − 0.2 = 2.0; then 1.9 and 1.7.
      Observation height =
          Barrier.ofHeight("loss", arms(4), 0.1, 1).assess(evidence, 0.05).observations().get(0);
      assertThat(height.mean()).isCloseTo((2.0 + 1.9 + 1.7) / 3, within(1e-12));
      assertThat(
              Barrier.ofHeight("loss", List.of("x3", "x4", "x1", "x2"), 0.1, 1)
                  .assess(evidence, 0.05)
                  .observations()
                  .get(0)
                  .mean())
          .isEqualTo(height.mean());
    }

    @Test
    void refusesHeightsOutOfOrder() {
      assertThatThrownBy(() -> Barrier.ofHeight("loss", arms(4), 2, 1))
          .hasMessageContaining("0 ≤ negligible ≤ height");
    }
  }

  @Nested
  class Correlations {
    private Evidence evidence() {
      Given given = arm("norm", "x1", 1, 1, 2, 1, 1).and("loss", "x1", 5, 6, 5, 4, 5);
      given.and("norm", "x2", 2, 3, 3, 2, 2).and("loss", "x2", 6, 7, 7, 8, 6);
      given.and("norm", "x3", 3, 2, 4, 3, 3).and("loss", "x3", 7, 8, 8, 9, 7);
      return given.and("norm", "x4", 4, 4, 5, 4, 4).and("loss", "x4", 8, 9, 9, 10, 8).build();
    }

    @Test
    void everyGrade() {
      assertThat(grade(Correlation.positive("norm", "loss", arms(4), 0.5), evidence()))
          .isEqualTo(Grade.REPRODUCED);
      assertThat(grade(Correlation.positive("norm", "loss", arms(4), 1), evidence()))
          .isEqualTo(Grade.PARTIAL);
      assertThat(grade(Correlation.negative("norm", "loss", arms(4), 0), evidence()))
          .isEqualTo(Grade.REFUTED);
    }

    @Test
    void aSeedThatLacksOneSideCountsAsTheWorst() {
      Given given = arm("norm", "x1", 1, 1).and("loss", "x1", 5, 6);
      given.and("norm", "x2", 2, 3).and("loss", "x2", 6, NAN);
      given.and("norm", "x3", 3, 4).and("loss", "x3", 7, 8);
      Correlation correlation = Correlation.positive("norm", "loss", arms(3), 0.5);
      assertThat(grade(correlation, given.build())).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(correlation.assess(given.build(), 0.05).observations().get(0).text())
          .contains("1 missing");
    }
  }
}
