package dev.assay.model.network;

import dev.assay.model.Architecture;
import dev.assay.model.Loss;
import dev.assay.model.ParameterLayout;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * The last layer of a network: a dense one, and what is made of its values.
 *
 * @param head what is made of them
 * @param outputs how many there are
 * @param bias whether each has a bias
 */
public record Output(Head head, int outputs, boolean bias) implements Layer {
  /** What is made of the last dense layer's values. */
  public enum Head {
    /** Probabilities of classes, for cross entropy. */
    SOFTMAX("softmax", Loss.CROSS_ENTROPY, Activation.SOFTMAX),
    /** Nothing: they are the answer, for squared error. */
    LINEAR("linear", Loss.SQUARED_ERROR, Activation.IDENTITY);

    private final String text;
    private final Loss loss;
    private final Activation dl4j;

    Head(String text, Loss loss, Activation dl4j) {
      this.text = text;
      this.loss = loss;
      this.dl4j = dl4j;
    }

    /** Returns the loss that goes with it. */
    Loss loss() {
      return loss;
    }
  }

  /** Validates the width. */
  public Output {
    Architecture.checkWidth("the number of outputs", outputs);
    if (head == Head.SOFTMAX && outputs < 2) {
      throw new IllegalArgumentException(
          "a softmax of one class is always 1: give at least 2 classes, or .linear(1)");
    }
  }

  @Override
  public Shape after(Shape before) {
    Layer.vector(this, before);
    return Shape.vector(outputs);
  }

  @Override
  public String describe() {
    return head.text + " " + outputs + (bias ? "" : " without bias");
  }

  @Override
  public long operations(Shape before) {
    return 2L * before.size() * outputs;
  }

  @Override
  public String parametersName() {
    return "output";
  }

  @Override
  public void layOut(Place place, ParameterLayout layout) {
    Dense.layOut(place, outputs, bias, layout);
  }

  @Override
  public List<org.deeplearning4j.nn.conf.layers.Layer> dl4j(Shape before) {
    return List.of(
        new OutputLayer.Builder(head.loss.ofOneNetwork())
            .nIn(before.size())
            .nOut(outputs)
            .hasBias(bias)
            .activation(head.dl4j)
            .build());
  }
}
