package dev.assay.hw1.randomlabels;

import dev.assay.claim.Claim;
import dev.assay.claim.Source;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Trend;
import dev.assay.claim.settings.Finding;
import dev.assay.claim.settings.SettingsArithmetic;
import dev.assay.instrument.InstrumentRegistry;
import java.util.List;
import java.util.stream.IntStream;

/** The claims of HW1-3 §1, each with its criterion: written before any run they grade. */
final class RandomLabelsClaims {
  static final String SECTION = "HW1-3 §1";

  static final String RANDOM = "random labels";
  static final String TRUE = "true labels";

  static final String TRAIN_LOSS = "training loss of the last epoch";
  static final String TRAIN_ACCURACY = "training accuracy of the last epoch";
  static final String TEST_LOSS = "test loss";
  static final String TEST_ACCURACY = "test accuracy after the last epoch";
  static final String TEST_RANGE = "range of test accuracy from epoch 4";
  static final String FITTED = "accuracy on the training set";
  static final String GAP = "generalisation gap";
  static final String RUNNING_GAP = "gap of the epoch";

  /** The epochs of the budget, whatever its length, as twelve places. */
  static final int PLACES = 12;

  private static final Source ZHANG =
      new Source("Zhang et al. 2017, rethinking generalisation", "arXiv:1611.03530");

  private static final String OPEN =
      "the report does not say whether a block has batch normalisation: the default is the first"
          + " of none and one under which true labels were learned on pilot seeds, which grade"
          + " nothing";
  private static final String STEPS =
      "12 epochs of 12,000 images are 1,128 steps of 128; a cut-down run has fewer images and steps";

  private static final String EARLIER =
      "victoresque/MLDS2018SPRING trained on random labels for 500 epochs, "
          + "j40903272/mlds_2018spring for 2,000, against the report's 12; what they reached is not "
          + "in the project's notes";

  private static final Level LEVEL =
      Level.between(TEST_ACCURACY, RANDOM, 0.25, 0.29).tolerating(0.03);

  private RandomLabelsClaims() {}

  static List<Claim> all() {
    return List.of(r1(), r2(), r3(), r4(), r5());
  }

  /** Returns the arm of one place on the way, 1 to {@link #PLACES}. */
  static String place(String arm, int place) {
    return "%s, %d/%d".formatted(arm, place, PLACES);
  }

  private static List<String> places() {
    return IntStream.rangeClosed(1, PLACES).mapToObj(place -> place(RANDOM, place)).toList();
  }

  /** Holds R1 against R2: what the stated accuracy says about the loss. */
  static Finding lossBesideAccuracy() {
    return Finding.note(
        "An accuracy of 94%% leaves a mean cross entropy of at least %.3f nats, so R1 and R2 hold together only if a loss of \"0\" means up to about 0.05."
            .formatted(SettingsArithmetic.leastCrossEntropy(0.94)));
  }

  private static Claim r1() {
    return Claim.of("R1", SECTION)
        .measuredBy(InstrumentRegistry.LABELS, InstrumentRegistry.EPOCH_MEANS)
        .statement("On random labels the training loss falls to 0")
        .where("§1.b", "The curve shows training loss drops to 0")
        .criterion(Level.atMost(TRAIN_LOSS, RANDOM, 0.05).tolerating(0.15))
        .note(STEPS)
        .note(OPEN)
        .notChecked("at a cut-down budget: three times the epochs")
        .notChecked("learning-rate schedules; more than three times the report's epochs")
        .source(ZHANG)
        .literature(
            Stance.SUPPORTS,
            "networks fit random labels with zero training error, in a small multiple of the "
                + "time that true labels take; nothing on 1,128 steps",
            ZHANG)
        .earlierSolutions(Stance.SILENT, EARLIER)
        .build();
  }

  private static Claim r2() {
    return Claim.of("R2", SECTION)
        .measuredBy(InstrumentRegistry.LABELS, InstrumentRegistry.EPOCH_MEANS)
        .statement("On random labels training accuracy rises to 94%")
        .where("§1.b", "training accuracy rises to 94%")
        .criterion(Level.between(TRAIN_ACCURACY, RANDOM, 0.92, 0.96).tolerating(0.03))
        .note(STEPS)
        .note(OPEN)
        .note("the mean over the last epoch's mini-batches as they are trained on")
        .source(ZHANG)
        .literature(
            Stance.MIXED,
            "trained until they converge they reach 100%, so 94% is a point on the way; nothing "
                + "on 1,128 steps",
            ZHANG)
        .earlierSolutions(Stance.SILENT, EARLIER)
        .build();
  }

  private static Claim r3() {
    return Claim.of("R3", SECTION)
        .measuredBy(InstrumentRegistry.LABELS, InstrumentRegistry.EVALUATION)
        .statement("On random labels test loss rises steadily")
        .where("§1.b", "while test loss steadily increase")
        .criterion(Trend.rising(TEST_LOSS, places()).withTauAtLeast(0.6))
        .note(OPEN)
        .note(STEPS)
        .note("steadily: a mean Kendall τ over the epochs of at least 0.6")
        .source(ZHANG)
        .nothingInLiterature("Zhang et al. 2017 report errors and no test loss over time")
        .earlierSolutions(Stance.SILENT, EARLIER)
        .build();
  }

  private static Claim r4() {
    return Claim.of("R4", SECTION)
        .measuredBy(InstrumentRegistry.LABELS, InstrumentRegistry.EVALUATION)
        .statement("On random labels test accuracy stays at 27%")
        .where("§1.b", "test accuracy stays low 27%")
        .criterion(
            AllOf.of(LEVEL, Level.atMost(TEST_RANGE, RANDOM, 0.05).tolerating(0.05)).core(LEVEL))
        .note(STEPS)
        .note(OPEN)
        .note(
            "labels permuted independently of the images carry nothing, so chance, 10%, is expected;"
                + " the last figure shows what share of permuted labels leaves 27%, under the settings"
                + " that learn")
        .source(ZHANG)
        .literature(
            Stance.DISPUTES,
            "with all training labels random, test accuracy is that of guessing, one in ten on "
                + "CIFAR-10",
            ZHANG)
        .earlierSolutions(Stance.SILENT, EARLIER)
        .build();
  }

  private static Claim r5() {
    return Claim.of("R5", SECTION)
        .measuredBy(
            InstrumentRegistry.LABELS,
            InstrumentRegistry.EPOCH_MEANS,
            InstrumentRegistry.EVALUATION)
        .statement("The generalisation gap grows: random labels widen it")
        .where("§1.b", "This growing generalization gap mans the network is fitting noise")
        .criterion(
            Ordering.higherFirst(GAP, RANDOM, TRUE).byDifference(0.1),
            Trend.rising(RUNNING_GAP, places()).withTauAtLeast(0.6))
        .explanation(
            "The network fits the noise in its training labels: its accuracy on them is well above"
                + " that of always naming the most frequent class",
            Effect.above(FITTED, RANDOM, 0.13, 0.5))
        .note(OPEN)
        .note(STEPS)
        .note(
            "gap: accuracy on the whole training set, with the labels it was trained on, minus test"
                + " accuracy, at the final weights; over the epochs, the epoch's running training"
                + " accuracy minus test accuracy")
        .note("a gap needs a fit: without one the explanation is refuted and the gap stays near 0")
        .source(ZHANG)
        .literature(
            Stance.SUPPORTS,
            "with zero training error and a test error of guessing the gap is as wide as it can "
                + "be: the network fits noise",
            ZHANG)
        .earlierSolutions(Stance.SILENT, EARLIER)
        .build();
  }
}
