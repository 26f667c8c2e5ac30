package dev.assay.hw1.interpolation;

import static dev.assay.hw1.interpolation.InterpolationClaims.ALIGNED;
import static dev.assay.hw1.interpolation.InterpolationClaims.LINE;
import static dev.assay.hw1.interpolation.InterpolationClaims.MATCHED;
import static dev.assay.hw1.interpolation.InterpolationClaims.SHARED;

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
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import dev.assay.training.Checkpoint;
import dev.assay.training.Flatness;
import dev.assay.training.Line;
import dev.assay.training.Probe;
import dev.assay.training.Snapshots;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.CheckpointTrigger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** HW1-3 §3: the straight line between a small-batch and a large-batch solution. */
public final class Interpolation implements Experiment {

  /** B's initialisation is another one than A's, which has the seed's own. */
  private static final long OTHER_START = 1_000_000;

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
    return InterpolationClaims.SECTION;
  }

  @Override
  public String title() {
    return "The line between two solutions";
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
            "Plot the figures of both training and testing, loss and accuracy to the "
                + "number of interpolation ratio."));
  }

  @Override
  public List<Claim> claims() {
    return InterpolationClaims.all();
  }

  @Override
  public ReportSettings settings(Plan report) {
    long seed = report.seeds().get(0);
    return ReportSettings.varying("batch size", Quantity.BATCH_SIZE)
        .arm("A", a(report, seed))
        .arm("B", b(report, seed))
        .comparedBy("I1", "I2", "I4");
  }

  @Override
  public List<Trial> trials(Plan plan) {
    return plan.seeds().stream()
        .flatMap(seed -> Stream.of(a(plan, seed), b(plan, seed), shared(plan, seed)))
        .toList();
  }

  private static Trial a(Plan plan, long seed) {
    return trial(
        plan,
        64,
        1e-3,
        seed,
        seed,
        new Snapshots(IntStream.rangeClosed(1, epochs(plan)).boxed().toList()),
        new Checkpoint(new CheckpointTrigger.End(), 0),
        flatness(plan));
  }

  private static Trial b(Plan plan, long seed) {
    return trial(
        plan,
        1024,
        1e-2,
        seed,
        seed + OTHER_START,
        new Checkpoint(new CheckpointTrigger.End(), 0),
        flatness(plan),
        line(plan, seed, Line.Variant.PLAIN, 0),
        line(plan, seed, Line.Variant.ALIGNED, 0),
        line(plan, seed, Line.Variant.MATCHED_LOSS, directions(plan)));
  }

  /** B once more, from A's initialisation. */
  private static Trial shared(Plan plan, long seed) {
    return trial(plan, 1024, 1e-2, seed, seed, line(plan, seed, Line.Variant.PLAIN, 0));
  }

  private static Trial trial(
      Plan plan, int batch, double rate, long seed, long initSeed, Probe... probes) {
    return new Trial(
        plan.images(plan.choose(64, 10_240, 60_000), plan.choose(50, 1_000, 10_000)),
        Models.TWO_BLOCKS,
        Optimizer.adam(rate),
        batch,
        new Budget.Epochs(epochs(plan)),
        seed,
        initSeed,
        List.of(probes));
  }

  /** B takes few steps an epoch: on fewer images it needs more epochs to become a solution. */
  private static int epochs(Plan plan) {
    return plan.choose(2, 12, 6);
  }

  private static Line line(Plan plan, long seed, Line.Variant variant, int directions) {
    return new Line(
        a(plan, seed),
        variant,
        InterpolationClaims.PLACES,
        InterpolationClaims.LOW,
        InterpolationClaims.HIGH,
        plan.choose(16, 256, 2_000),
        directions);
  }

  private static Flatness flatness(Plan plan) {
    return new Flatness(plan.choose(16, 512, 2_000), directions(plan));
  }

  private static int directions(Plan plan) {
    return plan.choose(1, 5, 20);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<TrialResult> bs = plan.seeds().stream().map(seed -> results.of(b(plan, seed))).toList();
    List<TrialResult> shareds =
        plan.seeds().stream().map(seed -> results.of(shared(plan, seed))).toList();
    InterpolationFigures figures = new InterpolationFigures(bs, shareds);
    return Findings.of(evidence(plan, results))
        .figure(figures.line(), "I1", "I2", "I3", "I4")
        .figure(figures.controls(), "I1")
        .figure(figures.equalLoss(), "I4")
        .trials(trials(plan), "I1", "I2", "I3", "I4");
  }

  private static Evidence evidence(Plan plan, Results results) {
    Entries entries = new Entries();
    for (double place : InterpolationClaims.places()) {
      entries.place(InterpolationClaims.arm(place), place);
    }
    for (long seed : plan.seeds()) {
      enter(
          new InterpolationMetrics(entries),
          results.of(a(plan, seed)),
          results.of(b(plan, seed)),
          results.of(shared(plan, seed)));
    }
    return entries.build();
  }

  private static void enter(
      InterpolationMetrics metrics, TrialResult a, TrialResult b, TrialResult shared) {
    metrics.line(a, b);
    metrics.barrier(LINE, "line.", a, b);
    metrics.barrier(ALIGNED, "line-aligned.", a, b);
    metrics.barrier(MATCHED, "line-matched.", a, b);
    metrics.barrier(SHARED, "line.", a, shared);
    metrics.agreement(a, b);
    metrics.agreementAtEqualLoss(a, b);
  }
}
