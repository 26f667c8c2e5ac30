package dev.assay.model;

import static org.deeplearning4j.nn.conf.WorkspaceMode.NONE;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;

/**
 * A multilayer perceptron for regression: dense hidden layers and a linear output under squared
 * error.
 *
 * <p>By default weights follow the activation; the linear output takes Glorot normal ones. Biases
 * are drawn from (−1/√fan-in, 1/√fan-in): with a single positive input, zero biases put the kink of
 * every first-layer ReLU at x = 0 and leave half of them dead before training starts, which is a
 * fact about initialisation and not about the widths that a claim compares. The other {@link Start
 * starts} are there as alternative settings.
 *
 * @param inputs the number of inputs
 * @param hidden the hidden widths, from the input on
 * @param outputs the number of linear outputs
 * @param activation the hidden activation
 * @param start how weights and biases start; canonical JSON calls it {@code biases}, as it did when
 *     biases were all of it, so that keys of stored trials stay
 */
public record Mlp(
    int inputs,
    List<Integer> hidden,
    int outputs,
    Activation activation,
    @JsonProperty("biases") Start start)
    implements Architecture {

  /** How weights and biases start. */
  public enum Start {
    /** Weights by the activation, biases uniform in (−1/√fan-in, 1/√fan-in). */
    UNIFORM,
    /** Weights by the activation, biases all zero. */
    ZERO,
    /**
     * As PyTorch's {@code nn.Linear} does unless told otherwise: weights and biases uniform in
     * (−1/√fan-in, 1/√fan-in), whatever the activation. The weights' deviation, 1/√(3 fan-in), is
     * ReLU's own divided by √6.
     */
    PYTORCH
  }

  /** Validates the widths. */
  public Mlp {
    hidden = List.copyOf(hidden);
    Architecture.checkWidth("the number of inputs", inputs);
    Architecture.checkWidth("the number of outputs", outputs);
    hidden.forEach(width -> Architecture.checkWidth("the hidden width", width));
    activation.requireInStack();
  }

  /** Returns a network of one input and one output with uniform biases. */
  public static Mlp ofWidths(Activation activation, Integer... hidden) {
    return new Mlp(1, List.of(hidden), 1, activation, Start.UNIFORM);
  }

  /** Returns the same network with another hidden activation. */
  public Mlp with(Activation other) {
    return new Mlp(inputs, hidden, outputs, other, start);
  }

  /** Returns the same network with weights and biases that start otherwise. */
  public Mlp with(Start other) {
    return new Mlp(inputs, hidden, outputs, activation, other);
  }

  @Override
  public List<ParameterBlock> parameterBlocks() {
    ParameterLayout layout = new ParameterLayout();
    List<Integer> widths = widths();
    for (int i = 1; i < widths.size(); i++) {
      int in = widths.get(i - 1);
      int out = widths.get(i);
      boolean last = i == widths.size() - 1;
      Activation weights = last ? Activation.TANH : activation;
      layout.dense(
          last ? "output" : "dense" + i,
          in,
          out,
          start == Start.PYTORCH ? ParameterBlock.uniformByFanIn(in) : weights.weights(in, out),
          start == Start.ZERO ? ParameterBlock.constant(0) : ParameterBlock.uniformByFanIn(in));
    }
    return layout.blocks();
  }

  @Override
  public MultiLayerConfiguration configuration(Optimizer optimizer) {
    return new NeuralNetConfiguration.Builder()
        .updater(optimizer.updater())
        .miniBatch(false)
        .trainingWorkspaceMode(NONE)
        .inferenceWorkspaceMode(NONE)
        .list()
        .layer(new DenseStack(widths(), activation, new SquaredError()))
        .build();
  }

  @Override
  public long operations() {
    List<Integer> widths = widths();
    long operations = 0;
    for (int i = 1; i < widths.size(); i++) {
      operations += 2L * widths.get(i - 1) * widths.get(i);
    }
    return operations;
  }

  @Override
  public String describe() {
    String widths = widths().stream().map(String::valueOf).collect(Collectors.joining("-"));
    return "MLP "
        + widths
        + " "
        + activation.text()
        + switch (start) {
          case UNIFORM -> "";
          case ZERO -> ", zero biases";
          case PYTORCH -> ", PyTorch's initialisation";
        };
  }

  @Override
  public Loss loss() {
    return Loss.SQUARED_ERROR;
  }

  @Override
  public long[] inputShape(int batch) {
    return new long[] {batch, inputs};
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>(hidden.size() + 2);
    widths.add(inputs);
    widths.addAll(hidden);
    widths.add(outputs);
    return widths;
  }
}
