package dev.assay.claim;

import static dev.assay.claim.Given.QUICK;
import static dev.assay.claim.Given.SMOKE;
import static dev.assay.claim.Given.arm;
import static dev.assay.claim.Given.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Saturation;
import dev.assay.claim.evidence.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ControlsTest {
  private static final double[] LEARNED = {0.97, 0.98, 0.99, 0.98, 0.97};
  private static final double[] CHANCE = {0.11, 0.10, 0.12, 0.11, 0.10};
  private static final double[] UNSURE = {0.97, 0.11, 0.99, 0.98, 0.97};
  private static final double[] OPPOSITE = {-1, -1.1, -0.9, -1, -1.05};
  private static final PositiveControl CONTROL =
      new PositiveControl(
          "true labels are learned",
          "true labels were not learned",
          Level.atLeast("accuracy", "true", 0.9));
  private static final Claim CLAIM =
      Claim.of("R5", "s")
          .statement("The gap grows.")
          .where("1 b", "it grows")
          .criterion(Effect.above("x", "gap", 0, 0))
          .explanation("It fits noise.", Effect.above("x", "fit", 0, 0))
          .build()
          .withControls(List.of(CONTROL));

  private static Evidence evidence(double... control) {
    return arm("x", "gap", OPPOSITE)
        .and("x", "fit", OPPOSITE)
        .and("accuracy", "true", control)
        .build();
  }

  private static Verdict judged(Evidence evidence) {
    return Judge.judge(List.of(CLAIM), evidence, Map.of(), QUICK).get(0);
  }

  @Test
  void aSettingWhoseControlFailsRefutesNothing() {
    Verdict verdict = judged(evidence(CHANCE));
    assertThat(verdict.grade()).isEqualTo(Grade.UNTESTED);
    assertThat(verdict.grade().isDecided()).isFalse();
    assertThat(verdict.why())
        .startsWith(
            "True labels were not learned: accuracy of true is 0.108 nats over 5 seeds, needed: at"
                + " least 0.9.");
    assertThat(verdict.pRaw()).isEmpty();
    assertThat(verdict.observations().get(0).arm()).isEqualTo("true");
    assertThat(verdict.explanation().orElseThrow().grade()).isEqualTo(Grade.UNTESTED);
    assertThat(Answers.of(verdict).measured().stance()).isEqualTo(Stance.SILENT);
    assertThat(verdict.controls())
        .singleElement()
        .satisfies(control -> assertThat(control.held()).isFalse());
    assertThat(verdict.evidence().has("accuracy", "true")).isTrue();
  }

  @Test
  void aRefutedClaimNamesTheControlThatHeld() {
    Verdict verdict = judged(evidence(LEARNED));
    assertThat(verdict.grade()).isEqualTo(Grade.REFUTED);
    assertThat(verdict.explanation().orElseThrow().grade()).isEqualTo(Grade.UNTESTED);
    assertThat(verdict.explanation().orElseThrow().why())
        .startsWith("What it explains is itself REFUTED")
        .contains("By itself it would be REFUTED.");
    assertThat(verdict.controls())
        .extracting(ControlResult::held, ControlResult::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                true,
                "True labels are learned: accuracy of true is 0.978 nats over 5 seeds, needed: at"
                    + " least 0.9."));
  }

  /** One seed of five that does not learn: the mean may be high, but nothing is shown. */
  @Test
  void aControlThatIsNotShownIsNotHeld() {
    for (double[] control : List.of(UNSURE, new double[] {0.97, Double.NaN, 0.98, 0.98, 0.97})) {
      Verdict verdict = judged(evidence(control));
      assertThat(verdict.grade()).isEqualTo(Grade.UNTESTED);
      assertThat(verdict.why()).startsWith("It is not shown that true labels are learned");
    }
  }

  @Test
  void aGridThatCannotShowTheClaimCannotWhateverWasLearned() {
    List<String> arms = List.of("1", "2", "3", "4");
    Saturation alone = Saturation.rising("accuracy", arms, 3);
    for (double[] control : List.of(LEARNED, CHANCE)) {
      Given grid = arm("accuracy", "true", control);
      for (int i = 0; i < 4; i++) {
        grid.and("accuracy", arms.get(i), LEARNED).at(arms.get(i), i + 1);
      }
      Evidence evidence = grid.build();
      for (Criterion criterion :
          List.of(alone, AllOf.of(alone, Saturation.falling("accuracy", arms, 3)))) {
        Claim claim = claim("N2", criterion).withControls(List.of(CONTROL));
        Verdict verdict = Judge.judge(List.of(claim), evidence, Map.of(), QUICK).get(0);
        assertThat(verdict.grade()).isEqualTo(Grade.ILL_POSED);
        assertThat(verdict.why()).contains("The grid has 3 places up to the break at 3 and 1");
      }
    }
  }

  @Test
  void claimsWithoutAControlThatHoldsAreInNoFamily() {
    Claim other = claim("R6", Effect.above("x", "gap", 0, 0));
    Claim mine = other.withControls(List.of(CONTROL));
    Claim without =
        Claim.of("R7", mine.section())
            .statement("Another.")
            .where("1 c", "")
            .criterion(Effect.above("x", "fit", 0, 0))
            .build();
    Evidence failing = evidence(CHANCE);
    Verdict alone = Judge.judge(List.of(without), failing, Map.of(), QUICK).get(0);
    Verdict beside = Judge.judge(List.of(mine, without), failing, Map.of(), QUICK).get(1);
    assertThat(beside.why()).isEqualTo(alone.why());
    Verdict held = Judge.judge(List.of(mine, without), evidence(LEARNED), Map.of(), QUICK).get(1);
    assertThat(held.why()).isNotEqualTo(alone.why()).contains("over 2 claims");
  }

  @Test
  void anotherSettingWhoseControlFailsNeitherAgreesNorDisagrees() {
    Map<String, Evidence> others = new LinkedHashMap<>();
    others.put("slower", evidence(LEARNED));
    others.put("faster", evidence(CHANCE));
    Verdict verdict = Judge.judge(List.of(CLAIM), evidence(LEARNED), others, QUICK).get(0);
    assertThat(verdict.alternatives())
        .extracting(AlternativeSetting::grade)
        .containsExactly(Grade.REFUTED, Grade.UNTESTED);
    assertThat(verdict.others()).isEqualTo("1 of 1 other setting agrees; 1 untested");
    Verdict untested = Judge.judge(List.of(CLAIM), evidence(CHANCE), others, QUICK).get(0);
    assertThat(untested.others()).isEqualTo("graded under 1 other setting; 1 untested");
  }

  @Test
  void theControlIsInTheDigestOfTheClaimAndOfNoOther() {
    Claim plain = claim("R6", Effect.above("x", "gap", 0, 0));
    Claim stricter =
        plain.withControls(
            List.of(new PositiveControl("a", "b", Level.atLeast("accuracy", "true", 0.95))));
    Set<String> digests =
        List.of(plain, plain.withControls(List.of(CONTROL)), stricter).stream()
            .map(claim -> claim.criterionDigest(0.05))
            .collect(Collectors.toSet());
    assertThat(digests).hasSize(3);
    assertThat(plain.withControls(List.of()).criterionDigest(0.05))
        .isEqualTo(plain.criterionDigest(0.05));
  }

  @Test
  void arithmeticAndSmokeNeedNoControl() {
    Claim counted =
        claim("F1", Arithmetic.ofReport("x", 10, 11, "")).withControls(List.of(CONTROL));
    assertThat(Judge.judge(List.of(counted), evidence(CHANCE), Map.of(), QUICK).get(0).grade())
        .isEqualTo(Grade.ILL_POSED);
    assertThat(Judge.judge(List.of(CLAIM), evidence(CHANCE), Map.of(), SMOKE).get(0).grade())
        .isEqualTo(Grade.NOT_RUN);
  }

  @Test
  void refusesAControlThatTheClaimGradesOrThatWasNotMeasured() {
    assertThatThrownBy(
            () ->
                CLAIM.withControls(
                    List.of(new PositiveControl("a", "b", Level.atLeast("x", "fit", 1)))))
        .hasMessageContaining("Claim R5 grades what its control \"a\" reads");
    Evidence lacking = arm("x", "gap", OPPOSITE).and("x", "fit", OPPOSITE).build();
    assertThatThrownBy(() -> judged(lacking))
        .hasMessageContaining("The controls of claim R5 cannot be judged")
        .hasMessageContaining("accuracy");
    assertThatThrownBy(() -> new PositiveControl(" ", "b", Level.atLeast("x", "y", 1)))
        .hasMessageContaining("needs words");
  }
}
