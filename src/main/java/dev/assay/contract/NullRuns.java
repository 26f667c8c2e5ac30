package dev.assay.contract;

import dev.assay.claim.evidence.Evidence;
import dev.assay.data.ImageData;
import dev.assay.data.RandomStreams;
import dev.assay.data.strokes.Strokes;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Weights;
import dev.assay.measurement.trajectory.RandomWalk;
import dev.assay.measurement.trajectory.Trajectory;
import dev.assay.model.ParameterBlock;
import dev.assay.training.Displacement;
import dev.assay.training.Snapshots;
import dev.assay.training.Trainer;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.setting.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Runs of an experiment in which no network learns: every trial that it plans at the smoke scale,
 * {@linkplain TinyTrials cut down}, with nothing but the optimizer's step left out.
 */
final class NullRuns {
  /** Far from every seed that grades. */
  private static final long FIRST_SEED = 500_001;

  private static final ImageData IMAGES =
      Strokes.generate(TinyTrials.TRAIN_IMAGES, TinyTrials.TEST_IMAGES);

  private final Experiment experiment;
  private final boolean walking;
  private final int reportSteps;

  /**
   * Prepares the runs of an experiment.
   *
   * @param walking whether the weights that a run saves over time take a random walk
   */
  NullRuns(Experiment experiment, boolean walking) {
    this.experiment = experiment;
    this.walking = walking;
    reportSteps =
        experiment.trials(Plan.ofReport(experiment)).stream()
            .mapToInt(Trial::steps)
            .max()
            .orElseThrow();
  }

  /** Returns the plan of one set of seeds: the smoke scale's trials, as many as decide. */
  static Plan plan(Experiment experiment, int set) {
    int count = experiment.decidingSeeds();
    long first = FIRST_SEED + (long) set * count;
    return new Plan(
        Scale.SMOKE,
        LongStream.range(first, first + count).boxed().toList(),
        () -> IMAGES,
        TinyImages::of,
        false);
  }

  /** Returns what the experiment finds in one set of seeds. */
  Findings findings(int set) {
    Plan plan = plan(experiment, set);
    return experiment.findings(plan, measure(plan));
  }

  /** Returns the evidence of that alone. */
  Evidence evidence(int set) {
    Plan plan = plan(experiment, set);
    return experiment.evidence(plan, measure(plan));
  }

  /** Returns the results of one run of each arm, under all its seeds. */
  List<TrialResult> repeated() {
    Map<List<Object>, TrialResult> first = new HashMap<>();
    Map<Trial, TrialResult> measured = new HashMap<>();
    List<TrialResult> results = new ArrayList<>();
    for (Trial planned : experiment.trials(plan(experiment, 0))) {
      List<Object> arm =
          List.of(
              planned.data(),
              planned.architecture(),
              planned.optimizer(),
              planned.batchSize(),
              planned.budget(),
              planned.initSeed() == planned.seed());
      TrialResult one =
          first.computeIfAbsent(arm, unmeasured -> resting(TinyTrials.atRest(planned), measured));
      results.add(
          new TrialResult(planned, one.measurements(), one.outcome(), DivergedRuns.NOWHERE));
    }
    return results;
  }

  private Results measure(Plan plan) {
    Map<Trial, TrialResult> measured = new HashMap<>();
    List<CompletedTrial> completed = new ArrayList<>();
    for (Trial planned : experiment.trials(plan)) {
      TrialResult resting = resting(TinyTrials.atRest(planned), measured);
      Measurements seen = walking ? walk(planned, resting.measurements()) : resting.measurements();
      completed.add(
          new CompletedTrial(
              new TrialResult(planned, seen, resting.outcome(), DivergedRuns.NOWHERE), false));
    }
    return new Results(completed);
  }

  /** Alternative settings often differ by what a network at rest does not know: measured once. */
  private static TrialResult resting(Trial trial, Map<Trial, TrialResult> measured) {
    TrialResult before = measured.get(trial);
    if (before != null) {
      return before;
    }
    trial.requires().forEach(required -> resting(required, measured));
    Trainer trainer =
        new Trainer(
            TinyImages.dataSets(IMAGES),
            required -> Objects.requireNonNull(measured.get(required)));
    Trainer.Run run = trainer.train(trial, (step, steps, epoch, loss) -> {});
    TrialResult result =
        new TrialResult(trial, run.measurements(), run.outcome(), DivergedRuns.NOWHERE);
    measured.put(trial, result);
    return result;
  }

  /**
   * Puts a random walk of the planned network's weights in place of what was saved of a network at
   * rest. All in all it goes as far as that many steps of the learning rate in each weight, in
   * random directions, as the report's longest trial has.
   */
  private Measurements walk(Trial planned, Measurements resting) {
    List<Integer> moments = moments(planned);
    float[] initial =
        planned.architecture().initialise(new RandomStreams(planned.initSeed()).stream("init"));
    double[] start = new double[initial.length];
    for (int i = 0; i < start.length; i++) {
      start[i] = initial[i];
    }
    double perStep =
        planned.optimizer().learningRate()
            * Math.sqrt((double) reportSteps * start.length / planned.steps());
    double[] lengths = new double[moments.size() - 1];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = perStep * Math.sqrt(moments.get(i + 1) - moments.get(i));
    }
    Trajectory walk =
        RandomWalk.from(start, lengths, new RandomStreams(planned.seed()).stream("null-walk"));
    SortedMap<String, Weights> weights = new TreeMap<>(resting.weights());
    int perEpoch = Budget.stepsPerEpoch(planned.data().trainCount(), planned.batchSize());
    for (int i = 0; i < moments.size(); i++) {
      String name = Snapshots.name(moments.get(i) / perEpoch);
      if (moments.get(i) % perEpoch == 0 && weights.containsKey(name)) {
        weights.put(name, floats(walk.point(i)));
      }
    }
    SortedMap<String, MeasuredSeries> series = new TreeMap<>(resting.series());
    List<ParameterBlock> blocks = planned.architecture().parameterBlocks();
    for (String layer : blocks.stream().map(ParameterBlock::layer).distinct().toList()) {
      if (series.containsKey(Displacement.name(layer))) {
        series.put(Displacement.name(layer), displacement(moments, walk.layer(blocks, layer)));
      }
    }
    return new Measurements(series, resting.scalars(), weights);
  }

  /** Returns the steps at which the walk is seen: the start, and twice an epoch. */
  private static List<Integer> moments(Trial planned) {
    int perEpoch = Budget.stepsPerEpoch(planned.data().trainCount(), planned.batchSize());
    List<Integer> moments = new ArrayList<>(List.of(0));
    for (int step = 1; step <= planned.steps(); step++) {
      int inEpoch = (step - 1) % perEpoch + 1;
      if (inEpoch == perEpoch || inEpoch == perEpoch / 2 || step == planned.steps()) {
        moments.add(step);
      }
    }
    return moments;
  }

  private static MeasuredSeries displacement(List<Integer> moments, Trajectory layer) {
    double[] distances = new double[moments.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = layer.distance(0, i);
    }
    return new MeasuredSeries(
        moments.stream().mapToDouble(Integer::doubleValue).toArray(), distances);
  }

  private static Weights floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return new Weights(floats);
  }
}
