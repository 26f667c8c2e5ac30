package dev.assay.claim.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
