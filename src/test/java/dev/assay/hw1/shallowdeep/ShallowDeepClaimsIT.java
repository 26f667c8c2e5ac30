package dev.assay.hw1.shallowdeep;

import static dev.assay.experiment.ByScale.always;
import static dev.assay.experiment.ByScale.quick;
import static dev.assay.experiment.Metrics.GENERALISATION_GAP;
import static dev.assay.experiment.Metrics.LAST_TEST_ACCURACY;
import static dev.assay.experiment.Metrics.LAST_TEST_LOSS;
import static dev.assay.experiment.Metrics.LAST_TRAIN_ACCURACY;
import static dev.assay.experiment.Metrics.LAST_TRAIN_LOSS;
import static dev.assay.hw1.Papers.LECUN;
import static dev.assay.hw1.Papers.TELGARSKY;
import static dev.assay.hw1.Sizes.BEGAN_TO_LEARN;
import static dev.assay.hw1.Sizes.STEADY;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.FIRST_TEST_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.FIRST_TRAIN_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.FITTED;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.FLAT_FROM;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.LEAST_LEAD;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.LEAST_TEST_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.LEAST_TRAIN_ACCURACY;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.STEADINESS;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.STILL_FALLING;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.TEST_EPOCHS;
import static dev.assay.hw1.shallowdeep.ShallowDeepMetrics.TRAIN_EPOCHS;

import dev.assay.claim.Claim;
import dev.assay.claim.Source;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.settings.Quantity;
import dev.assay.experiment.Comparison;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Runs;
import dev.assay.hw1.Hw1Section;
import dev.assay.hw1.Models;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import dev.assay.training.FinalFit;
import dev.assay.training.PerEpoch;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** HW1-1 §2: a shallow and a deep CNN of 112,970 parameters each learn MNIST for 8 epochs. */
@AssayReport(section = "HW1-1 §2", part = "HW1-1", about = "A shallow and a deep CNN of equal size")
@Tag("hw1-1")
public final class ShallowDeepClaimsIT implements Hw1Section {
  public static final String DEEP = "deep";
  public static final String SHALLOW = "shallow";
  public static final String DEEP_AGAINST_SHALLOW = "deep against shallow";

  /** The number of parameters that the report states of both. */
  private static final long STATED = 112_970;

  private static final long TARGET = 120_000;

  static final Comparison CNNS =
      Comparison.onImages(
              quick(2_000).full(60_000).smoke(128), quick(1_000).full(10_000).smoke(100))
          .varying("depth", Quantity.NETWORK)
          .arm(DEEP, Models.DEEP)
          .arm(SHALLOW, Models.SHALLOW)
          .stating(DEEP, STATED)
          .stating(SHALLOW, STATED)
          .optimizer(Optimizer.adam(1e-3))
          .batch(128)
          .epochs(always(8))
          // In this order, because the trials' digests have it.
          .probe((plan, trial) -> new PerEpoch())
          .probe((plan, trial) -> new FinalFit())
          .firstSeed(quick(6001L).full(2001L))
          .seeds(quick(3).full(8))
          .control(
              "the deep CNN learns the digits",
              "the deep CNN did not learn the digits",
              of -> of.measured(FITTED).of(DEEP).atLeast(BEGAN_TO_LEARN))
          .control(
              "the shallow CNN learns the digits",
              "the shallow CNN did not learn the digits",
              of -> of.measured(FITTED).of(SHALLOW).atLeast(BEGAN_TO_LEARN))
          // The report does not name the optimizer.
          // A cut-down run has no time for it.
          .alternative(
              "SGD 0.1", quick(0).full(3).smoke(1), cnns -> cnns.optimizer(Optimizer.sgd(0.1)));

  private static final String OPEN =
      "the report does not name the optimizer: default Adam 1e-3, as in its other experiments";
  private static final String RUNNING =
      "training loss and accuracy are means over an epoch's mini-batches as they are trained on";
  private static final String PER_EPOCH =
      "the claim counts epochs of all 60,000 images, 469 steps each; a cut-down epoch has fewer";

  private static final String EARLY =
      "the quick scale compares the two early in training, 128 steps of 2,000 images: who learns"
          + " faster then need not be ahead after the report's 3,752 steps";
  private static final Source EIGEN =
      new Source("Eigen et al. 2013, understanding deep architectures", "arXiv:1312.1847");

