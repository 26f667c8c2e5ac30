package dev.assay.hw1.shallowdeep;

import dev.assay.claim.Claim;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.Arithmetic;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.hw1.EarlierSolutions;
import dev.assay.hw1.Models;
import dev.assay.instrument.InstrumentRegistry;
import java.util.List;

/** The claims of HW1-1 §2, each with its criterion: written before any run they grade. */
public final class ShallowDeepClaims {
  static final String SECTION = "HW1-1 §2";

  /** The number of parameters that the report states for both. */
  static final long STATED = 112_970;

  public static final String DEEP = "deep";
  public static final String SHALLOW = "shallow";
  public static final String DEEP_AGAINST_SHALLOW = "deep against shallow";

  static final String TRAIN_CURVE = "mean log10 training loss over the epochs";
  public static final String TEST_CURVE = "mean log10 test loss over the epochs";
  public static final String FINAL_TRAIN_LOSS = "training loss of the last epoch";
  public static final String FINAL_TEST_LOSS = "test loss after the last epoch";
  static final String FLAT_FROM = "epoch from which the training loss is flat";
  public static final String LEAST_LEAD = "least lead over the epochs";
  static final String STILL_FALLING = "relative drop over the last two epochs";
  static final String LEAST_TRAIN_ACCURACY = "least training accuracy from epoch 3";
  static final String LEAST_TEST_ACCURACY = "least test accuracy from epoch 3";
  static final String FIRST_TRAIN_ACCURACY = "training accuracy of epoch 1";
  static final String FIRST_TEST_ACCURACY = "test accuracy after epoch 1";
  static final String FINAL_TRAIN_ACCURACY = "training accuracy of the last epoch";
  static final String FINAL_TEST_ACCURACY = "test accuracy after the last epoch";
  static final String GAP = "generalisation gap";

  private static final String OPEN =
      "the report does not name the optimizer: default Adam 1e-3, as in its other experiments";
  private static final String RUNNING =
      "training loss and accuracy are means over an epoch's mini-batches as they are trained on";
  private static final String PER_EPOCH =
      "the claim counts epochs of all 60,000 images, 469 steps each; a cut-down epoch has fewer";

  private static final String EARLY =
      "the quick scale compares the two early in training, 192 steps of 3,000 images: who learns"
          + " faster then need not be ahead after the report's 3,752 steps";
  private static final String TELGARSKY = "Telgarsky 2016, benefits of depth";
  private static final String TELGARSKY_ID = "arXiv:1602.04485";

  private static final String EIGEN = "Eigen et al. 2013, understanding deep architectures";
  private static final String EIGEN_ID = "arXiv:1312.1847";
  private static final String LECUN = "LeCun et al. 1998, document recognition";
  private static final String LECUN_ID = "https://doi.org/10.1109/5.726791";

  private ShallowDeepClaims() {}

  static List<Claim> all() {
    return List.of(c1(), c2(), c3(), c4(), c5(), c6());
  }

  private static Claim c1() {
    return Claim.of("C1", SECTION)
        .measuredBy(InstrumentRegistry.PARAMETER_COUNT)
        .statement("The shallow and the deep CNN both have exactly 112,970 parameters")
        .where("§2.a", "Shallow ... params=112,970; Deep ... params=112,970 (equal? True)")
        .criterion(
            Arithmetic.ofReport(
                "parameters of the shallow CNN (96, 128)",
                STATED,
                Models.SHALLOW.parameterCount(),
                "sum over convolutions of (9 × inputs + 1) × outputs, plus 10 × (inputs + 1)"),
            Arithmetic.ofReport(
                "parameters of the deep CNN (40, 16, 64, 56, 64, 56)",
                STATED,
                Models.DEEP.parameterCount(),
                "sum over convolutions of (9 × inputs + 1) × outputs, plus 10 × (inputs + 1)"))
        .notChecked("nothing is left: the claim is arithmetic and nothing was trained for it")
        .nothingInLiterature(
            "arithmetic on the report's own widths, of which no publication speaks")
        .nothingInEarlierSolutions(EarlierSolutions.NO_ROW)
        .build();
  }

  private static Claim c2() {
    return Claim.of("C2", SECTION)
        .measuredBy(
            InstrumentRegistry.EPOCH_MEANS,
            InstrumentRegistry.EVALUATION,
            InstrumentRegistry.CONNECTION)
        .statement("The deep CNN converges faster and to a lower loss, in training and in test")
        .where(
            "§2.b", "The DeepCNN converges much faster and to lower loss for train and test both")
        .criterion(
            Ordering.lowerFirst(TRAIN_CURVE, DEEP, SHALLOW).byDifference(0.1),
            Ordering.lowerFirst(TEST_CURVE, DEEP, SHALLOW).byDifference(0.1),
            Ordering.lowerFirst(FINAL_TRAIN_LOSS, DEEP, SHALLOW).byFactor(1.25),
            Ordering.lowerFirst(FINAL_TEST_LOSS, DEEP, SHALLOW).byFactor(1.25))
        .note(OPEN)
        .note(RUNNING)
        .notChecked("equal compute in place of equal epochs; learning rates tuned for each network")
        .source(TELGARSKY, TELGARSKY_ID)
        .nothingInLiterature(
            "Eigen et al. 2013 compare final errors at equal parameters, not how fast they are "
                + "reached")
        .nothingInEarlierSolutions(EarlierSolutions.NO_ROW)
        .note(EARLY)
        .build();
  }

