package dev.assay.hw1.functionfit;

import static dev.assay.hw1.functionfit.FunctionFitClaims.MODEL0;
import static dev.assay.hw1.functionfit.FunctionFitClaims.MODEL1;
import static dev.assay.hw1.functionfit.FunctionFitClaims.MODEL2;

import dev.assay.claim.Claim;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.settings.Quantity;
import dev.assay.data.FunctionSamples;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.hw1.Entries;
import dev.assay.hw1.Hw1;
import dev.assay.hw1.Models;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import dev.assay.training.PerIteration;
import dev.assay.training.Prediction;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** HW1-1 §1: three MLPs of about equal size fit sin(5πx)/(5πx) on (0.01, 1). */
public final class FunctionFit implements Experiment {
  private static final FunctionSamples POINTS = FunctionSamples.ofDomain(1000);
  private static final FunctionSamples GRID = FunctionSamples.ofDomain(2000);
  private static final int SEEDS_OF_ALTERNATIVES = 3;

  /** One way to read what the report leaves open. */
  private record Alternative(
      String name, Activation activation, int batchSize, Mlp.Biases biases, boolean asListed) {

    static final Alternative DEFAULT =
        new Alternative("default", Activation.RELU, 1000, Mlp.Biases.UNIFORM, false);

    static final Alternative AS_LISTED =
        new Alternative(
            "model0 as listed, 351 parameters", Activation.RELU, 1000, Mlp.Biases.UNIFORM, true);

    static final List<Alternative> OTHERS =
        List.of(
            AS_LISTED,
            new Alternative("tanh", Activation.TANH, 1000, Mlp.Biases.UNIFORM, false),
            new Alternative("SELU", Activation.SELU, 1000, Mlp.Biases.UNIFORM, false),
            new Alternative("mini-batches of 128", Activation.RELU, 128, Mlp.Biases.UNIFORM, false),
            new Alternative(
                "zero biases at the start", Activation.RELU, 1000, Mlp.Biases.ZERO, false));

    Mlp model(String arm) {
      return switch (arm) {
        case MODEL0 ->
            asListed
                ? Models.model0AsListed(activation, biases)
                : Models.model0(activation, biases);
        case MODEL1 -> Models.model1(activation, biases);
        default -> Models.model2(activation, biases);
      };
    }
  }

  private static final List<String> MODELS = List.of(MODEL0, MODEL1, MODEL2);

  @Override
  public ReportUnderTest report() {
    return Hw1.REPORT;
  }

  @Override
  public String part() {
    return "HW1-1";
  }

  @Override
  public String section() {
    return FunctionFitClaims.SECTION;
  }

  @Override
  public String title() {
    return "Fitting sin(5πx)/(5πx)";
  }

  @Override
  public int seeds(Scale scale) {
    return scale.choose(2, 8, 20);
  }

  @Override
  public boolean fullBudget(Scale scale) {
    return scale != Scale.SMOKE;
  }

  @Override
  public boolean usesImages() {
    return false;
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.ofSettings(
            "a",
            "Describe the models you use, including the number of parameters (at "
                + "least two models) and the function you use"),
        Question.ofResults("b", "In one chart, plot the training loss of all models."),
        Question.ofResults(
            "c",
            "In one graph, plot the predicted function curve of all models and the "
                + "ground truth function curve."));
  }

  @Override
  public List<Claim> claims() {
    return FunctionFitClaims.all();
  }

  @Override
  public ReportSettings settings(Plan report) {
    long seed = report.seeds().get(0);
    return ReportSettings.varying("the network", Quantity.NETWORK)
        .arm(
            MODEL0 + " as listed",
            trial(report, Alternative.AS_LISTED, MODEL0, seed),
            FunctionFitClaims.STATED.get(MODEL0))
        .arms(
            MODELS,
            arm -> trial(report, Alternative.DEFAULT, arm, seed),
            FunctionFitClaims.STATED::get)
        .countedBy("F1")
        .comparedBy("F2", "F3", "F4", "F6");
  }

  @Override
  public List<Trial> trials(Plan plan) {
    List<Trial> trials = new ArrayList<>(trials(plan, Alternative.DEFAULT, plan.seeds()));
    for (Alternative alternative : Alternative.OTHERS) {
      trials.addAll(trials(plan, alternative, plan.seeds(SEEDS_OF_ALTERNATIVES)));
    }
    return trials;
  }

  private static List<Trial> trials(Plan plan, Alternative alternative, List<Long> seeds) {
    return seeds.stream()
        .flatMap(seed -> MODELS.stream().map(arm -> trial(plan, alternative, arm, seed)))
        .toList();
  }

  private static Trial trial(Plan plan, Alternative alternative, String arm, long seed) {
    int steps = plan.choose(200, 20_000, 20_000);
    return new Trial(
        new TrialData.Function(POINTS),
        alternative.model(arm),
        Optimizer.adam(1e-3),
        alternative.batchSize(),
        new Budget.Steps(steps),
        seed,
        new PerIteration(steps / 1000 + 1),
        new Prediction(GRID));
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    Findings findings = Findings.of(evidence(plan, Alternative.DEFAULT, plan.seeds(), results));
    for (Alternative alternative : Alternative.OTHERS) {
      findings =
          findings.alternative(
              alternative.name(),
              evidence(plan, alternative, plan.seeds(SEEDS_OF_ALTERNATIVES), results));
    }
    FunctionFitFigures figures = new FunctionFitFigures(byModel(plan, results));
    List<Trial> all = trials(plan);
    return findings
        .figure(figures.losses(), "F2", "F3", "F4")
        .figure(figures.fits(), "F5", "F6", "F7", "F2")
        .trials(all, "F2", "F3", "F4", "F5", "F6", "F7");
  }

  /** Returns the default settings' results by model, one a seed. */
  private static Map<String, List<TrialResult>> byModel(Plan plan, Results results) {
    Map<String, List<TrialResult>> byModel = new LinkedHashMap<>();
    for (String arm : MODELS) {
      byModel.put(
          arm,
          plan.seeds().stream()
              .map(seed -> results.of(trial(plan, Alternative.DEFAULT, arm, seed)))
              .toList());
    }
    return byModel;
  }

  private static Evidence evidence(
      Plan plan, Alternative alternative, List<Long> seeds, Results results) {
    Entries entries = new Entries();
    for (long seed : seeds) {
      Map<String, TrialResult> runs = new LinkedHashMap<>();
      MODELS.forEach(arm -> runs.put(arm, results.of(trial(plan, alternative, arm, seed))));
      runs.forEach((arm, run) -> FunctionFitMetrics.put(entries, arm, run));
      FunctionFitMetrics.putExtremes(entries, runs);
    }
    return entries.build();
  }
}
