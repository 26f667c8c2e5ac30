package dev.assay.hw1.randomlabels;

import static dev.assay.experiment.ByScale.always;
import static dev.assay.experiment.ByScale.quick;
import static dev.assay.hw1.Sizes.LEARNED;
import static dev.assay.hw1.Sizes.STEADY;
import static dev.assay.hw1.randomlabels.RandomLabelsMetrics.FIRST;
import static dev.assay.hw1.randomlabels.RandomLabelsMetrics.FITTED;
import static dev.assay.hw1.randomlabels.RandomLabelsMetrics.GAP;
import static dev.assay.hw1.randomlabels.RandomLabelsMetrics.LAST;
import static dev.assay.hw1.randomlabels.RandomLabelsMetrics.RUNNING_GAP;
import static dev.assay.hw1.randomlabels.RandomLabelsMetrics.TEST_ACCURACY;
import static dev.assay.hw1.randomlabels.RandomLabelsMetrics.TEST_LOSS;
import static dev.assay.hw1.randomlabels.RandomLabelsMetrics.TEST_RANGE;
import static dev.assay.hw1.randomlabels.RandomLabelsMetrics.TRAIN_ACCURACY;
import static dev.assay.hw1.randomlabels.RandomLabelsMetrics.TRAIN_LOSS;

import dev.assay.claim.Claim;
import dev.assay.claim.Source;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.settings.Finding;
import dev.assay.claim.settings.Quantity;
import dev.assay.claim.settings.SettingsArithmetic;
import dev.assay.experiment.ByScale;
import dev.assay.experiment.Comparison;
import dev.assay.experiment.Findings;
import dev.assay.experiment.PlannedTrials;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.Runs;
import dev.assay.hw1.Hw1Section;
import dev.assay.hw1.randomlabels.RandomLabelsPilot.Candidate;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import dev.assay.training.FinalFit;
import dev.assay.training.PerEpoch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** HW1-3 §1: a CNN of three blocks learns permuted labels; the control learns the true ones. */
@AssayReport(section = "HW1-3 §1", part = "HW1-3", about = "Random labels")
@Tag("hw1-3")
public final class RandomLabelsClaimsIT implements Hw1Section {
  static final String RANDOM = "random labels";
  static final String TRUE = "true labels";

  /** Arms between the two, by the share of their labels that is permuted: for a figure alone. */
  static final Map<String, Double> SHARES = shares(0.25, 0.5, 0.75, 0.9);

  /** Always naming the most frequent digit is right on 11% of the images; with a margin. */
  private static final double FREQUENT = 0.13;

  static final String SLOWER = "Adam 1e-3";
  static final Candidate CHOSEN = RandomLabelsPilot.choice(RandomLabelsPilot.SHOWN);
  private static final ByScale<Integer> FEW = quick(1).full(5);

  static final Comparison LABELS =
      withShares(
              Comparison.onImages(
                      quick(1_024).full(12_000).smoke(64), quick(500).full(10_000).smoke(50))
                  .varying("labels", Quantity.LABELS)
                  .network(CHOSEN.network)
                  .optimizer(Optimizer.adam(1e-2))
                  .batch(128)
                  .epochs(always(12))
                  // In this order, because the trials' digests have it.
                  .probe((plan, trial) -> new PerEpoch())
                  .probe((plan, trial) -> new FinalFit())
                  // Those up to 105 were looked at before there was a control.
                  .firstSeed(quick(701L).full(301L))
                  // Fewer cannot show the control, whose values are all alike.
                  .seeds(quick(5))
                  .arm(RANDOM, of -> of.shuffledLabels(1))
                  .arm(TRUE, of -> of))
          .control(
              "true labels are learned",
              "true labels were not learned",
              of -> of.measured(TRAIN_ACCURACY).of(TRUE).atLeast(LEARNED))
          // The other candidate stands beside the default, whether its control holds or not.
          .alternative(
              CHOSEN.other().label,
              FEW,
              of -> of.network(CHOSEN.other().network).without(SHARES.keySet()))
          // One seed decides nothing of it, and its six trials are a quarter of a cut-down run's.
          .alternative(SLOWER, quick(0).full(5).smoke(1), of -> of.optimizer(Optimizer.adam(1e-3)))
          .alternative(
              "36 epochs",
              quick(0).full(5).smoke(2),
              of -> of.epochs(always(36)).without(SHARES.keySet()));

