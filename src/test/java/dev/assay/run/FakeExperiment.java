package dev.assay.run;

import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.evidence.Evidence;
import dev.assay.data.FunctionSamples;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.report.figure.Axis;
import dev.assay.report.figure.Figure;
import dev.assay.report.figure.Panel;
import dev.assay.report.figure.Series;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import dev.assay.training.result.Provenance;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.TrialRunner;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.LongStream;

/** An experiment whose two arms differ by a fixed loss; nothing is trained for it. */
public class FakeExperiment implements Experiment {
  private final double lead;

  /** Creates an experiment in which arm a's loss lies below b's by {@code lead}. */
  public FakeExperiment(double lead) {
    this.lead = lead;
  }

  @Override
  public ReportUnderTest report() {
    return ReportUnderTest.of("HW9");
  }

  @Override
  public String part() {
    return "HW9";
  }

  @Override
  public String section() {
    return "HW9 §1";
  }

  @Override
  public String title() {
    return "Two arms";
  }

  @Override
  public int seeds(Scale scale) {
    return 5;
  }

  /** Its one trial is the same at every scale. */
  @Override
  public boolean fullBudget(Scale scale) {
    return true;
  }

  @Override
  public boolean usesImages() {
    return false;
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        Claim.of("X1", section())
            .measuredBy(InstrumentRegistry.PERSISTENCE)
            .statement("Arm a ends below arm b")
            .where("§1", "a is better than b")
            .criterion(Ordering.lowerFirst("loss", "a", "b").byDifference(0.1))
            .build(),
        Claim.of("X2", section())
            .measuredBy(InstrumentRegistry.PERSISTENCE, InstrumentRegistry.SETTLING)
            .statement("Arm b ends above arm a")
            .where("§1", "b is worse than a")
            .criterion(Ordering.higherFirst("loss", "b", "a").byDifference(0.1))
            .explanation("Arm b is above 0", Level.atLeast("loss", "b", 0))
            .build());
  }

  @Override
  public ReportSettings settings(Plan report) {
    Trial trial = trial(report.seeds().get(0));
    return ReportSettings.varying("the loss's name").arm("a", trial).arm("b", trial);
  }

  @Override
  public List<Trial> trials(Plan plan) {
    return plan.seeds().stream().map(FakeExperiment::trial).toList();
  }

  /** Returns an experiment whose trials are each in batches of these sizes. */
  public static FakeExperiment inBatches(Function<Plan, List<Integer>> sizes) {
    return new FakeExperiment(1) {
      @Override
      public List<Trial> trials(Plan plan) {
        return super.trials(plan).stream()
            .flatMap(trial -> sizes.apply(plan).stream().map(size -> inBatchesOf(size, trial)))
            .toList();
      }
    };
  }

  private static Trial inBatchesOf(int size, Trial trial) {
    return new Trial(
        trial.data(), trial.architecture(), trial.optimizer(), size, trial.budget(), trial.seed());
  }

  /** Returns the trials of some seeds. */
  public static List<Trial> trials(long... seeds) {
    return LongStream.of(seeds).mapToObj(FakeExperiment::trial).toList();
  }

  /** Returns a plan at a scale of so many seeds, without images. */
  public static Plan plan(Scale scale, int seeds) {
    return plan(scale, LongStream.rangeClosed(1, seeds).boxed().toList());
  }

  /** Returns a plan at a scale of these seeds, without images. */
  public static Plan plan(Scale scale, List<Long> seeds) {
    return new Plan(
        scale,
        seeds,
        () -> {
          throw new AssertionError("no images here");
        });
  }

  public static Trial trial(long seed) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(10)),
        Mlp.ofWidths(Activation.RELU, 3),
        Optimizer.adam(1e-3),
        10,
        new Budget.Steps(1),
        seed);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    Evidence.Builder evidence = Evidence.builder();
    for (long seed : plan.seeds()) {
      TrialResult run = results.of(trial(seed));
      put(evidence, "loss", "a", run, loss -> loss - lead);
      put(evidence, "loss", "b", run, loss -> loss + 0.01 * seed);
    }
    return Findings.of(evidence.build())
        .figure(
            Figure.of(
                "two-arms",
                "Two arms",
                List.of(
                    Panel.of(
                        "",
                        Axis.linear("seed"),
                        Axis.linear("loss"),
                        List.of(Series.scatter("a", new double[] {1, 2}, new double[] {3, 4})))),
                "The points do not matter."),
            "X1")
        .trials(trials(plan), "X1");
  }

  /** Enters what follows from a run's loss, or why there is nothing. */
  static void put(
      Evidence.Builder evidence,
      String metric,
      String arm,
      TrialResult run,
      DoubleUnaryOperator ofLoss) {
    long seed = run.trial().seed();
    if (run.diverged()) {
      evidence.missing(metric, arm, seed, run.outcome().toString());
    } else {
      double loss = run.measurements().scalar("loss");
      evidence.put(metric, "", arm, seed, ofLoss.applyAsDouble(loss));
    }
  }

  /** Returns results without training: the loss is the seed. */
  public static TrialRunner runner() {
    return runner("0123456789abcdef", false);
  }

  /** Returns the same results, made by a commit and taken from the store or not. */
  public static TrialRunner runner(String commit, boolean stored) {
    return trials ->
        trials.stream()
            .map(trial -> new CompletedTrial(result(trial, commit, 0.1), stored))
            .toList();
  }

  /** Returns a trial's result, as if a commit had trained it for so many seconds. */
  public static TrialResult result(Trial trial, String commit, double seconds) {
    return new TrialResult(
        trial,
        new Measurements(
            new TreeMap<>(), new TreeMap<>(Map.of("loss", (double) trial.seed())), new TreeMap<>()),
        new Outcome.Finished(1),
        new Provenance(commit, true, "2026-01-01T00:00:00Z", "", "", "", "", "", 1, seconds));
  }
}
