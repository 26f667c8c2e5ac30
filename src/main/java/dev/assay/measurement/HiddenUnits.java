package dev.assay.measurement;

import dev.assay.model.ConvNet;
import dev.assay.model.ParameterBlock;
import dev.assay.model.ParameterBlock.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The interchangeable units of a plain convolutional network: the channels of each hidden layer.
 *
 * <p>Reordering a layer's channels, with their biases and with the weights that read them in the
 * next layer, leaves the function as it was. In DL4J's order the weights of a unit lie side by
 * side, so all of a unit's incoming weights are one run, and within it the {@code k} weights that
 * read one channel are another.
 */
final class HiddenUnits {
  private final List<Layer> layers = new ArrayList<>();

  /** One layer's place in the flat vector; {@code kernel} weights join two units. */
  private record Layer(int bias, int weights, int in, int out, int kernel) {}

  /**
   * Creates the units of a network.
   *
   * @throws IllegalArgumentException if the network has batch normalisation
   */
  HiddenUnits(ConvNet network) {
    if (network.batchNorm()) {
      throw new IllegalArgumentException(
          "units are permuted in plain networks only: fold batch normalisation of "
              + network.describe());
    }
    int in = 1;
    List<ParameterBlock> blocks = network.parameterBlocks();
    for (int i = 0; i < blocks.size(); i += 2) {
      ParameterBlock bias = find(blocks.subList(i, i + 2), Kind.BIAS);
      ParameterBlock weights = find(blocks.subList(i, i + 2), Kind.WEIGHT);
      int out = bias.length();
      layers.add(
          new Layer(bias.offset(), weights.offset(), in, out, weights.length() / (in * out)));
      in = out;
    }
  }

  private static ParameterBlock find(List<ParameterBlock> blocks, Kind kind) {
    return blocks.stream().filter(block -> block.kind() == kind).findFirst().orElseThrow();
  }

  /** Returns how many hidden layers there are. */
  int hidden() {
    return layers.size() - 1;
  }

  /** Returns how many units a hidden layer has. */
  int count(int layer) {
    return layers.get(layer).out;
  }

  /** Returns the weights in which unit {@code i} of a layer is unit {@code order[i]} of before. */
  Weights permute(Weights weights, int layer, int[] order) {
    float[] before = weights.toArray();
    float[] after = before.clone();
    Layer own = layers.get(layer);
    Layer next = layers.get(layer + 1);
    int run = own.in * own.kernel;
    for (int i = 0; i < own.out; i++) {
      after[own.bias + i] = before[own.bias + order[i]];
      System.arraycopy(before, own.weights + order[i] * run, after, own.weights + i * run, run);
      for (int reader = 0; reader < next.out; reader++) {
        System.arraycopy(
            before, reading(next, reader, order[i]), after, reading(next, reader, i), next.kernel);
      }
    }
    return new Weights(after);
  }

  /**
   * Returns the inner products of what enters each unit of {@code a} and each unit of {@code b}.
   */
  double[][] incoming(Weights a, Weights b, int layer) {
    Layer own = layers.get(layer);
    int run = own.in * own.kernel;
    double[][] products = new double[own.out][own.out];
    for (int i = 0; i < own.out; i++) {
      for (int j = 0; j < own.out; j++) {
        products[i][j] =
            (double) a.get(own.bias + i) * b.get(own.bias + j)
                + product(a, own.weights + i * run, b, own.weights + j * run, run);
      }
    }
    return products;
  }

  /** Returns the same for what enters and what leaves each unit. */
  double[][] incomingAndOutgoing(Weights a, Weights b, int layer) {
    double[][] products = incoming(a, b, layer);
    Layer next = layers.get(layer + 1);
    for (int i = 0; i < products.length; i++) {
      for (int j = 0; j < products.length; j++) {
        for (int reader = 0; reader < next.out; reader++) {
          products[i][j] +=
              product(a, reading(next, reader, i), b, reading(next, reader, j), next.kernel);
        }
      }
    }
    return products;
  }

  /** Returns where the weights begin with which a unit reads a channel of the layer before. */
  private static int reading(Layer layer, int unit, int channel) {
    return layer.weights + (unit * layer.in + channel) * layer.kernel;
  }

  private static double product(Weights a, int fromA, Weights b, int fromB, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (double) a.get(fromA + i) * b.get(fromB + i);
    }
    return sum;
  }
}
