package dev.assay.hw1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.Claim;
import dev.assay.claim.settings.Finding;
import dev.assay.claim.settings.Quantity;
import dev.assay.claim.settings.SettingsTable;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.ReportSettings;
import dev.assay.hw1.batchsensitivity.BatchSensitivityClaimsIT;
import dev.assay.hw1.capacity.CapacityClaimsIT;
import dev.assay.hw1.functionfit.FunctionFitClaimsIT;
import dev.assay.hw1.gradientdecay.GradientDecayClaimsIT;
import dev.assay.hw1.interpolation.InterpolationClaimsIT;
import dev.assay.hw1.randomlabels.RandomLabelsClaimsIT;
import dev.assay.hw1.shallowdeep.ShallowDeepClaimsIT;
import dev.assay.hw1.trajectories.WeightTrajectoriesClaimsIT;
import dev.assay.hw1.vanishinggradient.VanishingGradientClaimsIT;
import dev.assay.junit.ClaimFile;
import dev.assay.model.Optimizer;
import dev.assay.training.Trial;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The report read as arithmetic: each number is the one that {@code claims.md} states, and comes
 * from the trials that the experiment itself plans. Nothing is loaded or trained.
 */
class ReportSettingsTest {
  static Stream<Experiment> experiments() {
    return Hw1CompletenessTest.experiments();
  }

  private static SettingsTable table(Experiment experiment) {
    return settings(experiment).table();
  }

  private static ReportSettings settings(Experiment experiment) {
    return experiment.settings(Plan.ofReport(experiment));
  }

  private static List<String> texts(SettingsTable table, Quantity quantity) {
    return table.arms().stream().map(arm -> arm.text(quantity)).toList();
  }

  private static List<String> findings(Experiment experiment, String id) {
    return ReportSettings.claimsOf(experiment).stream()
        .filter(claim -> claim.id().equals(id))
        .flatMap(claim -> claim.findings().stream())
        .map(Finding::text)
        .toList();
  }

  @Test
  void countsTheParametersOfTheMlps() {
    Experiment experiment = ClaimFile.experiment(FunctionFitClaimsIT.class);
    assertThat(texts(table(experiment), Quantity.PARAMETERS))
        .containsExactly("571", "712", "571", "351");
    assertThat(findings(experiment, "F1"))
        .singleElement()
        .asString()
        .contains("571 parameters", "1-5-10-10-10-5-1", "351");
    assertThat(findings(experiment, "F2")).singleElement().asString().contains("parameters (");
  }

  @Test
  void countsTheParametersOfTheCnnsAndNamesTheirOperations() {
    Experiment experiment = ClaimFile.experiment(ShallowDeepClaimsIT.class);
    assertThat(texts(table(experiment), Quantity.PARAMETERS)).containsOnly("112,970");
    assertThat(table(experiment).differing()).containsExactly(Quantity.OPERATIONS);
    assertThat(findings(experiment, "C1")).isEmpty();
    assertThat(findings(experiment, "C3")).hasSize(1);
    assertThat(findings(experiment, "C6")).singleElement().asString().contains("a factor of 1.4");
  }

  @Test
  void namesTheStepsAndTheLearningRatesOfTheLine() {
    Experiment experiment = ClaimFile.experiment(InterpolationClaimsIT.class);
    SettingsTable table = table(experiment);
    assertThat(texts(table, Quantity.STEPS)).containsExactly("5,628", "354");
    assertThat(texts(table, Quantity.STEPS_PER_EPOCH)).containsExactly("938", "59");
    assertThat(table.differing()).containsExactly(Quantity.LEARNING_RATE, Quantity.STEPS);
    assertThat(findings(experiment, "I4"))
        .singleElement()
        .asString()
        .contains("learning rate (A: 0.001, B: 0.01", "steps (A: 5,628, B: 354");
    assertThat(findings(experiment, "I3")).isEmpty();
  }

