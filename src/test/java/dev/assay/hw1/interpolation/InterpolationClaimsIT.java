package dev.assay.hw1.interpolation;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.hw1.Papers.KESKAR;
import static dev.assay.hw1.Sizes.TOLD_APART;
import static dev.assay.hw1.interpolation.InterpolationMetrics.BARRIER;
import static dev.assay.hw1.interpolation.InterpolationMetrics.FLATTER;
import static dev.assay.hw1.interpolation.InterpolationMetrics.LEAD;
import static dev.assay.hw1.interpolation.InterpolationMetrics.LEARNED;
import static dev.assay.hw1.interpolation.InterpolationMetrics.LOST;
import static dev.assay.hw1.interpolation.InterpolationMetrics.LOWER_END;
import static dev.assay.hw1.interpolation.InterpolationMetrics.MINIMUM_AWAY;
import static dev.assay.hw1.interpolation.InterpolationMetrics.PEAK_AWAY;
import static dev.assay.hw1.interpolation.InterpolationMetrics.TEST_ACCURACY;
import static dev.assay.hw1.interpolation.InterpolationMetrics.TEST_LOSS;
import static dev.assay.hw1.interpolation.InterpolationMetrics.TEST_MINIMUM_AWAY;
import static dev.assay.hw1.interpolation.InterpolationMetrics.TEST_PEAK_AWAY;
import static dev.assay.hw1.interpolation.InterpolationMetrics.TRAIN_ACCURACY;
import static dev.assay.hw1.interpolation.InterpolationMetrics.TRAIN_LOSS;

import dev.assay.claim.Claim;
import dev.assay.claim.Source;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Correlation;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.settings.Quantity;
import dev.assay.experiment.ByScale;
import dev.assay.experiment.Comparison;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Metric;
import dev.assay.experiment.Plan;
import dev.assay.experiment.PlannedTrials;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.Runs;
import dev.assay.hw1.Hw1Section;
import dev.assay.hw1.Models;
import dev.assay.hw1.Sizes;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import dev.assay.training.Checkpoint;
import dev.assay.training.Flatness;
import dev.assay.training.Line;
import dev.assay.training.Snapshots;
import dev.assay.training.Trial;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.CheckpointTrigger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;

/** HW1-3 §3: the straight line between a small-batch and a large-batch solution. */
@AssayReport(section = "HW1-3 §3", part = "HW1-3", about = "The line between two solutions")
@Tag("hw1-3")
public final class InterpolationClaimsIT implements Hw1Section {
  static final String A = "A";
  static final String B = "B";
  static final String SHARED = "A to B, one start";
  static final String LINE = "A to B";
  static final String ALIGNED = "A to B, units matched";
  static final String MATCHED = "A to B, equal loss";
  static final String BEYOND_A = "beyond A";
  static final String BEYOND_B = "beyond B";

  /** The report's places on the line. */
  static final int PLACES = 61;

  static final double LOW = -1;
  static final double HIGH = 2;

  /** B's initialisation is another one than A's, which has the seed's own. */
  private static final long OTHER_START = 1_000_000;

  /** At quick too few for B to become a solution: that took more than twelve. */
  private static final ByScale<Integer> EPOCHS = quick(4).full(6).smoke(2);

  private static final ByScale<Integer> DIRECTIONS = quick(5).full(20).smoke(1);

