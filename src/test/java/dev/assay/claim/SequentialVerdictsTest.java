package dev.assay.claim;

import static dev.assay.claim.Given.ALPHA;
import static dev.assay.claim.Given.arm;
import static dev.assay.claim.Given.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.settings.Finding;
import dev.assay.statistics.AlphaSpending;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SequentialVerdictsTest {
  private static final AlphaSpending ANALYSES = AlphaSpending.doubling(ALPHA, 4, 16);
  private static final Setting MOST = most(true);
  private static final double[] ABOVE = {1, 1.1, 0.9, 1};
  private static final double[] BELOW = {-1, -1.1, -0.9, -1, -1, -1.1, -0.9, -1};
  private static final double[] OPEN = {1, -1, 1, -1};
  private static final double[] OPEN_STILL = {1, -1, 1, -1, 1, -1, 1, -1};
  private static final Claim CLAIM = claim("F2", Effect.above("x", "a", 0, 0));

  private static List<Verdict> analysis(int number, Evidence evidence, Claim... claims) {
    return Judge.judge(
        List.of(claims), evidence, Map.of(), MOST.at(new InterimAnalysis(ANALYSES, number)));
  }

  private static Setting most(boolean fullBudget) {
    return new Setting(
        "mnist",
        "quick",
        LongStream.rangeClosed(1, 16).boxed().toList(),
        ALPHA,
        true,
        fullBudget,
        Given.DIGEST);
  }

  private static SequentialVerdicts cutDown(Claim claim, double... values) {
    return SequentialVerdicts.first(
        Judge.judge(
            List.of(claim),
            arm("x", "a", values).build(),
            Map.of(),
            most(false).at(new InterimAnalysis(ANALYSES, 1))));
  }

  private static SequentialVerdicts first(Claim claim, double... values) {
    return SequentialVerdicts.first(analysis(1, arm("x", "a", values).build(), claim));
  }

  @Test
  void keepsTheFirstAnalysisThatDecides() {
    SequentialVerdicts after = first(CLAIM, ABOVE);
    assertThat(after.open()).isEmpty();
    SequentialVerdicts later = after.then(analysis(2, arm("x", "a", BELOW).build(), CLAIM));
    assertThat(later.open()).isEmpty();
    Verdict verdict = later.verdicts().get(0);
    assertThat(verdict.grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(verdict.setting().analysis().orElseThrow().number()).isEqualTo(1);
    assertThat(verdict.setting().seeds()).hasSize(4);
  }

  @Test
  void hasTheLastAnalysisWhereNoneDecides() {
    SequentialVerdicts after = first(CLAIM, OPEN);
    assertThat(after.open()).containsExactly("F2");
    SequentialVerdicts later = after.then(analysis(2, arm("x", "a", OPEN_STILL).build(), CLAIM));
    assertThat(later.open()).containsExactly("F2");
    assertThat(later.verdicts().get(0).setting().analysis().orElseThrow().number()).isEqualTo(2);
    assertThat(
            after.then(analysis(2, arm("x", "a", BELOW).build(), CLAIM)).verdicts().get(0).grade())
        .isEqualTo(Grade.REFUTED);
  }

  /**
   * One-sided p of these is about 0.03: below α, above the quarter of it that interim analysis 1
   * may spend.
   */
  @Test
  void testsAtTheAnalysesPartOfAlpha() {
    double[] weak = {0.5, 1.5, 0.1, 1.9};
    Verdict fixed =
        Judge.judge(List.of(CLAIM), arm("x", "a", weak).build(), Map.of(), Given.QUICK).get(0);
    assertThat(fixed.grade()).isEqualTo(Grade.REPRODUCED);
    Verdict verdict = first(CLAIM, weak).verdicts().get(0);
    assertThat(verdict.grade()).isEqualTo(Grade.INCONCLUSIVE);
    assertThat(verdict.setting().alpha()).isEqualTo(ALPHA / 4);
    assertThat(verdict.why()).contains("α = 0.0125");
    assertThat(verdict.observations().get(0).interval().orElseThrow().level())
        .isEqualTo(1 - ALPHA / 2);
  }

  @Test
  void waitsForNothingThatSeedsDoNotDecide() {
    double none = Double.NaN;
    assertThat(first(CLAIM, 1, none, 1, 1).open()).containsExactly("F2");
    assertThat(first(CLAIM, none, none, none, none).open()).isEmpty();
    Claim late =
        Claim.of("R2", "hw1-1.1")
            .statement("A claim.")
            .where("HW1-1, 1 b", "its words")
            .criterion(Effect.above("x", "a", 0, 0))
            .explanation("Because.", Effect.above("x", "a", 0, 0))
            .build();
    assertThat(cutDown(late, OPEN).open()).isEmpty();
    Claim illPosed =
        Claim.of("N2", "hw1-1.1")
            .statement("A claim.")
            .where("HW1-1, 1 b", "its words")
            .criterion(Effect.above("x", "a", 0, 0))
            .finding(Finding.makesIllPosed("It contradicts itself."))
            .build();
    assertThat(first(illPosed, OPEN).open()).isEmpty();
    assertThat(first(claim("F1", Arithmetic.ofReport("width", 1, 2, "by hand")), OPEN).open())
        .isEmpty();
  }

  @Test
  void waitsNoLongerForWhatDoesNotGrow() {
    assertThat(first(CLAIM, OPEN).then(analysis(2, arm("x", "a", OPEN).build(), CLAIM)).open())
        .isEmpty();
  }

  @Test
  void aSeedWithoutAValueLeavesACountOpen() {
    Claim share = claim("F3", Proportion.moreThan(0.5, "x", "a", 0, 2));
    assertThat(first(share, 1, Double.NaN, 1, -1).open()).containsExactly("F3");
  }

  @Test
  void aWholeWaitsForThePartThatSeedsCanDecide() {
    Claim whole = claim("F4", AllOf.of(Effect.above("x", "a", 0, 0), Effect.above("x", "b", 0, 0)));
    Evidence onePartOpen = arm("x", "a", 1, Double.NaN, 1, 1).and("x", "b", OPEN).build();
    assertThat(SequentialVerdicts.first(analysis(1, onePartOpen, whole)).open())
        .containsExactly("F4");
    double none = Double.NaN;
    Evidence onePartStuck = arm("x", "a", none, none, none, none).and("x", "b", ABOVE).build();
    assertThat(SequentialVerdicts.first(analysis(1, onePartStuck, whole)).open()).isEmpty();
  }

  private static Claim explained() {
    return Claim.of("F5", "hw1-1.1")
        .statement("A claim.")
        .where("HW1-1, 1 b", "its words")
        .criterion(Effect.above("x", "a", 0, 0))
        .explanation("Because.", Effect.below("x", "b", 0, 0))
        .build();
  }

  @Test
  void followsTheExplanationByItself() {
    Claim explained = explained();
    SequentialVerdicts after =
        SequentialVerdicts.first(
            analysis(1, arm("x", "a", ABOVE).and("x", "b", OPEN).build(), explained));
    assertThat(after.open()).containsExactly("F5");
    assertThat(after.verdicts().get(0).explanation().orElseThrow().power().orElseThrow().text())
        .contains("seeds");
    SequentialVerdicts later =
        after.then(analysis(2, arm("x", "a", ABOVE).and("x", "b", BELOW).build(), explained));
    assertThat(later.open()).isEmpty();
    Verdict verdict = later.verdicts().get(0);
    assertThat(verdict.grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(verdict.setting().analysis().orElseThrow().number()).isEqualTo(1);
    ExplanationVerdict explanation = verdict.explanation().orElseThrow();
    assertThat(explanation.grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(explanation.analysis().orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void explainsNothingThatWasRefutedBefore() {
    Claim explained = explained();
    double[] refuting = {-1, -1.1, -0.9, -1};
    SequentialVerdicts first =
        SequentialVerdicts.first(
            analysis(1, arm("x", "a", refuting).and("x", "b", refuting).build(), explained));
    assertThat(first.verdicts().get(0).grade()).isEqualTo(Grade.REFUTED);
    double[] turned = {1, 1.1, 0.9, 1, 1, 1.1, 0.9, 1};
    Evidence later = arm("x", "a", turned).and("x", "b", BELOW).build();
    assertThat(analysis(2, later, explained).get(0).explanation().orElseThrow().grade())
        .isEqualTo(Grade.REPRODUCED);
    Verdict verdict = first.then(analysis(2, later, explained)).verdicts().get(0);
    assertThat(verdict.grade()).isEqualTo(Grade.REFUTED);
    assertThat(verdict.explanation().orElseThrow().grade()).isEqualTo(Grade.UNTESTED);
  }

  @Test
  void refusesVerdictsOnOtherClaims() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                first(CLAIM, OPEN)
                    .then(
                        analysis(
                            2,
                            arm("x", "a", OPEN_STILL).build(),
                            claim("F3", Effect.above("x", "a", 0, 0)))))
        .withMessageContaining("other claims");
  }

  @Test
  void theDigestCoversThePlanAndNotTheAnalysis() {
    String one = first(CLAIM, OPEN).verdicts().get(0).criterionDigest();
    String two = analysis(2, arm("x", "a", OPEN_STILL).build(), CLAIM).get(0).criterionDigest();
    assertThat(two).isEqualTo(one).isNotEqualTo(CLAIM.criterionDigest(ALPHA));
    Setting otherPlan = MOST.at(new InterimAnalysis(AlphaSpending.doubling(ALPHA, 4, 12), 1));
    assertThat(CLAIM.criterionDigest(otherPlan)).isNotEqualTo(one);
    assertThat(CLAIM.criterionDigest(Given.QUICK)).isEqualTo(CLAIM.criterionDigest(ALPHA));
  }

  @Test
  void anAnalysisStatesItsSeedsAndItsPartOfAlpha() {
    InterimAnalysis analysis = new InterimAnalysis(ANALYSES, 2);
    assertThat(analysis.text())
        .isEqualTo(
            "Interim analysis 2 of at most 3, planned after 4, 8, 16 seeds: tested after 8 seeds at α = 0.0125;"
                + " with it, 0.025 of 0.05 in all is spent.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InterimAnalysis(ANALYSES, 4))
        .withMessageContaining("Interim analysis 4 of 3");
    Setting at = MOST.at(analysis);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Setting(
                    at.data(),
                    at.scale(),
                    at.seeds(),
                    ALPHA,
                    true,
                    false,
                    at.digest(),
                    at.analysis(),
                    Optional.empty(),
                    at.external()))
        .withMessageContaining("8 seeds at α = 0.05 are not interim analysis 2");
  }
}
