package dev.assay.training.runner;

import dev.assay.training.Trial;
import dev.assay.training.setting.ResumePoints.Next;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long trials may take, and which of them keep their state on the way.
 *
 * @param longTrial from how long a trial on, by its own pace, it keeps its state at intervals
 * @param interval how much training lies between two states at most
 * @param end when every trial must have ended or kept its state, by the clock; empty for never
 * @param clock nanoseconds from any origin
 */
public record TrainingTime(
    Duration longTrial, Duration interval, Optional<Long> end, LongSupplier clock) {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration INTERVAL = Duration.ofMinutes(2);

  /** Returns as much time as the trials need; those of more than ten minutes keep their state. */
  public static TrainingTime unlimited() {
    return new TrainingTime(LONG, INTERVAL, Optional.empty(), System::nanoTime);
  }

  /** Returns the same with an end, so long from now. */
  public TrainingTime ofLength(Duration length) {
    return new TrainingTime(
        longTrial, interval, Optional.of(clock.getAsLong() + length.toNanos()), clock);
  }

  /** Returns how long trials may still run, nothing less than 0. */
  public Duration left() {
    long nanos = end.map(last -> last - clock.getAsLong()).orElse(Long.MAX_VALUE);
    return Duration.ofNanos(Math.max(0, nanos));
  }

  /** Tells whether the time is over. */
  public boolean isOver() {
    return isOverIn(0);
  }

  private boolean isOverIn(double seconds) {
    long later = clock.getAsLong() + Math.round(1e9 * seconds);
    return end.isPresent() && later - end.get() >= 0;
  }

  /**
   * Says how a trial goes on.
   *
   * @param step the step that it has just taken
   * @param seconds how long it took until then, in all runs together
   * @param sinceKept seconds since its state was kept, or since this run took it up
   */
  Next after(Trial trial, int step, double seconds, double sinceKept) {
    double perStep = seconds / step;
    boolean last = step == trial.steps();
    // What is measured at the end is not interrupted: it must fit as a whole.
    double ending = last ? trial.endShare() * trial.work() / trial.workOfStep() * perStep : perStep;
    if (isOverIn(ending)) {
      return Next.SUSPEND;
    }
    boolean isLong = perStep * trial.steps() > longTrial.toNanos() / 1e9;
    return isLong && !last && sinceKept >= interval.toNanos() / 1e9 ? Next.KEEP : Next.GO_ON;
  }
}
