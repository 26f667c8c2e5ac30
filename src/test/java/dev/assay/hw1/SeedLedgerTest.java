package dev.assay.hw1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.experiment.Experiment;
import dev.assay.experiment.Scale;
import dev.assay.hw1.SeedLedger.Entry;
import dev.assay.hw1.SeedLedger.Use;
import dev.assay.hw1.randomlabels.RandomLabelsClaimsIT;
import dev.assay.junit.ClaimFile;
import dev.assay.report.recording.RecordingFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeedLedgerTest {
  static List<Experiment> experiments() {
    return Hw1CompletenessTest.experiments().toList();
  }

  /** Quick and full grade, so what they run is entered; smoke grades nothing. */
  @ParameterizedTest
  @MethodSource("experiments")
  void holdsTheSeedsThatEachExperimentGrades(Experiment experiment) {
    for (Scale scale : List.of(Scale.QUICK, Scale.FULL)) {
      long first = experiment.firstSeed(scale);
      assertThat(SeedLedger.ALL)
          .as("%s at %s", experiment.section(), scale)
          .anySatisfy(
              entry -> {
                assertThat(entry.section()).isEqualTo(experiment.section());
                assertThat(entry.use()).isEqualTo(Use.GRADING);
                assertThat(entry.scale()).contains(scale);
                assertThat(entry.from()).isEqualTo(first);
                assertThat(entry.to()).isEqualTo(first + experiment.seeds(scale) - 1);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void holdsTheSeedsOfWhatWasRecorded(Experiment experiment) {
    RecordingFile.read(experiment.section(), Path.of("fixtures/recorded"))
        .ifPresent(
            recording ->
                assertThat(SeedLedger.ALL)
                    .anySatisfy(
                        entry -> {
                          assertThat(entry.section()).isEqualTo(recording.section());
                          assertThat(entry.use()).isEqualTo(Use.GRADING);
                          assertThat(recording.growth().planned())
                              .allSatisfy(
                                  seed -> assertThat(seed).isBetween(entry.from(), entry.to()));
                        }));
  }

  @Test
  void usesEachSeedOnceFromNowOn() {
    for (Entry entry : SeedLedger.ALL) {
      if (!entry.inherited()) {
        assertThat(SeedLedger.ALL)
            .as("%s", entry)
            .filteredOn(other -> other != entry)
            .noneMatch(entry::meets);
      }
    }
  }

  /** Nothing new is entered as if it had been there before: the old uses end at seed 105. */
  @Test
  void letsNoNewUsePassForAnOldOne() {
    assertThat(SeedLedger.ALL)
        .filteredOn(Entry::inherited)
        .hasSize(21)
        .allSatisfy(entry -> assertThat(entry.to()).isLessThanOrEqualTo(105));
  }

  @Test
  void seesSeedsThatAreUsedTwice() {
    Entry pilot = new Entry("HW1-3 §1", Use.PILOT, Optional.of(Scale.QUICK), 205, 207, false);
    assertThat(SeedLedger.ALL).anyMatch(pilot::meets);
    assertThat(ClaimFile.experiment(RandomLabelsClaimsIT.class).section())
        .isEqualTo(pilot.section());
  }
}
