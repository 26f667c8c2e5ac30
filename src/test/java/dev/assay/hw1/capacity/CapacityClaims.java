package dev.assay.hw1.capacity;

import dev.assay.claim.Claim;
import dev.assay.claim.Stance;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Saturation;
import dev.assay.claim.criterion.Trend;
import dev.assay.claim.settings.Finding;
import dev.assay.claim.settings.SettingsArithmetic;
import dev.assay.claim.settings.SettingsTable;
import dev.assay.hw1.EarlierSolutions;
import dev.assay.instrument.InstrumentRegistry;
import dev.assay.model.ConvNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The claims of HW1-3 §2, each with its criterion: written before any run they grade. */
final class CapacityClaims {
  static final String SECTION = "HW1-3 §2";

  static final String TRAIN_LOSS = "training loss";
  static final String TRAIN_ACCURACY = "training accuracy";
  static final String TEST_LOSS = "test loss";
  static final String TEST_ACCURACY = "test accuracy";
  static final String RETURNS = "gain in test accuracy up to (32, 32) minus the gain beyond";
  static final String LONGER = "test loss after three times the epochs, relative";

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

  private static final String NEYSHABUR = "Neyshabur et al. 2015, in search of the real bias";
  private static final String NEYSHABUR_ID = "arXiv:1412.6614";
  private static final String BELKIN = "Belkin et al. 2019, bias-variance and double descent";
  private static final String BELKIN_ID = "arXiv:1812.11118";
  private static final String NAKKIRAN = "Nakkiran et al. 2020, deep double descent";
  private static final String NAKKIRAN_ID = "arXiv:1912.02292";
  private static final String WHOLE =
      "all numbers are over the whole training and test set at the final weights";
  private static final String FEW =
      "five epochs: a small network that has not converged looks like one that cannot fit";

  private static final String WHERE =
      "where it saturates is a number of parameters after five epochs of 20,000 images, 785 steps;"
          + " with fewer steps every size is cut short.";

  private CapacityClaims() {}

  static List<Claim> all() {
    return List.of(n1(), n2(), n3());
  }

  /** Returns the arm of a network: its widths. */
  static String arm(ConvNet network) {
    return "(%d, %d)".formatted(network.blocks().get(0).get(0), network.blocks().get(1).get(0));
  }

  private static List<String> grid() {
    return GRID.stream().map(CapacityClaims::arm).toList();
  }

  private static List<String> gridAndWider() {
    List<String> all = new ArrayList<>(grid());
    WIDER.forEach(network -> all.add(arm(network)));
    return all;
  }

  private static Saturation testLossFalls() {
    return Saturation.falling(TEST_LOSS, grid(), BREAK).onLogX();
  }

  /** Checks that the grid can show a saturation; N2's own criterion says what follows if not. */
  static Optional<Finding> coverage(SettingsTable table) {
    return SettingsArithmetic.coverage(
            "parameters",
            table.arms().stream().map(arm -> (double) arm.parameters()).toList(),
            BREAK,
            testLossFalls().beyond())
        .map(Finding::asNote);
  }

  private static Claim n1() {
    return Claim.of("N1", SECTION)
        .measuredBy(InstrumentRegistry.EVALUATION, InstrumentRegistry.CONNECTION)
        .statement("With more parameters training loss falls and training accuracy rises")
        .where(
            "§2.b", "As parameter increases, train loss drops and train accuracy increases rapidly")
        .criterion(
            Trend.falling(TRAIN_LOSS, grid()).withTauAtLeast(0.7),
            Trend.rising(TRAIN_ACCURACY, grid()).withTauAtLeast(0.7))
        .note(WHOLE)
        .note(FEW)
        .notChecked("learning rates tuned for each width; training to convergence")
        .source(NEYSHABUR, NEYSHABUR_ID)
        .source(BELKIN, BELKIN_ID)
        .literature(
            Stance.SUPPORTS,
            "training error falls with the number of hidden units until it is zero",
            NEYSHABUR,
            NEYSHABUR_ID)
        .nothingInEarlierSolutions(EarlierSolutions.NO_ROW)
        .build();
  }

  private static Claim n2() {
    return Claim.of("N2", SECTION)
        .measuredBy(
            InstrumentRegistry.EVALUATION,
            InstrumentRegistry.PARAMETER_COUNT,
            InstrumentRegistry.CONNECTION)
        .statement("Test loss and accuracy improve up to about 100,000 parameters, then saturate")
        .where("§2.b", "Test loss/accuracy improves up to ~10 raise to 5 params and then saturate")
        .criterion(testLossFalls(), Saturation.rising(TEST_ACCURACY, grid(), BREAK).onLogX())
        .explanation(
            "The saturation is real and not the end of the grid: it shows when wider networks are"
                + " added, %s".formatted(WIDER.stream().map(CapacityClaims::arm).toList()),
            Saturation.falling(TEST_LOSS, gridAndWider(), BREAK).onLogX())
        .onlyAtFullBudget(WHERE)
        .note(WHOLE)
        .note(FEW)
        .notChecked("more than %,d parameters".formatted(WIDER.get(1).parameterCount()))
        .source(NEYSHABUR, NEYSHABUR_ID)
        .source(NAKKIRAN, NAKKIRAN_ID)
        .literature(
            Stance.MIXED,
            "test error goes on falling slowly with width after training error is zero, or, "
                + "with noisy labels, rises and falls again (Nakkiran et al. 2020): it flattens, but "
                + "at no number of parameters",
            NEYSHABUR,
            NEYSHABUR_ID)
        .nothingInEarlierSolutions(EarlierSolutions.NO_ROW)
        .build();
  }

  private static Claim n3() {
    return Claim.of("N3", SECTION)
        .measuredBy(InstrumentRegistry.EVALUATION, InstrumentRegistry.CONNECTION)
        .statement("In this range returns diminish and nothing overfits")
        .where("§2.b", "indicates diminishing returns than overfitting in this range")
        .criterion(
            Trend.falling(TEST_LOSS, grid()).beyond(-0.3), Effect.above(RETURNS, "grid", 0, 0.01))
        .explanation(
            "The returns diminish with size and not for want of training: three times the epochs"
                + " leave the largest network's test loss where it is",
            Level.atLeast(LONGER, arm(LARGEST), 0.9).tolerating(0.1))
        .note(WHOLE)
        .note("nothing overfits: test loss does not rise with size by more than τ = 0.3")
        .note(
            "(32, 32) with %,d parameters halves the grid on the log axis"
                .formatted(MIDDLE.parameterCount()))
        .notChecked("three times the epochs for the other widths")
        .source(BELKIN, BELKIN_ID)
        .source(NAKKIRAN, NAKKIRAN_ID)
        .literature(
            Stance.SUPPORTS,
            "larger networks do not overfit: capacity is controlled by something else than "
                + "their size",
            NEYSHABUR,
            NEYSHABUR_ID)
        .nothingInEarlierSolutions(EarlierSolutions.NO_ROW)
        .build();
  }
}
