package dev.assay.hw1.vanishinggradient;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.hw1.vanishinggradient.Yardstick.AT_THE_END;
import static dev.assay.hw1.vanishinggradient.Yardstick.AT_ZERO;
import static dev.assay.hw1.vanishinggradient.Yardstick.COUNTED;
import static dev.assay.hw1.vanishinggradient.Yardstick.HIGH_RATIO;
import static dev.assay.hw1.vanishinggradient.Yardstick.STARTS;
import static dev.assay.hw1.vanishinggradient.Yardstick.USUAL;

import dev.assay.claim.Claim;
import dev.assay.claim.Source;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.data.FunctionSamples;
import dev.assay.experiment.Comparison;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Metric;
import dev.assay.experiment.Runs;
import dev.assay.hw1.Hw1Section;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** HW1-2 §3: a tiny MLP on the function, taken to a vanishing gradient from 100 starts. */
@AssayReport(section = "HW1-2 §3", part = "HW1-2", about = "Where the gradient is almost zero")
@Tag("hw1-2")
public final class VanishingGradientClaimsIT implements Hw1Section {
  /** The arm that is trained; the claims speak of some of its runs. */
  static final String MLP = "tiny MLP";

  private static final FunctionSamples POINTS = FunctionSamples.ofDomain(256);

  private static final Metric UNEXPLAINED = USUAL.unexplained();
  private static final Metric NORM_LEFT = USUAL.normLeft();
  private static final Metric HIGH_AND_HIGHER = USUAL.highAndHigher();

  private static final Mlp TINY = Mlp.ofWidths(Activation.RELU, 10, 10);

  /**
   * A ReLU unit may scale its incoming weights up and its outgoing ones down: the function stays,
   * so where the gradient vanishes each of the 20 units makes one eigenvalue zero.
   */
  private static final double MOST_POSITIVE = 1 - 20.0 / TINY.parameterCount();

  static final Comparison MLPS =
      Comparison.on(POINTS)
          .arm(MLP, TINY)
          .optimizer(Optimizer.adam(1e-2))
          .batch(POINTS.count())
          .steps(quick(2_000).full(20_000))
          // The report's 100. A cut-down training decides nothing and takes fewer.
          .firstSeed(quick(6001L).full(3001L))
          .seeds(quick(16).full(100).smoke(3))
          .seedsOfAlternatives(12)
          // A constant explains nothing of the variance, a straight line 25%; "low" is a tenth of
          // what is asked here.
          .control(
              "training fits the function: where it ended, half of its variance is explained",
              "where training ended, half of the function's variance was not explained",
              of -> of.measured(UNEXPLAINED).of(STARTS.name()).atMost(0.5))
          // Two decades are no noise, and a search that a kink holds at once lowers nothing. How
          // far down it ends, below the bound or not, is Z1's condition.
          .control(
              "the search works: it leaves a hundredth of the gradient norm that training left",
              "the search did not lower the gradient norm a hundredfold",
              of -> of.measured(NORM_LEFT).of(STARTS.name()).atMost(0.01))
          .alternative("σ = 0.0001", USUAL.withDeviation(1e-4)::readAll)
          .alternative("σ = 0.001", USUAL.withDeviation(1e-3)::readAll)
          .alternative("σ = 0.1", USUAL.withDeviation(1e-1)::readAll)
          .alternative("σ = 1", USUAL.withDeviation(1)::readAll)
          .alternative(
              "zero up to 1e-04 of the largest eigenvalue",
              USUAL.withTolerance(1e-4)::readEigenvalues)
          .alternative(
              "zero up to 1e-08 of the largest eigenvalue",
              USUAL.withTolerance(1e-8)::readEigenvalues)
          .alternative(
              "zero up to 1e-10 of the largest eigenvalue",
              USUAL.withTolerance(1e-10)::readEigenvalues)
          .alternative("low loss: R² ≥ 0.99", USUAL.withLowLoss(0.01)::readLosses)
          .alternative("low loss: R² ≥ 0.9", USUAL.withLowLoss(0.1)::readLosses)
          .alternative(
              "minimal ratio: the share of positive eigenvalues",
              USUAL.withEigenvalues()::readLosses)
          .alternative("where ordinary training ended", USUAL.whereTrainingEnded()::readLosses)
          .alternative(
              // Its search takes ten times as long as ReLU's.
              "tanh", quick(2).full(12), mlps -> mlps.eachMlp(mlp -> mlp.with(Activation.TANH)))
          // Network, function and the search below the bound stay the default's.
          .asIn(
              "JasonYao81000/MLDS2018SPRING",
              "5,000 points of [0.0001, 1], 64 epochs of batches of 1,024 at Adam 0.05, a norm"
                  + " below 5e-3, 10,000 perturbations as wide as U(−1, 1)",
              mlps ->
                  USUAL
                      .withDeviation(1 / Math.sqrt(3))
                      .seeking(5e-3, 10_000)
                      .readAll(mlps.points(new FunctionSamples(5_000, 1e-4, 1)))
                      .batch(1024)
                      .optimizer(Optimizer.adam(5e-2))
                      .epochs(quick(64)))
          .asIn(
              "victoresque/MLDS2018SPRING, its first program",
              "64 points, 20,000 steps of Adam 0.001, the share of positive eigenvalues",
              mlps ->
                  USUAL
                      .withEigenvalues()
                      .readLosses(mlps.points(FunctionSamples.ofDomain(64)))
                      .batch(64)
                      .optimizer(Optimizer.adam(1e-3))
                      .steps(quick(20_000)))
          .asIn(
              "victoresque/MLDS2018SPRING, its second program",
              "128 points, 1,000 steps of SGD 0.2 with momentum 0.9, a norm below 1e-8, 1,000"
                  + " perturbations of σ = 0.0001 for its ±0.05%",
              mlps ->
                  USUAL
                      .withDeviation(1e-4)
                      .seeking(1e-8, 1_000)
                      .readAll(mlps.points(FunctionSamples.ofDomain(128)))
                      .batch(128)
                      .optimizer(Optimizer.momentum(0.2, 0.9))
                      .steps(quick(1_000)))
          .asIn(
              "perry0513/MLDS_2018Fall",
              "200 epochs, 200 perturbations of σ = 0.0001",
              mlps ->
                  USUAL
                      .withDeviation(1e-4)
                      .seeking(USUAL.bound(), 200)
                      .readAll(mlps)
                      .steps(quick(200)))
          .asIn(
              "j40903272/mlds_2018spring",
              "100 epochs, a norm below 2e-3, the share of positive eigenvalues",
              mlps ->
                  USUAL
                      .withEigenvalues()
                      .seeking(2e-3, USUAL.samples())
                      .readAll(mlps)
                      .steps(quick(100)))
          .asIn(
              "tsunghan-wu/MLDS2018SPRING",
              "5,000 steps, the share of positive eigenvalues",
              mlps -> USUAL.withEigenvalues().readLosses(mlps).steps(quick(5_000)))
          .asIn(
              "hyes92121/MLDS2018SPRING-1",
              "1,000 perturbations of σ = 0.001",
              mlps -> USUAL.withDeviation(1e-3).seeking(USUAL.bound(), 1_000).readAll(mlps));

