package dev.assay.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.assessment.PValues;
import dev.assay.claim.assessment.TestedAssessment;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.evidence.Evidence;
import dev.assay.statistics.MeanTest;
import dev.assay.statistics.OneSided;
import dev.assay.statistics.SignTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FewRunsTest {
  private static final double[] VALUES = {2, -1, 4, 3, 1.5, 0.5, 2.5, 1, 3.5};
  private static final Criterion ABOVE = Effect.above("x", "a", 0, 0.5);

  @ParameterizedTest
  @CsvSource({"2, 0.6", "3, 0.6", "4, 0.6", "5, 0.8", "6, 0.8", "7, 1", "8, 1"})
  void testsFewRunsAtAPartOfAlphaAndCountsMore(int runs, double part) {
    Evidence evidence = Given.arm("x", "a", Arrays.copyOf(VALUES, runs)).build();
    OneSided none = test(evidence, runs, 0);
    OneSided claimed = test(evidence, runs, 0.5);
    TestedAssessment tested = (TestedAssessment) Given.QUICK.assess(ABOVE, evidence);
    assertP(tested.p(), Math.min(1, none.pGreater() / part), Math.min(1, claimed.pLess() / part));
    if (runs < 7) {
      double level = 1 - 2 * part * Given.ALPHA;
      assertThat(tested.observations().get(0).interval())
          .isEqualTo(MeanTest.of(evidence.sample("x", "a"), 0).interval(level));
    }
  }

  /** What a recording of few planned seeds says is the same; its evidence that grows says less. */
  @ParameterizedTest
  @CsvSource({"2", "3", "4", "5", "6"})
  void judgesARecordingsPlannedSeedsAlike(int runs) {
    Evidence evidence = Given.arm("x", "a", Arrays.copyOf(VALUES, runs)).build();
    Growth growth = new Growth(List.of(LongStream.rangeClosed(1, runs).boxed().toList()), false);
    PValues fixed = ((TestedAssessment) Given.QUICK.assess(ABOVE, evidence)).p();
    PValues recorded = ((TestedAssessment) Given.QUICK.growing(growth).assess(ABOVE, evidence)).p();
    assertP(recorded, fixed.inFavour(), fixed.against());
  }

  @Test
  void takesThePartOfEachTestFromItsOwnRuns() {
    Evidence evidence =
        Given.arm("x", "a", Arrays.copyOf(VALUES, 8))
            .and("x", "b", Arrays.copyOf(VALUES, 3))
            .build();
    List<TestedAssessment> tests =
        Given.QUICK.assess(AllOf.of(ABOVE, Effect.above("x", "b", 0, 0), ABOVE), evidence).tests();
    double counted = SignTest.of(evidence.sample("x", "a"), 0).pGreater();
    assertThat(tests.get(0).p().inFavour()).isEqualTo(counted);
    assertThat(tests.get(1).p().inFavour())
        .isCloseTo(MeanTest.of(evidence.sample("x", "b"), 0).pGreater() / 0.6, within(1e-12));
    assertThat(tests.get(2).p().inFavour()).isEqualTo(counted);
  }

  @Test
  void saysSoInTheDigestOfAFixedNumberOfSeedsAndOnThePage() {
    Claim claim = Given.claim("F2", ABOVE);
    assertThat(claim.criterionDigest(Given.QUICK))
        .isEqualTo(claim.fixedDigest(Given.ALPHA))
        .isNotEqualTo(claim.criterionDigest(Given.ALPHA));
    assertThat(Given.QUICK.levels()).get().asString().contains("four fifths");
    assertThat(Given.QUICK.ofSeeds(List.of(1L, 2L)).levels()).get().asString().contains("three");
    assertThat(Given.QUICK.ofSeeds(LongStream.range(0, 7).boxed().toList()).levels()).isEmpty();
    assertThat(Given.SMOKE.levels()).isEmpty();
  }

  private static OneSided test(Evidence evidence, int runs, double value) {
    return runs < 7
        ? MeanTest.of(evidence.sample("x", "a"), value)
        : SignTest.of(evidence.sample("x", "a"), value);
  }

  private static void assertP(PValues p, double inFavour, double against) {
    assertThat(p.inFavour()).isCloseTo(inFavour, within(1e-12));
    assertThat(p.against()).isCloseTo(against, within(1e-12));
  }
}