  static final Comparison SOLUTIONS =
      InterpolationSolutions.withSettings(
          Comparison.onImages(
                  quick(4_096).full(60_000).smoke(64), quick(1_000).full(10_000).smoke(50))
              .varying("batch size", Quantity.BATCH_SIZE)
              .network(Models.TWO_BLOCKS)
              .epochs(EPOCHS)
              .firstSeed(quick(5001L).full(2001L))
              // Fewer than five cannot show a control whose values are all alike.
              .seeds(quick(2).full(5))
              .arm(
                  A,
                  of ->
                      ending(
                          of.batch(64)
                              .optimizer(Optimizer.adam(1e-3))
                              .probe((plan, trial) -> new Snapshots(everyEpoch(trial)))))
              .arm(
                  B,
                  of ->
                      ending(large(of).initialSeed(seed -> seed + OTHER_START))
                          .probeAgainst(A, (plan, a) -> line(plan, a, Line.Variant.PLAIN, 0))
                          .probeAgainst(A, (plan, a) -> line(plan, a, Line.Variant.ALIGNED, 0))
                          .probeAgainst(
                              A,
                              (plan, a) ->
                                  line(
                                      plan,
                                      a,
                                      Line.Variant.MATCHED_LOSS,
                                      DIRECTIONS.at(plan.scale(), 1))))
              .arm(
                  SHARED,
                  of ->
                      measured(large(of))
                          .probeAgainst(A, (plan, a) -> line(plan, a, Line.Variant.PLAIN, 0)))
              .control(
                  "the small-batch recipe learns the digits",
                  "the small-batch recipe did not learn the digits",
                  of -> of.measured(LEARNED).of(A).atLeast(Sizes.LEARNED))
              .control(
                  "the large-batch recipe learns the digits",
                  "the large-batch recipe did not learn the digits",
                  of -> of.measured(LEARNED).of(B).atLeast(Sizes.LEARNED)));

  /** A relative difference of curvatures: a factor of 1.2. */
  private static final double FLATTER_BY = 0.1;

  /** Half a point: ten of the 2,000 images along the line. */
  private static final double BETTER_ON_THE_LINE = 0.005;

  private static final Source GOODFELLOW =
      new Source("Goodfellow et al. 2015, linear paths", "arXiv:1412.6544");
  private static final Source GARIPOV =
      new Source("Garipov et al. 2018, mode connectivity", "arXiv:1802.10026");
  private static final Source FRANKLE =
      new Source("Frankle et al. 2020, linear mode connectivity", "arXiv:1912.05671");
  private static final Source AINSWORTH =
      new Source("Ainsworth et al. 2023, git re-basin", "arXiv:2209.04836");
  private static final Source DINH =
      new Source("Dinh et al. 2017, sharp minima can generalise", "arXiv:1703.04933");

  private static final String UNEQUAL =
      "A and B end at different training losses; the arm of equal loss takes that epoch of A whose"
          + " loss is nearest B's";

  private static String drewTheLine(String seen) {
    return "victoresque/MLDS2018SPRING, perry0513/MLDS_2018Fall, j40903272/mlds_2018spring and"
        + " JasonYao81000/MLDS2018SPRING drew the line from −1 to 2; what they saw "
        + seen
        + " is not in the project's notes";
  }

  private static Comparison large(Comparison of) {
    return of.batch(1024).optimizer(Optimizer.adam(1e-2));
  }

  /** What the controls read is read of every arm. */
  private static Comparison measured(Comparison of) {
    return of.probe((plan, trial) -> new Checkpoint(new CheckpointTrigger.End(), 0));
  }

  private static Comparison ending(Comparison of) {
    return measured(of)
        .probe(
            (plan, trial) ->
                new Flatness(plan.choose(16, 512, 2_000), DIRECTIONS.at(plan.scale(), 1)));
  }

  private static List<Integer> everyEpoch(Trial trial) {
    int each = Budget.stepsPerEpoch(trial.data().trainCount(), trial.batchSize());
    return IntStream.rangeClosed(1, trial.steps() / each).boxed().toList();
  }

  private static Line line(Plan plan, Trial a, Line.Variant variant, int directions) {
    return new Line(a, variant, PLACES, LOW, HIGH, plan.choose(16, 256, 2_000), directions);
  }

  private static List<String> between() {
    return TEST_LOSS.armsAt(place -> place >= 0 && place <= 1);
  }

