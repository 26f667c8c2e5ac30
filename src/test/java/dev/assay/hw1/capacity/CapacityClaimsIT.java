package dev.assay.hw1.capacity;

import static dev.assay.experiment.ByScale.always;
import static dev.assay.experiment.ByScale.quick;
import static dev.assay.hw1.Sizes.LEARNED;

import dev.assay.claim.Claim;
import dev.assay.claim.Source;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.AllOf;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.criterion.Saturation;
import dev.assay.claim.settings.Finding;
import dev.assay.claim.settings.Quantity;
import dev.assay.claim.settings.SettingsArithmetic;
import dev.assay.experiment.ByScale;
import dev.assay.experiment.Comparison;
import dev.assay.experiment.Findings;
import dev.assay.experiment.Metric;
import dev.assay.experiment.PlannedTrials;
import dev.assay.experiment.ReportSettings;
import dev.assay.experiment.Runs;
import dev.assay.hw1.Hw1Section;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.junit.AssayReport;
import dev.assay.junit.ClaimTest;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.report.Question;
import dev.assay.statistics.MetricRange;
import dev.assay.training.FinalFit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** HW1-3 §2: shallow CNNs of eleven widths, and two wider ones as a control. */
@AssayReport(section = "HW1-3 §2", part = "HW1-3", about = "Parameters and generalisation")
@Tag("hw1-3")
public final class CapacityClaimsIT implements Hw1Section {
  /** The report's eleven networks. */
  static final List<ConvNet> GRID =
      List.of(
          ConvNet.ofWidths(8, 8),
          ConvNet.ofWidths(12, 12),
          ConvNet.ofWidths(16, 16),
          ConvNet.ofWidths(24, 24),
          ConvNet.ofWidths(32, 32),
          ConvNet.ofWidths(48, 48),
          ConvNet.ofWidths(64, 64),
          ConvNet.ofWidths(80, 64),
          ConvNet.ofWidths(96, 64),
          ConvNet.ofWidths(112, 80),
          ConvNet.ofWidths(128, 96));

  /** The control that the report's grid lacks: more than 100,000 parameters. */
  static final List<ConvNet> WIDER =
      List.of(ConvNet.ofWidths(160, 128), ConvNet.ofWidths(224, 160));

  /** The network in the middle of the grid on the log axis of parameters. */
  static final ConvNet MIDDLE = GRID.get(4);

  static final ConvNet SMALLEST = GRID.get(0);
  static final ConvNet LARGEST = GRID.get(10);

  private static final double BREAK = 1e5;

  private static final Source NEYSHABUR =
      new Source("Neyshabur et al. 2015, in search of the real bias", "arXiv:1412.6614");
  private static final Source BELKIN =
      new Source("Belkin et al. 2019, bias-variance and double descent", "arXiv:1812.11118");
  private static final Source NAKKIRAN =
      new Source("Nakkiran et al. 2020, deep double descent", "arXiv:1912.02292");

  private static final String WHOLE =
      "all numbers are over the whole training and test set at the final weights";
  private static final String FEW =
      "five epochs: a small network that has not converged looks like one that cannot fit";

  /** The control for the largest network: what it would reach with three times the training. */
  private static final String LONGEST = arm(LARGEST) + ", 15 epochs";

  private static final Metric TRAIN_LOSS =
      evaluated(Metric.ofScalar("training loss", "final.train.loss")).asCrossEntropy();
  private static final Metric TRAIN_ACCURACY =
      evaluated(Metric.ofScalar("training accuracy", "final.train.accuracy"))
          .within(MetricRange.SHARE);
  private static final Metric TEST_LOSS =
      evaluated(Metric.ofScalar("test loss", "final.test.loss")).asCrossEntropy();
  private static final Metric TEST_ACCURACY =
      evaluated(Metric.ofScalar("test accuracy", "final.test.accuracy")).within(MetricRange.SHARE);
  private static final Metric RETURNS =
      evaluated(
              Metric.ofSeed(
                  "gain in test accuracy up to (32, 32) minus the gain beyond",
                  "grid",
                  runs ->
                      2 * TEST_ACCURACY.of(runs.of(arm(MIDDLE)))
                          - TEST_ACCURACY.of(runs.of(arm(SMALLEST)))
                          - TEST_ACCURACY.of(runs.of(arm(LARGEST)))))
          // The difference of two gains.
          .within(MetricRange.SHARE.ofDifference().ofDifference());
  private static final Metric OVERFITTING =
      evaluated(
              Metric.ofSeed(
                  "test loss of the largest network over the least on the grid",
                  "grid",
                  runs ->
                      TEST_LOSS.of(runs.of(arm(LARGEST)))
                          / GRID.stream()
                              .mapToDouble(network -> TEST_LOSS.of(runs.of(arm(network))))
                              .min()
                              .orElseThrow()))
          .within(MetricRange.atLeast(1));
  private static final Metric LONGER =
      evaluated(
              Metric.ofSeed(
                  "test loss after three times the epochs, relative",
                  arm(LARGEST),
                  runs -> TEST_LOSS.of(runs.of(LONGEST)) / TEST_LOSS.of(runs.of(arm(LARGEST)))))
          .within(MetricRange.NOT_NEGATIVE);

