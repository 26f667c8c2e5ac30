package dev.assay.model.network;

import dev.assay.model.Activation;
import dev.assay.model.ParameterBlock;
import dev.assay.model.ParameterBlock.Kind;
import java.util.HashMap;
import java.util.Map;

/**
 * The forward pass of a {@link Network} as its definition reads, example by example in double
 * precision; batch normalisation as in inference.
 */
final class NetworkReference {
  private final Network network;
  private final double[] parameters;
  private final Map<String, ParameterBlock> blocks = new HashMap<>();

  NetworkReference(Network network, float[] parameters) {
    this.network = network;
    this.parameters = new double[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      this.parameters[i] = parameters[i];
    }
    network.parameterBlocks().forEach(block -> blocks.put(block.layer() + block.kind(), block));
  }

  /** Returns the pre-outputs of one example: logits, or the answer of a regression. */
  double[] outputs(double[] input) {
    double[] values = input;
    Shape shape = network.input();
    Map<String, Integer> numbers = new HashMap<>();
    for (Layer layer : network.layers()) {
      String kind = layer.parametersName();
      String name = layer instanceof Output ? kind : kind + numbers.merge(kind, 1, Integer::sum);
      values = after(layer, name, shape, values);
      shape = layer.after(shape);
    }
    return values;
  }

  private double[] after(Layer layer, String name, Shape before, double[] values) {
    if (layer instanceof Convolution c) {
      return convolve(c, name, before, values);
    }
    if (layer instanceof Pooling pooling) {
      return pool(pooling, before, values);
    }
    if (layer instanceof Dense dense) {
      return dense(name, dense.units(), values);
    }
    if (layer instanceof Output output) {
      return dense(name, output.outputs(), values);
    }
    if (layer instanceof Activated activated) {
      return java.util.Arrays.stream(values).map(z -> activate(activated.function(), z)).toArray();
    }
    if (layer instanceof GlobalAveragePooling) {
      double[] means = new double[before.channels()];
      int each = before.height() * before.width();
      for (int i = 0; i < values.length; i++) {
        means[i / each] += values[i] / each;
      }
      return means;
    }
    return layer instanceof BatchNorm ? normalise(name, before, values) : values;
  }

  private double parameter(String name, Kind kind, int index, double otherwise) {
    ParameterBlock block = blocks.get(name + kind);
    return block == null ? otherwise : parameters[block.offset() + index];
  }

  private double[] dense(String name, int units, double[] values) {
    double[] result = new double[units];
    for (int unit = 0; unit < units; unit++) {
      result[unit] = parameter(name, Kind.BIAS, unit, 0);
      for (int i = 0; i < values.length; i++) {
        result[unit] += parameter(name, Kind.WEIGHT, unit * values.length + i, 0) * values[i];
      }
    }
    return result;
  }

  private double[] convolve(Convolution c, String name, Shape before, double[] values) {
    Shape after = c.after(before);
    double[] result = new double[after.size()];
    int top = start(c.padding(), before.height(), after.height(), c.kernel(), c.stride());
    int left = start(c.padding(), before.width(), after.width(), c.kernel(), c.stride());
    int at = 0;
    for (int out = 0; out < c.channels(); out++) {
      for (int y = 0; y < after.height(); y++) {
        for (int x = 0; x < after.width(); x++) {
          double sum = parameter(name, Kind.BIAS, out, 0);
          for (int in = 0; in < before.channels(); in++) {
            for (int i = 0; i < c.kernel(); i++) {
              for (int j = 0; j < c.kernel(); j++) {
                int row = y * c.stride() + i - top;
                int column = x * c.stride() + j - left;
                if (inside(row, column, before)) {
                  int weight = ((out * before.channels() + in) * c.kernel() + i) * c.kernel() + j;
                  sum +=
                      parameter(name, Kind.WEIGHT, weight, 0)
                          * values[(in * before.height() + row) * before.width() + column];
                }
              }
            }
          }
          result[at++] = sum;
        }
      }
    }
    return result;
  }

  private static int start(Padding padding, int side, int after, int kernel, int stride) {
    return padding == Padding.VALID ? 0 : Math.max(0, (after - 1) * stride + kernel - side) / 2;
  }

  private static boolean inside(int row, int column, Shape image) {
    return row >= 0 && row < image.height() && column >= 0 && column < image.width();
  }

  private static double[] pool(Pooling pooling, Shape before, double[] values) {
    Shape after = pooling.after(before);
    double[] result = new double[after.size()];
    int size = pooling.size();
    int top = start(pooling.padding(), before.height(), after.height(), size, pooling.stride());
    int left = start(pooling.padding(), before.width(), after.width(), size, pooling.stride());
    int at = 0;
    for (int channel = 0; channel < after.channels(); channel++) {
      for (int y = 0; y < after.height(); y++) {
        for (int x = 0; x < after.width(); x++) {
          double max = Double.NEGATIVE_INFINITY;
          double sum = 0;
          int count = 0;
          for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
              int row = y * pooling.stride() + i - top;
              int column = x * pooling.stride() + j - left;
              // What lies beyond the border is no value: neither a maximum nor part of a mean.
              if (inside(row, column, before)) {
                double value = values[(channel * before.height() + row) * before.width() + column];
                max = Math.max(max, value);
                sum += value;
                count++;
              }
            }
          }
          result[at++] = pooling.kind() == Pooling.Kind.MAX ? max : sum / count;
        }
      }
    }
    return result;
  }

  private double[] normalise(String name, Shape before, double[] values) {
    double[] result = new double[values.length];
    int each = before.height() * before.width();
    for (int i = 0; i < values.length; i++) {
      int channel = i / each;
      double scale =
          parameter(name, Kind.GAMMA, channel, 1)
              / Math.sqrt(parameter(name, Kind.VARIANCE, channel, 1) + 1e-5);
      result[i] =
          (values[i] - parameter(name, Kind.MEAN, channel, 0)) * scale
              + parameter(name, Kind.BETA, channel, 0);
    }
    return result;
  }

  static double activate(Activation function, double z) {
    return switch (function) {
      case RELU -> Math.max(0, z);
      case LEAKY_RELU -> Math.max(0.01 * z, z);
      case TANH -> Math.tanh(z);
      case SELU -> 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * Math.expm1(z));
      case SIGMOID -> 1 / (1 + Math.exp(-z));
      case GELU -> z / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z)));
    };
  }
}
