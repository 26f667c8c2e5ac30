package dev.assay.hw1.trajectories;

import dev.assay.claim.Claim;
import dev.assay.claim.Source;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Trend;
import dev.assay.hw1.DeepRuns;
import dev.assay.hw1.Models;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.measurement.trajectory.RandomWalk;
import dev.assay.model.ParameterBlock;
import java.util.List;

/** The claims of HW1-2 §1, each with its criterion: written before any run they grade. */
public final class WeightTrajectoriesClaims {
  static final String SECTION = "HW1-2 §1";

  static final String LEAST_PROGRESS = "least progress of a step along the run's own line";
  static final String PERSISTENCE = "mean cosine of consecutive steps";
  static final String FIRST_COMPONENT = "share of the run's variance on its first component";
  public static final String TEST_ACCURACY = "test accuracy after the last epoch";
  static final String DISTANCE = "distance";
  static final String SPREAD = "spread in the plane of PC1 and PC2";
  static final String SPREAD_PER_PARAMETER = "spread per parameter in the plane of PC1 and PC2";
  static final String LATER_SHARE = "share of the squared displacement in the later layers";
  static final String PER_PARAMETER = "displacement per parameter";
  static final String SETTLED = "share of the training at 90% of the displacement";

  public static final String WHOLE = "whole model";
  static final String LAYER_1 = "layer 1";
  static final String WHOLE_WALK = "random walk of the whole model";
  static final String LAYER_1_WALK = "random walk of layer 1";

  /** The layers from the input on. */
  static final List<String> LAYERS =
      Models.DEEP.parameterBlocks().stream().map(ParameterBlock::layer).distinct().toList();

  private static final Source ANTOGNINI =
      new Source("Antognini and Sohl-Dickstein 2018, PCA of random walks", "arXiv:1806.08805");
  private static final Source LI =
      new Source("Li et al. 2018, visualizing the loss landscape", "arXiv:1712.09913");
  private static final Source AINSWORTH =
      new Source("Ainsworth et al. 2023, Git Re-Basin", "arXiv:2209.04836");

  private static final String NULL =
      "the null: for each run a random walk from the same start with the same step lengths, each"
          + " step in a uniformly random direction";

  private static final String EARLIER =
      "JasonYao81000/MLDS2018SPRING made one global PCA of an MLP 784-128-128-10, a snapshot "
          + "each 3 of 30 epochs; what it showed is not in the project's notes";

  private static final Source LECUN =
      new Source("LeCun et al. 1998, document recognition", "https://doi.org/10.1109/5.726791");
  private static final Source RAGHU = new Source("Raghu et al. 2017, SVCCA", "arXiv:1706.05806");

  private WeightTrajectoriesClaims() {}

  /** Returns the arm of the distances between the runs' starts. */
  static String starts(String what) {
    return "between the starts, " + what;
  }

  /** Returns the arm of the distances between the runs' ends. */
  static String ends(String what) {
    return "between the ends, " + what;
  }

  /** Returns the arm of the distances from each run's start to its end. */
  static String ways(String what) {
    return "from start to end of a run, " + what;
  }

  static List<Claim> all() {
    return List.of(p1(), p2(), p3(), p4(), p5());
  }

  private static Claim p1() {
    return Claim.of("P1", SECTION)
        .measuredBy(
            InstrumentRegistry.STARTS,
            InstrumentRegistry.PROGRESS,
            InstrumentRegistry.PERSISTENCE,
            InstrumentRegistry.EXPLAINED,
            InstrumentRegistry.RANDOM_WALK,
            InstrumentRegistry.PLANE)
        .statement("Along the low-dimensional path all runs drift consistently from start to end")
        .where(
            "§1.b",
            "along the low dimensional path both the plots show consistent star and end drift")
        .criterion(
            Effect.above(LEAST_PROGRESS, WHOLE, 0, 0.02),
            Effect.above(LEAST_PROGRESS, LAYER_1, 0, 0.02),
            Ordering.higherFirst(PERSISTENCE, WHOLE, WHOLE_WALK).byDifference(0.1),
            Ordering.higherFirst(PERSISTENCE, LAYER_1, LAYER_1_WALK).byDifference(0.1),
            Ordering.higherFirst(FIRST_COMPONENT, WHOLE, WHOLE_WALK).byDifference(0.05))
        .note(NULL)
        .note(
            "progress alone shows nothing: in many dimensions every random walk moves steadily along"
                + " the line from its own start to its own end, and one of four equal steps has %.0f%%"
                    .formatted(100 * RandomWalk.explained(0, DeepRuns.EPOCHS.size()))
                + " of its variance on its first component; so cosines and variance are held against"
                + " the walk's")
        .note(
            "measured in the space of all weights; the plane of the figure is an alternative setting")
        .source(ANTOGNINI, LI)
        .literature(
            Stance.MIXED,
            "the PCA of a training run resembles that of a random walk with drift, for a "
                + "network on MNIST too: the drift is there, and its smooth path shows little",
            ANTOGNINI)
        .earlierSolutions(Stance.SILENT, EARLIER)
        .build();
  }

