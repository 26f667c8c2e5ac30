package dev.assay.hw1.trajectories;

import dev.assay.claim.evidence.Evidence;
import dev.assay.experiment.Entries;
import dev.assay.experiment.Metric;
import dev.assay.experiment.Metrics;
import dev.assay.experiment.NotMeasuredException;
import dev.assay.hw1.DeepRuns;
import dev.assay.hw1.Models;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.trajectory.SettlingTime;
import dev.assay.measurement.trajectory.TrajectorySet;
import dev.assay.model.ParameterBlock;
import dev.assay.statistics.MetricRange;
import dev.assay.training.Displacement;
import dev.assay.training.TrialResult;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;

/**
 * What the deep CNN's runs amount to, in the numbers that the claims of HW1-2 §1 speak of.
 *
 * <p>What two runs have together is a number of a pair. Pairs are disjoint, the first run with the
 * second, the third with the fourth, so that their numbers are independent; a pair stands under the
 * seed of its first run.
 */
final class WeightTrajectoriesMetrics {
  static final String AGREEMENT = "cosine between the displacements of two runs";
  static final String PERSISTENCE = "mean cosine of consecutive steps";
  static final String DISTANCE = "distance";
  static final String GROWTH = "growth of the distance between two runs";
  static final String GROWTH_RATIO = "growth in the whole model over growth in layer 1";
  static final String PER_PARAMETER = "displacement per parameter";

  static final String WHOLE = "whole model";
  static final String LAYER_1 = "layer 1";
  static final String RUNS = "the runs";
  static final String RANDOM = "random directions";

  /** The layers from the input on. */
  static final List<String> LAYERS =
      Models.DEEP.parameterBlocks().stream().map(ParameterBlock::layer).distinct().toList();

  private static final List<String> EARLY = LAYERS.subList(0, 3);
  private static final List<String> LATER = LAYERS.subList(3, LAYERS.size());

  static final Metric LATER_SHARE =
      Metric.ofRun(
              "share of the squared displacement in the later layers",
              run -> square(run, LATER) / square(run, LAYERS))
          .within(MetricRange.SHARE)
          .measuredBy(InstrumentRegistry.DISPLACEMENT, InstrumentRegistry.CONNECTION);
  static final Metric SETTLING_LEAD =
      Metric.ofRun(
              "share of the training by which the early layers settle before the later ones",
              run -> settled(run, LATER) - settled(run, EARLY))
          .within(MetricRange.SHARE.ofDifference())
          .measuredBy(InstrumentRegistry.DISPLACEMENT, InstrumentRegistry.SETTLING);
  static final Metric SETTLED =
      Metric.ofRun(
              "share of the training after which the early layers are settled",
              run -> settled(run, EARLY))
          .within(MetricRange.SHARE)
          .measuredBy(InstrumentRegistry.DISPLACEMENT, InstrumentRegistry.SETTLING);

  private WeightTrajectoriesMetrics() {}

  /** Returns the arm of random walks. */
  static String walk(String what) {
    return "random walk of the " + what;
  }

  /** Returns the arm of the distances between the runs' starts. */
  static String starts(String what) {
    return "between the starts, " + what;
  }

  /** Returns the arm of the distances between the runs' ends. */
  static String ends(String what) {
    return "between the ends, " + what;
  }

  /** Returns the arm of the distances from the runs' starts to their ends. */
  static String ways(String what) {
    return "from start to end of a run, " + what;
  }

  /** Enters everything that is read off the weights. */
  static void enter(Entries entries, List<TrialResult> runs) {
    WeightSpace whole = WeightSpace.of(runs);
    WeightSpace first = whole.firstLayer();
    Reader reader = new Reader(entries, runs);
    reader.drift(whole, first, space -> space);
    reader.pairs(GROWTH, WHOLE, (a, b) -> growth(whole, a, b));
    reader.pairs(GROWTH, LAYER_1, (a, b) -> growth(first, a, b));
    reader.growthRatio(RUNS, whole);
    reader.growthRatio(RANDOM, whole.randomDirections());
    reader.perParameter(WHOLE, LAYERS);
    for (int i = 0; i < LAYERS.size(); i++) {
      entries.place(LAYERS.get(i), i + 1.0);
      reader.perParameter(LAYERS.get(i), LAYERS.subList(i, i + 1));
    }
  }

