package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PerturbationsTest {
  private static final int SAMPLES = 20_000;

  @Test
  void fiveLargeEigenvaluesHideNinetyFiveNegativeOnes() {
    double[] eigenvalues = new double[100];
    Arrays.fill(eigenvalues, -0.01);
    Arrays.fill(eigenvalues, 0, 5, 1);
    Quadratic mostlyDown = new Quadratic(eigenvalues);
    Perturbations noise =
        Perturbations.draw(SAMPLES, 100, new RandomStreams(3).stream("minimal-ratio"));
    assertThat(noise.higherShare(mostlyDown::loss, new double[100], 0.1))
        .isCloseTo(0.97, within(0.01));
    Spectrum spectrum = Spectrum.ofMatrix(mostlyDown.hessian(new double[100]));
    assertThat(spectrum.positive(1e-6)).isEqualTo(5);
    assertThat(spectrum.negative(1e-6)).isEqualTo(95);
    assertThat(spectrum.positiveShare(1e-6)).isEqualTo(0.05);
  }

  @Test
  void knowsMinimumAndMaximum() {
    Perturbations noise = Perturbations.draw(200, 2, new RandomStreams(4).stream("noise"));
    assertThat(noise.higherShare(new Quadratic(1, 2)::loss, new double[2], 0.1)).isEqualTo(1);
    assertThat(noise.higherShare(new Quadratic(-1, -2)::loss, new double[2], 0.1)).isEqualTo(0);
  }

  @Test
  void refusesWhatPerturbsNothing() {
    RandomGenerator random = new RandomStreams(1).stream("noise");
    assertThatThrownBy(() -> Perturbations.draw(0, 2, random)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> Perturbations.draw(1, 2, random).higherShare(x -> 0, new double[2], 0))
        .hasMessageContaining("positive");
  }
}
