package dev.assay.model;

import java.util.Arrays;
import java.util.List;

/**
 * Forward and backward pass of a multilayer perceptron in plain Java.
 *
 * <p>Activations lie unit by unit, so that every inner loop runs over the examples of a block; a
 * block is small enough to stay in the processor's cache from the first layer to the last and back.
 * Parameters and gradients lie as in DL4J: layer by layer, each unit's weights to its inputs behind
 * one another, then the layer's biases. An instance belongs to one thread.
 */
final class MlpKernel {
  /** Examples that are taken through the network together. */
  private static final int BLOCK = 512;

  private final int[] widths;
  private final Activation activation;
  private final int[] weights;
  private final float[][][] units;
  private final float[] sums = new float[8];
  private float[][] delta;
  private float[][] nextDelta;

  /**
   * Creates the kernel of a network.
   *
   * @param widths inputs, hidden widths and outputs
   * @param activation the hidden activation; outputs are linear
   */
  MlpKernel(List<Integer> widths, Activation activation) {
    this.widths = widths.stream().mapToInt(Integer::intValue).toArray();
    this.activation = activation;
    int layers = this.widths.length - 1;
    weights = new int[layers + 1];
    units = new float[layers + 1][][];
    units[0] = rows(this.widths[0]);
    int widest = this.widths[0];
    for (int l = 0; l < layers; l++) {
      weights[l + 1] = weights[l] + (this.widths[l] + 1) * this.widths[l + 1];
      units[l + 1] = rows(this.widths[l + 1]);
      widest = Math.max(widest, this.widths[l + 1]);
    }
    delta = rows(widest);
    nextDelta = rows(widest);
  }

  /** Computes the loss's gradient with respect to the outputs, for one block of examples. */
  @FunctionalInterface
  interface OutputGradient {
    /** Writes the gradient of {@code count} examples from {@code from}, example by example. */
    void write(float[] outputs, int from, int count, float[] gradient);
  }

  /** Returns the number of parameters. */
  int parameters() {
    return weights[weights.length - 1];
  }

  /**
   * Computes the outputs of all examples.
   *
   * @param parameters the flat parameter vector
   * @param inputs the inputs, example by example
   * @param outputs takes the outputs, example by example
   * @param examples how many there are
   */
  void forward(float[] parameters, float[] inputs, float[] outputs, int examples) {
    for (int from = 0; from < examples; from += BLOCK) {
      int count = Math.min(BLOCK, examples - from);
      forwardBlock(parameters, inputs, from, count);
      gather(units[units.length - 1], widths[widths.length - 1], outputs, from, count);
    }
  }

  /**
   * Computes the outputs of all examples and the gradients of a loss.
   *
   * @param outputs takes the outputs, example by example
   * @param outputGradient the loss's gradient with respect to the outputs
   * @param gradient takes the gradient with respect to the parameters, summed over examples
   * @param inputGradient takes the gradient with respect to the inputs, example by example
   */
  void backward(
      float[] parameters,
      float[] inputs,
      float[] outputs,
      int examples,
      OutputGradient outputGradient,
      float[] gradient,
      float[] inputGradient) {
    Arrays.fill(gradient, 0);
    int last = widths[widths.length - 1];
    float[] rows = new float[last * Math.min(BLOCK, examples)];
    for (int from = 0; from < examples; from += BLOCK) {
      int count = Math.min(BLOCK, examples - from);
      forwardBlock(parameters, inputs, from, count);
      gather(units[units.length - 1], last, outputs, from, count);
      outputGradient.write(outputs, from, count, rows);
      scatter(rows, 0, delta, last, count);
      for (int l = widths.length - 2; l >= 0; l--) {
        addGradient(l, count, gradient);
        propagate(l, count, parameters);
      }
      gather(delta, widths[0], inputGradient, from, count);
    }
  }

