package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Answer;
import dev.assay.claim.Answers;
import dev.assay.claim.Stance;
import dev.assay.report.verdict.AnswersView;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswersViewTest {
  @Test
  void thisRunAnswersWithTheReasonAndNotWithTheTestsBehindIt() {
    for (ClaimReport claim : Runs.judged().claims()) {
      String why = claim.verdict().why();
      AnswersView.Cell run =
          new AnswersView(Answers.of(claim.verdict()), "this run").cells().get(3);
      assertThat(why.lines()).hasSizeGreaterThan(1);
      assertThat(run.text()).isNotBlank().isEqualTo(why.lines().toList().get(0));
    }
  }

  private static final Answer REPORT = answer(Stance.SUPPORTS, "its words");
  private static final Optional<Answer> SUPPORTS = Optional.of(answer(Stance.SUPPORTS, "so it is"));
  private static final Optional<Answer> NOTHING =
      Optional.of(answer(Stance.SILENT, "nothing found on this (six)"));

  private static Answer answer(Stance stance, String text) {
    return new Answer(stance, text, Optional.empty());
  }

  private static AnswersView view(
      Optional<Answer> literature, Optional<Answer> earlier, Stance measured) {
    return new AnswersView(
        new Answers(REPORT, literature, earlier, answer(measured, "why")), "this run");
  }

  @Test
  void whatWasNotLookedUpIsNotWhatWasLookedForInVain() {
    AnswersView view = view(Optional.empty(), NOTHING, Stance.SUPPORTS);
    AnswersView.Cell unasked = view.cells().get(1);
    AnswersView.Cell inVain = view.cells().get(2);
    assertThat(unasked.stance()).isEqualTo("not looked up");
    assertThat(unasked.hasText()).isFalse();
    assertThat(inVain.stance()).isEqualTo("no answer");
    assertThat(inVain.text()).contains("nothing found");
    assertThat(unasked.mark()).isNotEqualTo(inVain.mark());
    assertThat(view.summary()).isEqualTo("the answers agree (not looked up: the literature)");
    assertThat(view(NOTHING, NOTHING, Stance.SUPPORTS).summary()).isEqualTo("the answers agree");
  }

  @Test
  void theAnswersDoNotAgreeWhereThisRunHasNone() {
    AnswersView view = view(SUPPORTS, NOTHING, Stance.SILENT);
    assertThat(view.summary()).isEqualTo("others agree with the report; this run has no answer");
    assertThat(view.mark()).isNotEqualTo("=");
    assertThat(view(Optional.of(answer(Stance.DISPUTES, "no")), NOTHING, Stance.SILENT).summary())
        .isEqualTo("the answers disagree: the literature no; this run has no answer");
    assertThat(view(Optional.empty(), Optional.empty(), Stance.SILENT).summary())
        .isEqualTo("no answer but the report’s (not looked up: the literature, earlier solutions)");
  }
}
