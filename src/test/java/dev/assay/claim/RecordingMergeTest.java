package dev.assay.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.evidence.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Recordings grow by seeds that belong to them, and by no others. */
class RecordingMergeTest {
  private static final Recording INTO = GivenRecording.of(1, 2, 3);

  @Test
  void addsDisjointSeedsAndKeepsThePlannedOnes() {
    Recording all = RecordingMerge.of(INTO, GivenRecording.of(7, 5));
    assertThat(all.setting().seeds()).containsExactly(1L, 2L, 3L, 5L, 7L);
    assertThat(all.growth().planned()).containsExactly(1L, 2L, 3L);
    assertThat(all.setting().digest()).isEqualTo(INTO.setting().digest());
    assertThat(all.evidence().sample("loss", "deep").values())
        .isEqualTo(new TreeMap<>(Map.of(1L, 0.1, 2L, 0.2, 3L, 0.3, 5L, 0.5, 7L, 0.7)));
    assertThat(all.origin().trials()).isEqualTo(15);
    assertThat(RecordingMerge.of(GivenRecording.of(7, 5), INTO).evidence())
        .isEqualTo(all.evidence());
  }

  @Test
  void keepsASeedOnceThatBothHoldWithTheSameResults() {
    Recording other =
        with(GivenRecording.of(3, 4), GivenRecording.origins(List.of(3L, 4L), "another"));
    Recording all = RecordingMerge.of(INTO, other);
    assertThat(all.setting().seeds()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(all.origins().get(3L)).isEqualTo(INTO.origins().get(3L));
    assertThat(all.origins().get(4L).commit()).isEqualTo("another");
  }

  @Test
  void namesASeedThatBothHoldWithOtherResults() {
    SortedMap<Long, RecordedSeed> origins =
        new TreeMap<>(GivenRecording.origins(List.of(3L, 4L), "another"));
    origins.put(3L, GivenRecording.origin("another", "f".repeat(64)));
    Recording other = with(GivenRecording.of(3, 4), origins);
    assertThatThrownBy(() -> RecordingMerge.of(INTO, other))
        .isInstanceOf(RecordingMerge.Conflict.class)
        .hasMessageContainingAll(
            "seed 3", "results 0000000000, commit a", "results ffffffffff, commit another")
        .hasMessageNotContaining("seed 4");
  }

  @Test
  void takesAnotherValueUnderTheSameDigestForAConflict() {
    Recording other = GivenRecording.of(3, 4);
    Recording changed =
        GivenRecording.of(
            List.of(3L),
            Given.arm("loss", "deep", 1, 2, 9).build().ofSeeds(Set.of(3L)),
            Map.of(),
            other.criteria(),
            GivenRecording.origins(List.of(3L), "a"));
    assertThatThrownBy(() -> RecordingMerge.of(INTO, changed))
        .isInstanceOf(RecordingMerge.Conflict.class);
  }

  @Test
  void refusesAnotherTrainingCodeDataOrSettingsAndNamesBothSides() {
    refused(
        INTO.section(),
        INTO.setting(),
        new RecordedCode(5, Given.DIGEST),
        "training code is 4",
        "and 5");
    refused(
        INTO.section(),
        INTO.setting(),
        new RecordedCode(4, "e".repeat(64)),
        "settings is " + Given.DIGEST);
    refused(
        INTO.section(),
        new Setting("strokes", "full", List.of(9L), 0.05, true, true, Given.DIGEST),
        GivenRecording.CODE,
        "data is mnist",
        "and strokes");
  }

  private static void refused(String section, Setting setting, RecordedCode code, String... said) {
    Recording nine = GivenRecording.of(9);
    Recording other =
        new Recording(
            section,
            setting.ofSeeds(List.of(9L)),
            nine.growth(),
            code,
            nine.evidence(),
            nine.alternatives(),
            nine.criteria(),
            nine.origins());
    assertThatThrownBy(() -> RecordingMerge.of(INTO, other))
        .isNotInstanceOf(RecordingMerge.Conflict.class)
        .hasMessageContainingAll(said)
        .hasMessageContaining("remove the recording");
  }

  @Test
  void countsTheSeedsThatBothHoldWithOtherResults() {
    Recording other = GivenRecording.of(2, 3);
    SortedMap<Long, RecordedSeed> origins = new TreeMap<>();
    origins.put(2L, GivenRecording.origin("a", "e".repeat(64)));
    origins.put(3L, GivenRecording.origin("a", "f".repeat(64)));
    assertThatThrownBy(() -> RecordingMerge.of(INTO, with(other, origins)))
        .hasMessageContaining("2 seeds are in both with other results");
  }

  @Test
  void refusesAnotherSectionOrScale() {
    refused(
        "HW1-1 §1",
        INTO.setting(),
        GivenRecording.CODE,
        "the section is HW1-1 §2 in the recording that would grow",
        "and HW1-1 §1 in what would be added");
    refused(
        INTO.section(),
        new Setting("mnist", "quick", List.of(9L), Given.ALPHA, true, true, Given.DIGEST),
        GivenRecording.CODE,
        "the scale is full",
        "and quick");
  }

  /** Another setting may have fewer seeds, and one that only one side has is kept. */
  @Test
  void joinsTheOtherSettingsOfTheSeedsThatAreNew() {
    Evidence few = Given.arm("loss", "deep", 0.4, 0.5).build();
    Recording one =
        withOthers(GivenRecording.of(1, 2, 3), Map.of("tanh", few.ofSeeds(Set.of(1L, 2L))));
    Recording other =
        withOthers(
            GivenRecording.of(4, 5),
            Map.of(
                "tanh", Given.arm("loss", "deep", 9, 9, 9, 9, 0.7).build().ofSeeds(Set.of(5L)),
                "SELU",
                    Given.arm("loss", "deep", 9, 9, 9, 0.6, 0.8).build().ofSeeds(Set.of(4L, 5L))));
    Map<String, Evidence> all = RecordingMerge.of(one, other).alternatives();
    assertThat(all.get("tanh").sample("loss", "deep").values())
        .isEqualTo(new TreeMap<>(Map.of(1L, 0.4, 2L, 0.5, 5L, 0.7)));
    assertThat(all.get("SELU").sample("loss", "deep").values())
        .isEqualTo(new TreeMap<>(Map.of(4L, 0.6, 5L, 0.8)));
  }

  @Test
  void takesAnotherValueUnderAnotherSettingForAConflict() {
    Recording one =
        withOthers(
            GivenRecording.of(3), Map.of("tanh", Given.arm("loss", "deep", 9, 9, 0.4).build()));
    Recording other =
        withOthers(
            GivenRecording.of(3), Map.of("tanh", Given.arm("loss", "deep", 9, 9, 0.5).build()));
    assertThatThrownBy(() -> RecordingMerge.of(one, other))
        .isInstanceOf(RecordingMerge.Conflict.class);
    assertThat(RecordingMerge.of(one, one)).isEqualTo(one);
  }

  private static Recording withOthers(Recording recording, Map<String, Evidence> others) {
    return GivenRecording.of(
        recording.setting().seeds(),
        recording.evidence(),
        others,
        recording.criteria(),
        recording.origins());
  }

  @Test
  void forgetsACriterionThatMayHaveSeenSomeOfTheSeeds() {
    Recording later =
        GivenRecording.of(
            List.of(9L),
            GivenRecording.of(9).evidence(),
            Map.of(),
            Map.of("F2", "e".repeat(64)),
            GivenRecording.origins(List.of(9L), "a"));
    assertThat(RecordingMerge.of(INTO, GivenRecording.of(9)).criteria()).isEqualTo(INTO.criteria());
    assertThat(RecordingMerge.of(INTO, later).criteria()).isEmpty();
  }

  private static Recording with(Recording recording, SortedMap<Long, RecordedSeed> origins) {
    return GivenRecording.of(
        recording.setting().seeds(),
        recording.evidence(),
        recording.alternatives(),
        recording.criteria(),
        origins);
  }
}
