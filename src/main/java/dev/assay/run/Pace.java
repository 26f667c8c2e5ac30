package dev.assay.run;

import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How fast this machine trains, as measured, apart for each kind of network and data.
 *
 * <p>What this run measures counts alone as soon as there is any of the kind: how busy the machine
 * is now says more than how busy it was when a stored trial was trained.
 */
final class Pace {
  /** Trials that run at about the same pace: the same kind of network on the same kind of data. */
  record Kind(Class<?> architecture, Optional<String> layers, Class<?> data) {}

  private record Spent(double work, double seconds) {
    static final Spent NOTHING = new Spent(0, 0);

    Spent plus(Spent other) {
      return new Spent(work + other.work, seconds + other.seconds);
    }
  }

  private final Map<Kind, Spent> before = new HashMap<>();
  private final Map<Trial, Spent> now = new HashMap<>();
  private final Map<Kind, Spent> sums = new HashMap<>();

  static Kind kind(Trial trial) {
    return new Kind(
        trial.architecture().getClass(),
        trial.architecture().computedBy(),
        trial.data().getClass());
  }

  /** Takes in a result of an earlier run on this machine. */
  synchronized void remember(TrialResult result) {
    before.merge(kind(result.trial()), spent(result), Spent::plus);
  }

  /** Takes in a result of this run. */
  synchronized void learn(TrialResult result) {
    // A trial that diverged stopped before its work was done: what it did until then is known.
    if (!result.diverged()) {
      replace(result.trial(), spent(result));
    }
  }

  /** Takes in how much of a trial this run did in so many seconds, as far as it got. */
  synchronized void learn(Trial trial, double share, double seconds) {
    if (share > 0 && seconds > 0) {
      replace(trial, new Spent(share * trial.work(), seconds));
    }
  }

  /** Returns the seconds a trial takes on one thread, if a trial of its kind was measured. */
  synchronized OptionalDouble seconds(Trial trial) {
    Kind kind = kind(trial);
    Spent measured = sums.getOrDefault(kind, Spent.NOTHING);
    return seconds(trial, measured.work > 0 ? measured : before.getOrDefault(kind, Spent.NOTHING));
  }

  /** Returns the same, from trials of other kinds where there is none of its own. */
  synchronized OptionalDouble guess(Trial trial) {
    OptionalDouble known = seconds(trial);
    return known.isPresent()
        ? known
        : seconds(
            trial,
            Stream.concat(before.values().stream(), sums.values().stream())
                .reduce(Spent.NOTHING, Spent::plus));
  }

  private void replace(Trial trial, Spent spent) {
    Spent earlier = now.getOrDefault(trial, Spent.NOTHING);
    now.put(trial, spent);
    sums.merge(
        kind(trial),
        new Spent(spent.work - earlier.work, spent.seconds - earlier.seconds),
        Spent::plus);
  }

  private static OptionalDouble seconds(Trial trial, Spent spent) {
    return spent.work > 0
        ? OptionalDouble.of(trial.work() * spent.seconds / spent.work)
        : OptionalDouble.empty();
  }

  private static Spent spent(TrialResult result) {
    return new Spent(result.trial().work(), result.provenance().seconds());
  }
}
