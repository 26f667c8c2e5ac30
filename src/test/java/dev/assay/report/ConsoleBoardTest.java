package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsoleBoardTest {

  @Test
  void showsGradesNumbersAndTheTally() {
    assertThat(ConsoleBoard.of(Runs.judged(), 100))
        .isEqualTo(
            """
            Data mnist, scale quick

            HW1-1 §1
              + reproduced    F2   The wide MLP ends at a lower loss than the deep one.
                                   0.01446 MSE, [0.01283, 0.01608] at 90% · final loss: model0 − model2
                                   this run, at the report’s settings
              x refuted       F5   Model2’s curve closely matches the truth.
                                   0.9045, [0.9029, 0.9061] at 90% · R² of model2
                                   this run, at the report’s settings

            2 claims: 1 reproduced, 1 refuted
            """);
  }

  @Test
  void staysWithinTheTerminal() {
    assertThat(ConsoleBoard.of(Runs.whole("mnist", "quick"), 80).lines())
        .filteredOn(line -> !line.contains("NOT AS EXPECTED") && !line.startsWith("42 claims:"))
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void saysInFullWhatIsNotAsExpected() {
    assertThat(ConsoleBoard.of(Runs.whole("mnist", "quick"), 80))
        .contains(
            "NOT AS EXPECTED: G2 on mnist at quick was INCONCLUSIVE (on a cut-down budget it would be REPRODUCED) and is now INCONCLUSIVE (on a cut-down budget it would be PARTIAL).");
  }

  @Test
  void warnsOfDrawnDigitsAndSmoke() {
    assertThat(ConsoleBoard.of(Runs.whole("strokes", "smoke"), 80))
        .startsWith("Data strokes, scale smoke\nNot MNIST");
  }
}
