package dev.assay.claim.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsArithmeticTest {
  private static ArmSettings arm(String name, double rate, int batch, long steps) {
    return new ArmSettings(
        name,
        "CNN",
        20_000,
        OptionalLong.empty(),
        9_000,
        "adam",
        rate,
        batch,
        60_000,
        0,
        60_000 / batch,
        steps,
        6);
  }

  private static SettingsTable batches(ArmSettings... arms) {
    return new SettingsTable("batch size", Set.of(Quantity.BATCH_SIZE), List.of(arms));
  }

  @Test
  void findsThatAGridCannotShowWhatLiesBeyondIt() {
    List<Double> counts = List.of(9_000.0, 50_000.0, 82_650.0, 112_938.0);
    Finding finding = SettingsArithmetic.coverage("parameter count", counts, 1e5, 2).orElseThrow();
    assertThat(finding.illPosed()).isTrue();
    assertThat(finding.asNote()).isEqualTo(Finding.note(finding.text()));
    assertThat(finding.text()).contains("4 values of parameter count, 1 lies beyond 100000");
    assertThat(SettingsArithmetic.coverage("parameter count", counts, 5e4, 2)).isEmpty();
    // What lies on the place does not lie beyond it.
    assertThat(SettingsArithmetic.coverage("parameter count", counts, 5e4, 3)).isPresent();
  }

  @Test
  void namesWhatDiffersBesidesTheFactor() {
    SettingsTable table = batches(arm("A", 1e-3, 64, 5_628), arm("B", 1e-2, 1_024, 354));
    assertThat(table.differing()).containsExactly(Quantity.LEARNING_RATE, Quantity.STEPS);
    Finding finding = table.confounders().orElseThrow();
    assertThat(finding.illPosed()).isFalse();
    assertThat(finding.text())
        .contains("learning rate (A: 0.001, B: 0.01; a factor of 10.0)")
        .contains("steps (A: 5,628, B: 354; a factor of 15.9)")
        .doesNotContain("1,024");
    assertThat(batches(arm("A", 1e-3, 64, 9), arm("B", 1e-3, 1_024, 9)).confounders()).isEmpty();
    assertThat(batches(arm("A", 1e-3, 64, 9)).confounders()).isEmpty();
  }

  @Test
  void givesNoFactorWhereThereIsNone() {
    ArmSettings whole =
        new ArmSettings("A", "MLP", 9, OptionalLong.empty(), 9, "adam", 1, 9, 9, 0, 1, 1, 2.04);
    ArmSettings shuffled =
        new ArmSettings("B", "CNN", 9, OptionalLong.empty(), 9, "adam", 1, 9, 9, 0.25, 1, 1, 2.26);
    assertThat(
            new SettingsTable("size", Set.of(), List.of(whole, shuffled))
                .confounders()
                .orElseThrow()
                .text())
        .contains("network (A: MLP, B: CNN)", "labels permuted (A: 0%, B: 25%)")
        .contains("epochs seen (A: 2, B: 2.3; a factor of 1.1)");
  }

  @Test
  void showsManyArmsByTheirEnds() {
    ArmSettings[] arms = new ArmSettings[7];
    for (int i = 0; i < arms.length; i++) {
      arms[i] = arm("a" + i, 1e-3, 64, 100L + i);
    }
    assertThat(batches(arms).confounders().orElseThrow().text())
        .contains("steps (a0: 100 to a6: 106; a factor of 1.1)")
        .doesNotContain("a1");
    assertThat(batches(Arrays.copyOf(arms, 4)).confounders().orElseThrow().text())
        .contains("steps (a0: 100, a1: 101, a2: 102, a3: 103;");
  }

  @Test
  void namesAStatedCountThatIsNotTheCounted() {
    ArmSettings listed =
        new ArmSettings(
            "model0",
            "MLP 1-5-10-10-10-5-1",
            351,
            OptionalLong.of(571),
            590,
            "adam",
            1e-3,
            9,
            9,
            0,
            1,
            1,
            1);
    SettingsTable table = new SettingsTable("", Set.of(), List.of(listed));
    assertThat(table.contradictions())
        .containsExactly(
            Finding.note(
                "\"MLP 1-5-10-10-10-5-1\" and \"571 parameters\" exclude each other: these widths"
                    + " have 351."));
    assertThat(listed.parameterText()).isEqualTo("351 (stated: 571)");
    assertThat(batches(arm("A", 1e-3, 64, 9)).contradictions()).isEmpty();
  }

  @Test
  void refusesArmsThatAreComparedInNothing() {
    ArmSettings arm = arm("A", 1e-3, 64, 9);
    assertThatThrownBy(() -> new SettingsTable("", Set.of(), List.of(arm, arm)))
        .hasMessageContaining("2 arms and the factor \"\"");
    assertThatThrownBy(() -> new SettingsTable("depth", Set.of(), List.of()))
        .hasMessageContaining("at least one arm");
  }

  @Test
  void accuracyBoundsTheLoss() {
    double least = SettingsArithmetic.leastCrossEntropy(0.94);
    assertThat(least).isCloseTo(0.0416, within(1e-4));
    assertThat(SettingsArithmetic.leastCrossEntropy(0)).isEqualTo(Math.log(2));
    assertThat(SettingsArithmetic.leastCrossEntropy(1)).isZero();
    assertThatThrownBy(() -> SettingsArithmetic.leastCrossEntropy(94)).hasMessageContaining("94.0");
    assertThat(SettingsArithmetic.contradiction("loss 0", "accuracy 94%", "at least 0.04").text())
        .contains("exclude each other");
  }
}
