package dev.assay.claim.criterion;

import static dev.assay.claim.assessment.Grade.ILL_POSED;
import static dev.assay.claim.assessment.Grade.INCONCLUSIVE;
import static dev.assay.claim.assessment.Grade.PARTIAL;
import static dev.assay.claim.assessment.Grade.REFUTED;
import static dev.assay.claim.assessment.Grade.REPRODUCED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.Given;
import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.CompositeAssessment;
import dev.assay.claim.assessment.Decision;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.HolmFamily;
import dev.assay.claim.evidence.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllOfTest {
  @ParameterizedTest
  @CsvSource({
    "REPRODUCED, REPRODUCED, REPRODUCED",
    "REPRODUCED, PARTIAL, PARTIAL",
    "PARTIAL, PARTIAL, PARTIAL",
    "REPRODUCED, REFUTED, PARTIAL",
    "PARTIAL, REFUTED, PARTIAL",
    "REFUTED, REFUTED, REFUTED",
    "REFUTED, INCONCLUSIVE, REFUTED",
    "REPRODUCED, INCONCLUSIVE, INCONCLUSIVE",
    "PARTIAL, INCONCLUSIVE, INCONCLUSIVE",
    "INCONCLUSIVE, INCONCLUSIVE, INCONCLUSIVE",
    "ILL_POSED, REPRODUCED, ILL_POSED",
    "ILL_POSED, REFUTED, ILL_POSED",
    "ILL_POSED, INCONCLUSIVE, ILL_POSED"
  })
  void gradesTheWholeByTheTableWhateverTheOrder(Grade one, Grade other, Grade whole) {
    assertThat(CompositeAssessment.combine(List.of(one, other))).isEqualTo(whole);
    assertThat(CompositeAssessment.combine(List.of(other, one))).isEqualTo(whole);
  }

  @Test
  void anUndecidedPartDoesNotHideThatOthersDisagree() {
    assertThat(CompositeAssessment.combine(List.of(REPRODUCED, INCONCLUSIVE, REFUTED)))
        .isEqualTo(PARTIAL);
    assertThat(CompositeAssessment.combine(List.of(REPRODUCED, ILL_POSED, REFUTED)))
        .isEqualTo(ILL_POSED);
  }

  @Test
  void everyPartEntersTheFamilyAndIsNamedInTheReason() {
    Evidence evidence =
        Given.arm("loss", "a", 1, 1.1, 0.9, 1, 1.05)
            .and("loss", "b", 2, 2.2, 2.1, 1.9, 2)
            .and("loss", "c", 3, 3.3, 3.1, 2.9, 3)
            .build();
    AllOf both =
        AllOf.of(Ordering.lowerFirst("loss", "a", "b"), Ordering.lowerFirst("loss", "c", "b"));
    Assessment assessment = both.assess(evidence, 0.05);
    assertThat(assessment.tests()).hasSize(2);
    Decision outcome = assessment.decide(HolmFamily.of(assessment.tests(), 0.05));
    assertThat(outcome.grade()).isEqualTo(PARTIAL);
    assertThat(outcome.why())
        .contains("Part 1, loss: a < b: REPRODUCED.")
        .contains("Part 2, loss: c < b: REFUTED.")
        .contains("over 2 test(s)");
    Decision refuted =
        ((CompositeAssessment) assessment)
            .parts()
            .get(1)
            .decide(HolmFamily.of(assessment.tests(), 0.05));
    assertThat(outcome.pRaw()).isEqualTo(refuted.pRaw());
    assertThat(both.needs()).hasSize(3);
    assertThat(both.describe()).startsWith("All of these must hold: (1) loss").contains("(2) loss");
    assertThat(both.thresholds()).containsKeys("01.arms", "02.arms", "01.kind");
  }

  @Test
  void partsThatShareAReasonAreNamedTogether() {
    Evidence evidence = Given.arm("x", "open", 1, -1, 1, -1).and("x", "too", 1, -1, 1, -1).build();
    Assessment assessment =
        AllOf.of(Effect.above("x", "open", 0, 0), Effect.above("x", "too", 0, 0))
            .assess(evidence, 0.05);
    String why = assessment.decide(HolmFamily.of(assessment.tests(), 0.05)).plain();
    assertThat(why).startsWith("None of its 2 parts are as claimed.").contains("” and “");
    assertThat(why.split("do not decide it", -1)).hasSize(2);
  }

  /** The order of the parts does not make the p of one stand beside the number of another. */
  @Test
  void pAndNumberAreThoseOfOnePart() {
    Evidence evidence =
        Given.arm("x", "sure", 5, 5.1, 4.9, 5, 5.05).and("x", "less", 1, 3, 0.5, 2, 2.5).build();
    Criterion sure = Effect.above("x", "sure", 0, 0);
    Criterion less = Effect.above("x", "less", 0, 0);
    for (AllOf both : List.of(AllOf.of(sure, less), AllOf.of(less, sure))) {
      Decision whole = Given.decide(both, evidence);
      assertThat(whole.grade()).isEqualTo(REPRODUCED);
      assertThat(whole.pRaw()).isEqualTo(Given.decide(less, evidence).pRaw());
      assertThat(whole.deciding()).isEqualTo(Given.decide(less, evidence).deciding());
    }
  }

  @Test
  void undecidedPartsBringTheAdviceThatNeedsMost() {
    Evidence evidence =
        Given.arm("x", "near", 0.1, 0.3, -0.2, 0.2, 0.1).and("x", "far", 1, 3, -1.2, 2, 1).build();
    AllOf both = AllOf.of(Effect.above("x", "near", 0, 0), Effect.above("x", "far", 0, 0));
    Decision whole = Given.decide(both, evidence);
    assertThat(whole.grade()).isEqualTo(INCONCLUSIVE);
    assertThat(whole.power().orElseThrow().seedsNeeded().orElseThrow())
        .isGreaterThan(
            Given.decide(Effect.above("x", "far", 0, 0), evidence)
                .power()
                .orElseThrow()
                .seedsNeeded()
                .orElse(0));
  }

  @Test
  void refusesOnePartAndNesting() {
    Criterion part = Level.atLeast("loss", "a", 1);
    assertThatThrownBy(() -> AllOf.of(part)).hasMessageContaining("1 part(s)");
    assertThatThrownBy(() -> AllOf.of(part, AllOf.of(part, part)))
        .hasMessageContaining("[level, allOf]");
  }
}
