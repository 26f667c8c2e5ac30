package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
    assertThat(unconnected(architecture, parameters -> output(architecture, parameters))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void aLayerThatIsBuiltAndNotConnectedIsFound(Architecture architecture) {
    ParameterBlock planted = architecture.parameterBlocks().get(1);
    float[] original = initial(architecture);
    assertThat(
            unconnected(
                architecture,
                parameters -> {
                  float[] ignoring = parameters.clone();
                  System.arraycopy(
                      original, planted.offset(), ignoring, planted.offset(), planted.length());
                  return output(architecture, ignoring);
                }))
        .containsExactly(name(planted));
  }

  /** Returns the blocks whose change leaves the output as it was. */
  private static List<String> unconnected(
      Architecture architecture, Function<float[], float[]> network) {
    float[] before = network.apply(initial(architecture));
    return architecture.parameterBlocks().stream()
        .filter(
            block -> {
              float[] changed = initial(architecture);
              for (int i = block.offset(); i < block.end(); i++) {
                changed[i] += 0.3f;
              }
              return Arrays.equals(before, network.apply(changed));
            })
        .map(ConnectionTest::name)
        .toList();
  }

  private static String name(ParameterBlock block) {
    return block.layer() + " " + block.kind();
  }

  private static float[] initial(Architecture architecture) {
    return architecture.initialise(new RandomStreams(5).stream("init"));
  }

  private static float[] output(Architecture architecture, float[] parameters) {
    long[] shape = architecture.inputShape(4);
    int count = (int) Arrays.stream(shape).reduce(1, (x, y) -> x * y);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 0.05f + 0.95f * i / count;
    }
    INDArray inputs = Nd4j.createFromArray(values).reshape(shape);
    return architecture
        .build(Optimizer.sgd(0.1), parameters)
        .output(inputs, false)
        .data()
        .asFloat();
  }
}
