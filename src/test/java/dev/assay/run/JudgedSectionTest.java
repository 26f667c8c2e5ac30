package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Calibration;
import dev.assay.claim.ExpectedVerdicts;
import dev.assay.claim.Verdict;
import dev.assay.claim.assessment.Grade;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.instrument.Registries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gate: an instrument that may not testify withholds the grade of its claims and no other. */
class JudgedSectionTest {
  private static final FakeExperiment EXPERIMENT = new FakeExperiment(1);

  private static JudgedSection unheard() {
    Plan plan =
        new Plan(
            Scale.QUICK,
            List.of(1L, 2L, 3L, 4L, 5L),
            () -> {
              throw new AssertionError("no images here");
            });
    return JudgedSection.run(EXPERIMENT, plan, FakeExperiment.runner());
  }

  private static Verdict verdict(JudgedSection section, int claim) {
    return section.verdicts().get(claim);
  }

  @Test
  void gradesWhatFitInstrumentsMeasured() {
    JudgedSection heard = unheard().heard(InstrumentRegistry.ofAll());
    Verdict second = verdict(heard, 1);
    assertThat(second.grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(second.explanation()).isPresent();
    assertThat(second.hearings().stream().map(Calibration::instrument))
        .containsExactly(InstrumentRegistry.PROGRESS, InstrumentRegistry.SETTLING);
    assertThat(second.hearings()).allMatch(Calibration::passed);
  }

  @Test
  void withholdsTheGradeOfAClaimWhoseInstrumentIsBlind() {
    Verdict withheld =
        verdict(unheard().heard(Registries.blinding(InstrumentRegistry.SETTLING)), 1);
    assertThat(withheld.grade()).isEqualTo(Grade.NOT_RUN);
    assertThat(withheld.why())
        .contains(
            "The instrument \"settling\" may not testify",
            "misses the mutant \"the first measured point beyond\"");
    assertThat(withheld.explanation()).isEmpty();
    assertThat(withheld.observations()).isEmpty();
    assertThat(withheld.pRaw()).isEmpty();
    assertThat(withheld.trialKeys()).isEqualTo(verdict(unheard(), 1).trialKeys());
    assertThat(withheld.criterionDigest()).isEqualTo(verdict(unheard(), 1).criterionDigest());
  }

  @Test
  void leavesTheOtherClaimsOfTheSectionAsTheyWere() {
    Verdict before = verdict(unheard(), 0);
    Verdict after = verdict(unheard().heard(Registries.blinding(InstrumentRegistry.SETTLING)), 0);
    assertThat(after).usingRecursiveComparison().ignoringFields("hearings").isEqualTo(before);
    assertThat(after.hearings()).hasSize(1);
  }

  @Test
  void failsTheBuildWhereAGradeWasExpected() {
    Verdict graded = verdict(unheard().heard(InstrumentRegistry.ofAll()), 1);
    ExpectedVerdicts expected =
        new ExpectedVerdicts(
            List.of(
                new ExpectedVerdicts.Entry(
                    "X2",
                    graded.setting().data(),
                    graded.setting().scale(),
                    graded.grade(),
                    graded.criterionDigest(),
                    graded.setting().digest(),
                    "")));
    assertThat(expected.check(graded).failsBuild()).isFalse();
    Verdict withheld =
        verdict(unheard().heard(Registries.blinding(InstrumentRegistry.PROGRESS)), 1);
    assertThat(expected.check(withheld).failsBuild()).isTrue();
  }
}
