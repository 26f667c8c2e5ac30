package dev.assay.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.claim.assessment.Grade;
import dev.assay.claim.criterion.Ordering;
import dev.assay.statistics.MetricRange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private static final Setting FULL =
      new Setting(
          "mnist",
          "full",
          List.of(1L, 2L, 3L, 4L, 5L),
          0.05,
          true,
          true,
          "0000000000000000000000000000000000000000000000000000000000000000");
  private static final Claim CLAIM =
      Given.claim("C2", Ordering.lowerFirst("loss", "deep", "shallow"));

  private static Recording recording(double[] deep, double[] shallow) {
    return recording(deep, shallow, Map.of());
  }

  private static Recording recording(
      double[] deep, double[] shallow, Map<String, String> criteria) {
    return new Recording(
        CLAIM.section(),
        FULL,
        new Growth(List.of(FULL.seeds()), false),
        GivenRecording.CODE,
        Given.arm("loss", "deep", deep).and("loss", "shallow", shallow).build(),
        Map.of("swapped", Given.arm("loss", "deep", shallow).and("loss", "shallow", deep).build()),
        criteria,
        GivenRecording.origins(FULL.seeds(), "0123456789"));
  }

  @Test
  void judgesByTheCriterionAsItIsNow() {
    double[] low = {0.11, 0.12, 0.10, 0.13, 0.12};
    double[] high = {0.22, 0.25, 0.21, 0.24, 0.26};
    Verdict verdict = recording(low, high).judge(List.of(CLAIM)).get(0);
    assertThat(verdict.grade()).isEqualTo(Grade.REPRODUCED);
    assertThat(verdict.setting().seeds()).isEqualTo(FULL.seeds());
    assertThat(verdict.alternatives())
        .singleElement()
        .extracting(AlternativeSetting::grade)
        .isEqualTo(Grade.REFUTED);
    Claim stricter = Given.claim("C2", Ordering.lowerFirst("loss", "deep", "shallow").byFactor(10));
    assertThat(recording(low, high).judge(List.of(stricter)).get(0).grade())
        .isNotEqualTo(Grade.REPRODUCED);
  }

  @Test
  void doesNotJudgeClaimsOfAnotherSection() {
    Claim other =
        Claim.of("S1", "HW1-3 §4")
            .statement("Another.")
            .where("§4", "words")
            .criterion(CLAIM.criterion())
            .build();
    assertThatThrownBy(
            () -> recording(new double[] {1, 2}, new double[] {2, 3}).judge(List.of(other)))
        .hasMessageContaining("S1 is of HW1-3 §4");
  }

  @Test
  void tellsWhichCriterionIsOlderThanItsSeeds() {
    double[] deep = {1, 2};
    double[] shallow = {2, 3};
    Recording recording = recording(deep, shallow);
    Verdict verdict = recording.judge(List.of(CLAIM)).get(0);
    assertThat(recording.wasSeenBefore(verdict)).isTrue();
    Recording before = recording(deep, shallow, Map.of("C2", CLAIM.criterionDigest(FULL.alpha())));
    assertThat(before.wasSeenBefore(verdict)).isFalse();
  }

  @Test
  void knowsWhatItsMetricsCanBe() {
    MetricRange range = new MetricRange(0, 4, 0.5);
    Recording known =
        recording(new double[] {1, 2}, new double[] {2, 3}).within(Map.of("loss", range));
    assertThat(known.evidence().range("loss")).isEqualTo(range);
    assertThat(known.alternatives().get("swapped").range("loss")).isEqualTo(range);
    assertThat(known.origins()).hasSize(FULL.seeds().size());
  }

  @Test
  void saysHoursOfALongOne() {
    assertThat(origin(119.4 * 60).text()).contains(" 119 min of training");
    assertThat(origin(119.6 * 60).text()).contains(" 2.0 h of training");
    assertThat(origin(9000).text()).contains(" 2.5 h of training");
  }

  private static Recording.Origin origin(double seconds) {
    return new Recording.Origin("a", "2026-11-24", "a machine", 3, seconds, 4, "plain Java");
  }

  @Test
  void saysWhereItComesFrom() {
    assertThat(recording(new double[5], new double[5]).origin().text())
        .isEqualTo(
            "recorded on 2026-11-24 with commit 0123456789: 15 trials, 5 min of training, a machine");
  }
}
