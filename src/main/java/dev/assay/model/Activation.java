package dev.assay.model;

import dev.assay.data.RandomStreams;
import java.util.random.RandomGenerator;

/**
 * Names a hidden activation and the weight initialisation that belongs to it.
 *
 * <p>Each keeps the variance of its layer's pre-activations: He et al. 2015 (arXiv:1502.01852) for
 * ReLU, Glorot and Bengio 2010 for tanh, Klambauer et al. 2017 (arXiv:1706.02515) for SELU.
 */
public enum Activation {
  /** max(0, x), with He normal weights: standard deviation √(2 / fan-in). */
  RELU(org.nd4j.linalg.activations.Activation.RELU) {
    @Override
    double weightDeviation(int fanIn, int fanOut) {
      return Math.sqrt(2.0 / fanIn);
    }
  },
  /** Hyperbolic tangent, with Glorot normal weights: √(2 / (fan-in + fan-out)). */
  TANH(org.nd4j.linalg.activations.Activation.TANH) {
    @Override
    double weightDeviation(int fanIn, int fanOut) {
      return Math.sqrt(2.0 / (fanIn + fanOut));
    }
  },
  /** Scaled exponential linear unit, with LeCun normal weights: √(1 / fan-in). */
  SELU(org.nd4j.linalg.activations.Activation.SELU) {
    @Override
    double weightDeviation(int fanIn, int fanOut) {
      return Math.sqrt(1.0 / fanIn);
    }
  };

  private final org.nd4j.linalg.activations.Activation nd4j;

  Activation(org.nd4j.linalg.activations.Activation nd4j) {
    this.nd4j = nd4j;
  }

  abstract double weightDeviation(int fanIn, int fanOut);

  org.nd4j.linalg.activations.Activation nd4j() {
    return nd4j;
  }

  /** Returns an initialiser that draws normal weights of this activation's deviation. */
  ParameterBlock.Initialiser weights(int fanIn, int fanOut) {
    double deviation = weightDeviation(fanIn, fanOut);
    return (RandomGenerator random) -> (float) (deviation * RandomStreams.gaussian(random));
  }
}
