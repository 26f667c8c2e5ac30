package dev.assay.hw1.capacity;

import static dev.assay.hw1.capacity.CapacityClaims.GRID;
import static dev.assay.hw1.capacity.CapacityClaims.LARGEST;
import static dev.assay.hw1.capacity.CapacityClaims.MIDDLE;
import static dev.assay.hw1.capacity.CapacityClaims.SMALLEST;
import static dev.assay.hw1.capacity.CapacityClaims.WIDER;
import static dev.assay.hw1.capacity.CapacityClaims.arm;

import dev.assay.claim.Claim;
import dev.assay.claim.evidence.Evidence;
import dev.assay.claim.settings.Quantity;
import dev.assay.experiment.Entries;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.ReportUnderTest;
import dev.assay.experiment.Results;
import dev.assay.experiment.Scale;
import dev.assay.hw1.Hw1;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import dev.assay.training.FinalFit;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.setting.Budget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** HW1-3 §2: shallow CNNs of eleven widths, and two wider ones as a control. */
public final class Capacity implements Experiment {
  private static final int EPOCHS = 5;
  private static final int BATCH = 128;

  @Override
  public ReportUnderTest report() {
    return Hw1.REPORT;
  }

  @Override
  public String part() {
    return "HW1-3";
  }

  @Override
  public String section() {
    return CapacityClaims.SECTION;
  }

  @Override
  public String title() {
    return "Parameters and generalisation";
  }

  /** Seeds from 1 on were looked at while the quick budgets were set. */
  @Override
  public long firstSeed() {
    return 101;
  }

  @Override
  public int seeds(Scale scale) {
    return scale.choose(2, 3, 5);
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.ofSettings(
            "a",
            "Describe your settings of the experiments. (e.g. which task, the 10 or "
                + "more structures you choose)"),
        Question.ofResults(
            "b",
            "Plot the figures of both training and testing, loss and accuracy to the "
                + "number of parameters."));
  }

  @Override
  public List<Claim> claims() {
    return CapacityClaims.all();
  }

  private static List<ConvNet> networks() {
    return Stream.concat(GRID.stream(), WIDER.stream()).toList();
  }

  @Override
  public ReportSettings settings(Plan report) {
    long seed = report.seeds().get(0);
    ReportSettings grid =
        ReportSettings.varying("parameters", Quantity.NETWORK, Quantity.PARAMETERS);
    for (ConvNet network : GRID) {
      grid = grid.arm(arm(network), trial(report, network, EPOCHS, seed));
    }
    ReportSettings compared = grid.comparedBy("N1", "N2", "N3");
    return CapacityClaims.coverage(grid.table())
        .map(finding -> compared.finding(finding, "N2"))
        .orElse(compared);
  }

  @Override
  public List<Trial> trials(Plan plan) {
    List<Trial> trials = new ArrayList<>();
    for (long seed : plan.seeds()) {
      networks().forEach(network -> trials.add(trial(plan, network, EPOCHS, seed)));
      trials.add(trial(plan, LARGEST, 3 * EPOCHS, seed));
    }
    return trials;
  }

  private static Trial trial(Plan plan, ConvNet network, int epochs, long seed) {
    return new Trial(
        plan.images(plan.choose(64, 2_560, 20_000), plan.choose(50, 1_000, 10_000)),
        network,
        Optimizer.adam(1e-3),
        BATCH,
        new Budget.Epochs(epochs),
        seed,
        new FinalFit());
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    Map<ConvNet, List<TrialResult>> runs = new LinkedHashMap<>();
    for (ConvNet network : networks()) {
      runs.put(
          network,
          plan.seeds().stream()
              .map(seed -> results.of(trial(plan, network, EPOCHS, seed)))
              .toList());
    }
    CapacityFigures figures = new CapacityFigures(runs);
    return Findings.of(evidence(plan, runs, results))
        .figure(figures.losses(), "N1", "N2", "N3")
        .figure(figures.accuracies(), "N1", "N2", "N3")
        .trials(trials(plan), "N1", "N2", "N3");
  }

  private static Evidence evidence(
      Plan plan, Map<ConvNet, List<TrialResult>> runs, Results results) {
    Entries entries = new Entries();
    runs.forEach(
        (network, ofSeeds) -> {
          entries.place(arm(network), network.parameterCount());
          ofSeeds.forEach(run -> enter(entries, arm(network), run));
        });
    for (long seed : plan.seeds()) {
      enterReturns(entries, plan, results, seed);
    }
    return entries.build();
  }

  private static void enter(Entries entries, String arm, TrialResult run) {
    entries.put(CapacityClaims.TRAIN_LOSS, "nats", arm, run, m -> m.scalar("final.train.loss"));
    entries.put(CapacityClaims.TRAIN_ACCURACY, "", arm, run, m -> m.scalar("final.train.accuracy"));
    entries.put(CapacityClaims.TEST_LOSS, "nats", arm, run, m -> m.scalar("final.test.loss"));
    entries.put(CapacityClaims.TEST_ACCURACY, "", arm, run, m -> m.scalar("final.test.accuracy"));
  }

  private static void enterReturns(Entries entries, Plan plan, Results results, long seed) {
    TrialResult smallest = results.of(trial(plan, SMALLEST, EPOCHS, seed));
    TrialResult middle = results.of(trial(plan, MIDDLE, EPOCHS, seed));
    TrialResult largest = results.of(trial(plan, LARGEST, EPOCHS, seed));
    entries.put(
        CapacityClaims.RETURNS,
        "",
        "grid",
        List.of(smallest, middle, largest),
        m ->
            2 * m.get(1).scalar("final.test.accuracy")
                - m.get(0).scalar("final.test.accuracy")
                - m.get(2).scalar("final.test.accuracy"));
    entries.put(
        CapacityClaims.LONGER,
        "",
        arm(LARGEST),
        List.of(largest, results.of(trial(plan, LARGEST, 3 * EPOCHS, seed))),
        m -> m.get(1).scalar("final.test.loss") / m.get(0).scalar("final.test.loss"));
  }
}
