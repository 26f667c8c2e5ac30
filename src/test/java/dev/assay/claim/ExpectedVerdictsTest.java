package dev.assay.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.evidence.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectedVerdictsTest {
  private static final Claim CLAIM = Given.claim("F2", Effect.above("x", "a", 0, 0));
  private static final Evidence EVIDENCE = Given.arm("x", "a", 1, 1.1, 0.9).build();
  private static final String DIGEST = CLAIM.fixedDigest(0.05);

  private static Verdict verdict(Setting setting) {
    return Judge.judge(List.of(CLAIM), EVIDENCE, Map.of(), setting).get(0);
  }

  private static ExpectedVerdicts.Entry entry(String id, Grade grade, String digest) {
    return new ExpectedVerdicts.Entry(
        id, "mnist", "quick", grade, digest, Given.DIGEST, "a reason");
  }

  private static ExpectedVerdicts.Check check(ExpectedVerdicts.Entry... entries) {
    return new ExpectedVerdicts(List.of(entries)).check(verdict(Given.QUICK));
  }

  @Test
  void theRecordedGradeMatches() {
    ExpectedVerdicts.Check check = check(entry("F2", Grade.REPRODUCED, DIGEST));
    assertThat(check).isInstanceOf(ExpectedVerdicts.Match.class);
    assertThat(check.failsBuild()).isFalse();
  }

  @Test
  void saysWhatACutDownBudgetWouldGive() {
    ExpectedVerdicts.Check check =
        new ExpectedVerdicts.Match(
            new ExpectedVerdicts.Entry(
                "F2",
                "mnist",
                "quick",
                Grade.INCONCLUSIVE,
                Optional.of(Grade.PARTIAL),
                DIGEST,
                Given.DIGEST,
                "for a reason"));
    assertThat(check.text())
        .isEqualTo("INCONCLUSIVE (on a cut-down budget it would be PARTIAL) as expected.");
    assertThat(check(entry("F2", Grade.REPRODUCED, DIGEST)).text())
        .isEqualTo("REPRODUCED as expected.");
  }

  @Test
  void whatCouldNotBeRunFails() {
    ExpectedVerdicts.Check check = new ExpectedVerdicts.NotRun("F2");
    assertThat(check.failsBuild()).isTrue();
    assertThat(check.text()).contains("F2 could not be run").contains("run it again");
  }

  @Test
  void anotherGradeFailsEitherWayAndNamesTheRemedy() {
    ExpectedVerdicts.Check check = check(entry("F2", Grade.REFUTED, DIGEST));
    assertThat(check).isInstanceOf(ExpectedVerdicts.Changed.class);
    assertThat(check.failsBuild()).isTrue();
    assertThat(check.text()).contains("was REFUTED and is now REPRODUCED").contains("enter it");
  }

  @Test
  void aChangedCriterionNeverPassesAsUnchanged() {
    ExpectedVerdicts.Check check = check(entry("F2", Grade.REPRODUCED, "0".repeat(64)));
    assertThat(check).isInstanceOf(ExpectedVerdicts.CriterionChanged.class);
    assertThat(check.failsBuild()).isTrue();
    assertThat(check.text()).contains(DIGEST).contains("commit it before the run");
  }

  @Test
  void changedSettingsNeverPassAsUnchanged() {
    ExpectedVerdicts.Check check =
        check(
            new ExpectedVerdicts.Entry(
                "F2", "mnist", "quick", Grade.REPRODUCED, DIGEST, "0".repeat(64), ""));
    assertThat(check)
        .isEqualTo(
            new ExpectedVerdicts.SettingsChanged(entryOf(check), Grade.REPRODUCED, Given.DIGEST));
    assertThat(check.failsBuild()).isTrue();
    assertThat(check.text())
        .contains("The settings of F2 on mnist at quick changed", Given.DIGEST)
        .contains("every claim of the section");
  }

  private static ExpectedVerdicts.Entry entryOf(ExpectedVerdicts.Check check) {
    return ((ExpectedVerdicts.SettingsChanged) check).entry();
  }

  @Test
  void nothingRecordedPassesAndAGapFails() {
    assertThat(check().failsBuild()).isFalse();
    assertThat(check()).isInstanceOf(ExpectedVerdicts.Unrecorded.class);
    ExpectedVerdicts.Check gap = check(entry("F3", Grade.REPRODUCED, DIGEST));
    assertThat(gap).isInstanceOf(ExpectedVerdicts.Unrecorded.class);
    assertThat(gap.failsBuild()).isTrue();
    assertThat(gap.text()).contains("F2 on mnist at quick").contains("enter it");
    ExpectedVerdicts other =
        new ExpectedVerdicts(
            List.of(
                new ExpectedVerdicts.Entry(
                    "F3", "strokes", "quick", Grade.REPRODUCED, DIGEST, Given.DIGEST, "")));
    assertThat(other.check(verdict(Given.QUICK)).failsBuild()).isFalse();
  }

  @Test
  void otherSeedsAndSmokeAreNotCompared() {
    ExpectedVerdicts expected = new ExpectedVerdicts(List.of(entry("F2", Grade.REFUTED, DIGEST)));
    assertThat(expected.notCompared("3 seeds were asked for").check(verdict(Given.QUICK)))
        .isEqualTo(new ExpectedVerdicts.NotCompared("3 seeds were asked for"));
    assertThat(expected.check(verdict(Given.SMOKE)).failsBuild()).isFalse();
    assertThat(expected.check(verdict(Given.SMOKE)).text()).contains("smoke");
  }

  @Test
  void badEntriesAreNamed() {
    assertThatThrownBy(
            () ->
                new ExpectedVerdicts.Entry(
                    "F2", "mnist", "quick", Grade.REFUTED, DIGEST, Given.DIGEST, " "))
        .hasMessageContaining("F2 on mnist at quick: REFUTED needs a reason");
    assertThatThrownBy(() -> entry("F2", Grade.REPRODUCED, "abc"))
        .hasMessageContaining("F2 on mnist at quick")
        .hasMessageContaining("criterion digest \"abc\"");
    assertThatThrownBy(
            () ->
                new ExpectedVerdicts.Entry(
                    "F2", "mnist", "quick", Grade.REPRODUCED, DIGEST, "abc", ""))
        .hasMessageContaining("settings digest \"abc\"");
    assertThatThrownBy(
            () -> check(entry("F2", Grade.REPRODUCED, DIGEST), entry("F2", Grade.REFUTED, DIGEST)))
        .hasMessageContaining("Two expected verdicts for F2 on mnist at quick");
    assertThat(
            new ExpectedVerdicts(List.of(entry("F2", Grade.REFUTED, DIGEST)))
                .entry("F2", "mnist", "quick"))
        .isPresent();
  }
}
