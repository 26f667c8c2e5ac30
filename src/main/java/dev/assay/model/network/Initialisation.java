package dev.assay.model.network;

import dev.assay.model.Activation;
import dev.assay.model.ParameterBlock;
import dev.assay.model.ParameterBlock.Initialiser;

/** How weights and biases start. Fans are counted in weights: a kernel's size times channels. */
public enum Initialisation {
  /** Each layer by the activation that follows it: He, Xavier or LeCun; biases 0. */
  BY_ACTIVATION("") {
    @Override
    Initialiser weights(Activation following, int fanIn, int fanOut) {
      return following.weights(fanIn, fanOut);
    }
  },
  /** Normal with variance 2 / fan-in (arXiv:1502.01852); biases 0. */
  HE("He's initialisation") {
    @Override
    Initialiser weights(Activation following, int fanIn, int fanOut) {
      return ParameterBlock.normal(Math.sqrt(2.0 / fanIn));
    }
  },
  /** Normal with variance 2 / (fan-in + fan-out), after Glorot and Bengio 2010; biases 0. */
  XAVIER("Xavier's initialisation") {
    @Override
    Initialiser weights(Activation following, int fanIn, int fanOut) {
      return ParameterBlock.normal(Math.sqrt(2.0 / ((double) fanIn + fanOut)));
    }
  },
  /** Uniform with the variance of {@link #XAVIER}, as Keras does unless told; biases 0. */
  XAVIER_UNIFORM("Xavier's uniform initialisation") {
    @Override
    Initialiser weights(Activation following, int fanIn, int fanOut) {
      double bound = Math.sqrt(6.0 / ((double) fanIn + fanOut));
      return random -> (float) (bound * (2 * random.nextDouble() - 1));
    }
  },
  /** Normal with variance 1 / fan-in (LeCun et al. 1998); biases 0. */
  LECUN("LeCun's initialisation") {
    @Override
    Initialiser weights(Activation following, int fanIn, int fanOut) {
      return ParameterBlock.normal(Math.sqrt(1.0 / fanIn));
    }
  },
  /** Weights and biases uniform in (−1/√fan-in, 1/√fan-in), as PyTorch does unless told. */
  PYTORCH("PyTorch's initialisation") {
    @Override
    Initialiser weights(Activation following, int fanIn, int fanOut) {
      return ParameterBlock.uniformByFanIn(fanIn);
    }

    @Override
    Initialiser biases(int fanIn) {
      return ParameterBlock.uniformByFanIn(fanIn);
    }
  };

  private final String text;

  Initialisation(String text) {
    this.text = text;
  }

  /** Returns its name; empty for what goes without saying. */
  String text() {
    return text;
  }

  abstract Initialiser weights(Activation following, int fanIn, int fanOut);

  Initialiser biases(int fanIn) {
    return ParameterBlock.constant(0);
  }
}
