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

/**
 * The gate: an instrument that did not pass its calibration withholds the grade of its claims and
 * no other.
 */
class JudgedSectionTest {
  private static final FakeExperiment EXPERIMENT = new FakeExperiment(1);

  private static JudgedSection uncalibrated() {
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
    JudgedSection calibrated = uncalibrated().calibrated(InstrumentRegistry.ofAll());
    Verdict second = verdict(calibrated, 1);
    assertThat(second.grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(second.explanation()).isPresent();
    assertThat(second.calibrations().stream().map(Calibration::instrument))
        .containsExactly(InstrumentRegistry.PERSISTENCE, InstrumentRegistry.SETTLING);
    assertThat(second.calibrations()).allMatch(Calibration::passed);
  }

  @Test
  void withholdsTheGradeOfAClaimWhoseInstrumentIsBlind() {
    Verdict withheld =
        verdict(uncalibrated().calibrated(Registries.blinding(InstrumentRegistry.SETTLING)), 1);
    assertThat(withheld.grade()).isEqualTo(Grade.NOT_RUN);
    assertThat(withheld.why())
        .contains(
            "The instrument \"settling\" did not pass its calibration",
            "misses the mutant \"the first measured point beyond\"");
    assertThat(withheld.explanation()).isEmpty();
    assertThat(withheld.observations()).isEmpty();
    assertThat(withheld.pRaw()).isEmpty();
    assertThat(withheld.trialKeys()).isEqualTo(verdict(uncalibrated(), 1).trialKeys());
    assertThat(withheld.criterionDigest()).isEqualTo(verdict(uncalibrated(), 1).criterionDigest());
  }

  @Test
  void leavesTheOtherClaimsOfTheSectionAsTheyWere() {
    Verdict before = verdict(uncalibrated(), 0);
    Verdict after =
        verdict(uncalibrated().calibrated(Registries.blinding(InstrumentRegistry.SETTLING)), 0);
    assertThat(after).usingRecursiveComparison().ignoringFields("calibrations").isEqualTo(before);
    assertThat(after.calibrations()).hasSize(1);
  }

  @Test
  void failsTheBuildWhereAGradeWasExpected() {
    Verdict graded = verdict(uncalibrated().calibrated(InstrumentRegistry.ofAll()), 1);
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
        verdict(uncalibrated().calibrated(Registries.blinding(InstrumentRegistry.PERSISTENCE)), 1);
    assertThat(expected.check(withheld).failsBuild()).isTrue();
  }
}
