package dev.assay.measurement;

import dev.assay.model.Activation;

/** An activation's value and first two derivatives, in double precision. */
enum Curve {
  RELU {
    @Override
    double value(double x) {
      return Math.max(0, x);
    }

    @Override
    double slope(double x, double value) {
      return x > 0 ? 1 : 0;
    }

    /** The jump of the slope at 0 has no finite second derivative; everywhere else it is 0. */
    @Override
    double bend(double x, double value) {
      return 0;
    }
  },
  TANH {
    @Override
    double value(double x) {
      return Math.tanh(x);
    }

    @Override
    double slope(double x, double value) {
      return 1 - value * value;
    }

    @Override
    double bend(double x, double value) {
      return -2 * value * (1 - value * value);
    }
  },
  SELU {
    @Override
    double value(double x) {
      return x > 0 ? SCALE * x : SCALE * ALPHA * Math.expm1(x);
    }

    @Override
    double slope(double x, double value) {
      return x > 0 ? SCALE : value + SCALE * ALPHA;
    }

    @Override
    double bend(double x, double value) {
      return x > 0 ? 0 : value + SCALE * ALPHA;
    }
  },
  LEAKY_RELU {
    @Override
    double value(double x) {
      return x > 0 ? x : LEAK * x;
    }

    @Override
    double slope(double x, double value) {
      return x > 0 ? 1 : LEAK;
    }

    @Override
    double bend(double x, double value) {
      return 0;
    }
  },
  SIGMOID {
    @Override
    double value(double x) {
      return 1 / (1 + Math.exp(-x));
    }

    @Override
    double slope(double x, double value) {
      return value * (1 - value);
    }

    @Override
    double bend(double x, double value) {
      return value * (1 - value) * (1 - 2 * value);
    }
  };

  private static final double LEAK = 0.01;
  private static final double SCALE = 1.0507009873554805;
  private static final double ALPHA = 1.6732632423543772;

  static Curve of(Activation activation) {
    return switch (activation) {
      case RELU -> RELU;
      case TANH -> TANH;
      case SELU -> SELU;
      case LEAKY_RELU -> LEAKY_RELU;
      case SIGMOID -> SIGMOID;
      case GELU -> throw new IllegalArgumentException("no perceptron of one stack has GELU");
    };
  }

  abstract double value(double x);

  abstract double slope(double x, double value);

  abstract double bend(double x, double value);
}
