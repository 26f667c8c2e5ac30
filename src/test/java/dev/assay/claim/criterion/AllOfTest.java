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
import dev.assay.claim.assessment.Role;
import dev.assay.claim.evidence.Evidence;
import java.util.Collections;
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
    assertThat(whole(one, other)).isEqualTo(whole);
    assertThat(whole(other, one)).isEqualTo(whole);
  }

  @Test
  void anUndecidedPartDoesNotHideThatOthersDisagree() {
    assertThat(whole(REPRODUCED, INCONCLUSIVE, REFUTED)).isEqualTo(PARTIAL);
    assertThat(whole(REPRODUCED, ILL_POSED, REFUTED)).isEqualTo(ILL_POSED);
  }

  private static Grade whole(Grade... parts) {
    return CompositeAssessment.combine(
        List.of(parts), Collections.nCopies(parts.length, Role.PART));
  }

  @ParameterizedTest
  @CsvSource({
    "REPRODUCED, REPRODUCED, REPRODUCED",
    "REFUTED, REPRODUCED, REFUTED",
    "REFUTED, PARTIAL, REFUTED",
    "REFUTED, INCONCLUSIVE, REFUTED",
    "REPRODUCED, REFUTED, PARTIAL",
    "PARTIAL, REPRODUCED, PARTIAL",
    "INCONCLUSIVE, REPRODUCED, INCONCLUSIVE",
    "REFUTED, ILL_POSED, ILL_POSED"
  })
  void aRefutedCoreRefutesTheWhole(Grade core, Grade part, Grade whole) {
    assertThat(CompositeAssessment.combine(List.of(core, part), List.of(Role.CORE, Role.PART)))
        .isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({
    "REPRODUCED, REPRODUCED, REPRODUCED",
    "REPRODUCED, REFUTED, REFUTED",
    "REPRODUCED, PARTIAL, PARTIAL",
    "REPRODUCED, INCONCLUSIVE, INCONCLUSIVE",
    "REFUTED, REPRODUCED, UNTESTED",
    "REFUTED, REFUTED, UNTESTED",
    "PARTIAL, REFUTED, UNTESTED",
    "INCONCLUSIVE, REFUTED, INCONCLUSIVE",
    "REFUTED, ILL_POSED, ILL_POSED"
  })
  void aConditionThatFailsLeavesTheRestUntested(Grade condition, Grade part, Grade whole) {
    assertThat(
            CompositeAssessment.combine(
                List.of(condition, part), List.of(Role.CONDITION, Role.PART)))
        .isEqualTo(whole);
  }

  @Test
  void rolesStandInTheReasonAndMoveTheDigestOnlyWhereTheyAreDeclared() {
    Evidence evidence =
        Given.arm("x", "low", 0.1, 0.2, 0.1, 0.15).and("x", "high", 5, 5.1, 4.9, 5).build();
    Criterion low = Level.atLeast("x", "low", 1);
    Criterion high = Level.atLeast("x", "high", 1);
    AllOf alike = AllOf.of(low, high);
    assertThat(alike.thresholds()).doesNotContainKeys("01.role", "02.role");
    assertThat(Given.decide(alike, evidence).grade()).isEqualTo(PARTIAL);
    AllOf core = alike.core(low);
    assertThat(core.thresholds()).containsEntry("01.role", "core").doesNotContainKey("02.role");
    assertThat(core.digest()).isNotEqualTo(alike.digest());
    assertThat(Given.decide(core, evidence).grade()).isEqualTo(REFUTED);
    assertThat(Given.decide(core, evidence).why()).contains("Core part 1, ");
    assertThat(core.describe()).contains("(1) The core, without which the whole is refuted: ");
    Decision untested = Given.decide(alike.onlyIf(low), evidence);
    assertThat(untested.grade()).isEqualTo(Grade.UNTESTED);
    assertThat(untested.plain()).startsWith("What the claim is said of does not hold");
    assertThat(untested.deciding().orElseThrow().arm()).isEqualTo("low");
    assertThatThrownBy(() -> alike.core(Level.atLeast("x", "other", 1)))
        .hasMessageContaining("x of other at least 1\" is not a part");
    assertThatThrownBy(() -> alike.onlyIf(low).onlyIf(high)).hasMessageContaining("CONDITION");
  }

  /** "None" is said of a claim whose parts are all decided. */
  @Test
  void neverSaysNoneOfAnUndecidedClaim() {
    Evidence evidence =
        Given.arm("x", "open", 1, -1, 1, -1)
            .and("x", "fails", -1, -1.1, -0.9, -1)
            .and("x", "holds", 1, 1.1, 0.9, 1)
            .build();
    Criterion open = Effect.above("x", "open", 0, 0);
    Criterion fails = Effect.above("x", "fails", 0, 0);
    Criterion holds = Effect.above("x", "holds", 0, 0);
    assertThat(Given.decide(AllOf.of(open, fails), evidence).plain())
        .startsWith("1 of its 2 parts is shown not to hold in full, and 1 is open.");
    assertThat(Given.decide(AllOf.of(open, holds), evidence).plain())
        .startsWith("1 of its 2 parts is as claimed, and 1 is open.");
    assertThat(Given.decide(AllOf.of(fails, fails), evidence).plain())
        .startsWith("None of its 2 parts are as claimed.");
  }

  @Test
  void everyPartIsNamedInTheReason() {
    Evidence evidence =
        Given.arm("loss", "a", 1, 1.1, 0.9, 1, 1.05)
            .and("loss", "b", 2, 2.2, 2.1, 1.9, 2)
            .and("loss", "c", 3, 3.3, 3.1, 2.9, 3)
            .build();
    AllOf both =
        AllOf.of(Ordering.lowerFirst("loss", "a", "b"), Ordering.lowerFirst("loss", "c", "b"));
    Assessment assessment = both.assess(evidence, 0.05);
    assertThat(assessment.tests()).hasSize(2);
    Decision outcome = assessment.decide(HolmFamily.alone(assessment, 0.05));
    assertThat(outcome.grade()).isEqualTo(PARTIAL);
    assertThat(outcome.why())
        .contains("Part 1, loss: a < b: REPRODUCED.")
        .contains("Part 2, loss: c < b: REFUTED.")
        .contains("over 1 claim");
    Decision refuted =
        ((CompositeAssessment) assessment)
            .parts()
            .get(1)
            .decide(HolmFamily.alone(assessment, 0.05));
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
    String why = assessment.decide(HolmFamily.alone(assessment, 0.05)).plain();
    assertThat(why).startsWith("Both parts of it are open.").contains("” and “");
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
    assertThatThrownBy(() -> AllOf.of(part)).hasMessageContaining("1 part");
    assertThatThrownBy(() -> AllOf.of(part, AllOf.of(part, part)))
        .hasMessageContaining("[level, allOf]");
  }
}
