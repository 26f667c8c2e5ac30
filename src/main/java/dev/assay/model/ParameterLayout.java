package dev.assay.model;

import dev.assay.model.ParameterBlock.Initialiser;
import dev.assay.model.ParameterBlock.Kind;
import java.util.ArrayList;
import java.util.List;

/** Lays out parameter blocks one behind the other, in DL4J's order. */
public final class ParameterLayout {
  private final List<ParameterBlock> blocks = new ArrayList<>();
  private int end;

  /** Appends a dense layer: DL4J keeps its weights before its biases. */
  ParameterLayout dense(String layer, int in, int out, Initialiser weights, Initialiser biases) {
    weights(layer, in, out, weights);
    return add(layer, Kind.BIAS, out, biases);
  }

  /** Appends a 3×3 convolution: DL4J keeps its biases before its weights. */
  ParameterLayout convolution(String layer, int in, int out, Initialiser weights) {
    add(layer, Kind.BIAS, out, ParameterBlock.constant(0));
    return weights(layer, Math.multiplyExact(9, in), out, weights);
  }

  /** Appends a batch normalisation of the given number of channels. */
  public ParameterLayout batchNorm(String layer, int channels) {
    add(layer, Kind.GAMMA, channels, ParameterBlock.constant(1));
    add(layer, Kind.BETA, channels, ParameterBlock.constant(0));
    add(layer, Kind.MEAN, channels, ParameterBlock.constant(0));
    return add(layer, Kind.VARIANCE, channels, ParameterBlock.constant(1));
  }

  /** Returns the blocks. */
  public List<ParameterBlock> blocks() {
    return List.copyOf(blocks);
  }

  /** Appends the weights of a layer: {@code in} of them for each of its units. */
  public ParameterLayout weights(String layer, int in, int units, Initialiser initialiser) {
    return add(layer, Kind.WEIGHT, Math.multiplyExact(in, units), units, initialiser);
  }

  /** Appends a block of one number for each of the layer's units. */
  public ParameterLayout add(String layer, Kind kind, int units, Initialiser initialiser) {
    return add(layer, kind, units, units, initialiser);
  }

  private ParameterLayout add(
      String layer, Kind kind, int length, int units, Initialiser initialiser) {
    blocks.add(new ParameterBlock(layer, kind, end, length, units, initialiser));
    end = Math.addExact(end, length);
    return this;
  }
}
