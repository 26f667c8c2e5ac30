package dev.assay.claim;

import static dev.assay.claim.Given.CUT_DOWN;
import static dev.assay.claim.Given.FULL;
import static dev.assay.claim.Given.QUICK;
import static dev.assay.claim.Given.SMOKE;
import static dev.assay.claim.Given.arm;
import static dev.assay.claim.Given.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.MissingSeed;
import dev.assay.claim.settings.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
  // One-sided p of a mean above 0: about 0.027.
  private static final double[] WEAK = {0.5, 1.5, -0.3, 1.2, 0.9};
  private static final double[] STRONG = {1, 1.1, 0.9, 1, 1.05};
  private static final Evidence EVIDENCE =
      arm("x", "weak", WEAK).and("x", "strong", STRONG).build();
  private static final Claim WEAKLY = claim("F2", Effect.above("x", "weak", 0, 0));
  private static final Claim STRONGLY = claim("F3", Effect.above("x", "strong", 0, 0));

  private static Verdict one(Claim claim, Evidence evidence, Setting setting) {
    return Judge.judge(List.of(claim), evidence, Map.of(), setting).get(0);
  }

  @Test
  void adjustsOverTheClaimsOfASection() {
    Verdict alone = one(WEAKLY, EVIDENCE, QUICK);
    assertThat(alone.grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(alone.pAdjusted()).isEqualTo(alone.pRaw());
    Claim again = claim("F4", Effect.above("x", "weak", 0, 0));
    List<Verdict> three = Judge.judge(List.of(WEAKLY, STRONGLY, again), EVIDENCE, Map.of(), QUICK);
    double raw = three.get(0).pRaw().orElseThrow();
    assertThat(raw).isBetween(0.02, 0.05);
    assertThat(three.get(0).pAdjusted().orElseThrow()).isCloseTo(2 * raw, within(1e-12));
    assertThat(three.get(0).grade()).isEqualTo(Grade.INCONCLUSIVE);
    assertThat(three.get(1).grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(three.get(1).pAdjusted().orElseThrow())
        .isCloseTo(3 * three.get(1).pRaw().orElseThrow(), within(1e-15));
    assertThat(three.get(0).power().orElseThrow().text()).contains("seeds (now 5)");
  }

  @Test
  void otherSectionsDoNotMoveAGrade() {
    Claim elsewhere =
        Claim.of("C1", "hw1-1.2")
            .statement("Another.")
            .where("HW1-1, 2 a", "")
            .criterion(Effect.above("x", "weak", 0, 0))
            .build();
    Verdict alone = one(WEAKLY, EVIDENCE, QUICK);
    Verdict together = Judge.judge(List.of(WEAKLY, elsewhere), EVIDENCE, Map.of(), QUICK).get(0);
    assertThat(together.pAdjusted()).isEqualTo(alone.pAdjusted());
    assertThat(together.grade()).isEqualTo(alone.grade());
  }

  @Test
  void smokeGradesNothingButRunsTheMachinery() {
    Verdict verdict = one(STRONGLY, EVIDENCE, SMOKE);
    assertThat(verdict.grade()).isEqualTo(Grade.NOT_RUN);
    assertThat(verdict.why()).contains("smoke").contains("grades nothing");
    assertThat(verdict.observations()).isNotEmpty();
    assertThat(one(claim("F9", Level.atLeast("y", "z", 1)), EVIDENCE, SMOKE).grade())
        .isEqualTo(Grade.NOT_RUN);
  }

  @Test
  void aCutDownBudgetDecidesNothingAndSaysWhatItWouldBe() {
    for (Criterion criterion :
        List.of(Effect.above("x", "strong", 0, 0.5), Effect.below("x", "strong", 0, -1))) {
      Claim trained = claim("R2", criterion);
      Verdict quick = one(trained, EVIDENCE, CUT_DOWN);
      Verdict full = one(trained, EVIDENCE, FULL);
      assertThat(full.grade().isDecided()).isTrue();
      assertThat(full.wouldBe()).isEmpty();
      assertThat(quick.grade()).isEqualTo(Grade.INCONCLUSIVE);
      assertThat(quick.wouldBe()).contains(full.grade());
      assertThat(quick.why())
          .startsWith("On this cut-down budget it would be " + full.grade() + ";")
          .contains("\nAt this budget: " + full.why());
      assertThat(quick.observations()).isEqualTo(full.observations());
      assertThat(quick.power().orElseThrow().text()).contains("the report's own budget does");
      assertThat(one(trained, Evidence.builder().build(), CUT_DOWN).grade())
          .isEqualTo(Grade.NOT_RUN);
    }
  }

  @Test
  void aCutDownBudgetDecidesWhatNeedsNoTrainingOrSaysWhyAnyBudgetWill() {
    Claim counted = claim("F1", Arithmetic.ofReport("parameters", 571, 571, "by hand"));
    assertThat(one(counted, Evidence.builder().build(), CUT_DOWN).grade())
        .isEqualTo(Grade.REPRODUCED);
    Claim any =
        Claim.of("R2", "hw1-3.1")
            .statement("It starts there.")
            .where("HW1-3, 1 b", "")
            .criterion(Effect.above("x", "strong", 0, 0.5))
            .explanation("Because.", Effect.above("x", "strong", 0, 0.5))
            .decidedAtAnyBudget("It is of the initial weights.")
            .build();
    Verdict verdict = one(any, EVIDENCE, CUT_DOWN);
    assertThat(verdict.grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(verdict.explanation().orElseThrow().wouldBe()).isEmpty();
    assertThatThrownBy(() -> Claim.of("R2", "hw1-3.1").decidedAtAnyBudget(" "))
        .hasMessage("Claim R2 is decided at any budget: say why.");
  }

  /** A claim that is shown, with an explanation that says the opposite. */
  private static Claim explained() {
    return Claim.of("F5", "hw1-1.1")
        .statement("It fits.")
        .where("HW1-1, 1 c", "closely matched")
        .criterion(Effect.above("x", "strong", 0, 0))
        .explanation("Because of the control.", Effect.below("x", "strong", 0, 0))
        .build();
  }

  @Test
  void onACutDownBudgetOtherSettingsAndExplanationsSayWhatTheyWouldBeToo() {
    Claim explained = explained();
    Map<String, Evidence> alternatives = new LinkedHashMap<>();
    alternatives.put("tanh", arm("x", "strong", 1, 1.1, 0.8, 1, 0.9).build());
    alternatives.put("SELU", arm("x", "strong", 1, -0.2).build());
    Verdict verdict = Judge.judge(List.of(explained), EVIDENCE, alternatives, CUT_DOWN).get(0);
    assertThat(verdict.explanation().orElseThrow().grade()).isEqualTo(Grade.INCONCLUSIVE);
    assertThat(verdict.explanation().orElseThrow().wouldBe()).contains(Grade.REFUTED);
    assertThat(verdict.alternatives())
        .extracting(AlternativeSetting::wouldBe)
        .containsExactly(Optional.of(Grade.REPRODUCED), Optional.of(Grade.INCONCLUSIVE));
    assertThat(verdict.others())
        .isEqualTo("1 of 1 other setting agrees; 1 with too few seeds to decide");
  }

  @Test
  void anIllPosedClaimIsSoOnAnyBudget() {
    Claim found =
        Claim.of("N2", "hw1-3.2")
            .statement("It saturates.")
            .where("HW1-3, 2", "saturate")
            .criterion(Effect.above("x", "strong", 0, 0))
            .finding(Finding.makesIllPosed("The grid ends too early."))
            .build();
    assertThat(one(found, EVIDENCE, CUT_DOWN).grade()).isEqualTo(Grade.ILL_POSED);
    assertThat(one(found, EVIDENCE, CUT_DOWN).wouldBe()).isEmpty();
  }

  @Test
  void aClaimThatCanBeDecidedNeedsItsMeasurements() {
    assertThatThrownBy(() -> one(claim("F9", Level.atLeast("x", "none", 1)), EVIDENCE, QUICK))
        .hasMessageContaining("Claim F9 cannot be judged")
        .hasMessageContaining("[weak, strong]");
    assertThatThrownBy(() -> Judge.judge(List.of(WEAKLY, WEAKLY), EVIDENCE, Map.of(), QUICK))
        .hasMessageContaining("F2 is given twice");
  }

  @Test
  void alternativesAreGradedAndMoveNothing() {
    Map<String, Evidence> alternatives = new LinkedHashMap<>();
    alternatives.put("tanh", arm("x", "strong", -1, -1.1, -0.9, -1, -1.2).build());
    alternatives.put("SELU", arm("x", "strong", 1, 1.1, 0.8, 1, 0.9).build());
    alternatives.put("unrelated", arm("y", "a", 1, 2).build());
    Claim explained =
        Claim.of("F5", "hw1-1.1")
            .statement("It fits.")
            .where("HW1-1, 1 c", "closely matched")
            .criterion(Effect.above("x", "strong", 0, 0))
            .explanation("Because of the control.", Effect.below("x", "weak", 0, 0))
            .build();
    Verdict verdict = Judge.judge(List.of(explained), EVIDENCE, alternatives, QUICK).get(0);
    assertThat(verdict.grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(verdict.alternatives())
        .extracting(AlternativeSetting::name)
        .containsExactly("tanh", "SELU");
    assertThat(verdict.alternatives())
        .extracting(AlternativeSetting::grade)
        .containsExactly(Grade.REFUTED, Grade.REPRODUCED);
    assertThat(verdict.alternatives().get(0).keyObservation().orElseThrow().mean()).isNegative();
    assertThat(verdict.robustness())
        .isEqualTo("REPRODUCED under the default setting; 1 of 2 other settings agrees");
    Verdict more = verdict.withNotRun(List.of("batch norm"));
    assertThat(more.alternatives().get(2))
        .isEqualTo(
            new AlternativeSetting(
                "batch norm",
                Grade.NOT_RUN,
                Optional.empty(),
                "Not run at quick.",
                Optional.empty(),
                false));
    assertThat(more.robustness())
        .isEqualTo(
            "REPRODUCED under the default setting; 1 of 2 other settings agrees; 1 not run at quick");
    assertThat(one(explained, EVIDENCE, QUICK).withNotRun(List.of("b", "c")).robustness())
        .isEqualTo("REPRODUCED under the default setting; 2 not run at quick");
  }

  @Test
  void figureAndExplanationAreTwoVerdicts() {
    Claim explained = explained();
    Verdict verdict = one(explained, EVIDENCE, QUICK);
    assertThat(verdict.grade()).isEqualTo(Grade.REPRODUCED);
    ExplanationVerdict explanation = verdict.explanation().orElseThrow();
    assertThat(explanation.grade()).isEqualTo(Grade.REFUTED);
    assertThat(explanation.observations()).isNotEmpty();
    assertThat(verdict.why()).contains("over 1 claim of");
    Claim uncontrolled =
        Claim.of("F5", "hw1-1.1")
            .statement("It fits.")
            .where("HW1-1, 1 c", "")
            .criterion(Effect.above("x", "strong", 0, 0))
            .explanation("Unmeasured.", Effect.below("z", "strong", 0, 0))
            .build();
    assertThat(one(uncontrolled, EVIDENCE, SMOKE).explanation().orElseThrow().grade())
        .isEqualTo(Grade.NOT_RUN);
    assertThatThrownBy(() -> one(uncontrolled, EVIDENCE, QUICK)).hasMessageContaining("F5");
  }

  @Test
  void aFindingMakesAClaimIllPosedAndStillShowsWhatWasMeasured() {
    Claim found =
        Claim.of("N2", "hw1-3.2")
            .statement("It saturates.")
            .where("HW1-3, 2", "saturate")
            .criterion(Effect.above("x", "strong", 0, 0))
            .finding(Finding.note("One thing."))
            .finding(Finding.makesIllPosed("The grid ends too early."))
            .build();
    Verdict verdict = one(found, EVIDENCE, QUICK);
    assertThat(verdict.grade()).isEqualTo(Grade.ILL_POSED);
    assertThat(verdict.why()).startsWith("The grid ends too early.\nWhat was measured");
    assertThat(verdict.observations()).isNotEmpty();
  }

  @Test
  void missingSeedsAreNamedInTheVerdict() {
    Evidence diverged = arm("x", "strong", 1, Double.NaN, 1.1).build();
    Verdict verdict = one(STRONGLY, diverged, QUICK);
    assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
    assertThat(verdict.missing())
        .containsExactly(new MissingSeed("x", "strong", 2, "diverged at step 7"));
  }

  @Test
  void trialKeysAreAttachedLater() {
    Verdict verdict = one(STRONGLY, EVIDENCE, QUICK);
    assertThat(verdict.trialKeys()).isEmpty();
    assertThat(verdict.withTrialKeys(List.of("abc")).trialKeys()).containsExactly("abc");
    assertThat(verdict.criterionDigest()).isEqualTo(STRONGLY.fixedDigest(0.05));
  }
}
