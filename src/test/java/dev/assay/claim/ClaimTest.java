package dev.assay.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.settings.Finding;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClaimTest {
  private static Claim.Builder wide() {
    return Claim.of("F2", "hw1-1.1")
        .statement("The wide net ends lowest, the deep narrow one highest.")
        .where("HW1-1, 1 b", "Model2 (green) drops fastest")
        .criterion(Ordering.lowerFirst("final loss", "model2", "model1", "model0"));
  }

  @Test
  void isWrittenInAFewLines() {
    Claim claim =
        wide()
            .source(new Source("Lu 2019", "arXiv:1903.06733"))
            .note("Deep narrow ReLU nets die.")
            .notChecked("Other learning rates.")
            .literature(
                Stance.SUPPORTS,
                "Narrow nets die with depth.",
                new Source("Lu 2019", "https://arxiv.org/abs/1903.06733"))
            .earlierSolutions(Stance.SUPPORTS, "Found the same.")
            .build();
    assertThat(claim.sources().get(0).url()).isEqualTo("https://arxiv.org/abs/1903.06733");
    assertThat(claim.literature().orElseThrow().source().orElseThrow().url())
        .isEqualTo("https://arxiv.org/abs/1903.06733");
    assertThat(claim.notes()).hasSize(1);
    assertThat(claim.criterion().kind()).isEqualTo("ordering");
  }

  @Test
  void severalCriteriaMustAllHold() {
    Claim claim =
        wide().criterion(Level.atMost("loss", "a", 1), Level.atLeast("loss", "a", 0)).build();
    assertThat(claim.criterion()).isInstanceOf(AllOf.class);
  }

  @Test
  void refusesWhatLacksItsParts() {
    assertThatThrownBy(() -> Claim.of("F2", "hw1-1.1").statement("x").build())
        .hasMessageContaining("Claim F2 lacks");
    assertThatThrownBy(() -> wide().statement(" ").build()).hasMessageContaining("Claim F2 needs");
    assertThatThrownBy(
            () ->
                Claim.of("second", "s")
                    .statement("x")
                    .where("y", "")
                    .criterion(Level.atLeast("loss", "a", 0))
                    .build())
        .hasMessageContaining("\"second\"");
  }

  @Test
  void theDigestMovesWithWhateverCanMoveTheGradeAndWithNothingElse() {
    String digest = wide().build().criterionDigest(0.05);
    assertThat(digest).matches("[0-9a-f]{64}");
    assertThat(wide().statement("Reworded.").note("More.").build().criterionDigest(0.05))
        .isEqualTo(digest);
    assertThat(wide().build().criterionDigest(0.01)).isNotEqualTo(digest);
    assertThat(wide().decidedAtAnyBudget("Because.").build().criterionDigest(0.05))
        .isNotEqualTo(digest);
    assertThat(wide().explanation("x", Level.atLeast("loss", "a", 0)).build().criterionDigest(0.05))
        .isNotEqualTo(digest);
    assertThat(wide().finding(Finding.makesIllPosed("x")).build().criterionDigest(0.05))
        .isNotEqualTo(digest);
  }

  @Test
  void everyGradeExplainsItself() {
    assertThat(Arrays.stream(Grade.values()).map(Grade::meaning).distinct())
        .hasSameSizeAs(Grade.values())
        .allMatch(meaning -> meaning.endsWith("."));
  }

  @Test
  void settingsRefuseNonsense() {
    assertThatThrownBy(
            () -> new Setting("mnist", "quick", Given.QUICK.seeds(), 0.7, true, true, ""))
        .hasMessageContaining("α = 0.7");
  }
}
