package dev.assay.hw1.interpolation;

import dev.assay.claim.Claim;
import dev.assay.claim.Source;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Barrier;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Trend;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.measurement.LinearPath;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;

/** The claims of HW1-3 §3, each with its criterion: written before any run they grade. */
final class InterpolationClaims {
  static final String SECTION = "HW1-3 §3";

  static final String TRAIN_LOSS = "training loss";
  static final String TEST_LOSS = "test loss";
  static final String TRAIN_ACCURACY = "training accuracy";
  static final String TEST_ACCURACY = "test accuracy";

  static final String LINE = "A to B";
  static final String SHARED = "A to B, one start";
  static final String ALIGNED = "A to B, units matched";
  static final String MATCHED = "A to B, equal loss";

  static final String MINIMUM_AWAY = "distance of a minimum from its end";
  static final String PEAK_AWAY = "distance of a peak from its end";
  static final String BARRIER = "barrier of training loss";
  static final String AGREEMENT = "flatter by × more accurate by";

  /** The report's places on the line. */
  static final int PLACES = 61;

  static final double LOW = -1;
  static final double HIGH = 2;

  private static final Source GOODFELLOW =
      new Source("Goodfellow et al. 2015, linear paths", "arXiv:1412.6544");
  private static final Source KESKAR =
      new Source("Keskar et al. 2017, large batches and sharp minima", "arXiv:1609.04836");
  private static final Source GARIPOV =
      new Source("Garipov et al. 2018, mode connectivity", "arXiv:1802.10026");
  private static final Source FRANKLE =
      new Source("Frankle et al. 2020, linear mode connectivity", "arXiv:1912.05671");
  private static final Source AINSWORTH =
      new Source("Ainsworth et al. 2023, git re-basin", "arXiv:2209.04836");
  private static final Source DINH =
      new Source("Dinh et al. 2017, sharp minima can generalise", "arXiv:1703.04933");

  private static final String ENDS =
      "A: batch 64, Adam 1e-3; B: batch 1024, Adam 1e-2; independent initialisations, the same"
          + " images; θ(α) = (1 − α)A + αB";
  private static final String UNEQUAL =
      "A and B end at different training losses; the arm of equal loss takes that epoch of A whose"
          + " loss is nearest B's";

  private static final String SUBSETS =
      "along the line, losses and accuracies are taken on 2,000 evenly spaced images of each set (256"
          + " at quick) and curvatures on 2,000 (512 at quick)";
  private static final String CUT =
      "a cut-down run has 12 epochs of 10,240 images: 1,920 steps for A and 120 for B";

  private InterpolationClaims() {}

  static List<Claim> all() {
    return List.of(i1(), i2(), i3(), i4());
  }

  /** Returns the arm of one place on the line. */
  static String arm(double place) {
    return String.format(Locale.ROOT, "α = %.2f", place);
  }

  static double[] places() {
    return LinearPath.places(PLACES, LOW, HIGH);
  }

  private static List<String> arms(DoublePredicate wanted) {
    return Arrays.stream(places()).filter(wanted).mapToObj(InterpolationClaims::arm).toList();
  }

  private static List<String> between() {
    return arms(place -> place >= 0 && place <= 1);
  }