  static final Comparison NETWORKS =
      Comparison.onImages(quick(320).full(20_000).smoke(64), quick(250).full(10_000).smoke(50))
          .varying("parameters", Quantity.NETWORK, Quantity.PARAMETERS)
          .placedBy(trial -> trial.architecture().parameterCount())
          .arms(GRID, CapacityClaimsIT::arm)
          .arms(WIDER, CapacityClaimsIT::arm)
          .arm(LONGEST, with -> with.network(LARGEST).epochs(always(15)))
          .optimizer(Optimizer.adam(1e-3))
          .batch(128)
          .epochs(always(5))
          // The recording at the report's settings decides; in a quick run all that trains is
          // tried.
          .firstSeed(quick(6001L).full(2001L))
          .seeds(quick(2).full(5))
          // Three times the training, which no claim reads this metric of.
          .control(
              "networks of this grid learn the digits",
              "the largest network of the grid did not learn the digits",
              of -> of.measured(TRAIN_ACCURACY).of(LONGEST).atLeast(LEARNED))
          // The grid and the images stay the report's.
          .asIn(
              "JasonYao81000/MLDS2018SPRING",
              "batches of 1,024, 20 epochs",
              of -> lasting(of.batch(1024), quick(20)))
          .asIn(
              "machineCYC/MLDS2018SPRING",
              "Adam 0.0001, 50 epochs",
              of -> lasting(of.optimizer(Optimizer.adam(1e-4)), quick(20).full(50)))
          .asIn(
              "r06922085/MLDS2018SPRING",
              "batches of 1,000, 100 epochs",
              of -> lasting(of.batch(1000), quick(20).full(100)))
          .asIn(
              "monkey1208/MLDS2018SPRING",
              "SGD 0.01, 10 epochs",
              of -> lasting(of.optimizer(Optimizer.sgd(1e-2)), quick(10)))
          .asIn(
              "arock475/CPSC8430HW1",
              "SGD 0.0001 with momentum 0.9, batches of 4, 2 epochs",
              of -> lasting(of.optimizer(Optimizer.momentum(1e-4, 0.9)).batch(4), quick(2)));

  /** The control for the largest network goes on three times as long here, too. */
  private static Comparison lasting(Comparison of, ByScale<Integer> epochs) {
    return of.epochs(epochs).changing(LONGEST, with -> with.epochs(epochs.map(count -> 3 * count)));
  }

  private static Metric evaluated(Metric metric) {
    return metric
        .from(new FinalFit())
        .measuredBy(InstrumentRegistry.EVALUATION, InstrumentRegistry.CONNECTION);
  }

  /** Returns the arm of a network: its widths. */
  private static String arm(ConvNet network) {
    return String.format(
        Locale.ROOT, "(%d, %d)", network.blocks().get(0).get(0), network.blocks().get(1).get(0));
  }

  private static List<String> grid() {
    return GRID.stream().map(CapacityClaimsIT::arm).toList();
  }

  private static List<String> gridAndWider() {
    return Stream.concat(GRID.stream(), WIDER.stream()).map(CapacityClaimsIT::arm).toList();
  }

  @Override
  public List<Question> questions() {
    return List.of(
        Question.ofSettings(
            "a",
            "Describe your settings of the experiments. (e.g. which task, the 10 or "
                + "more structures you choose)"),
        Question.ofResults(
            "b",
            "Plot the figures of both training and testing, loss and accuracy to the "
                + "number of parameters."));
  }

  /** The report compares its grid alone; whether that can show a saturation is said of N2. */
  @Override
  public ReportSettings settings(ReportSettings ofArms, PlannedTrials report) {
    ReportSettings grid = ofArms.only(grid());
    return SettingsArithmetic.coverage(
            "parameters",
            grid.table().arms().stream().map(arm -> (double) arm.parameters()).toList(),
            BREAK,
            testLossFalls(grid()).beyond())
        .map(Finding::asNote)
        .map(finding -> grid.finding(finding, "N2"))
        .orElse(grid);
  }

  @Override
  public Findings figures(Findings findings, Runs runs) {
    CapacityFigures figures = new CapacityFigures(runs, gridAndWider());
    return findings
        .figure(figures.losses(), "N1", "N2", "N3")
        .figure(figures.accuracies(), "N1", "N2", "N3");
  }

