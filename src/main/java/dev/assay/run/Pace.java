package dev.assay.run;

import dev.assay.model.Architecture;
import dev.assay.training.Probe;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How fast this machine trains, as measured, apart for each kind of trial: network, batch, data and
 * probes.
 *
 * <p>What this run measures of a kind counts alone as soon as there is any: how busy the machine is
 * now says more than how busy it was when a stored trial was trained. Until then count the few
 * steps that were timed before the first trial, as much longer as other trials of the run turned
 * out than theirs; then stored trials of the kind; then any trials of the same network and data.
 */
final class Pace {
  /** Trials that run at the same pace. */
  record Kind(Architecture architecture, int batch, Class<?> data, Set<? extends Class<?>> probes) {
    private Broad broad() {
      return new Broad(architecture.getClass(), architecture.computedBy(), data);
    }
  }

  /** Trials that run at about the same pace. */
  private record Broad(Class<?> architecture, Optional<String> layers, Class<?> data) {}

  private record Spent(double work, double seconds) {
    static final Spent NOTHING = new Spent(0, 0);

    Spent plus(Spent other) {
      return new Spent(work + other.work, seconds + other.seconds);
    }
  }

  /** A second or so of training: what takes no longer needs no estimate. */
  private static final double LEAST_WORK = 5e10;

  /** A trial that measures more than this share at its end says little of how long steps take. */
  private static final double MOST_AT_THE_END = 0.1;

  /** Fewer seconds of training say nothing of other kinds. */
  private static final double LEAST_TAKEN = 20;

  /** What is said of one kind by others is bounded. */
  private static final double MOST_SLOWNESS = 2;

  private final Map<Kind, Spent> before = new HashMap<>();
  private final Map<Kind, Spent> timed = new HashMap<>();
  private final Set<Kind> measuring = new HashSet<>();
  private final Map<Trial, Spent> now = new HashMap<>();
  private final Map<Kind, Spent> sums = new HashMap<>();

  static Kind kind(Trial trial) {
    return new Kind(
        trial.architecture(),
        trial.batchSize(),
        trial.data().getClass(),
        trial.probes().stream()
            .<Class<? extends Probe>>map(Probe::getClass)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Takes in a result of an earlier run on this machine. */
  synchronized void remember(TrialResult result) {
    before.merge(kind(result.trial()), spent(result), Spent::plus);
  }

  /** Takes in how long one step takes, without what is measured beside the steps. */
  synchronized void time(Trial trial, double secondsPerStep) {
    timed.put(kind(trial), new Spent(trial.workOfStep(), secondsPerStep));
    if (trial.endShare() > MOST_AT_THE_END) {
      measuring.add(kind(trial));
    }
  }

  /** Returns one trial of each kind, the kinds with the most work first. */
  synchronized List<Trial> kinds(Collection<Trial> trials) {
    Map<Kind, Double> work = new HashMap<>();
    Map<Kind, Trial> first = new HashMap<>();
    for (Trial trial : trials) {
      work.merge(kind(trial), trial.work(), Double::sum);
      first.putIfAbsent(kind(trial), trial);
    }
    return first.entrySet().stream()
        .filter(one -> work.getOrDefault(one.getKey(), 0.0) > LEAST_WORK)
        .sorted(
            Comparator.comparingDouble(
                    (Map.Entry<Kind, Trial> one) -> work.getOrDefault(one.getKey(), 0.0))
                .reversed())
        .map(Map.Entry::getValue)
        .toList();
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

  /** Returns the seconds a trial takes on one thread, if anything like it was measured. */
  synchronized OptionalDouble seconds(Trial trial) {
    Kind kind = kind(trial);
    Spent measured = sums.getOrDefault(kind, Spent.NOTHING);
    if (measured.work > 0) {
      return seconds(trial, measured);
    }
    Spent steps = timed.get(kind);
    if (steps != null) {
      return OptionalDouble.of(seconds(trial, steps).orElseThrow() * slowness(kind.broad()));
    }
    Spent stored = before.getOrDefault(kind, Spent.NOTHING);
    if (stored.work > 0) {
      return seconds(trial, stored);
    }
    Spent alike = sum(sums, kind.broad());
    return seconds(trial, alike.work > 0 ? alike : sum(before, kind.broad()));
  }

  /** Returns the same, from trials of other kinds where there is none like it. */
  synchronized OptionalDouble guess(Trial trial) {
    OptionalDouble known = seconds(trial);
    return known.isPresent()
        ? known
        : seconds(
            trial,
            Stream.of(before, timed, sums)
                .map(Map::values)
                .flatMap(Collection::stream)
                .reduce(Spent.NOTHING, Spent::plus));
  }

  /** By what factor this run's trials took longer than their steps had promised. */
  private double slowness(Broad broad) {
    double promised = 0;
    double taken = 0;
    for (Map.Entry<Kind, Spent> one : sums.entrySet()) {
      Spent steps = timed.get(one.getKey());
      if (steps != null
          && one.getKey().broad().equals(broad)
          && !measuring.contains(one.getKey())) {
        promised += one.getValue().work * steps.seconds / steps.work;
        taken += one.getValue().seconds;
      }
    }
    if (promised <= 0 || taken < LEAST_TAKEN) {
      return 1;
    }
    return Math.max(1 / MOST_SLOWNESS, Math.min(MOST_SLOWNESS, taken / promised));
  }

  private static Spent sum(Map<Kind, Spent> of, Broad broad) {
    return of.entrySet().stream()
        .filter(one -> one.getKey().broad().equals(broad))
        .map(Map.Entry::getValue)
        .reduce(Spent.NOTHING, Spent::plus);
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
