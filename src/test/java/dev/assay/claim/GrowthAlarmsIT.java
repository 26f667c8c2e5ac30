package dev.assay.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.evidence.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How often evidence from added seeds errs. */
class GrowthAlarmsIT {
  /** The look after each seed from the planned ones on, as the judge itself decides. */
  @Test
  void errsAtMostAtAlphaHoweverOftenOneLooks() {
    Claim claim = Given.claim("F2", GrowthTest.ABOVE);
    int sequences = 250;
    int looks = 48;
    int shown = 0;
    int refuted = 0;
    int naive = 0;
    Random random = new Random(20);
    for (int i = 0; i < sequences; i++) {
      // A median of 0 among 10% dead runs, where a t mixture errs in half of the sequences.
      double[] values =
          random.doubles(looks).map(u -> u < 0.1 ? -100 : u < 0.5 ? -1 + u : u).toArray();
      boolean ever = false;
      boolean never = false;
      boolean each = false;
      for (int n = GrowthTest.PLANNED; n <= looks; n++) {
        Evidence evidence = GrowthTest.x(Arrays.copyOf(values, n));
        Setting setting =
            Given.FULL
                .ofSeeds(LongStream.rangeClosed(1, n).boxed().toList())
                .growing(GrowthTest.growth(n));
        Grade grade = Judge.grades(List.of(claim), evidence, setting).get(claim.id());
        ever |= grade == Grade.REPRODUCED;
        never |= grade == Grade.REFUTED;
        each |=
            ((TestedAssessment) GrowthTest.ABOVE.assess(evidence, Given.ALPHA)).p().inFavour()
                <= Given.ALPHA;
      }
      shown += ever ? 1 : 0;
      refuted += never ? 1 : 0;
      naive += each ? 1 : 0;
    }
    // 24 of 250 have a probability of 0.2% at a rate of 5%.
    assertThat(shown).isLessThan(24);
    assertThat(refuted).isLessThan(24);
    assertThat(naive).isGreaterThan(24);
  }
}
