package dev.assay.measurement;

import dev.assay.measurement.algebra.Vectors;
import dev.assay.model.Mlp;

/**
 * A small perceptron's mean squared error over a fixed set, with its exact gradient and Hessian in
 * double precision.
 *
 * <p>The function is the one that DL4J trains in single precision: same flat parameter order, same
 * loss. Hessian–vector products follow Pearlmutter 1994, "Fast exact multiplication by the
 * Hessian": the derivative of every step of backpropagation along the vector. Where a ReLU's input
 * is 0 its slope counts as 0, as in DL4J.
 *
 * <p>Immutable and safe for several threads.
 */
public final class ExactMlp implements Objective {
  private final int[] widths;
  private final int[] offsets;
  private final Curve curve;
  private final int count;
  private final double[] inputs;
  private final double[] targets;

  /** Creates the loss of an architecture on all of the given examples. */
  public ExactMlp(Mlp architecture, Examples examples) {
    widths = new int[architecture.hidden().size() + 2];
    widths[0] = architecture.inputs();
    for (int l = 1; l < widths.length - 1; l++) {
      widths[l] = architecture.hidden().get(l - 1);
    }
    widths[widths.length - 1] = architecture.outputs();
    offsets = new int[widths.length];
    for (int l = 1; l < widths.length; l++) {
      offsets[l] = offsets[l - 1] + (l == 1 ? 0 : size(l - 1));
    }
    curve = Curve.of(architecture.activation());
    count = examples.count();
    inputs = new double[widths[0] * count];
    targets = new double[widths[widths.length - 1] * count];
    float[] input = new float[examples.inputs()];
    float[] target = new float[examples.outputs()];
    for (int n = 0; n < count; n++) {
      examples.write(n, input, 0, target, 0);
      scatter(input, inputs, n);
      scatter(target, targets, n);
    }
  }

  @Override
  public int parameters() {
    int last = widths.length - 1;
    return offsets[last] + size(last);
  }

  @Override
  public double loss(double[] at) {
    double[][] values = new double[widths.length][];
    forward(at, new double[widths.length][], values);
    double sum = 0;
    double[] outputs = values[widths.length - 1];
    for (int k = 0; k < outputs.length; k++) {
      double error = outputs[k] - targets[k];
      sum += error * error;
    }
    return sum / outputs.length;
  }

  @Override
  public double[] gradient(double[] at) {
    return new Pass(at).gradient();
  }

  @Override
  public double[] hessianVector(double[] at, double[] vector) {
    return new Pass(at).along(vector);
  }

  @Override
  public double[][] hessian(double[] at) {
    Pass pass = new Pass(at);
    double[][] rows = new double[parameters()][];
    for (int i = 0; i < rows.length; i++) {
      double[] unit = new double[rows.length];
      unit[i] = 1;
      rows[i] = pass.along(unit);
    }
    return rows;
  }

  private int size(int layer) {
    return widths[layer - 1] * widths[layer] + widths[layer];
  }

  /** DL4J keeps a dense layer's weights output by output, then its biases. */
  private int weight(int layer, int from, int to) {
    return offsets[layer] + to * widths[layer - 1] + from;
  }

  private int bias(int layer, int to) {
    return offsets[layer] + widths[layer - 1] * widths[layer] + to;
  }

  /** Numbers lie unit by unit, example after example. */
  private void scatter(float[] example, double[] into, int n) {
    for (int unit = 0; unit < example.length; unit++) {
      into[unit * count + n] = example[unit];
    }
  }

  private void forward(double[] at, double[][] sums, double[][] values) {
    values[0] = inputs;
    int last = widths.length - 1;
    for (int l = 1; l <= last; l++) {
      sums[l] = new double[widths[l] * count];
      for (int j = 0; j < widths[l]; j++) {
        double bias = at[bias(l, j)];
        for (int n = 0; n < count; n++) {
          sums[l][j * count + n] = bias;
        }
        for (int i = 0; i < widths[l - 1]; i++) {
          add(at[weight(l, i, j)], values[l - 1], i, sums[l], j);
        }
      }
      values[l] = l == last ? sums[l] : new double[sums[l].length];
      for (int k = 0; l < last && k < sums[l].length; k++) {
        values[l][k] = curve.value(sums[l][k]);
      }
    }
  }

  /** Adds a unit's row of numbers, times a factor, to another unit's row. */
  private void add(double factor, double[] from, int fromUnit, double[] to, int toUnit) {
    if (factor == 0) {
      return;
    }
    int a = fromUnit * count;
    int b = toUnit * count;
    for (int n = 0; n < count; n++) {
      to[b + n] += factor * from[a + n];
    }
  }

  private double dot(double[] a, int unitA, double[] b, int unitB) {
    return Vectors.dot(a, unitA * count, b, unitB * count, count);
  }

  private double sum(double[] a, int unit) {
    double sum = 0;
    for (int n = 0; n < count; n++) {
      sum += a[unit * count + n];
    }
    return sum;
  }

