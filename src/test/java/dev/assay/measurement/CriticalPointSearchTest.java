package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.FunctionSamples;
import dev.assay.data.RandomStreams;
import dev.assay.instrument.TwoWells;
import dev.assay.measurement.algebra.Vectors;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CriticalPointSearchTest {
  private static final double BOUND = 1e-8;

  private static final Objective TWO_WELLS = new TwoWells();

  @Test
  void correctsToTheNearestCriticalPointEvenASaddle() {
    CriticalPoint point =
        new CriticalPointSearch(BOUND, 0, 100).from(TWO_WELLS, new double[] {0.1, 3});
    assertThat(point.reached()).isTrue();
    assertThat(point.parameters()[0]).isCloseTo(0, within(1e-6));
    assertThat(point.loss()).isCloseTo(1, within(1e-9));
    assertThat(Spectrum.ofMatrix(TWO_WELLS.hessian(point.parameters())).negative(1e-6))
        .isEqualTo(1);
  }

  @Test
  void takesASmallNetworkToAVanishingGradient() {
    Mlp architecture = Mlp.ofWidths(Activation.TANH, 4);
    ExactMlp mlp = new ExactMlp(architecture, new FunctionExamples(FunctionSamples.ofDomain(32)));
    float[] initial = architecture.initialise(new RandomStreams(5).stream("init"));
    double[] start = IntStream.range(0, initial.length).mapToDouble(i -> initial[i]).toArray();
    CriticalPoint point = new CriticalPointSearch(1e-6, 500, 100).from(mlp, start);
    assertThat(point.reached()).isTrue();
    assertThat(point.loss()).isLessThan(mlp.loss(start));
    assertThat(Vectors.norm(mlp.gradient(point.parameters()))).isLessThan(1e-6);
  }

  @Test
  void doesNothingWhereTheGradientHasVanished() {
    CriticalPoint point = new CriticalPointSearch(BOUND, 9, 9).from(TWO_WELLS, new double[] {1, 0});
    assertThat(point.descents() + point.corrections()).isZero();
    assertThat(point.reached()).isTrue();
    assertThatThrownBy(() -> new CriticalPointSearch(0, 1, 1))
        .hasMessageContaining("positive bound");
  }
}
