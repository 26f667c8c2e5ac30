package dev.assay.hw1.trajectories;

import static dev.assay.experiment.ByScale.quick;
import static dev.assay.experiment.Metrics.LAST_TEST_ACCURACY;
import static dev.assay.experiment.Metrics.LAST_TRAIN_ACCURACY;
import static dev.assay.hw1.DeepRuns.NETWORK;
import static dev.assay.hw1.Papers.LECUN;
import static dev.assay.hw1.Sizes.BEGAN_TO_LEARN;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.AGREEMENT;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.DISTANCE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.GROWTH;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.GROWTH_RATIO;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.LATER_SHARE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.LAYERS;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.LAYER_1;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.PERSISTENCE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.PER_PARAMETER;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.RANDOM;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.RUNS;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.SETTLED;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.SETTLING_LEAD;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.WHOLE;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.ends;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.laterShare;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.starts;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.walk;
import static dev.assay.hw1.trajectories.WeightTrajectoriesMetrics.ways;

import dev.assay.claim.Claim;
import dev.assay.claim.Source;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Trend;
import dev.assay.experiment.Comparison;
import dev.assay.experiment.Entries;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Runs;
import dev.assay.hw1.DeepRuns;
import dev.assay.hw1.Hw1Section;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.report.Question;
import dev.assay.report.figure.Figure;
import dev.assay.statistics.MetricRange;
import dev.assay.training.TrialResult;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;

/** HW1-2 §1: runs of the deep CNN, their weights followed through training. */
@AssayReport(section = "HW1-2 §1", part = "HW1-2", about = "Weight trajectories of the deep CNN")
@Tag("hw1-2")
public final class WeightTrajectoriesClaimsIT implements Hw1Section {
  /** The report trains eight; as many pairs take twice as many. */
  static final Comparison DEEP =
      DeepRuns.RUNS
          .seeds(quick(4).full(16))
          .entered(MetricRange.CORRELATION, AGREEMENT, PERSISTENCE)
          .entered(MetricRange.NOT_NEGATIVE, DISTANCE, GROWTH, GROWTH_RATIO, PER_PARAMETER)
          .control(
              "the network learns the digits",
              "the network did not learn the digits",
              of -> of.measured(LAST_TRAIN_ACCURACY).of(NETWORK).atLeast(BEGAN_TO_LEARN));

  private static final String PAIRS =
      "a number for each pair of runs, under the seed of its first; no run is in two pairs, so the"
          + " numbers are independent, and a number of pairs takes twice as many seeds";
  private static final String SPACE =
      "measured in the space of all weights; the plane of the figure is an alternative setting";

  private static final Source ANTOGNINI =
      new Source("Antognini and Sohl-Dickstein 2018, PCA of random walks", "arXiv:1806.08805");
  private static final Source LI =
      new Source("Li et al. 2018, visualizing the loss landscape", "arXiv:1712.09913");
  private static final Source AINSWORTH =
      new Source("Ainsworth et al. 2023, Git Re-Basin", "arXiv:2209.04836");
  private static final Source RAGHU = new Source("Raghu et al. 2017, SVCCA", "arXiv:1706.05806");

  /** Distances are between the runs, and the plane is that of all of them. */
  @Override
  public boolean measuredTogether() {
    return true;
  }

