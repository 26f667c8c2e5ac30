package dev.assay.model.network;

import dev.assay.model.Architecture.Folded;
import dev.assay.model.ParameterBlock;
import dev.assay.model.ParameterBlock.Kind;
import dev.assay.model.onednn.ConvolutionStage.BatchNormalization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Folds the batch normalisations of a trained network into the convolution or dense layer right
 * before each: w′ = w·s and b′ = (b − mean)·s + β with s = γ / √(variance + ε).
 */
final class FoldedNetwork {
  private FoldedNetwork() {}

  /** Tells whether each batch normalisation comes right after a layer that it folds into. */
  static boolean folds(Network network) {
    List<Layer> layers = network.layers();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof BatchNorm && !foldsAt(layers, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean foldsAt(List<Layer> layers, int norm) {
    return norm > 0
        && (layers.get(norm - 1) instanceof Convolution || layers.get(norm - 1) instanceof Dense);
  }

  /** Returns the network without those that fold, and its parameters. */
  static Folded of(Network network, float[] parameters) {
    List<Layer> layers = network.layers();
    List<Layer> plain = new ArrayList<>();
    List<Layer> sources = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof BatchNorm && foldsAt(layers, i)) {
        Layer before = plain.remove(plain.size() - 1);
        plain.add(Layers.withBias(before, true));
      } else {
        plain.add(layers.get(i));
      }
      sources.add(layers.get(i));
    }
    Network target = network.withLayers(plain);
    float[] folded = new float[Math.toIntExact(target.parameterCount())];
    Map<String, ParameterBlock> from = byName(network);
    Map<String, ParameterBlock> into = byName(target);
    int conv = 0;
    int dense = 0;
    int norm = 0;
    int keptNorm = 0;
    for (int i = 0; i < sources.size(); i++) {
      Layer layer = sources.get(i);
      if (layer instanceof Convolution || layer instanceof Dense) {
        String name = layer instanceof Convolution ? "conv" + ++conv : "dense" + ++dense;
        boolean normed = i + 1 < sources.size() && sources.get(i + 1) instanceof BatchNorm;
        fold(name, normed ? "norm" + (norm + 1) : "", from, into, parameters, folded);
      } else if (layer instanceof Output) {
        fold("output", "", from, into, parameters, folded);
      } else if (layer instanceof BatchNorm) {
        norm++;
        if (!foldsAt(layers, i)) {
          keptNorm++;
          for (Kind kind : List.of(Kind.GAMMA, Kind.BETA, Kind.MEAN, Kind.VARIANCE)) {
            ParameterBlock source = block(from, "norm" + norm + kind);
            ParameterBlock block = block(into, "norm" + keptNorm + kind);
            System.arraycopy(parameters, source.offset(), folded, block.offset(), block.length());
          }
        }
      }
    }
    return new Folded(target, folded);
  }

  private static void fold(
      String name,
      String norm,
      Map<String, ParameterBlock> from,
      Map<String, ParameterBlock> into,
      float[] parameters,
      float[] folded) {
    ParameterBlock weights = block(from, name + Kind.WEIGHT);
    ParameterBlock target = block(into, name + Kind.WEIGHT);
    ParameterBlock targetBias = into.get(name + Kind.BIAS);
    ParameterBlock bias = from.get(name + Kind.BIAS);
    if (norm.isEmpty()) {
      System.arraycopy(parameters, weights.offset(), folded, target.offset(), target.length());
      if (bias != null && targetBias != null) {
        System.arraycopy(
            parameters, bias.offset(), folded, targetBias.offset(), targetBias.length());
      }
      return;
    }
    int units = Objects.requireNonNull(targetBias).length();
    // A unit's weights lie side by side, in a convolution as in DL4J's column-major dense layer.
    int perUnit = weights.length() / units;
    for (int unit = 0; unit < units; unit++) {
      double variance = parameters[block(from, norm + Kind.VARIANCE).offset() + unit];
      double s =
          parameters[block(from, norm + Kind.GAMMA).offset() + unit]
              / Math.sqrt(variance + BatchNormalization.EPSILON);
      for (int i = 0; i < perUnit; i++) {
        folded[target.offset() + unit * perUnit + i] =
            (float) (parameters[weights.offset() + unit * perUnit + i] * s);
      }
      double own = bias == null ? 0 : parameters[bias.offset() + unit];
      double mean = parameters[block(from, norm + Kind.MEAN).offset() + unit];
      double beta = parameters[block(from, norm + Kind.BETA).offset() + unit];
      folded[targetBias.offset() + unit] = (float) ((own - mean) * s + beta);
    }
  }

  private static Map<String, ParameterBlock> byName(Network network) {
    Map<String, ParameterBlock> blocks = new HashMap<>();
    network.parameterBlocks().forEach(block -> blocks.put(block.layer() + block.kind(), block));
    return blocks;
  }

  private static ParameterBlock block(Map<String, ParameterBlock> blocks, String name) {
    return Objects.requireNonNull(
        blocks.get(name), () -> "the network has no parameters " + name + " to fold");
  }
}
