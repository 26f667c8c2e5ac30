package dev.assay.claim.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedCurvesTest {
  @Test
  void aSeedThatLacksASideOfAJoinSaysWhy() {
    Evidence evidence =
        Evidence.builder()
            .put("loss", "nats", "one", 1, 0.1)
            .put("loss", "nats", "one", 2, 0.2)
            .missing("loss", "one", 3, "diverged")
            .missing("loss", "one", 4, "diverged")
            .put("loss", "nats", "other", 1, 1)
            .put("loss", "nats", "other", 3, 3)
            .missing("loss", "other", 4, "killed")
            .put("loss", "nats", "other", 5, 5)
            .build();
    SeedCurves joined =
        SeedCurves.of(evidence, "loss", List.of("one"))
            .joinedWith(SeedCurves.of(evidence, "loss", List.of("other")));
    assertThat(joined.unit()).isEqualTo("nats");
    assertThat(joined.curves()).isEqualTo(Map.of(1L, List.of(0.1, 1.0)));
    assertThat(joined.missing())
        .isEqualTo(
            Map.of(
                2L, "not measured on both sides",
                3L, "loss of one: diverged",
                4L, "loss of one: diverged",
                5L, "not measured on both sides"));
  }
}
