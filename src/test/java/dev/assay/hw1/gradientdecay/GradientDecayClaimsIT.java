package dev.assay.hw1.gradientdecay;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.hw1.DeepRuns.NETWORK;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.EARLY_LOSS;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.EARLY_NORM;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.FALLEN;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.LOSS_LEFT;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.LOSS_LEVEL;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.LOSS_SPREAD;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.NOISE_IN_LOSS;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.NOISE_IN_NORM;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.ON_FIXED_BATCH;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.SMOOTHED;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.TAIL_LOSS;
import static dev.assay.hw1.gradientdecay.GradientDecayMetrics.TAIL_NORM;

import dev.assay.claim.Claim;
import dev.assay.claim.Source;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Level;
import dev.assay.data.FunctionSamples;
import dev.assay.experiment.Comparison;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Measured;
import dev.assay.experiment.Metric;
import dev.assay.experiment.Runs;
import dev.assay.hw1.DeepRuns;
import dev.assay.hw1.Hw1Section;
import dev.assay.hw1.Models;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import dev.assay.training.FixedBatch;
import dev.assay.training.PerIteration;
import dev.assay.training.TrialResult;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** HW1-2 §2: loss and gradient norm at every iteration, over the runs of §1. */
@AssayReport(section = "HW1-2 §2", part = "HW1-2", about = "The gradient norm during training")
@Tag("hw1-2")
public final class GradientDecayClaimsIT implements Hw1Section {
  static final Comparison RUNS =
      DeepRuns.RUNS
          .seeds(quick(4).full(8))
          .seedsOfAlternatives(4)
          .control(
              "the network learns: its loss on a fixed batch at least halves",
              "the network did not learn: its loss on a fixed batch did not halve",
              of -> of.measured(FALLEN).of(NETWORK).atMost(0.5))
          .alternative("MLP of width 190 on the function", deep -> onTheFunction())
          .alternative("without the first 300 iterations", GradientDecayMetrics::late)
          .alternative("near 0–1 from the start on", GradientDecayMetrics::fromTheStart);

  /** A tenth of the first mini-batch's loss: of ten classes at chance that is ln 10 / 10 = 0.23. */
  private static final double SMALL = 0.1;

  private static final String SMOOTH = "smoothed: mean over the last 25 iterations";
  private static final String LEARNED =
      "the condition: the network learns, its loss at least halves; in one whose weights stay put,"
          + " mini-batches make all the spikes and a mini-batch of higher loss has a larger gradient";
  private static final Source MCCANDLISH =
      new Source("McCandlish et al. 2018, large-batch training", "arXiv:1812.06162");

  private static Comparison onTheFunction() {
    return Comparison.on(FunctionSamples.ofDomain(10_000))
        .arm(NETWORK, Models.model2(Activation.RELU, Mlp.Start.UNIFORM))
        .optimizer(Optimizer.adam(1e-3))
        .batch(128)
        .steps(quick(2_000).full(20_000).smoke(100))
        .probe((plan, trial) -> new PerIteration(1))
        .probe((plan, trial) -> new FixedBatch(1_024, plan.choose(5, 20, 100)));
  }

