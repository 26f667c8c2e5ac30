package dev.assay.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.assessment.Assessment;
import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.HolmFamily;
import dev.assay.claim.assessment.PValues;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.evidence.Evidence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A p of exactly α decides, and a larger one does not: α is set to the p that was found. */
class ExactlyAlphaTest {
  private static final double[] HIGH = {1.1, 1.3, 1.2, 1.15, 1.4, 1.22, 1.31, 1.05};
  private static final Evidence EVIDENCE = Given.arm("x", "a", HIGH).build();
  private static final Criterion SHOWN = Effect.above("x", "a", 0, 0);
  private static final Criterion REFUTED = Effect.below("x", "a", 0, 0);
  private static final Criterion TOLERATED = Level.atLeast("x", "a", 1.5).tolerating(0.5);

  @Test
  void isShown() {
    decidesAtExactly(p(SHOWN).inFavour(), SHOWN, Grade.REPRODUCED);
  }

  @Test
  void isRefuted() {
    decidesAtExactly(p(REFUTED).against(), REFUTED, Grade.REFUTED);
  }

  @Test
  void isShownInPart() {
    double p = p(TOLERATED).inPart();
    assertThat(p).isLessThan(p(TOLERATED).inFavour());
    decidesAtExactly(p, TOLERATED, Grade.PARTIAL);
  }

  @Test
  void isShownAsAWhole() {
    Criterion both = AllOf.of(SHOWN, Level.atLeast("x", "a", 0.5));
    decidesAtExactly(p(SHOWN).inFavour(), both, Grade.REPRODUCED);
    // A part of two by itself has to be twice as certain.
    Criterion one = AllOf.of(SHOWN, REFUTED);
    decidesAtExactly(2 * p(SHOWN).inFavour(), one, Grade.PARTIAL);
  }

  @Test
  void releasesItsShareForAnExplanation() {
    double p = p(SHOWN).inFavour();
    assertThat(releases(SHOWN, p)).isTrue();
    assertThat(releases(SHOWN, Math.nextDown(p))).isFalse();
    double inPart = p(TOLERATED).inPart();
    assertThat(releases(TOLERATED, inPart)).isTrue();
    assertThat(releases(TOLERATED, Math.nextDown(inPart))).isFalse();
  }

  private static PValues p(Criterion criterion) {
    return ((TestedAssessment) criterion.assess(EVIDENCE, Given.ALPHA)).p();
  }

  private static void decidesAtExactly(double p, Criterion criterion, Grade grade) {
    assertThat(Given.grade(criterion, EVIDENCE, p)).isEqualTo(grade);
    assertThat(Given.grade(criterion, EVIDENCE, Math.nextDown(p))).isEqualTo(Grade.INCONCLUSIVE);
  }

  private static boolean releases(Criterion criterion, double alpha) {
    Assessment figure = criterion.assess(EVIDENCE, alpha);
    Assessment explanation = SHOWN.assess(EVIDENCE, alpha);
    return HolmFamily.of(List.of(new HolmFamily.Member(figure, Optional.of(explanation))), alpha)
        .releases(figure);
  }
}
