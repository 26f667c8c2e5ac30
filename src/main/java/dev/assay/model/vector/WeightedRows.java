package dev.assay.model.vector;

/**
 * Weighted sums of rows: the pre-activations of a layer, or the gradients that flow back through
 * it.
 *
 * <p>Each sum starts from its bias and takes the rows in their order, so its arithmetic does not
 * depend on how the loops share the work: two sums at a time read each row once, three rows at a
 * time, which is as much as the JVM's compiler turns into vector instructions.
 *
 * @param weights the parameters
 * @param at where the weight of the first sum's first row is
 * @param sumStride how far it is from one sum's weight to the next sum's
 * @param rowStride how far it is from one row's weight to the next row's
 */
public record WeightedRows(float[] weights, int at, int sumStride, int rowStride) {
  /** Hears which sum is complete, while it is still in the processor's cache. */
  @FunctionalInterface
  public interface Listener {
    void complete(int sum);
  }

  /** What the sums start from: as many parameters as there are sums, or zeros if negative. */
  private float bias(int biases, int sum) {
    return biases < 0 ? 0 : weights[biases + sum];
  }

  /**
   * Writes the sums.
   *
   * @param sums takes them, a row each
   * @param width how many there are
   * @param biases where the parameters are that they start from, or -1 for zeros
   * @param rows the rows that are weighted
   * @param n how many there are, at least 1
   * @param length how long every row is
   * @param listener hears of each sum as soon as it is there
   */
  public void write(
      float[][] sums, int width, int biases, float[][] rows, int n, int length, Listener listener) {
    int s = 0;
    if (n >= 3) {
      for (; s + 1 < width; s += 2) {
        writeTwo(sums, s, biases, rows, n, length);
        listener.complete(s);
        listener.complete(s + 1);
      }
    }
    for (; s < width; s++) {
      writeOne(sums[s], s, biases, rows, n, length);
      listener.complete(s);
    }
  }

  private void writeTwo(float[][] sums, int s, int biases, float[][] rows, int n, int length) {
    float[] y = sums[s];
    float[] z = sums[s + 1];
    int v = at + s * sumStride;
    int w = v + sumStride;
    int d = rowStride;
    VectorLoops.set(
        y,
        z,
        length,
        bias(biases, s),
        bias(biases, s + 1),
        rows[0],
        rows[1],
        rows[2],
        weights[v],
        weights[v + d],
        weights[v + 2 * d],
        weights[w],
        weights[w + d],
        weights[w + 2 * d]);
    int i = 3;
    for (; i + 2 < n; i += 3) {
      VectorLoops.add(
          y,
          z,
          length,
          rows[i],
          rows[i + 1],
          rows[i + 2],
          weights[v + i * d],
          weights[v + (i + 1) * d],
          weights[v + (i + 2) * d],
          weights[w + i * d],
          weights[w + (i + 1) * d],
          weights[w + (i + 2) * d]);
    }
    if (i + 1 < n) {
      VectorLoops.add(
          y,
          z,
          length,
          rows[i],
          rows[i + 1],
          weights[v + i * d],
          weights[v + (i + 1) * d],
          weights[w + i * d],
          weights[w + (i + 1) * d]);
    } else if (i < n) {
      VectorLoops.add(y, length, rows[i], weights[v + i * d]);
      VectorLoops.add(z, length, rows[i], weights[w + i * d]);
    }
  }

  private void writeOne(float[] z, int s, int biases, float[][] rows, int n, int length) {
    int w = at + s * sumStride;
    int d = rowStride;
    VectorLoops.set(z, length, bias(biases, s), rows[0], weights[w]);
    int i = 1;
    for (; i + 3 < n; i += 4) {
      VectorLoops.add(
          z,
          length,
          rows[i],
          rows[i + 1],
          rows[i + 2],
          rows[i + 3],
          weights[w + i * d],
          weights[w + (i + 1) * d],
          weights[w + (i + 2) * d],
          weights[w + (i + 3) * d]);
    }
    for (; i < n; i++) {
      VectorLoops.add(z, length, rows[i], weights[w + i * d]);
    }
  }
}