  @Override
  public void everyClaim(Claim.Builder claim) {
    claim
        .note(
            "A: batch 64, Adam 1e-3; B: batch 1024, Adam 1e-2; independent initialisations, the same"
                + " images; θ(α) = (1 − α)A + αB")
        .note(
            "along the line, losses and accuracies are taken on 2,000 evenly spaced images of each set (256"
                + " at quick) and curvatures on 2,000 (512 at quick)");
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.ofSettings(
            "a",
            "Describe the settings of the experiments (e.g. which task, what training approaches)"),
        Question.ofResults(
            "b",
            "Plot the figures of both training and testing, loss and accuracy to the "
                + "number of interpolation ratio."));
  }

  /** What A and B differ in does not touch what the loss does beyond both of them. */
  @Override
  public ReportSettings settings(ReportSettings ofArms, PlannedTrials report) {
    return ofArms.only(List.of(A, B)).comparedBy("I1", "I2", "I4");
  }

  @Override
  public Findings figures(Findings findings, Runs runs) {
    InterpolationFigures figures = new InterpolationFigures(runs.of(B), runs.of(SHARED));
    return findings
        .figure(figures.line(), "I1", "I2", "I3", "I4")
        .figure(figures.controls(), "I1")
        .figure(figures.equalLoss(), "I4");
  }

  @ClaimTest(
      id = "I1",
      where = "§3.b",
      quote = "The double well CE curve has minima near alpha = 0 and alpha = 1",
      says = "Cross entropy has minima near α = 0 and 1 and a barrier between")
  Criterion i1(Claim.Builder claim) {
    claim
        .explanation(
            "The barrier separates two basins, not two orders of the same units and not two random"
                + " starts: it stays above 0.5 when B's units are matched to A's, and when A and B"
                + " start from one initialisation",
            AllOf.of(
                SOLUTIONS.measured(BARRIER).of(ALIGNED).above(0.05, 0.5),
                SOLUTIONS.measured(BARRIER).of(SHARED).above(0.05, 0.5)))
        .note(UNEQUAL)
        .note(
            "the barrier, which the report's next sentence names, is the greatest rise over the"
                + " straight line between both ends' losses")
        .note(
            "a minimum is looked for on either side of α = 0.5; the farther one from its end counts")
        .note("a cut-down run has 4 epochs of 4,096 images: 256 steps for A and 16 for B")
        .notChecked("curved paths between the solutions; batch normalisation")
        .source(GOODFELLOW, FRANKLE, AINSWORTH, GARIPOV)
        .literature(
            Stance.SUPPORTS,
            "on the straight line between two independent solutions the loss is high, on MNIST "
                + "too, though a curve of low loss joins them; matching their units can remove the "
                + "barrier (Ainsworth et al. 2023)",
            GARIPOV)
        .earlierSolutions(
            Stance.MIXED,
            "tsunghan-wu/MLDS2018SPRING found a low loss on [0, 1], batch 64 against 1,024 "
                + "after 40,000 iterations; the solutions disagree on whether there is a barrier");
    return AllOf.of(
        SOLUTIONS.measured(TRAIN_LOSS).barrier(0.05, 0.5, between()),
        SOLUTIONS.measured(TEST_LOSS).barrier(0.05, 0.5, between()),
        SOLUTIONS.measured(MINIMUM_AWAY).of(LINE).atMost(0.1).tolerating(0.1),
        SOLUTIONS.measured(TEST_MINIMUM_AWAY).of(LINE).atMost(0.1).tolerating(0.1));
  }

  @ClaimTest(
      id = "I2",
      where = "§3.b",
      quote =
          "Accuracy peaks near each endpoint and dips sharply between them, mirroring the loss"
              + " barrier",
      says = "Accuracy peaks at both ends, dips sharply between and mirrors the loss")
  Criterion i2(Claim.Builder claim) {
    claim
        .note("sharply: by at least 0.3 under the straight line between both ends' accuracies")
        .note(
            "mirrors: between the ends a place of more loss has less accuracy, with a rank"
                + " correlation of at most −0.7 in the typical run")
        .source(GOODFELLOW, FRANKLE)
        .literature(
            Stance.SUPPORTS,
            "accuracy stays nearly constant on a curve between two solutions and is lost on the "
                + "straight line",
            GARIPOV)
        .earlierSolutions(Stance.SILENT, drewTheLine("of the accuracy between the ends"));
    return AllOf.of(
        SOLUTIONS.measured(TRAIN_ACCURACY).dip(0.05, 0.3, between()),
        SOLUTIONS.measured(TEST_ACCURACY).dip(0.05, 0.3, between()),
        SOLUTIONS.measured(PEAK_AWAY).of(LINE).atMost(0.1).tolerating(0.1),
        SOLUTIONS.measured(TEST_PEAK_AWAY).of(LINE).atMost(0.1).tolerating(0.1),
        mirror(TRAIN_ACCURACY, TRAIN_LOSS),
        mirror(TEST_ACCURACY, TEST_LOSS));
  }

  @ClaimTest(
      id = "I3",
      where = "§3.b",
      quote =
          "Outside the interval alpha = 0 and alpha = 1 both loss increases and accuracy collapses",
      says = "Outside [0, 1] the loss grows and accuracy collapses")
  Criterion i3(Claim.Builder claim) {
    claim
        .note(
            "collapses: loses at least half of the end's accuracy one whole distance beyond it; a"
                + " network at chance has none to lose, so both ends must be accurate first: at least"
                + " 90%, what a linear classifier reaches")
        .note(
            "asked of the test set; that the line leads into high loss between the solutions, as the"
                + " rest of the sentence has it, is I1's barrier")
        .notChecked("lines of random directions of the same length, which collapse as well")
        .source(GOODFELLOW)
        .literature(
            Stance.SUPPORTS,
            "lines drawn from −1 to 2 through a small-batch and a large-batch solution rise "
                + "beyond both",
            KESKAR)
        .earlierSolutions(Stance.SILENT, drewTheLine("outside [0, 1]"));
    Level accurate = SOLUTIONS.measured(LOWER_END).of(LINE).atLeast(Sizes.LEARNED);
    return AllOf.of(
            accurate,
            SOLUTIONS
                .measured(TEST_LOSS)
                .falling(TEST_LOSS.armsAt(place -> place <= 0))
                .withTauAtLeast(0.8),
            SOLUTIONS
                .measured(TEST_LOSS)
                .rising(TEST_LOSS.armsAt(place -> place >= 1))
                .withTauAtLeast(0.8),
            SOLUTIONS.measured(LOST).of(BEYOND_A).atLeast(0.5).tolerating(0.2),
            SOLUTIONS.measured(LOST).of(BEYOND_B).atLeast(0.5).tolerating(0.2))
        .onlyIf(accurate);
  }

  @ClaimTest(
      id = "I4",
      where = "§3, title",
      quote = "Flatness v.s. Generalization",
      says = "Of the two solutions the flatter one generalises better")
  Criterion i4(Claim.Builder claim) {
    claim
        .explanation(
            "It is flatness and not unequal training loss: the flatter one generalises better also"
                + " where A has trained no further than B",
            better(MATCHED, BETTER_ON_THE_LINE))
        .note(UNEQUAL)
        .note(
            "the sentence is the course's, the section's title: the report draws no conclusion in"
                + " words")
        .note(
            "which is the flatter one is shown first: A, as small batches are in Keskar et al. 2017;"
                + " where A is not, nothing follows here about the flatter one, and the claim is"
                + " untested, even if B is the flatter one and does worse, which the numbers beside it would"
                + " show. Two recipes show two differences and no relation between them")
        .note(
            "κ is the training loss's mean curvature along filter-normalised random directions;"
                + " flatter: a relative difference of at least 0.1, so a factor of 1.2; better: by at"
                + " least 0.2 points, above what 10,000 test images cannot tell apart; in the"
                + " explanation, which has the images along the line alone, by half a point")
        .notChecked("other measures of flatness; curvature of the whole spectrum")
        .source(KESKAR, DINH)
        .literature(
            Stance.MIXED,
            "large batches end in sharper minima and generalise worse (Keskar et al. 2017); but "
                + "rescaling alone makes any minimum sharp without changing the function",
            DINH)
        .earlierSolutions(Stance.SILENT, drewTheLine("of flatness"));
    return better(LINE, TOLD_APART);
  }

  private static Correlation mirror(Metric accuracy, Metric loss) {
    return SOLUTIONS.measured(accuracy).goesAgainst(SOLUTIONS.measured(loss), 0.7, between());
  }

  private static Criterion better(String line, double by) {
    Effect flatter = SOLUTIONS.measured(FLATTER).of(line).above(0, FLATTER_BY);
    return AllOf.of(flatter, SOLUTIONS.measured(LEAD).of(line).above(0, by)).onlyIf(flatter);
  }
}