  @Test
  void namesTheEpochsOfTheBatchSizes() {
    Experiment experiment = ClaimFile.experiment(BatchSensitivityClaimsIT.class);
    SettingsTable table = table(experiment);
    assertThat(texts(table, Quantity.STEPS)).containsOnly("6,000");
    assertThat(texts(table, Quantity.EPOCHS)).startsWith("1.6").endsWith("102.4");
    assertThat(table.differing()).containsExactly(Quantity.EPOCHS);
    for (Claim claim : experiment.claims()) {
      assertThat(findings(experiment, claim.id()))
          .singleElement()
          .asString()
          .contains("epochs seen (16: 1.6 to 1024: 102.4; a factor of 64.0)");
    }
  }

  @Test
  void findsThatOneWidthLiesBeyondTheBreak() {
    Experiment experiment = ClaimFile.experiment(CapacityClaimsIT.class);
    assertThat(table(experiment).arms()).hasSize(11);
    assertThat(findings(experiment, "N2"))
        .anyMatch(text -> text.contains("11 values of parameters, 1 lies beyond 100000"));
    assertThat(findings(experiment, "N1")).hasSize(1);
  }

  @Test
  void holdsTheLossOfRandomLabelsAgainstTheirAccuracy() {
    Experiment experiment = ClaimFile.experiment(RandomLabelsClaimsIT.class);
    assertThat(texts(table(experiment), Quantity.STEPS)).containsOnly("1,128");
    assertThat(table(experiment).differing()).isEmpty();
    for (String claim : List.of("R1", "R2")) {
      assertThat(findings(experiment, claim)).singleElement().asString().contains("0.042 nats");
    }
  }

  @Test
  void findsNothingWhereTheReportComparesNothing() {
    for (Experiment one :
        List.of(
            ClaimFile.experiment(WeightTrajectoriesClaimsIT.class),
            ClaimFile.experiment(GradientDecayClaimsIT.class),
            ClaimFile.experiment(VanishingGradientClaimsIT.class))) {
      assertThat(ReportSettings.claimsOf(one))
          .allSatisfy(claim -> assertThat(claim.findings()).isEmpty());
    }
  }

  /** The claims' own criteria grade what the settings contradict, so no digest moves. */
  @ParameterizedTest
  @MethodSource("experiments")
  void leavesTheCriteriaAsTheyAre(Experiment experiment) {
    assertThat(ReportSettings.claimsOf(experiment).stream().map(c -> c.criterionDigest(0.05)))
        .containsExactlyElementsOf(
            experiment.claims().stream()
                .map(claim -> claim.withControls(experiment.controls()).criterionDigest(0.05))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void namesAnArmWhoseBatchSizeWasChanged(Experiment experiment) {
    Trial honest = experiment.trials(Plan.ofReport(experiment)).get(0);
    ReportSettings arms =
        ReportSettings.varying("nothing").arm("honest", honest).arm("mutant", halved(honest));
    assertThat(arms.table().differing()).contains(Quantity.BATCH_SIZE);
    assertThat(arms.table().confounders().orElseThrow().text())
        .contains(
            String.format(
                Locale.ENGLISH,
                "batch size (honest: %,d, mutant: %,d",
                honest.batchSize(),
                honest.batchSize() / 2));
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void namesAnArmOfTheExperimentThatIsSwappedForAnother(Experiment experiment) {
    ReportSettings settings = settings(experiment);
    Trial honest = experiment.trials(Plan.ofReport(experiment)).get(0);
    Trial mutant =
        new Trial(
            honest.data(),
            honest.architecture(),
            Optimizer.sgd(0.5),
            honest.batchSize(),
            honest.budget(),
            honest.seed());
    Set<Quantity> differing =
        new SettingsTable("the arms", settings.moves(), settings.arm("mutant", mutant).arms())
            .differing();
    assertThat(differing).contains(Quantity.OPTIMIZER, Quantity.LEARNING_RATE);
  }

  private static Trial halved(Trial trial) {
    return new Trial(
        trial.data(),
        trial.architecture(),
        trial.optimizer(),
        trial.batchSize() / 2,
        trial.budget(),
        trial.seed());
  }
}
