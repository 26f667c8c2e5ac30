package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;

class ActivationProperties {
  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;

  @Property
  void computesWhatItsNameSays(@ForAll @FloatRange(min = -40, max = 40) float z) {
    assertThat(applied(Activation.RELU, z)).isEqualTo(Math.max(0, z));
    double tanh = Math.tanh(z);
    assertThat((double) applied(Activation.TANH, z)).isCloseTo(tanh, within(1e-6 * Math.abs(tanh)));
    double selu = SELU_SCALE * (z > 0 ? z : SELU_ALPHA * Math.expm1(z));
    assertThat((double) applied(Activation.SELU, z)).isCloseTo(selu, within(1e-6 * Math.abs(selu)));
  }

  @Property
  void slopesAreThoseOfTheActivation(@ForAll @FloatRange(min = -6, max = 6) float z) {
    assertThat(slope(Activation.RELU, z)).isEqualTo(z > 0 ? 1 : 0);
    assertThat((double) slope(Activation.TANH, z))
        .isCloseTo(1 - Math.pow(Math.tanh(z), 2), within(1e-6));
    assertThat((double) slope(Activation.SELU, z))
        .isCloseTo(SELU_SCALE * (z > 0 ? 1 : SELU_ALPHA * Math.exp(z)), within(1e-6));
  }

  @Example
  void aVanishingActivationHasASlopeAndZeroHasNone() {
    assertThat(slope(Activation.RELU, Float.MIN_VALUE)).isEqualTo(1);
    assertThat(slope(Activation.RELU, Float.MAX_VALUE)).isEqualTo(1);
    assertThat(slope(Activation.RELU, 0)).isZero();
  }

  @Example
  void divergenceIsNotHidden() {
    for (Activation activation : Activation.values()) {
      assertThat(applied(activation, Float.NaN)).isNaN();
      assertThat(applied(activation, Float.NEGATIVE_INFINITY))
          .isEqualTo(applied(activation, -1000));
    }
    assertThat(applied(Activation.RELU, Float.POSITIVE_INFINITY)).isInfinite();
    assertThat(applied(Activation.SELU, Float.POSITIVE_INFINITY)).isInfinite();
  }

  private static float applied(Activation activation, float z) {
    float[] values = {z};
    activation.apply(values, 1);
    return values[0];
  }

  private static float slope(Activation activation, float z) {
    float[] delta = {1};
    activation.backward(new float[] {applied(activation, z)}, delta, 1);
    return delta[0];
  }
}
