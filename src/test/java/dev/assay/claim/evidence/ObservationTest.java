package dev.assay.claim.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.statistics.Interval;
import dev.assay.statistics.MetricRange;
import dev.assay.statistics.Sample;
import dev.assay.statistics.TypicalRun;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationTest {
  private static final Optional<Interval> WIDE = Optional.of(new Interval(0, 9, 0.9));
  private static final Optional<Interval> NONE = Optional.empty();

  /** Seven seeds, of which the outermost bound the median at level 0.9 − 2/128. */
  private static Observation ofRuns(String arm, String remark) {
    Sample.Builder runs = Sample.builder("x", "epochs");
    for (int seed = 1; seed <= 7; seed++) {
      runs.put(seed, seed);
    }
    TypicalRun run = new TypicalRun(runs.build(), MetricRange.ANY);
    return Observation.ofRun("time", arm, run, 0.9, remark);
  }

  @Test
  void saysOfWhatOverHowManySeedsAndHowSure() {
    Observation whole = ofRuns("wide", "beside it");
    assertThat(whole.text())
        .matches("time \\(wide\\): median 4 epochs, \\[\\d, \\d] at 90% over 7 seeds; beside it");
    assertThat(whole.subject()).isEqualTo("time of wide");
    assertThat(ofRuns("", "").text())
        .startsWith("time: median 4 epochs, [")
        .endsWith("] at 90% over 7 seeds");
    assertThat(ofRuns("", "").subject()).isEqualTo("time");
  }

  @Test
  void countsTheSeedsWithoutAValue() {
    Sample lost = Sample.builder("x", "").put(1, 2).missing(2, "died").build();
    assertThat(Observation.of("loss", "", lost, MetricRange.ANY, 0.9).text())
        .isEqualTo("loss: mean 2 over 1 seed, 1 missing");
  }

  @Test
  void statesAnotherIntervalInThePlaceOfItsOwn() {
    Observation bounded = ofRuns("wide", "").bounded(WIDE);
    assertThat(bounded.interval()).isEqualTo(WIDE);
    assertThat(bounded.text())
        .isEqualTo("time (wide): median 4 epochs, [0, 9] at 90% over 7 seeds");
    assertThat(bounded.bounded(NONE).interval()).isEmpty();
    assertThat(bounded.bounded(NONE).text())
        .isEqualTo("time (wide): median 4 epochs over 7 seeds")
        .isEqualTo(bounded.bounded(NONE).bounded(NONE).text());
    assertThat(bounded.bounded(NONE).bounded(WIDE).text()).isEqualTo(bounded.text());
  }

  @Test
  void addsAnIntervalToItsNumberAloneWhereverElseTheSameDigitsStand() {
    Sample twos = Sample.builder("x", "").put(1, 2).missing(2, "died").build();
    Observation seen = Observation.of("loss of width 2", "2 layers", twos, MetricRange.ANY, 0.9);
    assertThat(seen.interval()).isEmpty();
    assertThat(seen.bounded(WIDE).text())
        .isEqualTo("loss of width 2 (2 layers): mean 2, [0, 9] at 90% over 1 seed, 1 missing");
  }
}