  private static final String SEARCH =
      "after Adam: saddle-free Newton steps down the loss, then Levenberg–Marquardt steps down the"
          + " squared gradient norm, both with the exact Hessian in double precision, until the norm"
          + " is below 1e-6; the first part prefers minima, the second ends at any critical point";
  private static final String KEPT_OUT =
      "a run whose norm stays above the bound is listed as missing with its norm and counts in no"
          + " other share; a kink of a ReLU can hold it";
  private static final String HIGH =
      "high: at least 0.9 of the perturbations raise the loss; low loss: at most 5% of the target's"
          + " variance, R² ≥ 0.95";
  private static final Source DAUPHIN =
      new Source("Dauphin et al. 2014, saddle points in high dimension", "arXiv:1406.2572");
  private static final Source FRYE =
      new Source("Frye et al. 2021, gradient-flat regions", "arXiv:2003.10397");
  private static final Source SAGUN =
      new Source(
          "Sagun et al. 2017, the Hessian of over-parametrised networks", "arXiv:1706.04454");

  @Override
  public void everyClaim(Claim.Builder claim) {
    claim
        .note(
            "the report names neither network, function, training, bound, σ nor the number of samples:"
                + " default an MLP 1-10-10-1 with ReLU on 256 points of sin(5πx)/(5πx), full-batch Adam"
                + " 1e-2, 500 perturbations of σ = 0.01 on every parameter")
        .earlierSolutions(
            Stance.SILENT,
            "JasonYao81000/MLDS2018SPRING, victoresque/MLDS2018SPRING, perry0513/MLDS_2018Fall, "
                + "j40903272/mlds_2018spring, tsunghan-wu/MLDS2018SPRING and hyes92121/MLDS2018SPRING-1 "
                + "bound the norm from 5e-3 to 1e-8 and take the Hessian's eigenvalues or 200 to 10,000 "
                + "samples; what they found is not in the project's notes");
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
  public Findings figures(Findings findings, Runs runs) {
    Yardstick.requireNewStarts(runs.of(MLP));
    VanishingGradientFigures figures = new VanishingGradientFigures(runs.of(MLP));
    return findings
        .figure(figures.spectra(), "Z3")
        .figure(figures.ratios(), "Z1", "Z2", "Z3")
        .figure(figures.norms(), "Z1");
  }

  @ClaimTest(
      id = "Z1",
      where = "§3",
      quote = "Most runs land at high minimal ratio with low loss",
      says = "Most runs end with a high minimal ratio and a low loss")
  Criterion z1(Claim.Builder claim) {
    claim
        .note(
            "in an audit of 65 earlier runs the sampled ratio was high in every one, at any σ, trained or"
                + " not: \"a high minimal ratio\" tells no runs apart, and what is graded is in effect the"
                + " low loss; by the course's own ratio, of eigenvalues, none of the 65 was high, nor can one be: of a"
                + " ReLU network with 20 units at most 121 of 141 are positive where the gradient vanishes")
        .note(
            "that over half of the runs reach the bound is a condition on the search, not a part of"
                + " the report's claim")
        .note(SEARCH)
        .note(KEPT_OUT)
        .note(HIGH)
        .note(
            "the report looks at the final weights of its training: \"where ordinary training ended\""
                + " reads ratio and loss there, of all runs, whatever their gradient")
        .source(DAUPHIN, FRYE)
        .literature(
            Stance.MIXED,
            "the lower the loss of a critical point, the fewer its downward directions; but "
                + "searches for a zero gradient often end where the norm is merely stationary (Frye "
                + "et al. 2021)",
            DAUPHIN);
    Criterion reached = MLPS.measured(USUAL.reached()).of(STARTS.name()).inMoreThan(0.5, 1, 1);
    return AllOf.of(
            MLPS.measured(USUAL.highAndLow()).of(COUNTED.name()).inMoreThan(0.5, 1, 1), reached)
        .onlyIf(reached);
  }

  @ClaimTest(
      id = "Z2",
      where = "§3",
      quote = "A few runs show higher loss even with high ratios",
      says = "A few runs have a higher loss in spite of a high minimal ratio")
  Criterion z2(Claim.Builder claim) {
    claim
        .note(
            "limits of the criterion: the gap is positive by construction, so only its size is tested;"
                + " and no such run in 100 would leave the first part undecided, as the exact test"
                + " needs about 300 to refute 1%")
        .note(SEARCH)
        .note(KEPT_OUT)
        .note(HIGH)
        .note(
            "a few: more than 1% and less than 25% of the runs that count; from there to 50% is partial,"
                + " though half of the runs is no few; the gap is measured from"
                + " the low losses' median to each higher one")
        .source(DAUPHIN)
        .literature(
            Stance.DISPUTES,
            "in high dimension critical points of high loss are saddle points, not minima; "
                + "whether that holds for a network this small is open",
            DAUPHIN);
    return AllOf.of(
        MLPS.measured(HIGH_AND_HIGHER).of(COUNTED.name()).inMoreThan(0.01, 1, 1),
        MLPS.measured(HIGH_AND_HIGHER).of(COUNTED.name()).inLessThan(0.25, 1, 1).tolerating(0.25),
        MLPS.measured(USUAL.gap()).of(COUNTED.name()).above(0, 0.5));
  }

  @ClaimTest(
      id = "Z3",
      where = "§3",
      quote =
          "high minimal ratio with low loss, indicating it is true minima with locally positive"
              + " curvature",
      says = "A high minimal ratio means a true minimum with positive curvature")
  Criterion z3(Claim.Builder claim) {
    claim
        .explanation(
            "The sampled ratio tells a minimum from other points: then it is lower where training"
                + " merely stopped, with a gradient and downward curvature left",
            MLPS.measured(USUAL.ratio()).higherFirst(AT_ZERO, AT_THE_END).byDifference(0.1))
        .note(SEARCH)
        .note(KEPT_OUT)
        .note(
            "an eigenvalue counts as zero up to 1e-6 of the largest; dead units make exact zeros; bound,"
                + " tolerance and point count were settled while testing the search on seeds that no claim"
                + " uses")
        .note(
            "the sampled ratio is dominated by the largest eigenvalues: 5 of +1 and 95 of −0.01"
                + " still give about 0.97; the course defines the ratio as the share of positive"
                + " eigenvalues")
        .note(
            "positive curvature: nine in ten of the eigenvalues that can be positive; each of the 20"
                + " ReLU units makes one of 141 zero, as its weights can be scaled against each other"
                + " (tanh has no such zero)")
        .source(DAUPHIN, SAGUN)
        .literature(
            Stance.DISPUTES,
            "the spectrum has its bulk at zero and a few large eigenvalues: a flat region, not "
                + "a point of positive curvature",
            SAGUN);
    return AllOf.of(
        MLPS.measured(USUAL.noNegative()).of(HIGH_RATIO).inMoreThan(0.9, 1, 1),
        MLPS.measured(USUAL.positive())
            .of(HIGH_RATIO)
            .atLeast(0.9 * MOST_POSITIVE)
            .tolerating(0.1));
  }
}
