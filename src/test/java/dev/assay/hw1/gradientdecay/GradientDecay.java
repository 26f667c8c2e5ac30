package dev.assay.hw1.gradientdecay;

import dev.assay.claim.Claim;
import dev.assay.claim.evidence.Evidence;
import dev.assay.data.FunctionSamples;
import dev.assay.experiment.Alternatives;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.hw1.DeepRuns;
import dev.assay.hw1.Hw1;
import dev.assay.hw1.Models;
import dev.assay.hw1.gradientdecay.GradientDecayMetrics.Selection;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import dev.assay.training.FixedBatch;
import dev.assay.training.PerIteration;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** HW1-2 §2: loss and gradient norm at every iteration, over the runs of §1. */
public final class GradientDecay implements Experiment {
  private static final int SEEDS_OF_ALTERNATIVES = 4;

  @Override
  public ReportUnderTest report() {
    return Hw1.REPORT;
  }

  @Override
  public String part() {
    return "HW1-2";
  }

  @Override
  public String section() {
    return GradientDecayClaims.SECTION;
  }

  @Override
  public String title() {
    return "The gradient norm during training";
  }

  @Override
  public int seeds(Scale scale) {
    return scale.choose(2, 8, 8);
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.ofResults(
            "a",
            "Plot one figure which contains gradient norm to iterations and the loss "
                + "to iterations."));
  }

  @Override
  public List<Claim> claims() {
    return GradientDecayClaims.all();
  }

  @Override
  public ReportSettings settings(Plan report) {
    return ReportSettings.ofOne("deep CNN", deep(report).get(0));
  }

  @Override
  public List<Trial> trials(Plan plan) {
    List<Trial> trials = new ArrayList<>(deep(plan));
    plan.seeds(SEEDS_OF_ALTERNATIVES).forEach(seed -> trials.add(onTheFunction(plan, seed)));
    return trials;
  }

  private static List<Trial> deep(Plan plan) {
    return plan.seeds().stream().map(seed -> DeepRuns.trial(plan, seed)).toList();
  }

  private static Trial onTheFunction(Plan plan, long seed) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(10_000)),
        Models.model2(Activation.RELU, Mlp.Start.UNIFORM),
        Optimizer.adam(1e-3),
        128,
        new Budget.Steps(plan.choose(100, 2_000, 20_000)),
        seed,
        new PerIteration(1),
        new FixedBatch(1_024, plan.choose(5, 20, 100)));
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<Long> few = plan.seeds(SEEDS_OF_ALTERNATIVES);
    LongFunction<Trial> deep = seed -> DeepRuns.trial(plan, seed);
    LongFunction<Trial> function = seed -> onTheFunction(plan, seed);
    List<TrialResult> runs =
        deep(plan).stream().map(results::of).filter(run -> !run.diverged()).toList();
    Findings findings =
        Findings.of(evidence(deep, plan.seeds(), results, Selection.DEFAULT))
            .alternative(
                "without the first 300 iterations",
                Alternatives.about(
                    evidence(deep, plan.seeds(), results, Selection.LATE), claims(), "G3"))
            .alternative(
                "near 0–1 from the start on",
                Alternatives.about(
                    evidence(deep, plan.seeds(), results, Selection.ALL), claims(), "G4"))
            .alternative(
                "MLP of width 190 on the function",
                evidence(function, few, results, Selection.DEFAULT))
            .trials(trials(plan), "G1", "G2", "G3", "G4");
    return runs.isEmpty() ? findings : withFigures(findings, new GradientDecayFigures(runs));
  }

  private static Findings withFigures(Findings findings, GradientDecayFigures figures) {
    return findings
        .figure(figures.decay(), "G1", "G3", "G4")
        .figure(figures.control(), "G2")
        .figure(figures.together(), "G3", "G4");
  }

  private static Evidence evidence(
      LongFunction<Trial> trial, List<Long> seeds, Results results, Selection selection) {
    Evidence.Builder evidence = Evidence.builder();
    for (long seed : seeds) {
      GradientDecayMetrics.put(evidence, seed, results.of(trial.apply(seed)), selection);
    }
    return evidence.build();
  }
}