  private void forwardBlock(float[] parameters, float[] inputs, int from, int count) {
    scatter(inputs, from, units[0], widths[0], count);
    for (int l = 0; l < widths.length - 1; l++) {
      float[][] in = units[l];
      int biases = weights[l] + widths[l] * widths[l + 1];
      for (int o = 0; o < widths[l + 1]; o++) {
        float[] z = units[l + 1][o];
        Arrays.fill(z, 0, count, parameters[biases + o]);
        addWeighted(z, count, in, widths[l], parameters, weights[l] + o * widths[l], 1);
        if (l < widths.length - 2) {
          activation.apply(z, count);
        }
      }
    }
  }

  /** Turns the gradient with respect to a layer's pre-activations into that of the one before. */
  private void propagate(int l, int count, float[] parameters) {
    for (int i = 0; i < widths[l]; i++) {
      float[] row = nextDelta[i];
      Arrays.fill(row, 0, count, 0);
      addWeighted(row, count, delta, widths[l + 1], parameters, weights[l] + i, widths[l]);
      if (l > 0) {
        activation.backward(units[l][i], row, count);
      }
    }
    float[][] swap = delta;
    delta = nextDelta;
    nextDelta = swap;
  }

  private static void addWeighted(
      float[] z, int count, float[][] rows, int n, float[] parameters, int at, int stride) {
    int i = 0;
    int w = at;
    for (; i + 3 < n; i += 4) {
      VectorLoops.add(
          z,
          count,
          rows[i],
          rows[i + 1],
          rows[i + 2],
          rows[i + 3],
          parameters[w],
          parameters[w + stride],
          parameters[w + 2 * stride],
          parameters[w + 3 * stride]);
      w += 4 * stride;
    }
    for (; i < n; i++) {
      VectorLoops.add(z, count, rows[i], parameters[w]);
      w += stride;
    }
  }

  /**
   * Adds a block's share to the gradient of a layer's weights and biases, four rows against two.
   *
   * <p>What the last rows of an incomplete four give is left out.
   */
  private void addGradient(int l, int count, float[] gradient) {
    int in = widths[l] + 1;
    int out = widths[l + 1];
    boolean wide = in > out;
    float[][] x = wide ? units[l] : delta;
    float[][] y = wide ? delta : units[l];
    int fours = wide ? in : out;
    int twos = wide ? out : in;
    for (int j = 0; j < twos; j += 2) {
      for (int i = 0; i < fours; i += 4) {
        int pair = Math.min(2, twos - j);
        if (pair == 2) {
          VectorLoops.dots(sums, count, x[i], x[i + 1], x[i + 2], x[i + 3], y[j], y[j + 1]);
        } else {
          VectorLoops.dots(sums, count, x[i], x[i + 1], x[i + 2], x[i + 3], y[j]);
        }
        for (int b = 0; b < pair; b++) {
          for (int a = 0; a < Math.min(4, fours - i); a++) {
            int input = wide ? i + a : j + b;
            int output = wide ? j + b : i + a;
            gradient[index(l, input, output)] += sums[4 * b + a];
          }
        }
      }
    }
  }

  /** Returns where a weight is, or the bias, which is the weight to the input after the last. */
  private int index(int l, int input, int output) {
    return input < widths[l]
        ? weights[l] + output * widths[l] + input
        : weights[l] + widths[l] * widths[l + 1] + output;
  }

  /** Returns rows for a layer's units, and behind them rows of ones to a multiple of four. */
  private static float[][] rows(int width) {
    float[] ones = new float[BLOCK];
    Arrays.fill(ones, 1);
    float[][] rows = new float[width / 4 * 4 + 4][];
    Arrays.fill(rows, ones);
    for (int i = 0; i < width; i++) {
      rows[i] = new float[BLOCK];
    }
    return rows;
  }

  /** Lays the examples from {@code from} out unit by unit. */
  private static void scatter(float[] examples, int from, float[][] rows, int width, int count) {
    for (int i = 0; i < width; i++) {
      float[] row = rows[i];
      for (int n = 0; n < count; n++) {
        row[n] = examples[(from + n) * width + i];
      }
    }
  }

  private static void gather(float[][] rows, int width, float[] examples, int from, int count) {
    for (int i = 0; i < width; i++) {
      float[] row = rows[i];
      for (int n = 0; n < count; n++) {
        examples[(from + n) * width + i] = row[n];
      }
    }
  }
}
