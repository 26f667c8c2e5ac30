package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.training.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Replays a real run at quick, every five seconds, on a machine that knows no trial: the time left
 * that it would have shown, beside the time that it then took. Its 389 trials were stored by commit
 * 0cc94db9, on two quiet cores; the steps were timed afterwards.
 */
class HonestClockTest {
  private static final int THREADS = 2;

  /** Seconds left as shown, by seconds since the first trial. */
  private static Map<Double, Double> shown(RecordedClock run) {
    double[] now = {run.start()};
    Pace pace = new Pace();
    TimeLeft left = new TimeLeft(pace, THREADS, () -> Math.round(1e9 * now[0]));
    run.trials().forEach(one -> pace.time(one.result().trial(), one.secondsPerStep()));
    left.expect(run.trials().stream().map(one -> one.result().trial()).toList());
    Map<Double, Double> shown = new LinkedHashMap<>();
    Set<Trial> done = new HashSet<>();
    for (; now[0] < run.end(); now[0] += 5) {
      for (RecordedClock.Timed one : run.trials()) {
        Trial trial = one.result().trial();
        if (one.end() <= now[0] && done.add(trial)) {
          left.finished(one.result());
        } else if (one.start() < now[0] && one.end() > now[0]) {
          double share = (now[0] - one.start()) / one.seconds();
          left.advanced(trial, Math.min(1, share / (1 - trial.endShare())));
        }
      }
      double at = now[0] - run.start();
      left.ofRun().map(Duration::toMillis).ifPresent(millis -> shown.put(at, millis / 1e3));
    }
    return shown;
  }

  @Test
  void isWithinAFactorOfTwoFromTheFirstMinuteAndWithinAFifthFromHalfTime() throws IOException {
    RecordedClock run = RecordedClock.read();
    double length = run.end() - run.start();
    Map<Double, Double> shown = shown(run);
    double worstFactor = 1;
    double worstShare = 0;
    for (Map.Entry<Double, Double> one : shown.entrySet()) {
      double actual = length - one.getKey();
      // Nobody minds ten seconds: the last trials' ends decide there.
      boolean exact = Math.abs(one.getValue() - actual) < 10;
      if (!exact) {
        worstFactor =
            Math.max(worstFactor, Math.max(one.getValue() / actual, actual / one.getValue()));
      }
      if (!exact && one.getKey() > length / 2) {
        worstShare = Math.max(worstShare, Math.abs(one.getValue() / actual - 1));
      }
    }
    assertThat(shown).containsKey(0.0);
    assertThat(worstFactor).as("factor from the start on").isLessThan(2);
    assertThat(worstShare).as("share from half time on").isLessThan(0.2);
  }
}