  private static final Source ZHANG =
      new Source("Zhang et al. 2017, rethinking generalisation", "arXiv:1611.03530");

  private static final String OPEN =
      "the report does not say whether a block has batch normalisation: the default is the first"
          + " of none and one under which true labels were learned on pilot seeds, which grade"
          + " nothing";
  private static final String RUNNING =
      "the mean over the last epoch's mini-batches as they are trained on";
  private static final String NEARLY =
      "within two points of it, short of \"clearly\" off, counts as partial";
  private static final String STEPS =
      "12 epochs of 12,000 images are 1,128 steps of 128; a cut-down run has fewer images and steps";

  private static Map<String, Double> shares(double... shares) {
    Map<String, Double> byArm = new LinkedHashMap<>();
    for (double share : shares) {
      byArm.put(String.format(Locale.ROOT, "%.0f%% of the labels permuted", 100 * share), share);
    }
    return byArm;
  }

  private static Comparison withShares(Comparison ends) {
    Comparison more = ends;
    for (Map.Entry<String, Double> arm : SHARES.entrySet()) {
      more = more.arm(arm.getKey(), FEW, of -> of.shuffledLabels(arm.getValue()));
    }
    return more;
  }

  @Override
  public void everyClaim(Claim.Builder claim) {
    claim.earlierSolutions(
        Stance.SILENT,
        "victoresque/MLDS2018SPRING trained on random labels for 500 epochs, "
            + "j40903272/mlds_2018spring for 2,000, against the report's 12; what they reached is not "
            + "in the project's notes");
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
            "Plot the figure of the relationship between training and testing, loss and epochs"));
  }

  /** Holds R1 against R2: what the stated accuracy says about the loss. */
  @Override
  public ReportSettings settings(ReportSettings ofArms, PlannedTrials report) {
    return ofArms
        .only(List.of(RANDOM, TRUE))
        .finding(
            Finding.note(
                String.format(
                    Locale.ENGLISH,
                    "An accuracy of 94%% leaves a mean cross entropy of at least %.3f nats, so R1 and R2 hold together only if a loss of \"0\" means up to about 0.05.",
                    SettingsArithmetic.leastCrossEntropy(0.94))),
            "R1",
            "R2");
  }

  @Override
  public Findings figures(Findings findings, Runs runs) {
    RandomLabelsFigures figures = new RandomLabelsFigures(runs);
    return findings
        .figure(figures.losses(), "R1", "R3")
        .figure(figures.accuracies(), "R2", "R4", "R5")
        .figure(figures.shares(), "R4");
  }

  @ClaimTest(
      id = "R1",
      where = "§1.b",
      quote = "The curve shows training loss drops to 0",
      says = "On random labels the training loss falls to 0")
  Criterion r1(Claim.Builder claim) {
    claim
        .note(STEPS)
        .note(OPEN)
        .note(RUNNING)
        .notChecked("at a cut-down budget: three times the epochs")
        .notChecked("learning-rate schedules; more than three times the report's epochs")
        .source(ZHANG)
        .literature(
            Stance.SUPPORTS,
            "networks fit random labels with zero training error, in a small multiple of the "
                + "time that true labels take; nothing on 1,128 steps",
            ZHANG);
    return LABELS.measured(TRAIN_LOSS).of(RANDOM).atMost(0.05).tolerating(0.15);
  }

  @ClaimTest(
      id = "R2",
      where = "§1.b",
      quote = "training accuracy rises to 94%",
      says = "On random labels training accuracy rises to 94%")
  Criterion r2(Claim.Builder claim) {
    claim
        .note(STEPS)
        .note(OPEN)
        .note(RUNNING)
        .note("94% as the report rounds, to whole percents; " + NEARLY)
        .source(ZHANG)
        .literature(
            Stance.MIXED,
            "trained until they converge they reach 100%, so 94% is a point on the way; nothing "
                + "on 1,128 steps",
            ZHANG);
    return LABELS.measured(TRAIN_ACCURACY).of(RANDOM).between(0.935, 0.945).tolerating(0.02);
  }

  @ClaimTest(
      id = "R3",
      where = "§1.b",
      quote = "while test loss steadily increase",
      says = "On random labels test loss rises steadily")
  Criterion r3(Claim.Builder claim) {
    claim
        .note(OPEN)
        .note(STEPS)
        .note(
            "steadily: a Kendall τ over the epochs of at least 0.6; an increase: by a factor of 1.1"
                + " from the first epoch to the last, as \"lower\" is read of losses here")
        .source(ZHANG)
        .nothingInLiterature("Zhang et al. 2017 report errors and no test loss over time");
    return AllOf.of(
        LABELS.measured(TEST_LOSS).rising().withTauAtLeast(STEADY),
        LABELS.measured(TEST_LOSS).higherFirst(LAST, FIRST).byFactor(1.1));
  }

  @ClaimTest(
      id = "R4",
      where = "§1.b",
      quote = "test accuracy stays low 27%",
      says = "On random labels test accuracy stays at 27%")
  Criterion r4(Claim.Builder claim) {
    claim
        .note(STEPS)
        .note(OPEN)
        .note(
            "27% as the report rounds, to whole percents; "
                + NEARLY
                + "; \"low\" has no part of its own, since 27% is as low as the report means")
        .note(
            "labels permuted independently of the images carry nothing, so chance, 10%, is expected;"
                + " the last figure shows what share of permuted labels leaves 27%, under the settings"
                + " that learn")
        .source(ZHANG)
        .literature(
            Stance.DISPUTES,
            "with all training labels random, test accuracy is that of guessing, one in ten on "
                + "CIFAR-10",
            ZHANG);
    Level level = LABELS.measured(TEST_ACCURACY).of(RANDOM).between(0.265, 0.275).tolerating(0.02);
    return AllOf.of(level, LABELS.measured(TEST_RANGE).of(RANDOM).atMost(0.05).tolerating(0.05))
        .core(level);
  }

  @ClaimTest(
      id = "R5",
      where = "§1.b",
      quote =
          "This growing generalization gap mans the network is fitting noise in the training set"
              + " rather than learning meaningful structure.",
      says = "On random labels the generalisation gap grows")
  Criterion r5(Claim.Builder claim) {
    claim
        .explanation(
            "The network fits noise and learns no structure: its accuracy on the labels it was"
                + " trained on is well above that of always naming the most frequent class, its test"
                + " accuracy is not, and its gap is wider than with true labels",
            AllOf.of(
                LABELS.measured(FITTED).of(RANDOM).above(FREQUENT, 0.5),
                LABELS.measured(TEST_ACCURACY).of(RANDOM).atMost(FREQUENT).tolerating(0.02),
                LABELS.measured(GAP).higherFirst(RANDOM, TRUE).byDifference(0.1)))
        .note(OPEN)
        .note(STEPS)
        .note(
            "gap: the epoch's running training accuracy minus test accuracy; it grows with a Kendall"
                + " τ over the epochs of at least 0.6, as test loss does in R3, and by 10 points from"
                + " the first to the last; of the explanation: accuracy on the whole training set,"
                + " with the labels it was trained on, minus test accuracy, at the final weights")
        .note("a gap needs a fit: without one it stays near 0, and the claim is refuted")
        .source(ZHANG)
        .literature(
            Stance.SUPPORTS,
            "with zero training error and a test error of guessing the gap is as wide as it can "
                + "be: the network fits noise",
            ZHANG);
    return AllOf.of(
        LABELS.measured(RUNNING_GAP).rising().withTauAtLeast(STEADY),
        LABELS.measured(RUNNING_GAP).higherFirst(LAST, FIRST).byDifference(0.1));
  }
}
