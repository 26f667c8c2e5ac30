package dev.assay.claim;

import static dev.assay.claim.Given.arm;
import static dev.assay.claim.Given.claim;
import static dev.assay.claim.Given.decide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.assessment.Decision;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.PartialKind;
import dev.assay.claim.assessment.ShownBy;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.criterion.Unimodal;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.settings.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnePerClaimTest {
  private static final double NAN = Double.NaN;
  private static final double[] WEAK = {0.7, 1.5, 0.4, 1.6, 0.8};
  private static final double[] STRONG = {1, 1.1, 0.9, 1, 1.05};
  private static final double[] NOTHING = {1, -1, 0.5, -0.5, 0.1};

  private static Criterion above(String arm) {
    return Effect.above("x", arm, 0, 0);
  }

  private static Evidence evidence() {
    return arm("x", "weak", WEAK).and("x", "strong", STRONG).and("x", "none", NOTHING).build();
  }

  private static List<Verdict> judge(Setting setting, Claim... claims) {
    return Judge.judge(List.of(claims), evidence(), Map.of(), setting);
  }

  @Test
  void aConjunctionNeedsNoCorrectionInFavour() {
    double alone = judge(Given.FULL, claim("F1", above("weak"))).get(0).pRaw().orElseThrow();
    Verdict both = judge(Given.FULL, claim("F1", AllOf.of(above("weak"), above("strong")))).get(0);
    assertThat(both.grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(both.pAdjusted()).hasValueCloseTo(alone, within(1e-12));
    Verdict three =
        judge(
                Given.FULL,
                claim("F1", AllOf.of(above("weak"), above("strong"))),
                claim("F2", above("none")))
            .get(0);
    assertThat(three.pAdjusted()).hasValueCloseTo(2 * alone, within(1e-12));
  }

  @Test
  void againstCountsTheSmallestTimesTheNumberOfPartsThatCanRefute() {
    Criterion low = Effect.below("x", "weak", 0, 0);
    Criterion other = above("none");
    Criterion shown = above("strong");
    double alone = judge(Given.FULL, claim("F1", low)).get(0).pRaw().orElseThrow();
    Verdict alike = judge(Given.FULL, claim("F1", AllOf.of(low, other))).get(0);
    assertThat(alike.grade()).isEqualTo(Grade.REFUTED);
    assertThat(alike.pAdjusted()).hasValueCloseTo(2 * alone, within(1e-12));
    Verdict core = judge(Given.FULL, claim("F1", AllOf.of(low, other).core(low))).get(0);
    assertThat(core.pAdjusted()).hasValueCloseTo(alone, within(1e-12));
    // Another part than the core refutes nothing while the core is open.
    Verdict open = judge(Given.FULL, claim("F1", AllOf.of(low, other).core(other))).get(0);
    assertThat(open.grade()).isEqualTo(Grade.INCONCLUSIVE);
    // A condition is shown first.
    Verdict conditional = judge(Given.FULL, claim("F1", AllOf.of(low, shown).onlyIf(shown))).get(0);
    assertThat(conditional.grade()).isEqualTo(Grade.REFUTED);
    assertThat(conditional.pAdjusted()).hasValueCloseTo(alone, within(1e-12));
    Verdict unsure = judge(Given.FULL, claim("F1", AllOf.of(low, other).onlyIf(other))).get(0);
    assertThat(unsure.grade()).isEqualTo(Grade.INCONCLUSIVE);
  }

  @Test
  void whatWasBarredBeforeTheRunIsOutsideTheFamily() {
    Claim barred = claim("F2", above("none"));
    Claim claim =
        Claim.of("F1", barred.section())
            .statement("Another.")
            .where("1 b", "")
            .criterion(above("weak"))
            .decidedAtAnyBudget("It is of the initial weights.")
            .build();
    Claim illPosed =
        Claim.of("F3", claim.section())
            .statement("A third.")
            .where("1 c", "")
            .criterion(above("none"))
            .finding(Finding.makesIllPosed("It contradicts itself."))
            .build();
    assertThat(judge(Given.CUT_DOWN, claim, barred, illPosed).get(0).why())
        .contains("over 1 claim of");
    assertThat(judge(Given.FULL, claim, barred, illPosed).get(0).why())
        .contains("over 2 claims of");
    // What it would be is judged as at the report's own budget.
    assertThat(judge(Given.CUT_DOWN, claim, barred, illPosed).get(1).why())
        .contains("would be INCONCLUSIVE")
        .contains("over 2 claims of");
  }

  @Test
  void anExplanationEnlargesNoFamilyAndWaitsForItsFigure() {
    Claim shown = explained("F1", above("weak"), above("strong"));
    Claim open = explained("F2", above("none"), above("strong"));
    List<Verdict> verdicts = judge(Given.FULL, shown, open);
    assertThat(verdicts.get(0).why()).contains("over 2 claims of");
    assertThat(verdicts.get(0).explanation().orElseThrow().grade()).isEqualTo(Grade.REPRODUCED);
    ExplanationVerdict waiting = verdicts.get(1).explanation().orElseThrow();
    assertThat(waiting.grade()).isEqualTo(Grade.INCONCLUSIVE);
    assertThat(waiting.why())
        .startsWith("What it explains is not shown")
        .contains("By itself it would be REPRODUCED.");
    Claim refuted = explained("F1", Effect.below("x", "strong", 0, 0), above("strong"));
    assertThat(judge(Given.FULL, refuted).get(0).explanation().orElseThrow().grade())
        .isEqualTo(Grade.UNTESTED);
    assertThat(judge(Given.FULL, refuted).get(0).explanation().orElseThrow().why())
        .startsWith("What it explains is itself REFUTED");
    assertThat(judge(Given.CUT_DOWN, refuted).get(0).explanation().orElseThrow().why())
        .startsWith("On this cut-down budget what it explains would be REFUTED");
    // A wrong explanation of a right figure is refuted.
    Claim wrong = explained("F1", above("strong"), Effect.below("x", "strong", 0, 0));
    assertThat(judge(Given.FULL, wrong).get(0).explanation().orElseThrow().grade())
        .isEqualTo(Grade.REFUTED);
  }

  private static Claim explained(String id, Criterion criterion, Criterion explanation) {
    return Claim.of(id, "hw1-1.1")
        .statement("A claim.")
        .where("1 a", "")
        .criterion(criterion)
        .explanation("Because.", explanation)
        .build();
  }

  /**
   * Nine others are shown in part, which leaves the tenth all of α there, and a tenth in favour.
   */
  @Test
  void partsShownByThemselvesDoNotShowTheWhole() {
    List<Claim> claims = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      claims.add(claim("F" + i, AllOf.of(above("strong"), above("none"))));
    }
    claims.add(claim("F10", AllOf.of(above("strong"), above("weak"))));
    Verdict last = judge(Given.FULL, claims.toArray(Claim[]::new)).get(9);
    assertThat(last.grade()).isEqualTo(Grade.INCONCLUSIVE);
    assertThat(last.pAdjusted().orElseThrow()).isGreaterThan(Given.ALPHA);
    assertThat(judge(Given.FULL, claims.get(9)).get(0).grade()).isEqualTo(Grade.REPRODUCED);
  }

  @Test
  void partialIsOfTwoKinds() {
    Decision open = decide(Effect.above("x", "a", 0, 1.2), arm("x", "a", WEAK).build());
    assertThat(open.grade()).isEqualTo(Grade.PARTIAL);
    assertThat(open.partial()).contains(PartialKind.SIZE_OPEN);
    Decision smaller = decide(Effect.above("x", "a", 0, 1.2), arm("x", "a", STRONG).build());
    assertThat(smaller.grade()).isEqualTo(Grade.PARTIAL);
    assertThat(smaller.partial()).contains(PartialKind.SMALLER);
    assertThat(smaller.deciding().orElseThrow().interval().orElseThrow().high()).isLessThan(1.2);
    Decision whole =
        decide(
            AllOf.of(Effect.above("x", "a", 0, 0.5), Effect.below("x", "a", 2, 0.5)),
            arm("x", "a", STRONG).build());
    assertThat(whole.grade()).isEqualTo(Grade.PARTIAL);
    assertThat(whole.partial()).contains(PartialKind.SMALLER);
    assertThat(decide(above("a"), arm("x", "a", STRONG).build()).partial()).isEmpty();
    Verdict verdict = judge(Given.FULL, claim("F1", Effect.above("x", "weak", 0, 1.2))).get(0);
    assertThat(verdict.partial()).contains(PartialKind.SIZE_OPEN);
  }

  /** Ten seeds, of which one diverged: nine of ten show it, and it is shown. */
  @Test
  void oneDivergedRunAmongManyLeavesNothingOpen() {
    double[] ten = {1, 2, 3, 4, NAN, 6, 7, 8, 9, 10};
    Decision outcome = decide(above("a"), arm("x", "a", ten).build());
    assertThat(outcome.grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(outcome.pRaw()).hasValueCloseTo(11.0 / 1024, within(1e-12));
    assertThat(outcome.plain())
        .contains("1 of 10 runs gave no value (seed 5: diverged at step 7) and counts against");
    ShownBy shown = outcome.shownBy().orElseThrow();
    assertThat(shown.k()).isEqualTo(9);
    assertThat(shown.n()).isEqualTo(10);
    // Clopper and Pearson at 90%, as SciPy's binomtest(9, 10).proportion_ci(0.9) has it.
    assertThat(shown.interval().low()).isCloseTo(0.6058, within(1e-4));
    assertThat(shown.interval().high()).isCloseTo(0.9949, within(1e-4));
    assertThat(shown.text()).startsWith("9 of 10 runs show it");
    Verdict verdict =
        Judge.judge(
                List.of(claim("F1", above("a"))), arm("x", "a", ten).build(), Map.of(), Given.FULL)
            .get(0);
    assertThat(verdict.shownBy()).contains(shown);
    Decision inside = decide(Level.between("x", "a", 0, 4), arm("x", "a", ten).build());
    assertThat(inside.shownBy().orElseThrow().k()).isEqualTo(4);
  }

  @Test
  void oneValueAmongLostRunsTellsNothingOfTheSeedsNeeded() {
    Decision outcome = decide(above("a"), arm("x", "a", 1, NAN, NAN, NAN, NAN).build());
    assertThat(outcome.grade()).isEqualTo(Grade.INCONCLUSIVE);
    assertThat(outcome.power().orElseThrow().text()).contains("cannot be told from these");
    assertThat(outcome.power().orElseThrow().seedsCanDecide()).isTrue();
  }

  @Test
  void aRunShowsThatSomethingIsRareByNotHavingIt() {
    Evidence evidence = arm("x", "a", 1, 1, 1, 1, 1, 1, 6, NAN).build();
    assertThat(
            decide(Proportion.lessThan(0.9, "x", "a", 5, 9), evidence).shownBy().orElseThrow().k())
        .isEqualTo(6);
    assertThat(
            decide(Proportion.moreThan(0.1, "x", "a", 5, 9), evidence).shownBy().orElseThrow().k())
        .isEqualTo(1);
  }

  @Test
  void anUntestedWholeNamesTheConditionThatFailsAndNotOneThatIsOpen() {
    Criterion open = above("none");
    Criterion fails = Effect.below("x", "strong", 0, 0);
    Decision outcome =
        decide(AllOf.of(above("weak"), open, fails).onlyIf(open).onlyIf(fails), evidence());
    assertThat(outcome.grade()).isEqualTo(Grade.UNTESTED);
    assertThat(outcome.deciding().orElseThrow().subject()).contains("strong");
  }

  /** The pair of b and c is refuted, though no run of a has a value. */
  @Test
  void whatCannotBeShownKeepsNothingElseFromBeingRefuted() {
    Evidence evidence =
        arm("x", "a", NAN, NAN, NAN, NAN, NAN)
            .and("x", "b", 3, 3.1, 2.9, 3, 3.05)
            .and("x", "c", STRONG)
            .build();
    Ordering chain = Ordering.lowerFirst("x", "a", "b", "c");
    assertThat(decide(chain, evidence).grade()).isEqualTo(Grade.REFUTED);
    Decision open = decide(Ordering.lowerFirst("x", "a", "c", "b"), evidence);
    assertThat(open.grade()).isEqualTo(Grade.INCONCLUSIVE);
    assertThat(open.plain()).contains("has a value for no seed");
    assertThat(open.power().orElseThrow().seedsCanDecide()).isFalse();
    assertThat(
            decide(Unimodal.peak("x", List.of("a"), List.of("c"), List.of("b")), evidence).grade())
        .isEqualTo(Grade.INCONCLUSIVE);
  }
}
