package dev.assay.hw1.gradientdecay;

import dev.assay.claim.Claim;
import dev.assay.claim.Source;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.hw1.EarlierSolutions;
import dev.assay.instrument.InstrumentRegistry;
import java.util.List;

/** The claims of HW1-2 §2, each with its criterion: written before any run they grade. */
final class GradientDecayClaims {
  static final String SECTION = "HW1-2 §2";

  /** "The first few hundred iterations". */
  static final int WINDOW = 300;

  /** The upper end of "near 0–1". */
  static final double NEAR_ZERO = 1;

  static final String EARLY_SHARE = "share of the fall in the first few hundred iterations";
  static final String TAIL_DROP = "decades lost in the last quarter";
  static final String SPIKINESS = "spikiness";
  static final String CORRELATION = "rank correlation of norm and loss, raw";
  static final String SMOOTH_CORRELATION = "rank correlation of norm and loss, smoothed";
  static final String LOSS_LEVEL = "mean loss where the norm is near 0–1";
  static final String LOSS_SPREAD = "spread of the loss where the norm is near 0–1";

  static final String NETWORK = "the network";
  static final String LOSS = "loss";
  static final String NORM = "gradient norm";
  static final String FIXED_LOSS = "loss of one fixed batch";
  static final String FIXED_NORM = "gradient norm of one fixed batch";

  /** A tenth of the loss at chance, ln 10. */
  private static final double SMALL = 0.23;

  private static final String OPEN =
      "the report names neither network nor task here: default the deep CNN of §1, Adam 1e-3, batch"
          + " 128; a small MLP on the function is an alternative setting";
  private static final String SMOOTHED = "smoothed: mean over the last 25 iterations";
  private static final Source MCCANDLISH =
      new Source("McCandlish et al. 2018, large-batch training", "arXiv:1812.06162");

  private GradientDecayClaims() {}

  static List<Claim> all() {
    return List.of(g1(), g2(), g3(), g4());
  }

  private static Claim g1() {
    return Claim.of("G1", SECTION)
        .measuredBy(InstrumentRegistry.STEPS)
        .statement(
            "Loss and gradient norm fall sharply in the first few hundred iterations, then slowly"
                + " to a plateau")
        .where(
            "§2.a",
            "Both loss and gradient L2 norm drop sharply in the first few hundred iterations then"
                + " decay slowly towards a plateau")
        .criterion(
            Level.atLeast(EARLY_SHARE, LOSS, 0.8).tolerating(0.1),
            Level.atLeast(EARLY_SHARE, NORM, 0.8).tolerating(0.1),
            Level.atMost(TAIL_DROP, LOSS, 0.1).tolerating(0.1),
            Level.atMost(TAIL_DROP, NORM, 0.1).tolerating(0.1))
        .note(OPEN)
        .note(SMOOTHED)
        .note(
            "share of the fall: from the smoothed curve's peak in the first 300 iterations to where"
                + " they end, over the fall from that peak to the curve's lowest point; a run"
                + " shorter than 600 iterations takes its first half")
        .note(
            "plateau: the smoothed curve loses at most 0.1 decades over the last quarter of the"
                + " iterations; a cut-down run has fewer iterations of smaller epochs")
        .nothingInLiterature(
            "no publication on the share of the fall in the first few hundred iterations was "
                + "found")
        .nothingInEarlierSolutions(EarlierSolutions.NO_ROW)
        .build();
  }

  private static Claim g2() {
    return Claim.of("G2", SECTION)
        .measuredBy(
            InstrumentRegistry.STEPS, InstrumentRegistry.FIXED_BATCH, InstrumentRegistry.SPIKINESS)
        .statement("The spikes come from mini-batch noise")
        .where("§2.a", "The spikes are due to mini-batch stochasticity")
        .criterion(
            Ordering.lowerFirst(SPIKINESS, FIXED_NORM, NORM).byFactor(2),
            Ordering.lowerFirst(SPIKINESS, FIXED_LOSS, LOSS).byFactor(2))
        .note(OPEN)
        .note(
            "control: loss and gradient of one fixed batch of 1,024 training images at the same"
                + " weights, eight times the mini-batch; noise alone would make its spikes √8 = 2.8"
                + " times smaller")
        .note(
            "spikiness: root mean square of log10(value / median of the five measurements around"
                + " it), both curves at the same iterations")
        .notChecked("spikes between the measured iterations")
        .source(MCCANDLISH)
        .literature(
            Stance.SUPPORTS,
            "below a noise scale that grows as the loss falls, a mini-batch's gradient is "
                + "mostly noise; nothing on single spikes",
            MCCANDLISH)
        .nothingInEarlierSolutions(EarlierSolutions.NO_ROW)
        .build();
  }

  private static Claim g3() {
    return Claim.of("G3", SECTION)
        .measuredBy(InstrumentRegistry.STEPS)
        .statement("A lower gradient norm goes with a lower loss")
        .where("§2.a", "Even if noise was there, gradient norms generally coincide with lower loss")
        .criterion(
            Effect.above(CORRELATION, NETWORK, 0, 0.5),
            Effect.above(SMOOTH_CORRELATION, NETWORK, 0, 0.5))
        .note(OPEN)
        .note("Spearman's correlation over the iterations of each run; " + SMOOTHED)
        .note(
            "both fall over time, which correlates them: an alternative setting leaves out the first 300")
        .nothingInLiterature(
            "Frye et al. 2021 look at where gradient norms stall, not at how they go with the "
                + "loss")
        .nothingInEarlierSolutions(EarlierSolutions.NO_ROW)
        .build();
  }

  private static Claim g4() {
    return Claim.of("G4", SECTION)
        .measuredBy(InstrumentRegistry.STEPS)
        .statement("Once the gradient norm is near 0–1 the loss is small and stable")
        .where(
            "§2.a",
            "once grad norm comes near 0-1 the loss stabilizes around a small value indicating"
                + " convergence")
        .criterion(
            Level.atMost(LOSS_LEVEL, NETWORK, SMALL).tolerating(SMALL),
            Level.atMost(LOSS_SPREAD, NETWORK, SMALL).tolerating(SMALL))
        .note(OPEN)
        .note(
            "near 0–1: the iterations after the smoothed norm's peak at which it is at most 1; a"
                + " alternative setting takes all such iterations, the start among them")
        .note(
            "small: a tenth of the loss at chance, ln 10 / 10 = 0.23; spread: from the 10th to the"
                + " 90th percentile of the mini-batch loss there")
        .nothingInLiterature(
            "Frye et al. 2021 show that a small gradient norm need not mean a critical point, "
                + "but give no level of the loss")
        .nothingInEarlierSolutions(EarlierSolutions.NO_ROW)
        .build();
  }
}
