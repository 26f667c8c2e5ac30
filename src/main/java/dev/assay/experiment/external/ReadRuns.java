package dev.assay.experiment.external;

import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.evidence.Measurement;
import dev.assay.data.DataException;
import dev.assay.statistics.Sample;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects what files say of runs, a number at a time, and refuses what contradicts itself. */
final class ReadRuns {
  /** So many runs of one arm do not have all numbers in common. */
  private static final int FEWEST = 3;

  private record Key(String metric, String arm, long seed) {}

  private final String files;
  private final Evidence.Builder evidence = Evidence.builder();
  private final Map<Key, String> seen = new LinkedHashMap<>();
  private final Map<String, String> units = new HashMap<>();
  private final Map<String, Double> places = new HashMap<>();

  /** Starts reading what these files have. */
  ReadRuns(String files) {
    this.files = files;
  }

  /**
   * Adds a number.
   *
   * @param at file and line, for messages
   */
  void put(String at, String metric, String unit, String arm, long seed, double value) {
    if (!Double.isFinite(value)) {
      missing(
          at,
          metric,
          arm,
          seed,
          Double.isNaN(value) ? "not a number" : value > 0 ? "infinite" : "minus infinity");
      return;
    }
    requireNew(at, metric, arm, seed);
    String before = units.putIfAbsent(metric, unit);
    if (before != null && !before.equals(unit)) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "%s: \"%s\" is in \"%s\" and was in \"%s\" before. Use one unit.",
              at,
              metric,
              unit,
              before));
    }
    evidence.put(metric, unit, arm, seed, value);
  }

  /** Adds a run without a value, with the reason. */
  void missing(String at, String metric, String arm, long seed, String reason) {
    requireNew(at, metric, arm, seed);
    evidence.missing(metric, arm, seed, reason);
  }

  /** Gives an arm its place on the axis of a trend. */
  void place(String at, String arm, double place) {
    Double before = places.putIfAbsent(arm, place);
    if (!Double.isFinite(place) || before != null && before != place) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "%s: arm \"%s\" stands at %s%s. Give each arm one place, a finite number.",
              at,
              arm,
              place,
              before == null || before == place ? "" : " and at " + before));
    }
    if (before == null) {
      evidence.arm(arm, place);
    }
  }

  private void requireNew(String at, String metric, String arm, long seed) {
    if (metric.isBlank() || arm.isBlank()) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "%s: metric \"%s\" of arm \"%s\". Name both; leave a row that is of no arm out by where(column, value).",
              at,
              metric,
              arm));
    }
    String before = seen.putIfAbsent(new Key(metric, arm, seed), at);
    if (before != null) {
      throw new DataException(
          String.format(
              Locale.ENGLISH,
              "%s: a second run of arm \"%s\", seed %d, with \"%s\"; the first is in %s. Name what tells them apart in the arm, or keep one of them.",
              at,
              arm,
              seed,
              metric,
              before));
    }
  }

  /**
   * Returns the evidence, in which each arm has every seed: what the files do not have is missing.
   *
   * @throws DataException if there is nothing, two arms share no seed, or one run stands under
   *     several seeds
   */
  Evidence evidence() {
    if (seen.isEmpty()) {
      throw new DataException(files + ": no run. Give a row, or a file, for each run.");
    }
    refuseDisjointArms();
    Evidence found = evidence.build();
    refuseRepeatedRuns(found);
    for (Measurement one : found.measurements()) {
      for (long seed : seeds()) {
        if (!seen.containsKey(new Key(one.metric(), one.arm(), seed))) {
          evidence.missing(one.metric(), one.arm(), seed, "no such run in " + files);
        }
      }
    }
    return evidence.build();
  }

  /** Returns the seeds of all arms, ascending. */
  List<Long> seeds() {
    SortedSet<Long> seeds = new TreeSet<>();
    seen.keySet().forEach(key -> seeds.add(key.seed()));
    return List.copyOf(seeds);
  }

  private void refuseDisjointArms() {
    Map<String, SortedSet<Long>> seeds = new LinkedHashMap<>();
    seen.keySet()
        .forEach(key -> seeds.computeIfAbsent(key.arm(), arm -> new TreeSet<>()).add(key.seed()));
    for (Map.Entry<String, SortedSet<Long>> one : seeds.entrySet()) {
      for (Map.Entry<String, SortedSet<Long>> other : seeds.entrySet()) {
        if (Collections.disjoint(one.getValue(), other.getValue())) {
          throw new DataException(
              String.format(
                  Locale.ENGLISH,
                  "%s: arm \"%s\" has the seeds %s and arm \"%s\" %s, none in common. Arms are compared seed by seed: number the runs of each arm alike.",
                  files,
                  one.getKey(),
                  one.getValue(),
                  other.getKey(),
                  other.getValue()));
        }
      }
    }
  }

  /** The same rule as for runs that are trained here. */
  private void refuseRepeatedRuns(Evidence found) {
    Map<String, Map<Long, Map<String, Double>>> byArm = new LinkedHashMap<>();
    for (Measurement one : found.measurements()) {
      Sample sample = found.sample(one.metric(), one.arm());
      Map<Long, Map<String, Double>> ofArm =
          byArm.computeIfAbsent(one.arm(), arm -> new LinkedHashMap<>());
      sample
          .values()
          .forEach(
              (seed, value) ->
                  ofArm
                      .computeIfAbsent(seed, unseen -> new LinkedHashMap<>())
                      .put(one.metric(), value));
    }
    byArm.forEach(
        (arm, runs) -> {
          if (runs.size() >= FEWEST && Set.copyOf(runs.values()).size() == 1) {
            throw new DataException(
                String.format(
                    Locale.ENGLISH,
                    "%s: the seeds %s of arm \"%s\" have all numbers in common, digit by digit. One run under several seeds is no repetition: give the numbers of each run.",
                    files,
                    runs.keySet(),
                    arm));
          }
        });
  }
}
