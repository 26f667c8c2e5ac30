package dev.assay.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The numbers are those that {@code claims.md} states about the report. */
class SettingsArithmeticTest {
  @Test
  void countsStepsAndEpochs() {
    assertThat(SettingsArithmetic.stepsPerEpoch(60_000, 64) * 6).isEqualTo(5_628);
    assertThat(SettingsArithmetic.stepsPerEpoch(60_000, 1024) * 6).isEqualTo(354);
    assertThat(SettingsArithmetic.stepsPerEpoch(12_000, 128) * 12).isEqualTo(1_128);
    assertThat(SettingsArithmetic.epochsAtFixedSteps(6_000, 16, 60_000)).isEqualTo(1.6);
    assertThat(SettingsArithmetic.epochsAtFixedSteps(6_000, 1024, 60_000))
        .isCloseTo(102.4, within(1e-9));
    assertThatThrownBy(() -> SettingsArithmetic.stepsPerEpoch(60_000, 0))
        .hasMessageContaining("0 batch size");
  }

  @Test
  void findsThatTheWidthsCannotShowSaturation() {
    List<Double> counts = List.of(9_000.0, 50_000.0, 82_650.0, 112_938.0);
    Finding finding = SettingsArithmetic.coverage("parameter count", counts, 1e5, 2).orElseThrow();
    assertThat(finding.illPosed()).isTrue();
    assertThat(finding.text()).contains("4 values of parameter count, 1 lie(s) beyond 100000");
    assertThat(SettingsArithmetic.coverage("parameter count", counts, 5e4, 2)).isEmpty();
  }

  @Test
  void namesFactorsThatDifferBesidesTheIntendedOne() {
    Map<String, Map<String, String>> arms = new LinkedHashMap<>();
    arms.put("A", Map.of("batch size", "64", "learning rate", "1e-3", "steps", "5628"));
    arms.put("B", Map.of("batch size", "1024", "learning rate", "1e-2", "steps", "354"));
    Finding finding = SettingsArithmetic.confounders("batch size", arms).orElseThrow();
    assertThat(finding.illPosed()).isFalse();
    assertThat(finding.text())
        .contains("learning rate (A 1e-3, B 1e-2)")
        .contains("steps (A 5628, B 354)")
        .doesNotContain("1024");
    arms.put("B", Map.of("batch size", "1024", "learning rate", "1e-3", "steps", "5628"));
    assertThat(SettingsArithmetic.confounders("batch size", arms)).isEmpty();
  }

  @Test
  void accuracyBoundsTheLoss() {
    double least = SettingsArithmetic.leastCrossEntropy(0.94);
    assertThat(least).isCloseTo(0.0416, within(1e-4));
    assertThatThrownBy(() -> SettingsArithmetic.leastCrossEntropy(94)).hasMessageContaining("94.0");
    assertThat(SettingsArithmetic.contradiction("loss 0", "accuracy 94%", "at least 0.04").text())
        .contains("exclude each other");
  }
}