  @Override
  public List<Question> questions() {
    return List.of(
        Question.ofSettings("a", "Describe the models you use and the task you chose."),
        Question.ofResults("b", "In one chart, plot the training loss of all models."),
        Question.ofResults("c", "In one chart, plot the training accuracy."));
  }

  @Override
  public Findings figures(Findings findings, Runs runs) {
    ShallowDeepFigures figures = new ShallowDeepFigures(runs.byArm());
    return findings
        .figure(figures.losses(), "C2", "C3")
        .figure(figures.accuracies(), "C4", "C5", "C6", "C2");
  }

  @ClaimTest(
      id = "C1",
      where = "§2.a",
      quote = "Deep config : widths=[40, 16, 64, 56, 64, 56] -> params=112,970 (equal? True)",
      says =
          "The shallow and the deep CNN both have exactly 112,970 parameters, near the target of"
              + " 120,000")
  Criterion c1(Claim.Builder claim) {
    claim
        .measuredBy(InstrumentRegistry.PARAMETER_COUNT)
        .note(
            "the shallow CNN's 112,970 and the target of ~120,000 stand in the lines above the one"
                + " quoted; near the target: within a tenth of it")
        .notChecked("nothing is left: the claim is arithmetic and nothing was trained for it")
        .nothingInLiterature(
            "arithmetic on the report's own widths, of which no publication speaks");
    return AllOf.of(
        count("the shallow CNN (96, 128)", Models.SHALLOW),
        count("the deep CNN (40, 16, 64, 56, 64, 56)", Models.DEEP),
        Arithmetic.ofReport(
                "target of the parameters",
                TARGET,
                Models.DEEP.parameterCount(),
                "the deep CNN's, counted; the shallow one's are as many by the parts above")
            .within(TARGET / 10.0));
  }

  @ClaimTest(
      id = "C2",
      where = "§2.b",
      quote = "The DeepCNN converges much faster and to lower loss for train and test both",
      says = "The deep CNN converges much faster and to a lower loss, in training and in test")
  Criterion c2(Claim.Builder claim) {
    claim
        .note(OPEN)
        .note(RUNNING)
        .note(
            "much faster: the loss with which the worse of the two ends, the deep CNN has in fewer"
                + " epochs by a factor of 1.5; how low it ends is asked apart, by a factor of 1.1, as"
                + " \"lower\" is read of losses here")
        .note(
            "by epochs: an image costs the shallow CNN 1.4 times as many multiplications, so that by"
                + " compute the deep one is ahead by more")
        .notChecked("equal compute in place of equal epochs; learning rates tuned for each network")
        .source(TELGARSKY)
        .nothingInLiterature(
            "Eigen et al. 2013 compare final errors at equal parameters, not how fast they are "
                + "reached")
        .note(EARLY);
    return AllOf.of(
        CNNS.measured(TRAIN_EPOCHS).lowerFirst(DEEP, SHALLOW).byFactor(1.5),
        CNNS.measured(TEST_EPOCHS).lowerFirst(DEEP, SHALLOW).byFactor(1.5),
        CNNS.measured(LAST_TRAIN_LOSS).lowerFirst(DEEP, SHALLOW).byFactor(1.1),
        CNNS.measured(LAST_TEST_LOSS).lowerFirst(DEEP, SHALLOW).byFactor(1.1));
  }

  @ClaimTest(
      id = "C3",
      where = "§2.b",
      quote =
          "The curves of DeepCNN flattens within 2-3 epochs while ShallowCNN keeps declining but"
              + " stays higher throughout",
      says =
          "The deep curve is flat within 2 to 3 epochs; the shallow one keeps falling and stays"
              + " above it throughout")
  Criterion c3(Claim.Builder claim) {
    claim
        .note(PER_EPOCH)
        .note(OPEN)
        .note(RUNNING)
        .note(
            "flat: 90% of the change from the first to the last epoch is done and stays done, by the deep"
                + " curve an epoch before the shallow one; of the training curves; lead: log10 of the"
                + " shallow training loss over the deep one, at the epoch where it is least")
        .notChecked("learning rates tuned for each network; other widths of equal size")
        .source(TELGARSKY)
        .nothingInLiterature("no publication on the shape of these curves was found");
    return AllOf.of(
        CNNS.measured(FLAT_FROM).of(DEEP).atMost(3.5).tolerating(1),
        CNNS.measured(FLAT_FROM).higherFirst(SHALLOW, DEEP).byDifference(1),
        CNNS.measured(LEAST_LEAD).of(DEEP_AGAINST_SHALLOW).above(0, 0.05),
        CNNS.measured(STILL_FALLING).of(SHALLOW).above(0, 0.05));
  }

