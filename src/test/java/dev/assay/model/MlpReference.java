package dev.assay.model;

import java.util.ArrayList;
import java.util.List;

/** The mean squared error of an {@link Mlp} in double precision, straight from its definition. */
final class MlpReference {
  private final Mlp mlp;

  MlpReference(Mlp mlp) {
    this.mlp = mlp;
  }

  double loss(double[] parameters, double[][] inputs, double[][] targets) {
    double sum = 0;
    for (int n = 0; n < inputs.length; n++) {
      double[] outputs = outputs(parameters, inputs[n]);
      for (int o = 0; o < outputs.length; o++) {
        double error = outputs[o] - targets[n][o];
        sum += error * error / outputs.length;
      }
    }
    return sum / inputs.length;
  }

  double[] outputs(double[] parameters, double[] input) {
    List<Integer> widths = new ArrayList<>(mlp.hidden());
    widths.add(mlp.outputs());
    double[] values = input;
    int at = 0;
    for (int l = 0; l < widths.size(); l++) {
      double[] next = new double[widths.get(l)];
      for (int o = 0; o < next.length; o++) {
        next[o] = parameters[at + values.length * next.length + o];
        for (int i = 0; i < values.length; i++) {
          next[o] += parameters[at + o * values.length + i] * values[i];
        }
        if (l < widths.size() - 1) {
          next[o] = activate(next[o]);
        }
      }
      at += (values.length + 1) * next.length;
      values = next;
    }
    return values;
  }

  private double activate(double z) {
    return switch (mlp.activation()) {
      case RELU -> Math.max(0, z);
      case TANH -> Math.tanh(z);
      case SELU -> 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * (Math.exp(z) - 1));
      case LEAKY_RELU -> Math.max(0.01 * z, z);
      case SIGMOID -> 1 / (1 + Math.exp(-z));
      case GELU -> throw new IllegalArgumentException("no stack computes GELU");
    };
  }
}
