package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private static final List<Trial> TRIALS = FakeExperiment.trials(1, 2, 3, 4);

  private final AtomicLong clock = new AtomicLong();
  private final Pace pace = new Pace();
  private final TimeLeft left = new TimeLeft(pace, 2, clock::get);

  @Test
  void isUnknownWithoutAPace() {
    left.expect(TRIALS);
    assertThat(left.ofRun()).isEmpty();
    assertThat(TimeLeft.text(left.ofRun())).isEqualTo("unknown yet");
  }

  @Test
  void followsFromStoredTrialsAndThenFromThisRun() {
    left.expect(TRIALS);
    pace.remember(result(TRIALS.get(0), 10));
    assertThat(left.ofRun()).contains(Duration.ofSeconds(20));
    // The machine is busy now: each takes thrice as long.
    left.finished(result(TRIALS.get(0), 30));
    assertThat(left.ofRun()).contains(Duration.ofSeconds(45));
    assertThat(left.of(new HashSet<>(TRIALS.subList(0, 2)))).contains(Duration.ofSeconds(30));
  }

  @Test
  void isKnownFromATrialThatIsUnderWayAndConverges() {
    left.expect(TRIALS);
    left.advanced(TRIALS.get(0), 0.1);
    clock.addAndGet(4_000_000_000L);
    left.advanced(TRIALS.get(0), 0.3);
    // A fifth in 4 s: 20 s each, 14 of them left of the first, on two threads.
    assertThat(left.ofRun()).contains(Duration.ofSeconds(37));
    TRIALS.forEach(trial -> left.finished(result(trial, 20)));
    assertThat(left.ofRun()).contains(Duration.ZERO);
  }

  @Test
  void isAtLeastThatOfTheLongestTrial() {
    left.expect(TRIALS.subList(0, 1));
    pace.remember(result(TRIALS.get(0), 10));
    assertThat(left.ofRun()).contains(Duration.ofSeconds(10));
  }

  @Test
  void writesHoursWhenThereAreSome() {
    assertThat(TimeLeft.text(Optional.of(Duration.ofSeconds(754)))).isEqualTo("12:34 min");
    assertThat(TimeLeft.text(Optional.of(Duration.ofMinutes(125)))).isEqualTo("2:05 h");
  }

  private static TrialResult result(Trial trial, double seconds) {
    return FakeExperiment.result(trial, "0123456789abcdef", seconds);
  }
}