  private static Claim i1() {
    return Claim.of("I1", SECTION)
        .measuredBy(
            InstrumentRegistry.LINE, InstrumentRegistry.BARRIER, InstrumentRegistry.WEIGHT_MATCHING)
        .statement("Cross entropy has minima near α = 0 and 1 and a barrier between")
        .where("§3.b", "The double well CE curve has minima near alpha = 0 and alpha = 1")
        .criterion(
            Barrier.ofHeight(TRAIN_LOSS, between(), 0.05, 0.5),
            Barrier.ofHeight(TEST_LOSS, between(), 0.05, 0.5),
            Level.atMost(MINIMUM_AWAY, LINE, 0.1).tolerating(0.1))
        .explanation(
            "The barrier separates two basins, not two orders of the same units and not two random"
                + " starts: it stays above 0.5 when B's units are matched to A's, and when A and B"
                + " start from one initialisation",
            AllOf.of(
                Effect.above(BARRIER, ALIGNED, 0.05, 0.5),
                Effect.above(BARRIER, SHARED, 0.05, 0.5)))
        .note(ENDS)
        .note(SUBSETS)
        .note(UNEQUAL)
        .note("the barrier is the greatest rise over the straight line between both ends' losses")
        .note(
            "a minimum is looked for on either side of α = 0.5; the farther one from its end counts")
        .note(CUT)
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
                + "after 40,000 iterations; the solutions disagree on whether there is a barrier")
        .build();
  }

  private static Claim i2() {
    return Claim.of("I2", SECTION)
        .measuredBy(InstrumentRegistry.LINE)
        .statement("Accuracy peaks at both ends and dips sharply between")
        .where("§3.b", "Accuracy peaks near each endpoint and dips sharply between them")
        .criterion(
            Barrier.dipOfDepth(TRAIN_ACCURACY, between(), 0.05, 0.3),
            Barrier.dipOfDepth(TEST_ACCURACY, between(), 0.05, 0.3),
            Level.atMost(PEAK_AWAY, LINE, 0.1).tolerating(0.1))
        .note(ENDS)
        .note(SUBSETS)
        .note("sharply: by at least 0.3 under the straight line between both ends' accuracies")
        .source(GOODFELLOW, FRANKLE)
        .literature(
            Stance.SUPPORTS,
            "accuracy stays nearly constant on a curve between two solutions and is lost on the "
                + "straight line",
            GARIPOV)
        .earlierSolutions(
            Stance.SILENT,
            "victoresque/MLDS2018SPRING, perry0513/MLDS_2018Fall, j40903272/mlds_2018spring and "
                + "JasonYao81000/MLDS2018SPRING drew the line from −1 to 2; what they saw of the "
                + "accuracy between the ends is not in the project's notes")
        .build();
  }

  private static Claim i3() {
    return Claim.of("I3", SECTION)
        .measuredBy(InstrumentRegistry.LINE)
        .statement("Outside [0, 1] the loss grows and accuracy collapses")
        .where(
            "§3.b",
            "Outside the interval alpha = 0 and alpha = 1 both loss increases and accuracy collapses")
        .criterion(
            Trend.falling(TEST_LOSS, arms(place -> place <= 0)).withTauAtLeast(0.8),
            Trend.rising(TEST_LOSS, arms(place -> place >= 1)).withTauAtLeast(0.8),
            Level.atMost(TEST_ACCURACY, arm(LOW), 0.5).tolerating(0.2),
            Level.atMost(TEST_ACCURACY, arm(HIGH), 0.5).tolerating(0.2))
        .note(ENDS)
        .note(SUBSETS)
        .note("collapses: to at most 0.5 one whole distance beyond either end")
        .notChecked("lines of random directions of the same length, which collapse as well")
        .source(GOODFELLOW)
        .literature(
            Stance.SUPPORTS,
            "lines drawn from −1 to 2 through a small-batch and a large-batch solution rise "
                + "beyond both",
            KESKAR)
        .earlierSolutions(
            Stance.SILENT,
            "victoresque/MLDS2018SPRING, perry0513/MLDS_2018Fall, j40903272/mlds_2018spring and "
                + "JasonYao81000/MLDS2018SPRING drew the line from −1 to 2; what they saw outside [0, "
                + "1] is not in the project's notes")
        .build();
  }

  private static Claim i4() {
    return Claim.of("I4", SECTION)
        .measuredBy(InstrumentRegistry.LINE, InstrumentRegistry.CURVATURE)
        .statement("Of the two solutions the flatter one generalises better")
        .where("§3, title", "Flatness v.s. Generalization")
        .criterion(Effect.above(AGREEMENT, LINE, 0, 0.05))
        .explanation(
            "It is flatness and not unequal training loss: the flatter one generalises better also"
                + " where A has trained no further than B",
            Effect.above(AGREEMENT, MATCHED, 0, 0.05))
        .note(ENDS)
        .note(SUBSETS)
        .note(UNEQUAL)
        .note(
            "per seed (κB − κA) / (|κA| + |κB|) times the percentage points by which A's test"
                + " accuracy exceeds B's: positive where the flatter one generalises better; κ is the"
                + " training loss's mean curvature along filter-normalised random directions")
        .notChecked("other measures of flatness; curvature of the whole spectrum")
        .source(KESKAR, DINH)
        .literature(
            Stance.MIXED,
            "large batches end in sharper minima and generalise worse (Keskar et al. 2017); but "
                + "rescaling alone makes any minimum sharp without changing the function",
            DINH)
        .earlierSolutions(
            Stance.SILENT,
            "victoresque/MLDS2018SPRING, perry0513/MLDS_2018Fall, j40903272/mlds_2018spring and "
                + "JasonYao81000/MLDS2018SPRING drew the line from −1 to 2; what they saw of flatness "
                + "is not in the project's notes")
        .build();
  }
}
