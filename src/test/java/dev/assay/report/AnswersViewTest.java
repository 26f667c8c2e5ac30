package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Answers;
import org.junit.jupiter.api.Test;

class AnswersViewTest {
  @Test
  void thisRunAnswersWithTheReasonAndNotWithTheTestsBehindIt() {
    for (ClaimReport claim : Runs.judged().claims()) {
      String why = claim.verdict().why();
      AnswersView.Cell run = new AnswersView(Answers.of(claim.verdict())).cells().get(3);
      assertThat(why.lines()).hasSizeGreaterThan(1);
      assertThat(run.text()).isNotBlank().isEqualTo(why.lines().toList().get(0));
    }
  }
}