  @Override
  public void everyClaim(Claim.Builder claim) {
    claim.earlierSolutions(
        Stance.SILENT,
        "JasonYao81000/MLDS2018SPRING made one global PCA of an MLP 784-128-128-10, a snapshot "
            + "each 3 of 30 epochs; what it showed is not in the project's notes");
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.ofSettings(
            "a",
            "Describe your experiment settings. (The cycle you record the model "
                + "parameters, optimizer, dimension reduction method, etc)"),
        Question.ofResults(
            "b",
            "Train the model for 8 times, selecting the parameters of any one layer and whole model"
                + " and plot them on the figures separately. Comment on your result."));
  }

  @Override
  public void enter(Entries entries, Runs runs) {
    WeightTrajectoriesMetrics.enter(entries, runs.of(NETWORK));
  }

  @Override
  public Findings figures(Findings findings, Runs runs) {
    List<TrialResult> all = runs.of(NETWORK);
    Findings more =
        findings.alternative(
            "in the plane of PC1 and PC2", WeightTrajectoriesMetrics.inThePlane(all));
    WeightSpace space = WeightSpace.of(all);
    if (space.ways().size() < 2 || !space.moves()) {
      return more;
    }
    WeightTrajectoriesFigures figures = new WeightTrajectoriesFigures(all, space);
    // A claim's first figure is its thumbnail: the one that shows best what it says.
    Figure drifts = figures.drifts();
    return more.figure(drifts, "P1")
        .figure(figures.distances(), "P3", "P4", "P1")
        .figure(figures.planes(), "P1", "P2", "P3", "P4")
        .figure(drifts, "P3")
        .figure(figures.layers(), "P5", "P4");
  }

  @ClaimTest(
      id = "P1",
      where = "§1.b",
      quote = "along the low dimensional path both the plots show consistent star and end drift",
      says = "All runs drift consistently from start to end")
  Criterion p1(Claim.Builder claim) {
    claim
        .measuredBy(
            InstrumentRegistry.STARTS,
            InstrumentRegistry.AGREEMENT,
            InstrumentRegistry.PERSISTENCE,
            InstrumentRegistry.RANDOM_WALK,
            InstrumentRegistry.PLANE,
            InstrumentRegistry.EXPLAINED)
        .note(PAIRS)
        .note(
            "consistently: two runs' ways from start to end make an angle of at most 60° in the mean"
                + " (a cosine of 0.5), and each run's steps keep their direction")
        .note(
            "the null: for each run a random walk from the same start with the same step lengths,"
                + " each step in a uniformly random direction; its PCA shows a smooth path, too")
        .note(SPACE)
        .source(ANTOGNINI, LI)
        .literature(
            Stance.MIXED,
            "the PCA of a training run resembles that of a random walk with drift, for a "
                + "network on MNIST too: the drift is there, and its smooth path shows little",
            ANTOGNINI);
    Ordering whole = Ordering.higherFirst(AGREEMENT, WHOLE, walk(WHOLE)).byDifference(0.5);
    Ordering first = Ordering.higherFirst(AGREEMENT, LAYER_1, walk(LAYER_1)).byDifference(0.5);
    return AllOf.of(
            whole,
            first,
            Ordering.higherFirst(PERSISTENCE, WHOLE, walk(WHOLE)).byDifference(0.1),
            Ordering.higherFirst(PERSISTENCE, LAYER_1, walk(LAYER_1)).byDifference(0.1))
        .core(whole)
        .core(first);
  }

  @ClaimTest(
      id = "P2",
      where = "§1.b",
      quote = "It reached 98-99% test accuracy",
      says = "The runs reach 98 to 99% test accuracy")
  Criterion p2(Claim.Builder claim) {
    claim
        .note("98 to 99% as the report rounds, to whole percents: from 97.5 to 99.5%")
        .literature(
            Stance.SUPPORTS,
            "small CNNs have about 1 to 2% test error on MNIST, LeNet-5 0.95%",
            LECUN);
    return DEEP.measured(LAST_TEST_ACCURACY).of(NETWORK).between(0.975, 0.995).tolerating(0.005);
  }

  @ClaimTest(
      id = "P3",
      where = "§1.b",
      quote = "It reached 98-99% test accuracy with end points clustering",
      says = "The runs' end points cluster")
  Criterion p3(Claim.Builder claim) {
    claim
        .measuredBy(
            InstrumentRegistry.STARTS, InstrumentRegistry.DISTANCE, InstrumentRegistry.PLANE)
        .note(PAIRS)
        .note(
            "a cluster, in the whole model and in layer 1: the ends lie closer together than the"
                + " starts did, and closer than a run's end to its own start")
        .note(
            "runs from independent starts need not share an end point: permuting a layer's units"
                + " leaves the function and moves the weights")
        .note(SPACE)
        .notChecked("distances after the units of two runs were aligned")
        .source(AINSWORTH)
        .literature(
            Stance.DISPUTES,
            "independently trained networks end apart, and lie in one basin only after their "
                + "units are permuted",
            AINSWORTH);
    return AllOf.of(
        Ordering.lowerFirst(DISTANCE, ends(WHOLE), starts(WHOLE)).byFactor(1.1),
        Ordering.lowerFirst(DISTANCE, ends(LAYER_1), starts(LAYER_1)).byFactor(1.1),
        Ordering.lowerFirst(DISTANCE, ends(WHOLE), ways(WHOLE)).byFactor(1.1),
        Ordering.lowerFirst(DISTANCE, ends(LAYER_1), ways(LAYER_1)).byFactor(1.1));
  }

  @ClaimTest(
      id = "P4",
      where = "§1.b",
      quote = "The Whole model PCA executes much larger spread than the layer-1 PCA",
      says = "Training spreads the whole model much wider than layer 1, as their PCAs show")
  Criterion p4(Claim.Builder claim) {
    claim
        .measuredBy(
            InstrumentRegistry.STARTS,
            InstrumentRegistry.DISTANCE,
            InstrumentRegistry.RANDOM_WALK,
            InstrumentRegistry.DISPLACEMENT)
        .explanation(
            "The wider spread shows that later layers vary more: then the whole model's parameters"
                + " also move further, one by one",
            Ordering.higherFirst(PER_PARAMETER, WHOLE, LAYERS.get(0)).byFactor(1.1))
        .note(PAIRS)
        .note(
            "spread: the distance between two runs after training over that before, in all weights;"
                + " the initial weights alone lie 2.7 times as far apart in the whole model as in"
                + " layer 1, whatever training does")
        .note(
            "the null: each run goes as far in a random direction, which also spreads the whole"
                + " model wider than layer 1, whose initial weights are larger")
        .source(LI)
        .nothingInLiterature(
            "Li et al. 2018 and Antognini and Sohl-Dickstein 2018 project whole models and "
                + "compare no layer with them");
    Ordering wider = Ordering.higherFirst(GROWTH, WHOLE, LAYER_1).byFactor(2);
    return AllOf.of(wider, Ordering.higherFirst(GROWTH_RATIO, RUNS, RANDOM).byFactor(1))
        .core(wider);
  }

  @ClaimTest(
      id = "P5",
      where = "§1.b",
      quote =
          "during training later layers contribute most to parameter variation, while early"
              + " features stabilize quickly",
      says =
          "Later layers contribute more to the variation than their share of the parameters; early"
              + " features settle quickly, and first")
  Criterion p5(Claim.Builder claim) {
    claim
        .measuredBy(InstrumentRegistry.CONNECTION)
        .explanation(
            "Later layers vary most because of where they stand: then parameters move further layer"
                + " by layer",
            Trend.rising(PER_PARAMETER, LAYERS).withTauAtLeast(0.3))
        .note(
            String.format(
                Locale.ENGLISH,
                "later layers: convolutions 4 to 6 and the output, which hold %.0f%% of the parameters"
                    + " and have that share of the squared displacement if all move alike; more is"
                    + " claimed, %.0f%%: each of their parameters moves 1.1 times as far. That they"
                    + " contribute most in the plain sense, more than half, holds of any even motion",
                100 * laterShare(1),
                100 * laterShare(1.1)))
        .note(
            "settled: the first step at which a layer's distance from its start is 90% of the final"
                + " one; early layers must be there a tenth of the training before the later ones, in"
                + " the mean over layers; quickly: within the first half of it, where a random walk"
                + " takes 81%")
        .source(LI)
        .literature(
            Stance.MIXED,
            "representations converge from the bottom up, so early features do settle first; "
                + "but layers differ one by one in whether they move at all, and many hardly do "
                + "(Zhang et al. 2019, arXiv:1902.01996)",
            RAGHU);
    return AllOf.of(
        DEEP.measured(LATER_SHARE).of(NETWORK).above(laterShare(1), laterShare(1.1)),
        DEEP.measured(SETTLING_LEAD).of(NETWORK).above(0, 0.1),
        DEEP.measured(SETTLED).of(NETWORK).below(0.81, 0.5));
  }
}
