package dev.assay.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void passesWithoutAFaultThatMissesNothing() {
    Calibration passed =
        new Calibration("Hessian", Optional.empty(), List.of("sign", "scale"), List.of());
    assertThat(passed.passed()).isTrue();
    assertThat(passed.failure()).isEmpty();
  }

  @Test
  void doesNotPassWithAFault() {
    Calibration faulty =
        new Calibration("Hessian", Optional.of("it is not symmetric"), List.of("sign"), List.of());
    assertThat(faulty.passed()).isFalse();
    assertThat(faulty.failure())
        .hasValue(
            "The instrument \"Hessian\" did not pass its calibration: its self-check failed, as it is not symmetric.");
  }

  @Test
  void doesNotPassWhereItsCheckMissesAMistake() {
    Calibration blind =
        new Calibration("Hessian", Optional.empty(), List.of("sign"), List.of("scale", "shift"));
    assertThat(blind.passed()).isFalse();
    assertThat(blind.failure().orElseThrow())
        .endsWith("its self-check misses the mutant \"scale\" and the mutant \"shift\".");
  }
}
