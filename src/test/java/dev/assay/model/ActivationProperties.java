package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;

class ActivationProperties {
  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;

  private static final List<Activation> IN_STACK =
      Arrays.stream(Activation.values()).filter(Activation::inStack).toList();

  @Property
  void computesWhatItsNameSays(@ForAll @FloatRange(min = -40, max = 40) float z) {
    assertThat(applied(Activation.RELU, z)).isEqualTo(Math.max(0, z));
    double tanh = Math.tanh(z);
    assertThat((double) applied(Activation.TANH, z)).isCloseTo(tanh, within(1e-6 * Math.abs(tanh)));
    assertThat(applied(Activation.LEAKY_RELU, z)).isEqualTo(z > 0 ? z : 0.01f * z);
    double sigmoid = 1 / (1 + Math.exp(-z));
    assertThat((double) applied(Activation.SIGMOID, z)).isCloseTo(sigmoid, within(1e-6));
    double selu = SELU_SCALE * (z > 0 ? z : SELU_ALPHA * Math.expm1(z));
    assertThat((double) applied(Activation.SELU, z)).isCloseTo(selu, within(1e-6 * Math.abs(selu)));
  }

  /** Every 1,009th float from 10⁻³⁰ to 20, and its negative. */
  @Example
  void staysWithinEightUnitsInTheLastPlace() {
    int last = Float.floatToRawIntBits(20);
    for (int bits = Float.floatToRawIntBits(1e-30f); bits < last; bits += 1009) {
      float z = Float.intBitsToFloat(bits);
      near(applied(Activation.TANH, z), StrictMath.tanh(z), z);
      near(applied(Activation.TANH, -z), -StrictMath.tanh(z), -z);
      near(applied(Activation.SELU, z), SELU_SCALE * z, z);
      near(applied(Activation.SELU, -z), SELU_SCALE * SELU_ALPHA * StrictMath.expm1(-z), -z);
    }
  }

  private static void near(float value, double exact, float z) {
    if (!(Math.abs(value - exact) <= 8 * Math.ulp((float) exact))) {
      throw new AssertionError(value + " is far from " + exact + " at " + z);
    }
  }

  @Example
  void compiledLoopsGiveWhatInterpretedOnesGave() {
    float[] zs = new float[515];
    for (int i = 0; i < zs.length; i++) {
      zs[i] = (i - 257) / 12f;
    }
    for (Activation activation : IN_STACK) {
      float[] first = zs.clone();
      activation.apply(first, first.length, new float[zs.length]);
      float[] firstSlopes = new float[zs.length];
      Arrays.fill(firstSlopes, 1);
      activation.backward(first, firstSlopes, zs.length);
      float[] scratch = new float[zs.length];
      float[] later = zs.clone();
      float[] laterSlopes = zs.clone();
      for (int i = 0; i < 20_000; i++) {
        System.arraycopy(zs, 0, later, 0, zs.length);
        activation.apply(later, zs.length, scratch);
        Arrays.fill(laterSlopes, 1);
        activation.backward(later, laterSlopes, zs.length);
      }
      assertThat(later).containsExactly(first);
      assertThat(laterSlopes).containsExactly(firstSlopes);
    }
  }

  @Property
  void slopesAreThoseOfTheActivation(@ForAll @FloatRange(min = -6, max = 6) float z) {
    assertThat(slope(Activation.RELU, z)).isEqualTo(z > 0 ? 1 : 0);
    assertThat((double) slope(Activation.TANH, z))
        .isCloseTo(1 - Math.pow(Math.tanh(z), 2), within(1e-6));
    assertThat(slope(Activation.LEAKY_RELU, z)).isCloseTo(z > 0 ? 1 : 0.01f, within(1e-7f));
    double sigmoid = 1 / (1 + Math.exp(-z));
    assertThat((double) slope(Activation.SIGMOID, z))
        .isCloseTo(sigmoid * (1 - sigmoid), within(1e-6));
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
    for (Activation activation : IN_STACK) {
      assertThat(applied(activation, Float.NaN)).isNaN();
    }
    assertThat(applied(Activation.RELU, Float.POSITIVE_INFINITY)).isInfinite();
    assertThat(applied(Activation.SELU, Float.POSITIVE_INFINITY)).isNaN();
    assertThat(applied(Activation.SELU, Float.NEGATIVE_INFINITY)).isNaN();
    assertThat(applied(Activation.SELU, -Float.MAX_VALUE))
        .isEqualTo(applied(Activation.SELU, -1000));
    assertThat(applied(Activation.TANH, Float.NEGATIVE_INFINITY)).isEqualTo(-1);
  }

  private static float applied(Activation activation, float z) {
    float[] values = {z};
    activation.apply(values, 1, new float[1]);
    return values[0];
  }

  private static float slope(Activation activation, float z) {
    float[] delta = {1};
    activation.backward(new float[] {applied(activation, z)}, delta, 1);
    return delta[0];
  }
}
