package dev.assay.claim.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.MetricRange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Evidence EVIDENCE =
      Evidence.builder()
          .put("loss", "nats", "deep", 2, 0.2)
          .put("loss", "nats", "deep", 1, 0.1)
          .missing("loss", "deep", 3, "diverged at step 12")
          .put("loss", "nats", "shallow", 1, 0.3)
          .arm("deep", 6)
          .build();

  @Test
  void givesSamplesThatNameMetricAndArm() {
    assertThat(EVIDENCE.sample("loss", "deep").metric()).isEqualTo("loss of deep");
    assertThat(EVIDENCE.sample("loss", "deep").unit()).isEqualTo("nats");
    assertThat(EVIDENCE.sample("loss", "deep").toArray()).containsExactly(0.1, 0.2);
    assertThat(EVIDENCE.metrics()).containsExactly("loss");
    assertThat(EVIDENCE.arms("loss")).containsExactly("deep", "shallow");
    assertThat(EVIDENCE.x("deep")).isEqualTo(6);
    assertThat(EVIDENCE.has("loss", "deep")).isTrue();
    assertThat(EVIDENCE.has("loss", "wide")).isFalse();
  }

  @Test
  void listsMissingSeedsOfWhatIsAsked() {
    assertThat(EVIDENCE.missing(List.of(new Measurement("loss", "deep"))))
        .containsExactly(new MissingSeed("loss", "deep", 3, "diverged at step 12"));
    assertThat(EVIDENCE.missing(List.of(new Measurement("loss", "shallow")))).isEmpty();
  }

  @Test
  void knowsWhetherAllThatIsAskedWasMeasured() {
    Measurement deep = new Measurement("loss", "deep");
    assertThat(EVIDENCE.hasAll(List.of(deep, new Measurement("loss", "shallow")))).isTrue();
    assertThat(EVIDENCE.hasAll(List.of(deep, new Measurement("loss", "wide")))).isFalse();
    assertThat(EVIDENCE.places()).containsExactly(Map.entry("deep", 6.0));
  }

  @Test
  void addsTheSeedsOfAnotherWithWhatIsKnownOfBoth() {
    Evidence more =
        Evidence.builder()
            .missing("loss", "deep", 5, "killed")
            .put("loss", "nats", "deep", 4, 0.4)
            .arm("deep", 6)
            .arm("wide", 9)
            .build()
            .within(Map.of("loss", MetricRange.NOT_NEGATIVE, "depth", MetricRange.count()));
    Evidence both = EVIDENCE.within(Map.of("loss", MetricRange.between(0, 9))).and(more);
    assertThat(both.sample("loss", "deep").values()).isEqualTo(Map.of(1L, 0.1, 2L, 0.2, 4L, 0.4));
    assertThat(both.sample("loss", "deep").missing())
        .isEqualTo(Map.of(3L, "diverged at step 12", 5L, "killed"));
    assertThat(both.sample("loss", "deep").unit()).isEqualTo("nats");
    assertThat(both.sample("loss", "shallow").seeds()).containsExactly(1L);
    assertThat(both.places()).isEqualTo(Map.of("deep", 6.0, "wide", 9.0));
    assertThat(both.range("loss")).isEqualTo(MetricRange.between(0, 9));
    assertThat(both.range("depth")).isEqualTo(MetricRange.count());
    assertThatThrownBy(() -> both.and(more)).hasMessageContaining("seed 4, is given twice");
  }

  @Test
  void keepsTheSeedsAskedForAndNoSampleWithoutOne() {
    Evidence ranged = EVIDENCE.within(Map.of("loss", MetricRange.NOT_NEGATIVE));
    Evidence second = ranged.ofSeeds(Set.of(2L));
    assertThat(second.measurements()).containsExactly(new Measurement("loss", "deep"));
    assertThat(second.sample("loss", "deep").toArray()).containsExactly(0.2);
    assertThat(second.sample("loss", "deep").missing()).isEmpty();
    assertThat(second.x("deep")).isEqualTo(6);
    assertThat(second.range("loss")).isEqualTo(MetricRange.NOT_NEGATIVE);
    assertThat(ranged.ofSeeds(Set.of(3L)).sample("loss", "deep").missing()).containsOnlyKeys(3L);
    assertThat(ranged.ofSeeds(Set.of(1L)).measurements()).isEqualTo(ranged.measurements());
  }

  @Test
  void takesTheMedianOfRepeatedRunsInTheirPlace() {
    Evidence medians = EVIDENCE.medians(List.of(List.of(1L, 2L), List.of(3L)));
    assertThat(medians.sample("loss", "deep").values().get(1L)).isCloseTo(0.15, within(1e-15));
    assertThat(medians.sample("loss", "deep").missing()).containsOnlyKeys(3L);
    assertThat(medians.sample("loss", "shallow").toArray()).containsExactly(0.3);
    assertThat(medians.x("deep")).isEqualTo(6);
  }

  @Test
  void refusesAValueThatAMetricCannotHave() {
    Map<String, MetricRange> half = Map.of("loss", MetricRange.between(0.1, 0.25));
    assertThatThrownBy(() -> EVIDENCE.within(half))
        .hasMessage(
            "\"loss\" of arm \"shallow\", seed 1, is 0.3, outside [0.1, 0.25]: correct its range, or how it is measured.");
    Map<String, MetricRange> exact = Map.of("loss", MetricRange.between(0.1, 0.3));
    assertThat(EVIDENCE.within(exact).range("loss")).isEqualTo(exact.get("loss"));
    assertThat(EVIDENCE.range("loss")).isEqualTo(MetricRange.ANY);
    Map<String, Evidence> settings = Evidence.within(Map.of("twice as wide", EVIDENCE), exact);
    assertThat(settings).isEqualTo(Map.of("twice as wide", EVIDENCE));
    assertThat(settings.get("twice as wide").range("loss")).isEqualTo(exact.get("loss"));
  }

  @Test
  void isTheSameWithTheSameNumbersAndPlaces() {
    Evidence one = Evidence.builder().put("loss", "", "deep", 1, 1).arm("deep", 6).build();
    Evidence same = Evidence.builder().arm("deep", 6).put("loss", "", "deep", 1, 1).build();
    Evidence elsewhere = Evidence.builder().arm("deep", 7).put("loss", "", "deep", 1, 1).build();
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(elsewhere);
    assertThat(one.hashCode()).isNotEqualTo(elsewhere.hashCode());
  }

  @Test
  void keepsOnlyWhatIsNamedInTheOrderInWhichItCame() {
    Evidence all =
        Evidence.builder()
            .put("loss", "", "wide", 1, 3)
            .put("loss", "", "deep", 1, 2)
            .put("accuracy", "", "deep", 1, 1)
            .arm("wide", 9)
            .arm("deep", 6)
            .build();
    Measurement wide = new Measurement("loss", "wide");
    Measurement accuracy = new Measurement("accuracy", "deep");
    Evidence kept = all.only(List.of(accuracy, wide, new Measurement("loss", "unknown")));
    assertThat(kept.measurements()).containsExactly(wide, accuracy);
    assertThat(kept.place("wide")).hasValue(9);
    assertThat(kept).isNotEqualTo(all).isEqualTo(kept.only(kept.measurements()));
    Evidence noPlace = all.only(List.of(wide));
    assertThat(noPlace.place("deep")).isEmpty();
  }

  @Test
  void saysWhatThereIsWhenAskedForWhatThereIsNot() {
    assertThatThrownBy(() -> EVIDENCE.sample("loss", "wide"))
        .hasMessage("No arm \"wide\" of \"loss\" in the evidence; it has [deep, shallow].");
    assertThatThrownBy(() -> EVIDENCE.sample("accuracy", "deep"))
        .hasMessage("No metric \"accuracy\" in the evidence; it has [loss].");
    assertThatThrownBy(() -> EVIDENCE.x("shallow")).hasMessageContaining("[deep]");
  }

  @Test
  void refusesBadNumbersNamingMetricArmAndSeed() {
    Evidence.Builder builder = Evidence.builder().put("loss", "nats", "deep", 1, 0.1);
    assertThatThrownBy(() -> builder.put("loss", "nats", "deep", 2, Double.NaN))
        .hasMessageContaining("\"loss\" of arm \"deep\", seed 2, is NaN")
        .hasMessageContaining("missing(…)");
    assertThatThrownBy(() -> builder.put("loss", "nats", "deep", 1, 0.2))
        .hasMessageContaining("seed 1, is given twice");
    assertThatThrownBy(() -> builder.missing("loss", "deep", 1, "died"))
        .hasMessageContaining("given twice");
    assertThatThrownBy(() -> builder.put("loss", "bits", "deep", 3, 0.2))
        .hasMessageContaining("is in \"bits\" but was in \"nats\"");
    assertThatThrownBy(() -> builder.missing("loss", "deep", 4, ""))
        .hasMessageContaining("without a reason");
    assertThatThrownBy(() -> builder.arm("deep", 1).arm("deep", 2))
        .hasMessageContaining("it stands at 1.0");
  }
}