  /**
   * Returns what P1, P3 and the control read if ways and distances are measured in the plane of the
   * figure.
   */
  static Evidence inThePlane(List<TrialResult> runs) {
    Entries entries = new Entries();
    WeightSpace whole = WeightSpace.of(runs);
    new Reader(entries, runs).drift(whole, whole.firstLayer(), WeightSpace::plane);
    entries.put(Metrics.LAST_TRAIN_ACCURACY, DeepRuns.NETWORK, runs);
    return entries.build();
  }

  private record Reader(Entries entries, List<TrialResult> runs) {
    void drift(WeightSpace whole, WeightSpace first, UnaryOperator<WeightSpace> seen) {
      WeightSpace seenWhole = seen.apply(whole);
      WeightSpace seenFirst = seen.apply(first);
      agreement(WHOLE, seenWhole);
      agreement(LAYER_1, seenFirst);
      agreement(walk(WHOLE), seen.apply(whole.walks()));
      agreement(walk(LAYER_1), seen.apply(first.walks()));
      distances(WHOLE, seenWhole);
      distances(LAYER_1, seenFirst);
    }

    private void agreement(String arm, WeightSpace space) {
      pairs(AGREEMENT, arm, (a, b) -> space.way(a).agreement(space.way(b)));
      for (TrialResult run : runs) {
        long seed = run.trial().seed();
        entries.put(PERSISTENCE, "", arm, seed, () -> space.way(run).persistence());
      }
    }

    private void distances(String what, WeightSpace space) {
      pairs(DISTANCE, starts(what), (a, b) -> distance(space, a, b, 0));
      pairs(DISTANCE, ends(what), (a, b) -> distance(space, a, b, space.last()));
      pairs(
          DISTANCE,
          ways(what),
          (a, b) -> (space.way(a).displacement() + space.way(b).displacement()) / 2);
    }

    void growthRatio(String arm, WeightSpace whole) {
      WeightSpace first = whole.firstLayer();
      pairs(GROWTH_RATIO, arm, (a, b) -> growth(whole, a, b) / growth(first, a, b));
    }

    void pairs(String metric, String arm, ToDoubleBiFunction<TrialResult, TrialResult> number) {
      for (int i = 0; i + 1 < runs.size(); i += 2) {
        TrialResult a = runs.get(i);
        TrialResult b = runs.get(i + 1);
        entries.put(metric, "", arm, a.trial().seed(), () -> number.applyAsDouble(a, b));
      }
    }

    void perParameter(String arm, List<String> layers) {
      for (TrialResult run : runs) {
        entries.put(
            PER_PARAMETER,
            "",
            arm,
            run,
            unused -> Math.sqrt(square(run, layers) / parameters(layers)));
      }
    }
  }

  private static double growth(WeightSpace space, TrialResult a, TrialResult b) {
    return distance(space, a, b, space.last()) / distance(space, a, b, 0);
  }

  private static double distance(WeightSpace space, TrialResult a, TrialResult b, int snapshot) {
    return new TrajectorySet(List.of(space.way(a), space.way(b))).distancesBetween(snapshot)[0];
  }

  private static double square(TrialResult run, List<String> layers) {
    return layers.stream()
        .mapToDouble(
            layer -> Math.pow(run.measurements().series(Displacement.name(layer)).last(), 2))
        .sum();
  }

  /** Returns the mean share of the training after which these layers are 90% of their way. */
  private static double settled(TrialResult run, List<String> layers) {
    double steps = 0;
    for (String layer : layers) {
      MeasuredSeries distance = run.measurements().series(Displacement.name(layer));
      if (distance.last() == 0) {
        throw new NotMeasuredException(layer + " ends where it started");
      }
      steps += SettlingTime.reaches(distance, 0.9);
    }
    return steps / layers.size() / run.trial().steps();
  }

  static int parameters(Collection<String> layers) {
    return Models.DEEP.parameterBlocks().stream()
        .filter(block -> layers.contains(block.layer()))
        .mapToInt(ParameterBlock::length)
        .sum();
  }

  /**
   * Returns the share of the squared displacement that the later layers have if each of their
   * parameters moves so many times as far as one of the early layers (root mean square).
   */
  static double laterShare(double timesAsFar) {
    double later = parameters(LATER) * timesAsFar * timesAsFar;
    return later / (later + parameters(EARLY));
  }
}
