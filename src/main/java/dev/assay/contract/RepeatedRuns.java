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
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Runs of one arm that are one run under several seeds: a mistake in how seeds are used, which
 * would look like certainty.
 *
 * <p>Two trials are of one arm if they have data, network, optimizer, batch size and budget in
 * common. Such trials must differ in every vector of weights, and in something that was measured.
 * Those that start from one point on purpose must differ in what came of it.
 */
public final class RepeatedRuns {
  private RepeatedRuns() {}

  /** What trials of one arm have in common. */
  private record Arm(
      Object data, Architecture network, Object optimizer, int batch, Object budget) {
    static Arm of(Trial trial) {
      return new Arm(
          trial.data(), trial.architecture(), trial.optimizer(), trial.batchSize(), trial.budget());
    }
  }

  /** Something of a run that no other seed's run may have. */
  private record Trace(Arm arm, String what, Object content) {}

  /**
   * Refuses results of which two are one run.
   *
   * @throws IllegalStateException naming both seeds and what they have in common
   */
  public static void refuse(Collection<TrialResult> results) {
    Map<Trace, Trial> seen = new HashMap<>();
    for (TrialResult result : results) {
      if (!result.diverged()) {
        traces(
            result,
            (trace, own) -> {
              Trial before = seen.putIfAbsent(trace, own);
              if (before != null && before.seed() != own.seed()) {
                throw new IllegalStateException(
                    String.format(
                        Locale.ENGLISH,
                        "seeds %d and %d of %s have %s in common, bit by bit: one run was measured twice, so its seeds are no repetition. Let every random stream of a trial follow its seed",
                        before.seed(),
                        own.seed(),
                        own.describe(),
                        trace.what()));
              }
            });
      }
    }
  }

  private static void traces(TrialResult result, BiConsumer<Trace, Trial> each) {
    Trial trial = result.trial();
    Arm arm = Arm.of(trial);
    Measurements measured = result.measurements();
    // A trial that starts where another does on purpose shares what was kept of the start.
    if (trial.initSeed() == trial.seed()) {
      measured
          .weights()
          .forEach(
              (name, kept) ->
                  each.accept(new Trace(arm, "the weights \"" + name + "\"", kept), trial));
    }
    if (!measured.series().isEmpty() || !measured.scalars().isEmpty()) {
      each.accept(
          new Trace(arm, "all measurements", List.of(measured.series(), measured.scalars())),
          trial);
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
