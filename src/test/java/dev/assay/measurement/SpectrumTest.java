package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpectrumTest {
  @Test
  void sortsAndCounts() {
    Spectrum spectrum = Spectrum.of(0, -3, 1e-9, 10, -1e-9, 2);
    assertThat(spectrum.values()).containsExactly(10, 2, 1e-9, 0, -1e-9, -3);
    assertThat(spectrum.positive(1e-8)).isEqualTo(2);
    assertThat(spectrum.zeros(1e-8)).isEqualTo(3);
    assertThat(spectrum.negative(1e-8)).isEqualTo(1);
    assertThat(spectrum.positive(0)).isEqualTo(3);
    assertThat(spectrum.positiveShare(1e-8)).isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void decomposesAHandComputedMatrix() {
    // [[2, 1], [1, 2]] has 3 and 1.
    Spectrum spectrum = Spectrum.ofMatrix(new double[][] {{2, 1}, {1, 2}});
    assertThat(spectrum.values()[0]).isCloseTo(3, within(1e-12));
    assertThat(spectrum.values()[1]).isCloseTo(1, within(1e-12));
  }

  @Test
  void deadDirectionsAreZeros() {
    double[][] hessian = new double[60][60];
    hessian[0][0] = 4;
    hessian[1][1] = 1e-200;
    hessian[1][0] = 1e-180;
    hessian[0][1] = 1e-180;
    Spectrum spectrum = Spectrum.ofMatrix(hessian);
    assertThat(spectrum.positive(1e-10)).isEqualTo(1);
    assertThat(spectrum.zeros(1e-10)).isEqualTo(59);
  }

  @Test
  void refusesAMatrixThatIsNotSymmetric() {
    assertThatThrownBy(() -> Spectrum.ofMatrix(new double[][] {{1, 2}, {0, 1}}))
        .hasMessageContaining("give a symmetric one");
    assertThatThrownBy(() -> Spectrum.ofMatrix(new double[][] {{Double.NaN}}))
        .hasMessageContaining("give a symmetric one");
    assertThatThrownBy(Spectrum::of).hasMessageContaining("give at least 1");
  }
}
