package dev.assay.model;

import dev.assay.model.ParameterBlock.Initialiser;
import dev.assay.model.ParameterBlock.Kind;
import java.util.ArrayList;
import java.util.List;

/** Lays out parameter blocks one behind the other, in DL4J's order. */
final class ParameterLayout {
  private final List<ParameterBlock> blocks = new ArrayList<>();
  private int end;

  /** Appends a dense layer: DL4J keeps its weights before its biases. */
  ParameterLayout dense(String layer, int in, int out, Initialiser weights, Initialiser biases) {
    add(layer, Kind.WEIGHT, Math.multiplyExact(in, out), weights);
    return add(layer, Kind.BIAS, out, biases);
  }

  /** Appends a 3×3 convolution: DL4J keeps its biases before its weights. */
  ParameterLayout convolution(String layer, int in, int out, Initialiser weights) {
    add(layer, Kind.BIAS, out, ParameterBlock.constant(0));
    return add(layer, Kind.WEIGHT, Math.multiplyExact(Math.multiplyExact(in, out), 9), weights);
  }

  /** Appends a batch normalisation of the given number of channels. */
  ParameterLayout batchNorm(String layer, int channels) {
    add(layer, Kind.GAMMA, channels, ParameterBlock.constant(1));
    add(layer, Kind.BETA, channels, ParameterBlock.constant(0));
    add(layer, Kind.MEAN, channels, ParameterBlock.constant(0));
    return add(layer, Kind.VARIANCE, channels, ParameterBlock.constant(1));
  }

  List<ParameterBlock> blocks() {
    return List.copyOf(blocks);
  }

  private ParameterLayout add(String layer, Kind kind, int length, Initialiser initialiser) {
    blocks.add(new ParameterBlock(layer, kind, end, length, initialiser));
    end = Math.addExact(end, length);
    return this;
  }
}
