package dev.assay.run.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final SideBySide TRIALS = new SideBySide(List.of(60.0, 300.0, 120.0, 120.0));

  @Test
  void startsTheLongestFirst() {
    assertThat(TRIALS.wall(1)).isEqualTo(600);
    assertThat(TRIALS.wall(2)).isEqualTo(300);
    assertThat(TRIALS.wall(64)).isEqualTo(300);
  }

  @Test
  void saysHowManyHelp() {
    assertThat(TRIALS.text())
        .startsWith(
            "the longest of 4 trials takes about 5.0 minutes, so more than 2 side by side do not help")
        .contains("1: 10.0, 2: 5.0, 4: 5.0")
        .endsWith("256: 5.0");
    assertThat(new SideBySide(List.of()).text()).isEqualTo("nothing is to be trained");
  }
}
