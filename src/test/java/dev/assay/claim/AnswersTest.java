package dev.assay.claim;

import static dev.assay.claim.Answers.Agreement.AGREE;
import static dev.assay.claim.Answers.Agreement.ALONE;
import static dev.assay.claim.Answers.Agreement.DISAGREE;
import static dev.assay.claim.Answers.Agreement.PARTLY;
import static dev.assay.claim.Answers.Agreement.UNMEASURED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.evidence.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {
  private static final Evidence HOLDS = Given.arm("x", "a", 1, 1.1, 0.9).build();

  private static Answers judged(Claim.Builder claim) {
    return Answers.of(Judge.judge(List.of(claim.build()), HOLDS, Map.of(), Given.QUICK).get(0));
  }

  private static Claim.Builder claim(double atLeast) {
    return Claim.of("F2", "s")
        .statement("A claim.")
        .where("HW1-1, 1 b", "its words")
        .criterion(Effect.above("x", "a", atLeast, atLeast));
  }

  @ParameterizedTest
  @CsvSource({
    "REPRODUCED, SUPPORTS",
    "PARTIAL, MIXED",
    "REFUTED, DISPUTES",
    "INCONCLUSIVE, SILENT",
    "ILL_POSED, SILENT",
    "NOT_RUN, SILENT"
  })
  void takeTheStanceOfTheGrade(Grade grade, Stance stance) {
    assertThat(Stance.of(grade)).isEqualTo(stance);
  }

  @Test
  void holdTheReportsWordsAndWhatWasMeasured() {
    Answers answers = judged(claim(0));
    assertThat(answers.report().text()).isEqualTo("its words");
    assertThat(answers.measured().stance()).isEqualTo(Stance.SUPPORTS);
    assertThat(answers.literature()).isEmpty();
    assertThat(answers.agreement()).isEqualTo(AGREE);
  }

  @Test
  void disagreeAsSoonAsOneFoundOtherwise() {
    assertThat(judged(claim(0).literature(Stance.DISPUTES, "no", new Source("p", "q"))).agreement())
        .isEqualTo(DISAGREE);
    assertThat(judged(claim(0).earlierSolutions(Stance.DISPUTES, "no")).agreement())
        .isEqualTo(DISAGREE);
    assertThat(judged(claim(3)).agreement()).isEqualTo(DISAGREE);
    assertThat(
            judged(claim(3).literature(Stance.MIXED, "partly", new Source("p", "q"))).agreement())
        .isEqualTo(DISAGREE);
  }

  @Test
  void agreeInPartWhereOneFoundOnlyAPart() {
    assertThat(judged(claim(0).earlierSolutions(Stance.MIXED, "partly")).agreement())
        .isEqualTo(PARTLY);
  }

  /** An answer of others is none of this run's. */
  @Test
  void doNotAgreeWhereThisRunHasNone() {
    Answers undecided =
        judged(claim(0.95).literature(Stance.SUPPORTS, "yes", new Source("p", "q")));
    assertThat(undecided.measured().stance()).isEqualTo(Stance.SILENT);
    assertThat(undecided.agreement()).isEqualTo(UNMEASURED);
    assertThat(judged(claim(0.95)).agreement()).isEqualTo(ALONE);
  }

  @ParameterizedTest
  @EnumSource(Grade.class)
  void takeSilenceForNoAgreement(Grade grade) {
    Answer silent = new Answer(Stance.SILENT, "nothing", Optional.empty());
    Answers answers =
        new Answers(
            new Answer(Stance.SUPPORTS, "its words", Optional.empty()),
            Optional.of(silent),
            Optional.empty(),
            new Answer(Stance.of(grade), "because", Optional.empty()));
    assertThat(answers.agreement())
        .isEqualTo(
            switch (Stance.of(grade)) {
              case SUPPORTS -> AGREE;
              case MIXED -> PARTLY;
              case DISPUTES -> DISAGREE;
              case SILENT -> ALONE;
            });
  }

  @Test
  void takeTheGradesMeaningWhereNoReasonIsGiven() {
    Claim claim = claim(0).build();
    assertThat(Answers.of(Judge.notRun(List.of(claim), Given.QUICK, " ").get(0)).measured().text())
        .isEqualTo(Grade.NOT_RUN.meaning());
    assertThat(
            Answers.of(Judge.notRun(List.of(claim), Given.QUICK, "no disk").get(0))
                .measured()
                .text())
        .isEqualTo("no disk");
  }

  @Test
  void sayWhereNothingWasFound() {
    Claim claim =
        claim(0).nothingInLiterature("two papers").nothingInEarlierSolutions("six").build();
    assertThat(claim.literature().orElseThrow())
        .isEqualTo(
            new Answer(Stance.SILENT, "nothing found on this (two papers)", Optional.empty()));
    assertThat(claim.earlierSolutions().orElseThrow().text()).contains("(six)");
    assertThatThrownBy(() -> new Answer(Stance.MIXED, " ", Optional.empty()))
        .hasMessageContaining("MIXED");
  }
}