  private static Claim p2() {
    return Claim.of("P2", SECTION)
        .measuredBy(InstrumentRegistry.EVALUATION, InstrumentRegistry.CONNECTION)
        .statement("The runs reach 98 to 99% test accuracy")
        .where("§1.b", "It reached 98-99% test accuracy")
        .criterion(Level.between(TEST_ACCURACY, WHOLE, 0.98, 0.99).tolerating(0.005))
        .literature(
            Stance.SUPPORTS,
            "small CNNs have about 1 to 2% test error on MNIST, LeNet-5 0.95%",
            LECUN)
        .earlierSolutions(Stance.SILENT, EARLIER)
        .build();
  }

  private static Claim p3() {
    return Claim.of("P3", SECTION)
        .measuredBy(
            InstrumentRegistry.STARTS, InstrumentRegistry.DISTANCE, InstrumentRegistry.PLANE)
        .statement("The runs' end points cluster")
        .where("§1.b", "It reached 98-99% test accuracy with end points clustering")
        .criterion(
            Ordering.lowerFirst(DISTANCE, ends(WHOLE), starts(WHOLE)).byFactor(1.1),
            Ordering.lowerFirst(DISTANCE, ends(LAYER_1), starts(LAYER_1)).byFactor(1.1),
            Ordering.lowerFirst(DISTANCE, ends(WHOLE), ways(WHOLE)).byFactor(1.1))
        .note(
            "a cluster: the ends lie closer together than the starts did, and closer than a run's"
                + " end to its own start")
        .note(
            "runs from independent starts need not share an end point: permuting a layer's units"
                + " leaves the function and moves the weights")
        .note(
            "measured in the space of all weights; the plane of the figure is an alternative setting")
        .notChecked("distances after the units of two runs were aligned")
        .source(AINSWORTH)
        .literature(
            Stance.DISPUTES,
            "independently trained networks end apart, and lie in one basin only after their "
                + "units are permuted",
            AINSWORTH)
        .earlierSolutions(Stance.SILENT, EARLIER)
        .build();
  }

  private static Claim p4() {
    return Claim.of("P4", SECTION)
        .measuredBy(InstrumentRegistry.STARTS, InstrumentRegistry.PLANE, InstrumentRegistry.SPREAD)
        .statement("The whole model's PCA spreads much wider than layer 1's")
        .where("§1.b", "The Whole model PCA executes much larger spread than the layer-1 PCA")
        .criterion(Ordering.higherFirst(SPREAD, WHOLE, LAYER_1).byFactor(2))
        .explanation(
            "The wider spread shows that later layers vary more: then the whole model also spreads"
                + " wider parameter for parameter",
            Ordering.higherFirst(SPREAD_PER_PARAMETER, WHOLE, LAYER_1).byFactor(1.1))
        .note(
            "spread: root mean square distance of a run's snapshots from all snapshots' mean in the"
                + " plane of the figure; per parameter it is divided by the root of their number,"
                + " 400 in layer 1 and 112,970 in all")
        .source(LI)
        .nothingInLiterature(
            "Li et al. 2018 and Antognini and Sohl-Dickstein 2018 project whole models and "
                + "compare no layer with them")
        .earlierSolutions(Stance.SILENT, EARLIER)
        .build();
  }

  private static Claim p5() {
    return Claim.of("P5", SECTION)
        .measuredBy(
            InstrumentRegistry.DISPLACEMENT,
            InstrumentRegistry.SETTLING,
            InstrumentRegistry.CONNECTION)
        .statement("Later layers contribute most to the variation, early features settle first")
        .where(
            "§1.b",
            "during training later layers contribute most to parameter variation, while early"
                + " features stabilize quickly")
        .criterion(
            Effect.above(LATER_SHARE, WHOLE, 0.5, 0.5),
            Trend.rising(SETTLED, LAYERS).withTauAtLeast(0.3))
        .explanation(
            "Later layers vary most because of where they stand and not because they hold most of"
                + " the parameters: then each of their parameters moves further, too",
            Trend.rising(PER_PARAMETER, LAYERS).withTauAtLeast(0.3))
        .note(
            "later layers: convolutions 4 to 6 and the output, which hold %.0f%% of the parameters"
                .formatted(100 * WeightTrajectoriesMetrics.laterParameters()))
        .note(
            "settled: the first step at which a layer's distance from its start is 90% of the final"
                + " one")
        .source(LI)
        .literature(
            Stance.MIXED,
            "representations converge from the bottom up, so early features do settle first; "
                + "but layers differ one by one in whether they move at all, and many hardly do "
                + "(Zhang et al. 2019, arXiv:1902.01996)",
            RAGHU)
        .earlierSolutions(Stance.SILENT, EARLIER)
        .build();
  }
}