  @ClaimTest(
      id = "C4",
      where = "§2.c",
      quote = "The DeepCNN achieves 99-100% accuracy both train and test by ~3 epochs and stays",
      says = "The deep CNN reaches 99 to 100% accuracy by about epoch 3 and stays there")
  Criterion c4(Claim.Builder claim) {
    claim
        .note(PER_EPOCH)
        .note(OPEN)
        .note(RUNNING)
        .note(
            "99 to 100% as the report rounds, to whole percents: from 98.5%; by about epoch 3 and"
                + " stays: at every epoch from 4 on")
        .notChecked("learning rates tuned for each network; other widths of equal size")
        .literature(
            Stance.MIXED,
            "a small CNN, LeNet-5, has 0.95% test error on MNIST, so 99% is within reach; "
                + "nothing on three epochs, and no test accuracy of 100%",
            LECUN);
    return AllOf.of(
        CNNS.measured(LEAST_TRAIN_ACCURACY).of(DEEP).atLeast(0.985).tolerating(0.005),
        CNNS.measured(LEAST_TEST_ACCURACY).of(DEEP).atLeast(0.985).tolerating(0.005));
  }

  @ClaimTest(
      id = "C5",
      where = "§2.c",
      quote = "The shallow CNN climbs steadily from ~62%(train) / ~82%(test) to ~(95-96%)",
      says =
          "The shallow CNN climbs steadily from about 62% training and 82% test accuracy to 95 to"
              + " 96%")
  Criterion c5(Claim.Builder claim) {
    claim
        .note(PER_EPOCH)
        .note(OPEN)
        .note(RUNNING)
        .note(
            "about 62% and 82%, from where the curves are steep: within five points; 95 to 96% as the"
                + " report rounds, to whole percents")
        .note(
            "steadily: Kendall's τ of accuracy over the epochs is at least 0.6 in training and in"
                + " test, as \"steadily\" is read of R3")
        .notChecked("learning rates tuned for each network; other widths of equal size")
        .nothingInLiterature("no publication with this network was found");
    return AllOf.of(
        CNNS.measured(FIRST_TRAIN_ACCURACY).of(SHALLOW).between(0.57, 0.67).tolerating(0.05),
        CNNS.measured(FIRST_TEST_ACCURACY).of(SHALLOW).between(0.77, 0.87).tolerating(0.05),
        CNNS.measured(LAST_TRAIN_ACCURACY).of(SHALLOW).between(0.945, 0.965).tolerating(0.01),
        CNNS.measured(LAST_TEST_ACCURACY).of(SHALLOW).between(0.945, 0.965).tolerating(0.01),
        CNNS.measured(STEADINESS).of(SHALLOW).above(0, STEADY));
  }

  @ClaimTest(
      id = "C6",
      where = "§2.c",
      quote =
          "This shows faster convergence and better generalization for deep CNN with same"
              + " parameter budget",
      says = "At the same parameter budget the deep CNN generalises better")
  Criterion c6(Claim.Builder claim) {
    claim
        .note("\"faster convergence\" of the same sentence is what C2 is about")
        .measuredBy(InstrumentRegistry.PARAMETER_COUNT)
        .explanation(
            "The deep CNN's lead in test accuracy is generalisation and not only a better fit: its"
                + " gap between training and test accuracy is smaller",
            CNNS.measured(GENERALISATION_GAP).lowerFirst(DEEP, SHALLOW).byDifference(0.001))
        .note(OPEN)
        .note("gap: accuracy on the whole training set minus test accuracy, at the final weights")
        .notChecked("equal training loss in place of equal epochs")
        .source(TELGARSKY)
        .literature(
            Stance.SUPPORTS,
            "on CIFAR-10 and SVHN adding layers helps at an equal number of parameters, and "
                + "wider layers help little beyond the parameters they bring",
            EIGEN)
        .note(EARLY);
    return CNNS.measured(LAST_TEST_ACCURACY).higherFirst(DEEP, SHALLOW).byDifference(0.005);
  }

  private static Arithmetic count(String network, ConvNet net) {
    return Arithmetic.ofReport(
        "parameters of " + network,
        STATED,
        net.parameterCount(),
        "sum over convolutions of (9 × inputs + 1) × outputs, plus 10 × (inputs + 1)");
  }
}
