package dev.assay.hw1.batchsensitivity;

import static dev.assay.hw1.batchsensitivity.BatchSensitivityClaims.SIZES;

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
import dev.assay.hw1.Models;
import dev.assay.hw1.batchsensitivity.BatchSensitivityClaims.Arm;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import dev.assay.training.Checkpoint;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.CheckpointTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * HW1-3 §4: seven batch sizes at equal steps, and at equal epochs and equal loss as controls.
 *
 * <p>One run of each batch size serves all three: it goes on until both the steps and the epochs
 * are reached, and is looked at on the way.
 */
public final class BatchSensitivity implements Experiment {
  private static final String DEFAULT = "loss.test";
  private static final String BATCH_NORM = "batch norm";

  /** What else the sensitivity may be of, and on which points. */
  private static final List<String> ALTERNATIVES =
      List.of("softmax.test", "logits.test", "loss.train", "softmax.train", "logits.train");

  /** The batch size whose epochs at equal steps are the equal epochs of all. */
  private static final int EPOCHS_OF = 128;

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
    return BatchSensitivityClaims.SECTION;
  }

  @Override
  public String title() {
    return "Sensitivity and batch size";
  }

  /** Seeds from 1 on were looked at while the quick budgets were set. */
  @Override
  public long firstSeed(Scale scale) {
    return 101;
  }

  @Override
  public int seeds(Scale scale) {
    return scale.choose(2, 4, 5);
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.ofSettings(
            "a",
            "Describe the settings of the experiments (e.g. which task, what training "
                + "approaches)"),
        Question.ofResults(
            "b",
            "Plot the figures of both training and testing, loss and accuracy to the number of"
                + " interpolation ratio. [sic: to the batch size]"));
  }

  @Override
  public List<Claim> claims() {
    return BatchSensitivityClaims.all();
  }

  @Override
  public ReportSettings settings(Plan report) {
    long seed = report.seeds().get(0);
    ReportSettings settings = ReportSettings.varying("batch size", Quantity.BATCH_SIZE);
    for (int size : SIZES) {
      settings =
          settings.armAfter(
              new Budget.Steps(steps(report)),
              String.valueOf(size),
              trial(report, Models.THREE_BLOCKS, size, seed));
    }
    return settings.comparedBy("S1", "S2", "S3", "S4", "S5");
  }

  @Override
  public List<Trial> trials(Plan plan) {
    List<Trial> trials = new ArrayList<>(trials(plan, Models.THREE_BLOCKS, plan.seeds()));
    trials.addAll(trials(plan, Models.THREE_BLOCKS.normalised(), seedsOfBatchNorm(plan)));
    return trials;
  }

  /** A cut-down run has no time for this alternative. */
  private static List<Long> seedsOfBatchNorm(Plan plan) {
    return plan.choose(plan.seeds(1), List.of(), plan.seeds());
  }

  private static List<Trial> trials(Plan plan, ConvNet network, List<Long> seeds) {
    return seeds.stream()
        .flatMap(seed -> SIZES.stream().map(size -> trial(plan, network, size, seed)))
        .toList();
  }

  private static Trial trial(Plan plan, ConvNet network, int size, long seed) {
    int steps = steps(plan);
    int points = plan.choose(4, 128, 1_000);
    int epochs = steps * EPOCHS_OF;
    return new Trial(
        plan.images(plan.choose(64, 2_048, 60_000), plan.choose(50, 1_000, 10_000)),
        network,
        Optimizer.adam(1e-3),
        size,
        new Budget.Steps(Math.max(steps, (epochs + size - 1) / size)),
        seed,
        new Checkpoint(new CheckpointTrigger.StepsTaken(steps), points),
        new Checkpoint(new CheckpointTrigger.ExamplesSeen(epochs), points),
        new Checkpoint(
            new CheckpointTrigger.LossReached(
                plan.choose(2.2, 0.5, 0.1), plan.choose(128, 128, 1_024)),
            points));
  }

  private static int steps(Plan plan) {
    return plan.choose(2, 160, 6_000);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    Map<Integer, List<TrialResult>> plain = runs(plan, Models.THREE_BLOCKS, plan.seeds(), results);
    Findings findings = Findings.of(evidence(plain, DEFAULT, true));
    for (String alternative : ALTERNATIVES) {
      findings = findings.alternative(described(alternative), evidence(plain, alternative, false));
    }
    List<Long> seedsOfBatchNorm = seedsOfBatchNorm(plan);
    if (!seedsOfBatchNorm.isEmpty()) {
      Map<Integer, List<TrialResult>> normalised =
          runs(plan, Models.THREE_BLOCKS.normalised(), seedsOfBatchNorm, results);
      findings = findings.alternative(BATCH_NORM, evidence(normalised, DEFAULT, true));
    } else {
      findings = findings.alternativeNotRun(BATCH_NORM, "S1", "S2", "S3", "S4", "S5");
    }
    BatchSensitivityFigures figures = new BatchSensitivityFigures(plain);
    return findings
        .figure(figures.fit(), "S1", "S2", "S5")
        .figure(figures.sensitivity(), "S3", "S4")
        .figure(figures.against(), "S4")
        .figure(figures.controls(), "S1", "S2", "S5")
        .trials(trials(plan, Models.THREE_BLOCKS, plan.seeds()), "S1", "S2", "S3", "S4", "S5");
  }

  /** Returns an alternative setting in words. */
  private static String described(String alternative) {
    String[] parts = alternative.split("\\.");
    return switch (parts[0]) {
      case "loss" -> "loss gradient, " + points(parts[1]);
      default -> parts[0] + " Jacobian, " + points(parts[1]);
    };
  }

  private static String points(String set) {
    return set.equals("train") ? "training points" : "test points";
  }

  private static Map<Integer, List<TrialResult>> runs(
      Plan plan, ConvNet network, List<Long> seeds, Results results) {
    Map<Integer, List<TrialResult>> runs = new TreeMap<>();
    for (int size : SIZES) {
      runs.put(
          size, seeds.stream().map(seed -> results.of(trial(plan, network, size, seed))).toList());
    }
    return runs;
  }

  private static Evidence evidence(
      Map<Integer, List<TrialResult>> runs, String sensitivity, boolean fit) {
    Entries entries = new Entries();
    runs.forEach(
        (size, ofSeeds) -> {
          for (Arm arm : Arm.values()) {
            entries.place(arm.of(size), size);
            ofSeeds.forEach(run -> enterSensitivity(entries, arm, size, run, sensitivity));
            if (fit) {
              ofSeeds.forEach(run -> enterFit(entries, arm, size, run));
            }
          }
        });
    String name = Arm.EQUAL_STEPS.prefix() + "sensitivity." + sensitivity;
    for (int i = 0; i < runs.get(128).size(); i++) {
      entries.put(
          BatchSensitivityClaims.PLATEAU,
          "",
          BatchSensitivityClaims.ENDS,
          List.of(runs.get(512).get(i), runs.get(128).get(i)),
          m -> m.get(0).scalar(name) / m.get(1).scalar(name));
    }
    return entries.build();
  }

  private static void enterSensitivity(
      Entries entries, Arm arm, int size, TrialResult run, String sensitivity) {
    entries.putIfMeasured(
        BatchSensitivityClaims.SENSITIVITY,
        "",
        arm.of(size),
        run,
        arm.prefix() + "sensitivity." + sensitivity);
    entries.putIfMeasured(
        BatchSensitivityClaims.GENERALISATION,
        "",
        arm.of(size),
        run,
        arm.prefix() + "test.accuracy");
  }

  private static void enterFit(Entries entries, Arm arm, int size, TrialResult run) {
    Map.of(
            BatchSensitivityClaims.TRAIN_LOSS, "train.loss",
            BatchSensitivityClaims.TRAIN_ACCURACY, "train.accuracy",
            BatchSensitivityClaims.TEST_LOSS, "test.loss",
            BatchSensitivityClaims.TEST_ACCURACY, "test.accuracy")
        .forEach(
            (metric, scalar) ->
                entries.putIfMeasured(
                    metric,
                    metric.endsWith("loss") ? "nats" : "",
                    arm.of(size),
                    run,
                    arm.prefix() + scalar));
  }
}
