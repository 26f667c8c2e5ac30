package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.model.ConvNet;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LinearPathTest {
  private static final ConvNet NET = ConvNet.ofWidths(2, 3);
  private static final double[] PLACES = LinearPath.places(61, -1, 2);

  @Test
  void meetsBothEndsExactly() {
    assertThat(PLACES).hasSize(61).contains(0, 1).startsWith(-1).endsWith(2);
    assertThat(PLACES[21]).isCloseTo(0.05, within(1e-15));
  }

  @Test
  void staysFiniteFarBeyondTheEnds() {
    Weights start = TestNetworks.weights(NET, 1);
    float[] far = TestNetworks.weights(NET, 2).toArray();
    for (int i = 0; i < far.length; i++) {
      far[i] *= 100;
    }
    LinearPath path =
        LinearPath.evaluate(
            TestNetworks.build(NET, start),
            start,
            new Weights(far),
            LinearPath.places(4, -1, 2),
            TestImages.random(20, 1),
            TestNetworks.batches());
    assertThat(Arrays.stream(path.loss().ys())).allMatch(Double::isFinite);
    assertThat(path.loss().last()).isGreaterThan(100);
  }

  @Test
  void measuresTheSecondDerivativeAlongTheLine() {
    LinearPath path = curve(a -> 4 * a * a - a, a -> 0);
    assertThat(path.curvature(0)).isCloseTo(8, within(1e-9));
    assertThat(path.curvature(1)).isCloseTo(8, within(1e-9));
    assertThatThrownBy(() -> path.curvature(2)).hasMessageContaining("no place 2.0");
  }

  @Test
  void rejectsWhatIsNoLine() {
    assertThatThrownBy(() -> LinearPath.places(1, 0, 1)).hasMessageContaining("1 places");
    assertThatThrownBy(() -> LinearPath.places(5, 1, 1)).hasMessageContaining("from 1.0 to 1.0");
  }

  private static LinearPath curve(DoubleUnaryOperator loss, DoubleUnaryOperator accuracy) {
    return new LinearPath(
        new MeasuredSeries(PLACES, Arrays.stream(PLACES).map(loss).toArray()),
        new MeasuredSeries(PLACES, Arrays.stream(PLACES).map(accuracy).toArray()));
  }
}
