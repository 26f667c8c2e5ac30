package dev.assay.hw1.randomlabels;

import static dev.assay.hw1.randomlabels.RandomLabelsClaims.RANDOM;
import static dev.assay.hw1.randomlabels.RandomLabelsClaims.TRUE;

import dev.assay.claim.Claim;
import dev.assay.claim.PositiveControl;
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
import dev.assay.hw1.randomlabels.RandomLabelsPilot.Candidate;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import dev.assay.training.FinalFit;
import dev.assay.training.PerEpoch;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.Budget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** HW1-3 §1: a CNN of three blocks learns permuted labels; the control learns the true ones. */
public final class RandomLabels implements Experiment {
  private static final int BATCH = 128;
  private static final double RATE = 1e-2;
  private static final int EPOCHS = 12;
  private static final List<Double> SHARES = List.of(0.25, 0.5, 0.75, 0.9);
  private static final int SEEDS_OF_CONTROLS = 2;

  /** How the report's open or doubtful settings are read. */
  private record Alternative(String label, double rate, boolean batchNorm, int epochs) {
    static Alternative of(Candidate candidate) {
      return new Alternative(candidate.label, RATE, candidate.batchNorm, EPOCHS);
    }
  }

  private static final Candidate CHOSEN = RandomLabelsPilot.choice(RandomLabelsPilot.SHOWN);
  private static final Alternative DEFAULT = Alternative.of(CHOSEN);
  private static final Alternative SLOWER =
      new Alternative("Adam 1e-3", 1e-3, CHOSEN.batchNorm, EPOCHS);
  private static final Alternative LONGER =
      new Alternative("36 epochs", RATE, CHOSEN.batchNorm, 3 * EPOCHS);

  /** The other candidates stand beside the default, whether their control holds or not. */
  private static final List<Alternative> CANDIDATES =
      Arrays.stream(Candidate.values()).filter(one -> one != CHOSEN).map(Alternative::of).toList();

  private static final List<Alternative> OTHERS =
      Stream.concat(CANDIDATES.stream(), Stream.of(SLOWER, LONGER)).toList();