  private static Claim c3() {
    return Claim.of("C3", SECTION)
        .measuredBy(InstrumentRegistry.EPOCH_MEANS, InstrumentRegistry.CONNECTION)
        .statement(
            "The deep curve is flat within 2 to 3 epochs; the shallow one keeps falling and stays"
                + " above it throughout")
        .where(
            "§2.b",
            "The curves of DeepCNN flattens within 2-3 epochs while ShallowCNN keeps declining but"
                + " stays higher throughout")
        .criterion(
            Level.atMost(FLAT_FROM, DEEP, 3.5).tolerating(1),
            Effect.above(LEAST_LEAD, DEEP_AGAINST_SHALLOW, 0, 0.05),
            Effect.above(STILL_FALLING, SHALLOW, 0, 0.05))
        .onlyAtFullBudget(PER_EPOCH)
        .note(OPEN)
        .note(RUNNING)
        .note(
            "flat: 90% of the change from the first to the last epoch is done and stays done; lead: log10 of the"
                + " shallow training loss over the deep one, at the epoch where it is least")
        .notChecked("learning rates tuned for each network; other widths of equal size")
        .source(TELGARSKY, TELGARSKY_ID)
        .nothingInLiterature("no publication on the shape of these curves was found")
        .nothingInEarlierSolutions(EarlierSolutions.NO_ROW)
        .build();
  }

  private static Claim c4() {
    return Claim.of("C4", SECTION)
        .measuredBy(
            InstrumentRegistry.EPOCH_MEANS,
            InstrumentRegistry.EVALUATION,
            InstrumentRegistry.CONNECTION)
        .statement("The deep CNN reaches 99 to 100% accuracy by about epoch 3 and stays there")
        .where(
            "§2.c",
            "The DeepCNN achieves 99-100% accuracy both train and test by ~3 epochs and stays")
        .criterion(
            Level.atLeast(LEAST_TRAIN_ACCURACY, DEEP, 0.99).tolerating(0.005),
            Level.atLeast(LEAST_TEST_ACCURACY, DEEP, 0.99).tolerating(0.005))
        .onlyAtFullBudget(PER_EPOCH)
        .note(OPEN)
        .note(RUNNING)
        .notChecked("learning rates tuned for each network; other widths of equal size")
        .literature(
            Stance.MIXED,
            "a small CNN, LeNet-5, has 0.95% test error on MNIST, so 99% is within reach; "
                + "nothing on three epochs, and no test accuracy of 100%",
            LECUN,
            LECUN_ID)
        .nothingInEarlierSolutions(EarlierSolutions.NO_ROW)
        .build();
  }

  private static Claim c5() {
    return Claim.of("C5", SECTION)
        .measuredBy(
            InstrumentRegistry.EPOCH_MEANS,
            InstrumentRegistry.EVALUATION,
            InstrumentRegistry.CONNECTION)
        .statement(
            "The shallow CNN climbs from about 62% training and 82% test accuracy to 95 to 96%")
        .where("§2.c", "The shallow CNN climbs steadily from ~62%(train) / ~82%(test) to ~(95-96%)")
        .criterion(
            Level.between(FIRST_TRAIN_ACCURACY, SHALLOW, 0.57, 0.67).tolerating(0.05),
            Level.between(FIRST_TEST_ACCURACY, SHALLOW, 0.77, 0.87).tolerating(0.05),
            Level.between(FINAL_TRAIN_ACCURACY, SHALLOW, 0.945, 0.965).tolerating(0.01),
            Level.between(FINAL_TEST_ACCURACY, SHALLOW, 0.945, 0.965).tolerating(0.01))
        .onlyAtFullBudget(PER_EPOCH)
        .note(OPEN)
        .note(RUNNING)
        .notChecked("learning rates tuned for each network; other widths of equal size")
        .nothingInLiterature("no publication with this network was found")
        .nothingInEarlierSolutions(EarlierSolutions.NO_ROW)
        .build();
  }

  private static Claim c6() {
    return Claim.of("C6", SECTION)
        .measuredBy(
            InstrumentRegistry.EVALUATION,
            InstrumentRegistry.CONNECTION,
            InstrumentRegistry.PARAMETER_COUNT)
        .statement("At the same parameter budget the deep CNN generalises better")
        .where(
            "§2.c",
            "This shows faster convergence and better generalization for deep CNN with same"
                + " parameter budget")
        .criterion(Ordering.higherFirst(FINAL_TEST_ACCURACY, DEEP, SHALLOW).byDifference(0.005))
        .explanation(
            "The deep CNN's lead in test accuracy is generalisation and not only a better fit: its"
                + " gap between training and test accuracy is smaller",
            Ordering.lowerFirst(GAP, DEEP, SHALLOW).byDifference(0.001))
        .note(OPEN)
        .note("gap: accuracy on the whole training set minus test accuracy, at the final weights")
        .notChecked("equal training loss in place of equal epochs")
        .source(TELGARSKY, TELGARSKY_ID)
        .literature(
            Stance.SUPPORTS,
            "on CIFAR-10 and SVHN adding layers helps at an equal number of parameters, and "
                + "wider layers help little beyond the parameters they bring",
            EIGEN,
            EIGEN_ID)
        .nothingInEarlierSolutions(EarlierSolutions.NO_ROW)
        .note(EARLY)
        .build();
  }
}
