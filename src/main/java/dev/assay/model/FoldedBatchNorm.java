package dev.assay.model;

import dev.assay.model.ParameterBlock.Kind;
import dev.assay.model.onednn.ConvolutionStage.BatchNormalization;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns a trained network with batch normalisation into a plain one that answers the same.
 *
 * <p>In inference a normalisation is affine with fixed coefficients, so it folds into the
 * convolution before it: w′ = w·s and b′ = (b − mean)·s + β with s = γ / √(variance + ε).
 */
public final class FoldedBatchNorm {
  private FoldedBatchNorm() {}

  /**
   * Returns the parameters of {@link ConvNet#plain()}; those of a plain network come back as they
   * are.
   *
   * @throws IllegalArgumentException if the vector is not as long as the network has parameters
   */
  public static float[] fold(ConvNet network, float[] parameters) {
    if (parameters.length != network.parameterCount()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d parameters were given for a network of %d: %s",
              parameters.length,
              network.parameterCount(),
              network));
    }
    if (!network.batchNorm()) {
      return parameters.clone();
    }
    Map<String, ParameterBlock> source =
        network.parameterBlocks().stream()
            .collect(Collectors.toMap(FoldedBatchNorm::name, Function.identity()));
    List<ParameterBlock> target = network.plain().parameterBlocks();
    float[] folded = new float[Math.toIntExact(network.plain().parameterCount())];
    for (ParameterBlock block : target) {
      ParameterBlock from = named(name(block), source);
      if (block.layer().startsWith("conv")) {
        scale(block, from, source, parameters, folded);
      } else {
        System.arraycopy(parameters, from.offset(), folded, block.offset(), block.length());
      }
    }
    return folded;
  }

  /** Folds the biases or the weights of one convolution. */
  private static void scale(
      ParameterBlock block,
      ParameterBlock from,
      Map<String, ParameterBlock> source,
      float[] parameters,
      float[] folded) {
    String norm = block.layer().replace("conv", "norm");
    ParameterBlock gamma = named(norm + Kind.GAMMA, source);
    int perChannel = block.length() / gamma.length();
    for (int i = 0; i < block.length(); i++) {
      int channel = i / perChannel;
      double variance = parameters[named(norm + Kind.VARIANCE, source).offset() + channel];
      double s =
          parameters[gamma.offset() + channel] / Math.sqrt(variance + BatchNormalization.EPSILON);
      double value = parameters[from.offset() + i];
      if (block.kind() == Kind.BIAS) {
        double mean = parameters[named(norm + Kind.MEAN, source).offset() + channel];
        double beta = parameters[named(norm + Kind.BETA, source).offset() + channel];
        folded[block.offset() + i] = (float) ((value - mean) * s + beta);
      } else {
        folded[block.offset() + i] = (float) (value * s);
      }
    }
  }

  private static ParameterBlock named(String name, Map<String, ParameterBlock> blocks) {
    return Objects.requireNonNull(
        blocks.get(name), () -> "the network has no parameters " + name + " to fold");
  }

  private static String name(ParameterBlock block) {
    return block.layer() + block.kind();
  }
}
