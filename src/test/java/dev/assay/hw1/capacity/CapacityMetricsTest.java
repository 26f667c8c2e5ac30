package dev.assay.hw1.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.claim.evidence.Evidence;
import dev.assay.experiment.Experiment;
import dev.assay.hw1.Fabricated;
import dev.assay.junit.ClaimFile;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityMetricsTest {
  private static final Experiment GRID = ClaimFile.experiment(CapacityClaimsIT.class);

  /**
   * All numbers follow the decades of parameters; three times the training halves the test loss.
   */
  private static TrialResult run(Trial trial) {
    double decades = Math.log10(trial.architecture().parameterCount());
    boolean longer = trial.budget().toString().contains("15");
    double bend = Math.abs(decades - 4);
    return Fabricated.finished(
        trial,
        Map.of(),
        Map.of(
            "final.train.loss",
            10 - decades,
            "final.test.loss",
            (5 + bend) / (longer ? 2 : 1),
            "final.train.accuracy",
            decades / 10,
            "final.test.accuracy",
            0.9 - 0.1 * bend));
  }

  @Test
  void readsEachNumberOfItsOwnSetAndNetwork() {
    Evidence evidence = Fabricated.findings(GRID, 1, CapacityMetricsTest::run).evidence();
    double small = decades(CapacityClaimsIT.SMALLEST.parameterCount());
    double middle = decades(CapacityClaimsIT.MIDDLE.parameterCount());
    double large = decades(CapacityClaimsIT.LARGEST.parameterCount());
    String smallest = arm(evidence, small);
    String largest = arm(evidence, large);
    assertThat(mean(evidence, "training loss", smallest)).isCloseTo(10 - small, within(1e-12));
    assertThat(mean(evidence, "training accuracy", smallest)).isCloseTo(small / 10, within(1e-12));
    assertThat(mean(evidence, "test loss", largest)).isCloseTo(5 + bend(large), within(1e-12));
    assertThat(mean(evidence, "test accuracy", largest))
        .isCloseTo(0.9 - 0.1 * bend(large), within(1e-12));
    assertThat(mean(evidence, "gain in test accuracy up to (32, 32) minus the gain beyond", "grid"))
        .isCloseTo(0.1 * (bend(small) + bend(large) - 2 * bend(middle)), within(1e-12));
    double least =
        CapacityClaimsIT.GRID.stream()
            .mapToDouble(network -> 5 + bend(decades(network.parameterCount())))
            .min()
            .orElseThrow();
    assertThat(
            mean(evidence, "test loss of the largest network over the least on the grid", "grid"))
        .isCloseTo((5 + bend(large)) / least, within(1e-12));
    assertThat(mean(evidence, "test loss after three times the epochs, relative", largest))
        .isCloseTo(0.5, within(1e-12));
  }

  private static double decades(double parameters) {
    return Math.log10(parameters);
  }

  private static double bend(double decades) {
    return Math.abs(decades - 4);
  }

  private static String arm(Evidence evidence, double decades) {
    return evidence.places().entrySet().stream()
        .filter(place -> Math.abs(decades(place.getValue()) - decades) < 1e-9)
        .map(Map.Entry::getKey)
        .filter(name -> !name.contains("epochs"))
        .findFirst()
        .orElseThrow();
  }

  private static double mean(Evidence evidence, String metric, String arm) {
    return evidence.sample(metric, arm).mean();
  }
}
