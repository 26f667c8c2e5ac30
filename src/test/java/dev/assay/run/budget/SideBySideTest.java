package dev.assay.run.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.training.Line;
import dev.assay.training.Snapshots;
import dev.assay.training.Trial;
import dev.assay.training.Trials;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final SideBySide TRIALS =
      new SideBySide(List.of(List.of(60.0, 300.0, 120.0, 120.0), List.of(30.0, 30.0)));

  @Test
  void startsTheLongestFirstAndOneWaveAfterTheOther() {
    assertThat(TRIALS.wall(1)).isEqualTo(660);
    assertThat(TRIALS.wall(2)).isEqualTo(330);
    assertThat(TRIALS.wall(64)).isEqualTo(330);
  }

  @Test
  void waitsForTheTrialsThatOthersRequireAndForTheSectionBefore() {
    Trial start = Trials.images(1);
    Trial between =
        new Trial(
            start.data(),
            start.architecture(),
            start.optimizer(),
            start.batchSize(),
            start.budget(),
            2,
            new Snapshots(List.of(2)),
            new Line(start, Line.Variant.PLAIN, 5, -0.5, 1.5, 25, 1));
    assertThat(
            SideBySide.of(
                    List.of(List.of(between, start), List.of(), List.of(Trials.images(3))),
                    trial -> trial.seed())
                .waves())
        .containsExactly(List.of(1.0), List.of(2.0), List.of(3.0));
  }

  @Test
  void saysHowManyHelp() {
    assertThat(TRIALS.text())
        .startsWith(
            "the longest of 6 trials takes about 5.0 minutes and those that must follow each other"
                + " 5.5, so more than 2 side by side do not help")
        .contains("1: 11.0, 2: 5.5, 4: 5.5")
        .endsWith("256: 5.5");
    assertThat(new SideBySide(List.of()).text()).isEqualTo("nothing is to be trained");
  }
}
