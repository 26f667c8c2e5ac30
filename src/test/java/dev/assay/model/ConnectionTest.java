package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.instrument.NetworkInstruments;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block of parameters takes part in the output: no layer is built and not connected. */
class ConnectionTest {
  static Stream<Architecture> architectures() {
    return Stream.of(
        Mlp.ofWidths(Activation.TANH, 5, 10, 10, 10, 10, 10, 5),
        Mlp.ofWidths(Activation.SELU, 10, 18, 15, 10, 4),
        Mlp.ofWidths(Activation.RELU, 190),
        ConvNet.ofWidths(16, 24),
        new ConvNet(List.of(List.of(16, 12), List.of(20, 16)), false),
        new ConvNet(List.of(List.of(16, 12), List.of(20, 16)), true));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void everyBlockChangesTheOutput(Architecture architecture) {
    assertThat(NetworkInstruments.unconnected(architecture, NetworkInstruments::output)).isEmpty();
  }
}