  private static AllOf saturates(List<String> arms) {
    return AllOf.of(
        testLossFalls(arms), NETWORKS.measured(TEST_ACCURACY).risingUpTo(BREAK, arms).onLogX());
  }

  private static Saturation testLossFalls(List<String> arms) {
    return NETWORKS.measured(TEST_LOSS).fallingUpTo(BREAK, arms).onLogX();
  }

  @ClaimTest(
      id = "N1",
      where = "§2.b",
      quote = "As parameter increases, train loss drops and train accuracy increases rapidly",
      says = "With more parameters training loss falls and training accuracy rises, rapidly")
  Criterion n1(Claim.Builder claim) {
    claim
        .note(WHOLE)
        .note(FEW)
        .note(
            "rapidly is a rate: with each tenfold of the parameters the loss falls by a factor of 2"
                + " and the accuracy rises by 10 points, as \"far\" and \"dramatically\" are read here;"
                + " from the smallest to the largest network, 2.18 tenfolds, that makes a factor of"
                + " 4.5 and 22 points")
        .notChecked("learning rates tuned for each width; training to convergence")
        .source(NEYSHABUR, BELKIN)
        .literature(
            Stance.SUPPORTS,
            "training error falls with the number of hidden units until it is zero",
            NEYSHABUR);
    return AllOf.of(
        NETWORKS.measured(TRAIN_LOSS).falling(grid()).withTauAtLeast(0.7),
        NETWORKS.measured(TRAIN_ACCURACY).rising(grid()).withTauAtLeast(0.7),
        NETWORKS.measured(TRAIN_LOSS).lowerFirst(arm(LARGEST), arm(SMALLEST)).byFactor(4.5),
        NETWORKS
            .measured(TRAIN_ACCURACY)
            .higherFirst(arm(LARGEST), arm(SMALLEST))
            .byDifference(0.22));
  }

  @ClaimTest(
      id = "N2",
      where = "§2.b",
      quote = "Test loss/accuracy improves up to ~10 raise to 5 params and then saturate",
      says = "Test loss and accuracy improve up to about 100,000 parameters, then saturate")
  Criterion n2(Claim.Builder claim) {
    claim
        .measuredBy(InstrumentRegistry.PARAMETER_COUNT)
        .explanation(
            "The saturation is real and not the end of the grid: it shows when wider networks are"
                + String.format(
                    Locale.ENGLISH,
                    " added, %s",
                    WIDER.stream().map(CapacityClaimsIT::arm).toList()),
            saturates(gridAndWider()))
        .note(
            "where it saturates is a number of parameters after five epochs of 20,000 images, 785 steps;"
                + " with fewer steps every size is cut short")
        .note(WHOLE)
        .note(FEW)
        .notChecked(
            String.format(
                Locale.ENGLISH, "more than %,d parameters", WIDER.get(1).parameterCount()))
        .source(NEYSHABUR, NAKKIRAN)
        .literature(
            Stance.MIXED,
            "test error goes on falling slowly with width after training error is zero, or, "
                + "with noisy labels, rises and falls again (Nakkiran et al. 2020): it flattens, but "
                + "at no number of parameters",
            NEYSHABUR);
    return saturates(grid());
  }

  @ClaimTest(
      id = "N3",
      where = "§2.b",
      quote = "indicates diminishing returns than overfitting in this range",
      says = "In this range returns diminish and nothing overfits")
  Criterion n3(Claim.Builder claim) {
    claim
        .explanation(
            "The returns diminish with size and not for want of training: three times the epochs"
                + " leave the largest network's test loss where it is",
            NETWORKS.measured(LONGER).of(arm(LARGEST)).atLeast(0.9).tolerating(0.1))
        .note(WHOLE)
        .note(
            "nothing overfits: test loss does not rise with size by more than τ = 0.3, and that of the"
                + " largest network is at most a tenth above the least on the grid")
        .note(
            "returns diminish: test accuracy gains at least a point more below the middle of the grid"
                + " than above it; a fall above it is overfitting, which the test loss then shows")
        .note(
            String.format(
                Locale.ENGLISH,
                "(32, 32) with %,d parameters halves the grid on the log axis",
                MIDDLE.parameterCount()))
        .notChecked("three times the epochs for the other widths")
        .source(BELKIN, NAKKIRAN)
        .literature(
            Stance.SUPPORTS,
            "larger networks do not overfit: capacity is controlled by something else than "
                + "their size",
            NEYSHABUR);
    return AllOf.of(
        NETWORKS.measured(TEST_LOSS).falling(grid()).beyond(-0.3),
        NETWORKS.measured(OVERFITTING).of("grid").atMost(1.1).tolerating(0.1),
        NETWORKS.measured(RETURNS).of("grid").above(0, 0.01));
  }
}
