package dev.assay.hw1;

import dev.assay.data.FunctionSamples;
import dev.assay.data.ImageIdentity;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import dev.assay.training.result.Provenance;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Results that no training made, for tests. */
public final class Fabricated {
  private static final Provenance NOWHERE =
      new Provenance("unknown", false, "", "", "", "", "", "", 1, 0);

  private Fabricated() {}

  /** Returns a small trial of so many steps, for metrics that do not ask what was trained. */
  public static Trial trial(int steps, long seed) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(10)),
        Mlp.ofWidths(Activation.RELU, 2),
        Optimizer.adam(1e-3),
        10,
        new Budget.Steps(steps),
        seed);
  }

  /** Returns a trial that diverged in its first step and measured nothing. */
  public static CompletedTrial diverged(Trial trial) {
    return new CompletedTrial(
        new TrialResult(
            trial,
            new Measurements(new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
            new Outcome.Diverged(1, Double.NaN),
            NOWHERE),
        false);
  }

  /** Returns a trial that finished with these measurements. */
  public static TrialResult finished(
      Trial trial, Map<String, MeasuredSeries> series, Map<String, Double> scalars) {
    return new TrialResult(
        trial,
        new Measurements(new TreeMap<>(series), new TreeMap<>(scalars), new TreeMap<>()),
        new Outcome.Finished(trial.steps()),
        NOWHERE);
  }

  /**
   * Returns what an experiment finds in one seed of made-up runs, at quick scale and on a function.
   *
   * @param made makes the result of a trial, whatever trial stands in it
   */
  public static Findings findings(
      Experiment experiment, long seed, Function<Trial, TrialResult> made) {
    return findings(experiment, List.of(seed), made);
  }

  /** Returns the same of several seeds. */
  public static Findings findings(
      Experiment experiment, List<Long> seeds, Function<Trial, TrialResult> made) {
    Plan plan = new Plan(Scale.QUICK, seeds, () -> new ImageIdentity.Known("fabricated", ""));
    return experiment.findings(
        plan,
        new Results(
            experiment.trials(plan).stream()
                .map(trial -> new CompletedTrial(of(trial, made.apply(trial)), false))
                .toList()));
  }

  private static TrialResult of(Trial trial, TrialResult made) {
    return new TrialResult(trial, made.measurements(), made.outcome(), made.provenance());
  }

  /** Returns the curve through these values at 1, 2, … */
  public static MeasuredSeries curve(double... ys) {
    return new MeasuredSeries(IntStream.rangeClosed(1, ys.length).asDoubleStream().toArray(), ys);
  }
}