  /** One forward and backward pass at fixed parameters; derivatives along vectors start from it. */
  private final class Pass {
    private final int last = widths.length - 1;
    private final double[] at;
    private final double[][] sums = new double[widths.length][];
    private final double[][] values = new double[widths.length][];
    private final double[][] slopes = new double[widths.length][];
    private final double[][] bends = new double[widths.length][];

    /** The loss's derivatives with respect to the units' values, before the slope. */
    private final double[][] pulls = new double[widths.length][];

    /** The loss's derivatives with respect to the units' sums. */
    private final double[][] deltas = new double[widths.length][];

    Pass(double[] at) {
      this.at = at;
      forward(at, sums, values);
      deltas[last] = new double[values[last].length];
      for (int k = 0; k < deltas[last].length; k++) {
        deltas[last][k] = 2 * (values[last][k] - targets[k]) / deltas[last].length;
      }
      for (int l = last - 1; l > 0; l--) {
        int length = values[l].length;
        slopes[l] = new double[length];
        bends[l] = new double[length];
        pulls[l] = new double[length];
        deltas[l] = new double[length];
        for (int i = 0; i < widths[l]; i++) {
          for (int j = 0; j < widths[l + 1]; j++) {
            add(at[weight(l + 1, i, j)], deltas[l + 1], j, pulls[l], i);
          }
        }
        for (int k = 0; k < length; k++) {
          slopes[l][k] = curve.slope(sums[l][k], values[l][k]);
          bends[l][k] = curve.bend(sums[l][k], values[l][k]);
          deltas[l][k] = slopes[l][k] * pulls[l][k];
        }
      }
    }

    double[] gradient() {
      double[] gradient = new double[parameters()];
      for (int l = 1; l <= last; l++) {
        for (int j = 0; j < widths[l]; j++) {
          for (int i = 0; i < widths[l - 1]; i++) {
            gradient[weight(l, i, j)] = dot(deltas[l], j, values[l - 1], i);
          }
          gradient[bias(l, j)] = sum(deltas[l], j);
        }
      }
      return gradient;
    }

    /** Returns the derivative of the gradient along a vector: the Hessian times it. */
    double[] along(double[] vector) {
      double[][] sumsDot = new double[widths.length][];
      double[][] valuesDot = new double[widths.length][];
      forwardAlong(vector, sumsDot, valuesDot);
      double[][] deltasDot = backwardAlong(vector, sumsDot, valuesDot);
      double[] product = new double[parameters()];
      for (int l = 1; l <= last; l++) {
        for (int j = 0; j < widths[l]; j++) {
          for (int i = 0; i < widths[l - 1]; i++) {
            product[weight(l, i, j)] =
                dot(deltasDot[l], j, values[l - 1], i)
                    + (l == 1 ? 0 : dot(deltas[l], j, valuesDot[l - 1], i));
          }
          product[bias(l, j)] = sum(deltasDot[l], j);
        }
      }
      return product;
    }

    private void forwardAlong(double[] vector, double[][] sumsDot, double[][] valuesDot) {
      for (int l = 1; l <= last; l++) {
        sumsDot[l] = new double[sums[l].length];
        for (int j = 0; j < widths[l]; j++) {
          double bias = vector[bias(l, j)];
          for (int n = 0; bias != 0 && n < count; n++) {
            sumsDot[l][j * count + n] = bias;
          }
          for (int i = 0; i < widths[l - 1]; i++) {
            add(vector[weight(l, i, j)], values[l - 1], i, sumsDot[l], j);
            if (l > 1) {
              add(at[weight(l, i, j)], valuesDot[l - 1], i, sumsDot[l], j);
            }
          }
        }
        valuesDot[l] = l == last ? sumsDot[l] : product(slopes[l], sumsDot[l]);
      }
    }

    private double[][] backwardAlong(double[] vector, double[][] sumsDot, double[][] valuesDot) {
      double[][] deltasDot = new double[widths.length][];
      deltasDot[last] = new double[valuesDot[last].length];
      for (int k = 0; k < deltasDot[last].length; k++) {
        deltasDot[last][k] = 2 * valuesDot[last][k] / deltasDot[last].length;
      }
      for (int l = last - 1; l > 0; l--) {
        double[] pullsDot = new double[values[l].length];
        for (int i = 0; i < widths[l]; i++) {
          for (int j = 0; j < widths[l + 1]; j++) {
            add(vector[weight(l + 1, i, j)], deltas[l + 1], j, pullsDot, i);
            add(at[weight(l + 1, i, j)], deltasDot[l + 1], j, pullsDot, i);
          }
        }
        deltasDot[l] = product(slopes[l], pullsDot);
        for (int k = 0; k < pullsDot.length; k++) {
          deltasDot[l][k] += bends[l][k] * sumsDot[l][k] * pulls[l][k];
        }
      }
      return deltasDot;
    }

    private static double[] product(double[] a, double[] b) {
      double[] product = new double[a.length];
      for (int k = 0; k < a.length; k++) {
        product[k] = a[k] * b[k];
      }
      return product;
    }
  }
}
