package dev.assay.hw1.vanishinggradient;

import static dev.assay.hw1.vanishinggradient.VanishingGradientClaims.BOUND;

import dev.assay.claim.Claim;
import dev.assay.data.FunctionSamples;
import dev.assay.experiment.Alternatives;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.hw1.Hw1;
import dev.assay.hw1.vanishinggradient.VanishingGradientMetrics.Yardstick;
import dev.assay.measurement.CriticalPointSearch;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.ZeroGradient;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** HW1-2 §3: a tiny MLP on the function, taken to a vanishing gradient from 100 starts. */
public final class VanishingGradient implements Experiment {
  /** The perturbations' deviations. */
  static final List<Double> DEVIATIONS = List.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0);

  private static final FunctionSamples POINTS = FunctionSamples.ofDomain(256);
  private static final int SAMPLES = 500;
  private static final int SEEDS_OF_ALTERNATIVES = 12;

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
    return VanishingGradientClaims.SECTION;
  }

  @Override
  public String title() {
    return "Where the gradient is almost zero";
  }

  @Override
  public int seeds(Scale scale) {
    return scale.choose(3, 100, 100);
  }

  @Override
  public boolean usesImages() {
    return false;
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.ofResults(
            "",
            "State how you get the weight which gradient norm is zero and how you "
                + "define the minimal ratio. Train the model for 100 times. Plot the figure "
                + "of minimal ratio to the loss. Comment your result."));
  }

  @Override
  public List<Claim> claims() {
    return VanishingGradientClaims.all();
  }

  @Override
  public ReportSettings settings(Plan report) {
    return ReportSettings.ofOne("tiny MLP", trials(report).get(0));
  }

  @Override
  public List<Trial> trials(Plan plan) {
    List<Trial> trials = new ArrayList<>(trials(plan, Activation.RELU, plan.seeds()));
    trials.addAll(trials(plan, Activation.TANH, plan.seeds(SEEDS_OF_ALTERNATIVES)));
    return trials;
  }

  private static List<Trial> trials(Plan plan, Activation activation, List<Long> seeds) {
    return seeds.stream().map(seed -> trial(plan, activation, seed)).toList();
  }

  private static Trial trial(Plan plan, Activation activation, long seed) {
    return new Trial(
        new TrialData.Function(POINTS),
        Mlp.ofWidths(activation, 10, 10),
        Optimizer.adam(1e-2),
        POINTS.count(),
        new Budget.Steps(plan.choose(100, 2_000, 20_000)),
        seed,
        new ZeroGradient(
            new CriticalPointSearch(BOUND, plan.choose(10, 300, 1_000), plan.choose(10, 100, 300)),
            DEVIATIONS,
            plan.choose(50, SAMPLES, SAMPLES)));
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<TrialResult> relu = results(plan, Activation.RELU, plan.seeds(), results);
    List<TrialResult> tanh =
        results(plan, Activation.TANH, plan.seeds(SEEDS_OF_ALTERNATIVES), results);
    Yardstick usual = Yardstick.DEFAULT;
    Findings findings = Findings.of(VanishingGradientMetrics.of(relu, usual));
    for (double deviation : DEVIATIONS) {
      if (deviation != usual.deviation()) {
        findings =
            findings.alternative(
                "σ = " + plain(deviation),
                VanishingGradientMetrics.of(relu, usual.withDeviation(deviation)));
      }
    }
    for (double tolerance : new double[] {1e-4, 1e-8, 1e-10}) {
      findings =
          findings.alternative(
              "zero up to %.0e of the largest eigenvalue".formatted(tolerance),
              Alternatives.about(
                  VanishingGradientMetrics.of(relu, usual.withTolerance(tolerance)),
                  claims(),
                  "Z3"));
    }
    for (double share : new double[] {0.01, 0.1}) {
      findings =
          findings.alternative(
              "low loss: R² ≥ " + (1 - share),
              Alternatives.about(
                  VanishingGradientMetrics.of(relu, usual.withLowLoss(share)),
                  claims(),
                  "Z1",
                  "Z2"));
    }
    findings =
        findings.alternative(
            "minimal ratio: the share of positive eigenvalues",
            Alternatives.about(
                VanishingGradientMetrics.of(relu, usual.withEigenvalues()), claims(), "Z1", "Z2"));
    VanishingGradientFigures figures = new VanishingGradientFigures(relu);
    return findings
        .alternative("tanh", VanishingGradientMetrics.of(tanh, usual))
        .figure(figures.spectra(), "Z3")
        .figure(figures.ratios(), "Z1", "Z2", "Z3")
        .figure(figures.norms(), "Z1")
        .trials(trials(plan), "Z1", "Z2", "Z3");
  }

  /** Writes a number without an exponent. */
  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static List<TrialResult> results(
      Plan plan, Activation activation, List<Long> seeds, Results results) {
    return trials(plan, activation, seeds).stream().map(results::of).toList();
  }
}
