package dev.assay.contract;

import dev.assay.data.RandomStreams;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Scale;
import dev.assay.measurement.Weights;
import dev.assay.model.Architecture;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Runs of one arm that are one run under several seeds: a mistake in how seeds are used, which
 * would look like certainty.
 *
 * <p>Two trials are of one arm if they have data, network, optimizer, batch size and budget in
 * common. Such trials must differ in every vector of weights, unless they start from one point on
 * purpose; and where there are three or more, they must not all have the same measurements. Two
 * may: networks that died at the start answer with one number, however different their weights are.
 */
public final class RepeatedRuns {
  /** So many runs of one arm do not die alike. */
  private static final int FEWEST = 3;

  private RepeatedRuns() {}

  /** What trials of one arm have in common. */
  private record Arm(
      Object data, Architecture network, Object optimizer, int batch, Object budget) {
    static Arm of(Trial trial) {
      return new Arm(
          trial.data(), trial.architecture(), trial.optimizer(), trial.batchSize(), trial.budget());
    }
  }

  /** Weights that a run kept, which no other seed's run may have. */
  private record Kept(Arm arm, String name, Weights weights) {}

  /**
   * Refuses results of which two are one run.
   *
   * @throws IllegalStateException naming both seeds and what they have in common
   */
  public static void refuse(Collection<TrialResult> results) {
    refuseEqualWeights(results);
    refuseEqualMeasurements(results);
  }

  private static void refuseEqualMeasurements(Collection<TrialResult> results) {
    Map<Arm, Map<Long, Object>> measured = new LinkedHashMap<>();
    Map<Arm, Trial> one = new HashMap<>();
    for (TrialResult result : results) {
      Measurements all = result.measurements();
      if (!all.series().isEmpty() || !all.scalars().isEmpty()) {
        Arm arm = Arm.of(result.trial());
        one.putIfAbsent(arm, result.trial());
        measured
            .computeIfAbsent(arm, unmeasured -> new TreeMap<>())
            .putIfAbsent(
                result.trial().seed(),
                result.diverged() ? result : List.of(all.series(), all.scalars()));
      }
    }
    measured.forEach(
        (arm, ofSeeds) -> {
          if (ofSeeds.size() >= FEWEST && ofSeeds.values().stream().distinct().count() == 1) {
            throw new IllegalStateException(
                String.format(
                    Locale.ENGLISH,
                    "the seeds %s of %s have all measurements in common, bit by bit: one run was measured several times, so its seeds are no repetition. Let every random stream of a trial follow its seed",
                    ofSeeds.keySet(),
                    Objects.requireNonNull(one.get(arm)).describe()));
          }
        });
  }

  private static void refuseEqualWeights(Collection<TrialResult> results) {
    Map<Kept, Trial> seen = new HashMap<>();
    for (TrialResult result : results) {
      Trial own = result.trial();
      // A trial that starts where another does on purpose shares what was kept of the start.
      if (result.diverged() || own.initSeed() != own.seed()) {
        continue;
      }
      result
          .measurements()
          .weights()
          .forEach(
              (name, weights) -> {
                Trial before = seen.putIfAbsent(new Kept(Arm.of(own), name, weights), own);
                if (before != null && before.seed() != own.seed()) {
                  throw new IllegalStateException(
                      String.format(
                          Locale.ENGLISH,
                          "seeds %d and %d of %s have the weights \"%s\" in common, bit by bit: one run was measured twice, so its seeds are no repetition. Let every random stream of a trial follow its seed",
                          before.seed(),
                          own.seed(),
                          own.describe(),
                          name));
                }
              });
    }
  }

  /** Requires that different seeds of a network start from different weights. */
  public static List<Breach> startsEachSeedElsewhere(Experiment experiment) {
    return startsEachSeedElsewhere(
        experiment,
        trial ->
            trial.architecture().initialise(new RandomStreams(trial.initSeed()).stream("init")));
  }

  static List<Breach> startsEachSeedElsewhere(
      Experiment experiment, Function<Trial, float[]> start) {
    Map<Architecture, Map<Long, Weights>> starts = new LinkedHashMap<>();
    for (Trial trial : experiment.trials(ExperimentRules.plan(experiment, Scale.QUICK))) {
      Map<Long, Weights> ofSeeds =
          starts.computeIfAbsent(trial.architecture(), network -> new TreeMap<>());
      // Two tell whether the seed is used at all.
      if (ofSeeds.size() < 2) {
        ofSeeds.computeIfAbsent(trial.initSeed(), seed -> new Weights(start.apply(trial)));
      }
    }
    List<Breach> breaches = new ArrayList<>();
    starts.forEach(
        (network, ofSeeds) ->
            repeated(ofSeeds)
                .ifPresent(
                    seeds ->
                        breaches.add(
                            new Breach(
                                experiment.section(),
                                String.format(
                                    Locale.ENGLISH,
                                    "%s starts from the same weights under the seeds %s",
                                    network.describe(),
                                    seeds),
                                "draw its initial weights from the stream that it is given"))));
    return breaches;
  }

  private static Optional<String> repeated(Map<Long, Weights> ofSeeds) {
    return Weights.distinct(ofSeeds.values()) < ofSeeds.size()
        ? Optional.of(ofSeeds.keySet().toString())
        : Optional.empty();
  }
}
