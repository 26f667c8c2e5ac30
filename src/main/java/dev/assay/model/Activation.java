package dev.assay.model;

import dev.assay.model.vector.VectorLoops;
import java.util.Locale;
import org.nd4j.linalg.activations.IActivation;

/**
 * A hidden activation and the weight initialisation that belongs to it.
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

    @Override
    void apply(float[] z, int n, float[] scratch) {
      for (int i = 0; i < n; i++) {
        z[i] = Math.max(0, z[i]);
      }
    }

    @Override
    void backward(float[] activations, float[] delta, int n) {
      for (int i = 0; i < n; i++) {
        // Never negative: positive(x) without its first step.
        delta[i] *= Math.min(1, activations[i] * 1e38f * 1e38f);
      }
    }
  },
  /** Hyperbolic tangent, with Glorot normal weights: √(2 / (fan-in + fan-out)). */
  TANH(org.nd4j.linalg.activations.Activation.TANH) {
    @Override
    double weightDeviation(int fanIn, int fanOut) {
      return Math.sqrt(2.0 / (fanIn + fanOut));
    }

    @Override
    void apply(float[] z, int n, float[] scratch) {
      for (int i = 0; i < n; i++) {
        scratch[i] = VectorLoops.series(Math.max(-9, Math.min(9, z[i])) * (1 / 8f));
      }
      for (int i = 0; i < n; i++) {
        float e = VectorLoops.doubled(scratch[i]);
        z[i] = e / (e + 2);
      }
    }

    @Override
    void backward(float[] activations, float[] delta, int n) {
      for (int i = 0; i < n; i++) {
        delta[i] *= 1 - activations[i] * activations[i];
      }
    }
  },
  /** Scaled exponential linear unit, with LeCun normal weights: √(1 / fan-in). */
  SELU(org.nd4j.linalg.activations.Activation.SELU) {
    @Override
    double weightDeviation(int fanIn, int fanOut) {
      return Math.sqrt(1.0 / fanIn);
    }

    @Override
    void apply(float[] z, int n, float[] scratch) {
      for (int i = 0; i < n; i++) {
        // Halved, z − |z| is min(0, z) and z + |z| is max(0, z), in a third of their instructions.
        scratch[i] = VectorLoops.series(Math.max(-1.125f, (z[i] - Math.abs(z[i])) * (1 / 32f)));
      }
      for (int i = 0; i < n; i++) {
        float negative = VectorLoops.doubled(scratch[i]);
        z[i] = (SELU_SCALE * 0.5f) * (z[i] + Math.abs(z[i])) + SELU_FLOOR * negative;
      }
    }

    @Override
    void backward(float[] activations, float[] delta, int n) {
      for (int i = 0; i < n; i++) {
        float negative = (activations[i] - Math.abs(activations[i])) * 0.5f;
        float positive = VectorLoops.positive(activations[i]);
        delta[i] *= negative + SELU_FLOOR - positive * (SELU_FLOOR - SELU_SCALE);
      }
    }
  },
  /** max(x, 0.01 x), with He normal weights. */
  LEAKY_RELU(org.nd4j.linalg.activations.Activation.LEAKYRELU) {
    @Override
    double weightDeviation(int fanIn, int fanOut) {
      return RELU.weightDeviation(fanIn, fanOut);
    }

    @Override
    void apply(float[] z, int n, float[] scratch) {
      for (int i = 0; i < n; i++) {
        z[i] = Math.max(LEAK * z[i], z[i]);
      }
    }

    @Override
    void backward(float[] activations, float[] delta, int n) {
      for (int i = 0; i < n; i++) {
        delta[i] *= LEAK + (1 - LEAK) * VectorLoops.positive(activations[i]);
      }
    }
  },
  /** 1 / (1 + exp(−x)), with Glorot normal weights. */
  SIGMOID(org.nd4j.linalg.activations.Activation.SIGMOID) {
    @Override
    double weightDeviation(int fanIn, int fanOut) {
      return TANH.weightDeviation(fanIn, fanOut);
    }

    @Override
    void apply(float[] z, int n, float[] scratch) {
      // σ(x) = (1 + tanh(x / 2)) / 2.
      for (int i = 0; i < n; i++) {
        z[i] *= 0.5f;
      }
      TANH.apply(z, n, scratch);
      for (int i = 0; i < n; i++) {
        z[i] = 0.5f + 0.5f * z[i];
      }
    }

    @Override
    void backward(float[] activations, float[] delta, int n) {
      for (int i = 0; i < n; i++) {
        delta[i] *= activations[i] * (1 - activations[i]);
      }
    }
  },
  /**
   * x Φ(x) with the normal distribution's Φ, by the paper's approximation with a tanh
   * (arXiv:1606.08415), and He normal weights.
   */
  GELU(org.nd4j.linalg.activations.Activation.GELU) {
    @Override
    double weightDeviation(int fanIn, int fanOut) {
      return RELU.weightDeviation(fanIn, fanOut);
    }

    @Override
    void apply(float[] z, int n, float[] scratch) {
      throw new UnsupportedOperationException("GELU runs on DL4J's own layers");
    }

    @Override
    void backward(float[] activations, float[] delta, int n) {
      throw new UnsupportedOperationException("GELU runs on DL4J's own layers");
    }
  };

  /** The slope of a leaky ReLU below 0, as DL4J and PyTorch have it. */
  private static final float LEAK = 0.01f;

  /** λ and λα of Klambauer et al., by which SELU keeps mean 0 and variance 1. */
  private static final float SELU_SCALE = 1.0507009873554805f;

  private static final float SELU_FLOOR = 1.0507009873554805f * 1.6732632423543772f;

  private final org.nd4j.linalg.activations.Activation nd4j;

  Activation(org.nd4j.linalg.activations.Activation nd4j) {
    this.nd4j = nd4j;
  }

  /** Returns the name that readers know. */
  public String text() {
    return switch (this) {
      case RELU -> "ReLU";
      case TANH -> "tanh";
      case SELU -> "SELU";
      case LEAKY_RELU -> "leaky ReLU";
      case SIGMOID -> "sigmoid";
      case GELU -> "GELU";
    };
  }

  abstract double weightDeviation(int fanIn, int fanOut);

  /**
   * Turns the first n pre-activations into activations, in place.
   *
   * <p>Within 8 units in the last place of the exact value. An exponential goes in two loops: one
   * would be a chain of operations too long for the processor to overlap with the next.
   *
   * @param scratch at least as long; what it holds is lost
   */
  abstract void apply(float[] z, int n, float[] scratch);

  /** Multiplies a loss gradient by the slope that belongs to each activation, in place. */
  abstract void backward(float[] activations, float[] delta, int n);

  org.nd4j.linalg.activations.Activation nd4j() {
    return nd4j;
  }

  /** Returns DL4J's function of this name. */
  public IActivation function() {
    return nd4j.getActivationFunction();
  }

  /** Tells whether the dense stack computes it: its slope must follow from its value. */
  public boolean inStack() {
    return this != GELU;
  }

  void requireInStack() {
    if (!inStack()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "a multilayer perceptron as one stack does not compute %s: write it as layers, Layers.ofInputs(1).dense(16, %s)….linear(1)",
              text(),
              name()));
    }
  }

  /** Returns an initialiser that draws normal weights of this activation's deviation. */
  public ParameterBlock.Initialiser weights(int fanIn, int fanOut) {
    return ParameterBlock.normal(weightDeviation(fanIn, fanOut));
  }
}
