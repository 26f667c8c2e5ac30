package dev.assay.model;

import dev.assay.model.vector.LongDots;
import dev.assay.model.vector.VectorLoops;
import dev.assay.model.vector.WeightedRows;
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
  private static final int BLOCK = 2 * LongDots.CHUNK;

  private final int[] widths;
  private final Activation activation;
  private final int[] weights;
  private final float[][][] units;
  private final LongDots longDots = new LongDots();
  private final float[] sums = new float[8];
  private final float[] scratch = LongDots.row(BLOCK);
  private float[] outputDelta = {};
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
      forwardBlock(parameters, inputs, from, count, count);
      gather(units[units.length - 1], widths[widths.length - 1], outputs, from, count);
    }
  }

  /**
   * Computes the outputs of all examples and the gradients of a loss.
   *
   * @param outputs takes the outputs, example by example
   * @param outputGradient the loss's gradient with respect to the outputs
   * @param gradient takes the gradient with respect to the parameters, summed over examples
   * @param inputGradient takes the gradient with respect to the inputs, example by example; none is
   *     computed if it is empty
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
    if (outputDelta.length < last * Math.min(BLOCK, examples)) {
      outputDelta = new float[last * Math.min(BLOCK, examples)];
    }
    for (int from = 0; from < examples; from += BLOCK) {
      int count = Math.min(BLOCK, examples - from);
      int padded = padded(count);
      forwardBlock(parameters, inputs, from, count, padded);
      gather(units[units.length - 1], last, outputs, from, count);
      outputGradient.write(outputs, from, count, outputDelta);
      scatter(outputDelta, 0, delta, last, count, padded);
      for (int l = widths.length - 2; l >= 0; l--) {
        addGradient(l, padded, gradient);
        if (l > 0 || inputGradient.length > 0) {
          propagate(l, padded, parameters);
        }
      }
      if (inputGradient.length > 0) {
        gather(delta, widths[0], inputGradient, from, count);
      }
    }
  }

  /** Returns how long rows are made for so many examples: long ones to whole chunks, with zeros. */
  private static int padded(int count) {
    int chunk = LongDots.CHUNK;
    return count > chunk / 2 ? (count + chunk - 1) / chunk * chunk : count;
  }

  private void forwardBlock(float[] parameters, float[] inputs, int from, int count, int padded) {
    scatter(inputs, from, units[0], widths[0], count, padded);
    for (int l = 0; l < widths.length - 1; l++) {
      float[][] z = units[l + 1];
      int width = widths[l + 1];
      int biases = weights[l] + widths[l] * width;
      boolean hidden = l < widths.length - 2;
      new WeightedRows(parameters, weights[l], widths[l], 1)
          .write(
              z,
              width,
              biases,
              units[l],
              widths[l],
              padded,
              o -> {
                if (hidden) {
                  activation.apply(z[o], padded, scratch);
                }
              });
    }
  }

  /** Turns the gradient with respect to a layer's pre-activations into that of the one before. */
  private void propagate(int l, int count, float[] parameters) {
    float[][] z = nextDelta;
    float[][] activations = units[l];
    new WeightedRows(parameters, weights[l], 1, widths[l])
        .write(
            z,
            widths[l],
            -1,
            delta,
            widths[l + 1],
            count,
            i -> {
              if (l > 0) {
                activation.backward(activations[i], z[i], count);
              }
            });
    float[][] swap = delta;
    delta = nextDelta;
    nextDelta = swap;
  }

  /**
   * Adds a block's share to the gradient of a layer's weights and biases, four rows against two.
   *
   * <p>What the last rows of an incomplete four give is left out.
   */
  private void addGradient(int l, int count, float[] gradient) {
    if (count >= LongDots.CHUNK) {
      addLongGradient(l, count, gradient);
      return;
    }
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

  /** Does the same with long rows, two against one. */
  private void addLongGradient(int l, int count, float[] gradient) {
    int in = widths[l] + 1;
    int out = widths[l + 1];
    boolean inputsInPairs = in % 2 == 0 || out % 2 == 1;
    float[][] x = inputsInPairs ? units[l] : delta;
    float[][] y = inputsInPairs ? delta : units[l];
    int pairs = inputsInPairs ? in : out;
    int ones = inputsInPairs ? out : in;
    for (int j = 0; j < ones; j++) {
      for (int i = 0; i < pairs; i += 2) {
        int second = Math.min(i + 1, pairs - 1);
        longDots.pair(sums, count, x[i], x[second], y[j]);
        for (int a = 0; a <= second - i; a++) {
          gradient[inputsInPairs ? index(l, i + a, j) : index(l, j, i + a)] += sums[a];
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
    float[] ones = LongDots.row(BLOCK);
    Arrays.fill(ones, 1);
    float[][] rows = new float[width / 4 * 4 + 4][];
    Arrays.fill(rows, ones);
    for (int i = 0; i < width; i++) {
      rows[i] = LongDots.row(BLOCK);
    }
    return rows;
  }

  /** Lays the examples from {@code from} out unit by unit, with zeros behind them. */
  private static void scatter(
      float[] examples, int from, float[][] rows, int width, int count, int padded) {
    for (int i = 0; i < width; i++) {
      float[] row = rows[i];
      for (int n = 0; n < count; n++) {
        row[n] = examples[(from + n) * width + i];
      }
      Arrays.fill(row, count, padded, 0);
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
