package dev.assay.hw1.shallowdeep;

import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.DEEP;
import static dev.assay.hw1.shallowdeep.ShallowDeepClaims.SHALLOW;

import dev.assay.claim.Claim;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.settings.Quantity;
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
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import dev.assay.training.FinalFit;
import dev.assay.training.PerEpoch;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.setting.Budget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** HW1-1 §2: a shallow and a deep CNN of 112,970 parameters each learn MNIST for 8 epochs. */
public final class ShallowDeep implements Experiment {
  private static final int EPOCHS = 8;
  private static final Optimizer DEFAULT = Optimizer.adam(1e-3);
  private static final Map<String, Optimizer> ALTERNATIVES = Map.of("SGD 0.1", Optimizer.sgd(0.1));
  private static final int SEEDS_OF_ALTERNATIVES = 3;

  private static final Map<String, ConvNet> NETWORKS = networks();

  private static Map<String, ConvNet> networks() {
    Map<String, ConvNet> networks = new LinkedHashMap<>();
    networks.put(DEEP, Models.DEEP);
    networks.put(SHALLOW, Models.SHALLOW);
    return networks;
  }

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
    return ShallowDeepClaims.SECTION;
  }

  @Override
  public String title() {
    return "A shallow and a deep CNN of equal size";
  }

  @Override
  public int seeds(Scale scale) {
    return scale.choose(2, 5, 5);
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.ofSettings("a", "Describe the models you use and the task you chose."),
        Question.ofResults("b", "In one chart, plot the training loss of all models."),
        Question.ofResults("c", "In one chart, plot the training accuracy."));
  }

  @Override
  public List<Claim> claims() {
    return ShallowDeepClaims.all();
  }

  @Override
  public ReportSettings settings(Plan report) {
    long seed = report.seeds().get(0);
    return ReportSettings.varying("depth", Quantity.NETWORK)
        .arms(
            NETWORKS.keySet(),
            arm -> trial(report, DEFAULT, arm, seed),
            arm -> ShallowDeepClaims.STATED)
        .countedBy("C1")
        .comparedBy("C2", "C3", "C6");
  }

  @Override
  public List<Trial> trials(Plan plan) {
    List<Trial> trials = new ArrayList<>(trials(plan, DEFAULT, plan.seeds()));
    ALTERNATIVES
        .values()
        .forEach(o -> trials.addAll(trials(plan, o, plan.seeds(SEEDS_OF_ALTERNATIVES))));
    return trials;
  }

  private static List<Trial> trials(Plan plan, Optimizer optimizer, List<Long> seeds) {
    return seeds.stream()
        .flatMap(seed -> NETWORKS.keySet().stream().map(arm -> trial(plan, optimizer, arm, seed)))
        .toList();
  }

  private static Trial trial(Plan plan, Optimizer optimizer, String arm, long seed) {
    return new Trial(
        plan.images(plan.choose(128, 3_000, 60_000), plan.choose(100, 2_000, 10_000)),
        NETWORKS.get(arm),
        optimizer,
        128,
        new Budget.Epochs(EPOCHS),
        seed,
        new PerEpoch(),
        new FinalFit());
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    Findings findings = Findings.of(evidence(plan, DEFAULT, plan.seeds(), results));
    for (Map.Entry<String, Optimizer> alternative : ALTERNATIVES.entrySet()) {
      findings =
          findings.alternative(
              alternative.getKey(),
              evidence(plan, alternative.getValue(), plan.seeds(SEEDS_OF_ALTERNATIVES), results));
    }
    ShallowDeepFigures figures = new ShallowDeepFigures(byNetwork(plan, results));
    return findings
        .figure(figures.losses(), "C2", "C3")
        .figure(figures.accuracies(), "C4", "C5", "C6", "C2")
        .trials(trials(plan), "C2", "C3", "C4", "C5", "C6");
  }

  private static Map<String, List<TrialResult>> byNetwork(Plan plan, Results results) {
    Map<String, List<TrialResult>> byNetwork = new LinkedHashMap<>();
    for (String arm : NETWORKS.keySet()) {
      byNetwork.put(
          arm,
          plan.seeds().stream().map(seed -> results.of(trial(plan, DEFAULT, arm, seed))).toList());
    }
    return byNetwork;
  }

  private static Evidence evidence(
      Plan plan, Optimizer optimizer, List<Long> seeds, Results results) {
    Entries entries = new Entries();
    for (long seed : seeds) {
      TrialResult deep = results.of(trial(plan, optimizer, DEEP, seed));
      TrialResult shallow = results.of(trial(plan, optimizer, SHALLOW, seed));
      ShallowDeepMetrics.put(entries, DEEP, deep);
      ShallowDeepMetrics.put(entries, SHALLOW, shallow);
      ShallowDeepMetrics.putLead(entries, deep, shallow);
    }
    return entries.build();
  }
}