  /** A curve over shares needs a net that learns. */
  private static final List<Alternative> OVER_SHARES = List.of(DEFAULT, SLOWER);

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
    return RandomLabelsClaims.SECTION;
  }

  @Override
  public String title() {
    return "Random labels";
  }

  /** Graded at the cut-down budget; those up to 105 were looked at before the control was. */
  @Override
  public long firstSeed(Scale scale) {
    return scale.choose(1L, 201L, 301L);
  }

  @Override
  public int seeds(Scale scale) {
    return scale.choose(2, 5, 5);
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.ofSettings(
            "a",
            "Describe your settings of the experiments. (e.g. which task, learning "
                + "rate, optimizer)"),
        Question.ofResults(
            "b",
            "Plot the figure of the relationship between training and testing, loss "
                + "and epochs"));
  }

  @Override
  public List<Claim> claims() {
    return RandomLabelsClaims.all();
  }

  @Override
  public List<PositiveControl> controls() {
    return List.of(RandomLabelsPilot.CONTROL);
  }

  /** A run of three times the epochs is left to the smallest and the full budget. */
  private static List<Alternative> alternatives(Plan plan) {
    return plan.scale() == Scale.QUICK
        ? OTHERS.stream().filter(alternative -> alternative != LONGER).toList()
        : OTHERS;
  }

  private static List<Long> controlSeeds(Plan plan) {
    return plan.scale() == Scale.FULL ? plan.seeds() : plan.seeds(SEEDS_OF_CONTROLS);
  }

  @Override
  public ReportSettings settings(Plan report) {
    long seed = report.seeds().get(0);
    return ReportSettings.varying("labels", Quantity.LABELS)
        .arm(RANDOM, trial(report, DEFAULT, 1, seed))
        .arm(TRUE, trial(report, DEFAULT, 0, seed))
        .comparedBy("R5")
        .finding(RandomLabelsClaims.lossBesideAccuracy(), "R1", "R2");
  }

  @Override
  public List<Trial> trials(Plan plan) {
    List<Trial> trials = new ArrayList<>(behind(plan));
    for (long seed : controlSeeds(plan)) {
      for (Alternative alternative : alternatives(plan)) {
        trials.add(trial(plan, alternative, 1, seed));
        trials.add(trial(plan, alternative, 0, seed));
      }
      for (Alternative alternative : OVER_SHARES) {
        SHARES.forEach(share -> trials.add(trial(plan, alternative, share, seed)));
      }
    }
    return trials;
  }

  private static List<Trial> behind(Plan plan) {
    List<Trial> trials = new ArrayList<>();
    for (long seed : plan.seeds()) {
      trials.add(trial(plan, DEFAULT, 1, seed));
      trials.add(trial(plan, DEFAULT, 0, seed));
    }
    return trials;
  }

  private static Trial trial(Plan plan, Alternative alternative, double share, long seed) {
    return trial(plan, alternative.batchNorm, alternative.rate, alternative.epochs, share, seed);
  }

  /** Returns the trial that shows whether a candidate learns true labels. */
  static Trial control(Plan plan, Candidate candidate, long seed) {
    return trial(plan, candidate.batchNorm, RATE, EPOCHS, 0, seed);
  }

  private static Trial trial(
      Plan plan, boolean batchNorm, double rate, int epochs, double share, long seed) {
    return new Trial(
        plan.images(plan.choose(64, 2_400, 12_000), plan.choose(50, 1_000, 10_000))
            .withShuffledShare(share),
        batchNorm ? Models.THREE_BLOCKS.normalised() : Models.THREE_BLOCKS,
        Optimizer.adam(rate),
        BATCH,
        new Budget.Epochs(epochs),
        seed,
        new PerEpoch(),
        new FinalFit());
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    Findings findings = Findings.of(evidence(plan, DEFAULT, plan.seeds(), results));
    for (Alternative alternative : alternatives(plan)) {
      findings =
          findings.alternative(
              alternative.label, evidence(plan, alternative, controlSeeds(plan), results));
    }
    for (Alternative alternative : OTHERS) {
      if (!alternatives(plan).contains(alternative)) {
        findings = findings.alternativeNotRun(alternative.label, "R1", "R2", "R3", "R4", "R5");
      }
    }
    RandomLabelsFigures figures =
        new RandomLabelsFigures(
            runs(plan, DEFAULT, 1, plan.seeds(), results),
            runs(plan, DEFAULT, 0, plan.seeds(), results));
    Map<String, Map<Double, List<TrialResult>>> byShare = new LinkedHashMap<>();
    OVER_SHARES.forEach(
        alternative -> byShare.put(alternative.label, byShare(plan, alternative, results)));
    return findings
        .figure(figures.losses(), "R1", "R3")
        .figure(figures.accuracies(), "R2", "R4", "R5")
        .figure(figures.shares(byShare), "R4")
        .trials(behind(plan), "R1", "R2", "R3", "R4", "R5");
  }

  private static Map<Double, List<TrialResult>> byShare(
      Plan plan, Alternative alternative, Results results) {
    Map<Double, List<TrialResult>> byShare = new TreeMap<>();
    Stream.concat(Stream.of(0.0, 1.0), SHARES.stream())
        .forEach(
            share ->
                byShare.put(share, runs(plan, alternative, share, controlSeeds(plan), results)));
    return byShare;
  }

  private static List<TrialResult> runs(
      Plan plan, Alternative alternative, double share, List<Long> seeds, Results results) {
    return seeds.stream().map(seed -> results.of(trial(plan, alternative, share, seed))).toList();
  }

  private static Evidence evidence(
      Plan plan, Alternative alternative, List<Long> seeds, Results results) {
    Entries entries = new Entries();
    for (int place = 1; place <= RandomLabelsClaims.PLACES; place++) {
      entries.place(RandomLabelsClaims.place(RANDOM, place), epoch(alternative, place));
    }
    for (long seed : seeds) {
      TrialResult random = results.of(trial(plan, alternative, 1, seed));
      enter(entries, RANDOM, random);
      enter(entries, TRUE, results.of(trial(plan, alternative, 0, seed)));
      for (int place = 1; place <= RandomLabelsClaims.PLACES; place++) {
        enterPlace(
            entries, RandomLabelsClaims.place(RANDOM, place), epoch(alternative, place), random);
      }
    }
    return entries.build();
  }

  private static int epoch(Alternative alternative, int place) {
    return place * alternative.epochs / RandomLabelsClaims.PLACES;
  }

  private static void enter(Entries entries, String arm, TrialResult run) {
    entries.put(
        RandomLabelsClaims.TRAIN_LOSS, "nats", arm, run, m -> m.series("train.loss").last());
    entries.put(
        RandomLabelsClaims.TRAIN_ACCURACY, "", arm, run, m -> m.series("train.accuracy").last());
    entries.put(
        RandomLabelsClaims.TEST_ACCURACY, "", arm, run, m -> m.series("test.accuracy").last());
    entries.put(
        RandomLabelsClaims.TEST_RANGE, "", arm, run, m -> laterRange(m.series("test.accuracy")));
    entries.put(RandomLabelsClaims.FITTED, "", arm, run, m -> m.scalar("final.train.accuracy"));
    entries.put(RandomLabelsClaims.GAP, "", arm, run, RandomLabels::gap);
  }

  private static double gap(Measurements run) {
    return run.scalar("final.train.accuracy") - run.scalar("final.test.accuracy");
  }

  /** Returns the range of a curve once a quarter of it is past. */
  private static double laterRange(MeasuredSeries curve) {
    double[] values = curve.ys();
    double[] later = Arrays.copyOfRange(values, values.length / 4, values.length);
    return Arrays.stream(later).max().orElseThrow() - Arrays.stream(later).min().orElseThrow();
  }

  private static void enterPlace(Entries entries, String arm, int epoch, TrialResult run) {
    entries.put(
        RandomLabelsClaims.TEST_LOSS, "nats", arm, run, m -> m.series("test.loss").at(epoch));
    entries.put(
        RandomLabelsClaims.RUNNING_GAP,
        "",
        arm,
        run,
        m -> m.series("train.accuracy").at(epoch) - m.series("test.accuracy").at(epoch));
  }
}
