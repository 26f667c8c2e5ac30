package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.RandomStreams;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PerturbationsTest {
  private static final int SAMPLES = 20_000;

  /** P(χ²₂ > χ²₁) = E exp(−χ²₁ / 2) = 1 / √2. */
  private static final Quadratic SADDLE = new Quadratic(1, 1, -1);

  @Test
  void theInstrumentGivesTheClosedForm() {
    assertThat(
            givesTheClosedForm(
                (loss, at, deviation, random) ->
                    Perturbations.draw(SAMPLES, at.length, random)
                        .higherShare(loss, at, deviation)))
        .isTrue();
  }

  /** Mutant of claims.md: the perturbed loss divided by a constant that the other is not. */
  @Test
  void catchesAPerturbedLossThatIsDividedByAConstant() {
    assertThat(
            givesTheClosedForm(
                (loss, at, deviation, random) -> {
                  double base = loss.applyAsDouble(at);
                  Perturbations noise = Perturbations.draw(SAMPLES, at.length, random);
                  return noise.higherShare(
                      x -> Arrays.equals(x, at) ? base : loss.applyAsDouble(x) / 128,
                      at,
                      deviation);
                }))
        .isFalse();
  }

  /** Mutant of claims.md: one scalar offset for a whole tensor. */
  @Test
  void catchesOneOffsetForAWholeTensor() {
    assertThat(
            givesTheClosedForm(
                (loss, at, deviation, random) -> {
                  int higher = 0;
                  for (int i = 0; i < SAMPLES; i++) {
                    double offset = deviation * RandomStreams.gaussian(random);
                    double[] moved = Arrays.stream(at).map(x -> x + offset).toArray();
                    higher += loss.applyAsDouble(moved) > loss.applyAsDouble(at) ? 1 : 0;
                  }
                  return (double) higher / SAMPLES;
                }))
        .isFalse();
  }

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
  void knowsMinimumMaximumAndPlain() {
    Perturbations noise = Perturbations.draw(200, 2, new RandomStreams(4).stream("noise"));
    assertThat(noise.higherShare(new Quadratic(1, 2)::loss, new double[2], 0.1)).isEqualTo(1);
    assertThat(noise.higherShare(new Quadratic(-1, -2)::loss, new double[2], 0.1)).isEqualTo(0);
    assertThat(noise.higherShare(new Quadratic(0, 0)::loss, new double[2], 0.1)).isEqualTo(0);
    assertThat(noise.higherShare(x -> x[0], new double[2], 0.1)).isCloseTo(0.5, within(0.12));
  }

  @Test
  void refusesWhatPerturbsNothing() {
    RandomGenerator random = new RandomStreams(1).stream("noise");
    assertThatThrownBy(() -> Perturbations.draw(0, 2, random)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> Perturbations.draw(1, 2, random).higherShare(x -> 0, new double[2], 0))
        .hasMessageContaining("positive");
  }

  /** What measures the share of perturbations with higher loss. */
  private interface Ratio {
    double of(
        ToDoubleFunction<double[]> loss, double[] at, double deviation, RandomGenerator random);
  }

  /** Around a saddle whose own loss is 1, as a real loss is not zero, at several deviations. */
  private static boolean givesTheClosedForm(Ratio ratio) {
    return Arrays.stream(new double[] {1e-3, 1e-1, 10})
        .map(
            deviation ->
                ratio.of(
                    x -> 1 + SADDLE.loss(x),
                    new double[3],
                    deviation,
                    new RandomStreams(2).stream("noise")))
        .allMatch(share -> Math.abs(share - Math.sqrt(0.5)) < 0.015);
  }
}