  @Override
  public void everyClaim(Claim.Builder claim) {
    Hw1Section.super.everyClaim(
        claim.note(
            "the report names neither network nor task here: default the deep CNN of §1, Adam 1e-3, batch"
                + " 128; a small MLP on the function is an alternative setting"));
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.ofResults(
            "a",
            "Plot one figure which contains gradient norm to iterations and the loss "
                + "to iterations."));
  }

  /** The charts of the runs that finished. */
  @Override
  public Findings figures(Findings findings, Runs runs) {
    List<TrialResult> finished = runs.finished(NETWORK);
    if (finished.isEmpty()) {
      return findings;
    }
    GradientDecayFigures figures = new GradientDecayFigures(finished);
    return findings
        .figure(figures.decay(), "G1", "G3", "G4")
        .figure(figures.control(), "G2", "G3")
        .figure(figures.together(), "G3", "G4");
  }

  @ClaimTest(
      id = "G1",
      where = "§2.a",
      quote =
          "Both loss and gradient L2 norm drop sharply in the first few hundred iterations then"
              + " decay slowly towards a plateau",
      says =
          "Loss and gradient norm fall sharply in the first few hundred iterations, then slowly to"
              + " a plateau")
  Criterion g1(Claim.Builder claim) {
    claim
        .note(SMOOTH)
        .note(
            "share of the fall: from the smoothed curve's peak in the first 300 iterations to where"
                + " they end, over the fall from that peak to the curve's lowest point; a run"
                + " shorter than 600 iterations takes its first half")
        .note(
            "plateau: a line fitted to all values of the last quarter of the iterations falls or"
                + " rises there by at most 2% of the same fall, on the same linear scale; a cut-down"
                + " run has fewer iterations of smaller epochs")
        .note(
            "slowly has no part of its own: what a sharp fall leaves, at most a fifth, takes the rest"
                + " of the training")
        .nothingInLiterature(
            "no publication on the share of the fall in the first few hundred iterations was "
                + "found");
    Level lossFalls = of(EARLY_LOSS).atLeast(0.8).tolerating(0.1);
    Level normFalls = of(EARLY_NORM).atLeast(0.8).tolerating(0.1);
    return AllOf.of(
            lossFalls,
            normFalls,
            of(TAIL_LOSS).between(-0.02, 0.02).tolerating(0.02),
            of(TAIL_NORM).between(-0.02, 0.02).tolerating(0.02))
        .core(lossFalls)
        .core(normFalls);
  }

  @ClaimTest(
      id = "G2",
      where = "§2.a",
      quote = "The spikes are due to mini-batch stochasticity",
      says = "The spikes come from mini-batch noise")
  Criterion g2(Claim.Builder claim) {
    claim
        .note(LEARNED)
        .note(
            "spikes: log10(value / median of the five values around it), from iteration to"
                + " iteration; their mean square is compared with that of the ratio of the"
                + " mini-batch to one fixed batch of 1,024 training images (512 at quick) at the same"
                + " weights, which no step of the weights moves")
        .note(
            "due to: at least half of that variance is there at the same weights; a quarter counts"
                + " as partial. The fixed batch has no sampling noise of its own from iteration to"
                + " iteration, whatever its size")
        .note(
            "the fixed batch is measured every 64th iteration (16th at quick) and the mini-batch at every"
                + " one, so the part at the same weights is over longer distances: what the fixed batch drifts"
                + " between two of its points counts as noise, in favour of the claim")
        .notChecked("whether the steps that follow a spike are worse for it")
        .source(MCCANDLISH)
        .literature(
            Stance.SUPPORTS,
            "below a noise scale that grows as the loss falls, a mini-batch's gradient is "
                + "mostly noise; nothing on single spikes",
            MCCANDLISH);
    return ifLearned(
        of(NOISE_IN_NORM).atLeast(0.5).tolerating(0.25),
        of(NOISE_IN_LOSS).atLeast(0.5).tolerating(0.25));
  }

  @ClaimTest(
      id = "G3",
      where = "§2.a",
      quote = "Even if noise was there, gradient norms generally coincide with lower loss",
      says = "A lower gradient norm goes with a lower loss")
  Criterion g3(Claim.Builder claim) {
    claim
        .note(LEARNED)
        .note("Spearman's correlation over the iterations of each run; " + SMOOTH)
        .note(
            "at the same weights a mini-batch of higher loss has a larger gradient; one fixed batch"
                + " leaves that out, since only the weights change on it")
        .note(
            "both fall over time, which correlates them: an alternative setting leaves out the first 300")
        .nothingInLiterature(
            "Frye et al. 2021 look at where gradient norms stall, not at how they go with the "
                + "loss");
    return ifLearned(of(SMOOTHED).above(0, 0.5), of(ON_FIXED_BATCH).above(0, 0.5));
  }

  @ClaimTest(
      id = "G4",
      where = "§2.a",
      quote =
          "once grad norm comes near 0-1 the loss stabilizes around a small value indicating"
              + " convergence",
      says = "Once the gradient norm is near 0–1 the loss is small and stable")
  Criterion g4(Claim.Builder claim) {
    claim
        .note(
            "near 0–1: the iterations after the smoothed norm's peak at which it is at most 1; an"
                + " alternative setting takes all such iterations, the start among them; those at"
                + " which it has risen above 1 again are left out, so that \"stable\" is asked only"
                + " where it is near 0–1")
        .note(
            "small: a tenth of the loss of the first mini-batch, which is that of chance (about ln 10 for"
                + " ten classes); spread: from the 10th to the 90th percentile of the mini-batch loss"
                + " there, as a share of the same")
        .nothingInLiterature(
            "Frye et al. 2021 show that a small gradient norm need not mean a critical point, "
                + "but give no level of the loss");
    return AllOf.of(
        of(LOSS_LEVEL).atMost(SMALL).tolerating(SMALL),
        of(LOSS_SPREAD).atMost(SMALL).tolerating(SMALL));
  }

  private static Measured.OfArm of(Metric metric) {
    return RUNS.measured(metric).of(NETWORK);
  }

  private static AllOf ifLearned(Criterion first, Criterion second) {
    Level learned = of(LOSS_LEFT).atMost(0.5);
    return AllOf.of(learned, first, second).onlyIf(learned);
  }
}
