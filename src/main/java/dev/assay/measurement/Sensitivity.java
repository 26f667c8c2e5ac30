package dev.assay.measurement;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * How strongly a classifier's answer depends on its input: mean Frobenius norms over points.
 *
 * <p>Each norm is one example's own and the mean is taken over the examples, so it depends neither
 * on how the points are batched nor on their order. With the logits z(x), their Jacobian J = ∂z/∂x
 * and the probabilities p, an example's loss gradient is (p − y)ᵀJ and its softmax Jacobian
 * (diag(p) − ppᵀ)J; the latter's norm is the sensitivity of Novak et al. 2018 (arXiv:1802.08760).
 *
 * @param loss the mean norm of the gradient of an example's cross entropy
 * @param softmax the mean norm of the Jacobian of the class probabilities
 * @param logits the mean norm of the Jacobian of the logits
 */
public record Sensitivity(double loss, double softmax, double logits) {
  private static final int CHUNK = 64;

  /**
   * Measures a network without batch normalisation on every point of a set.
   *
   * @throws IllegalArgumentException if the network has batch normalisation
   */
  public static Sensitivity of(MultiLayerNetwork network, Examples points, Batches batches) {
    return of(network, points, IntStream.range(0, points.count()).toArray(), CHUNK, batches);
  }

  /** Measures in a given order and {@code chunk} points at a time. */
  static Sensitivity of(
      MultiLayerNetwork network, Examples points, int[] order, int chunk, Batches batches) {
    InputJacobian jacobian = new InputJacobian(network);
    Sum sum = new Sum(points.inputs(), points.outputs());
    for (int from = 0; from < order.length; from += chunk) {
      Batch batch = batches.fill(points, order, from, Math.min(chunk, order.length - from));
      double[] logits = jacobian.logits(batch.inputs());
      double[] labels = batch.labels().data().asDouble();
      float[][] rows = new float[points.outputs()][];
      for (int k = 0; k < rows.length; k++) {
        rows[k] = jacobian.row(k);
      }
      for (int example = 0; example < batch.size(); example++) {
        sum.add(example, logits, labels, rows);
      }
    }
    int count = order.length;
    return new Sensitivity(sum.loss / count, sum.softmax / count, sum.logits / count);
  }

  /** Running sums of the three norms. */
  private static final class Sum {
    private final int inputs;
    private final int outputs;
    private final double[] p;
    private double loss;
    private double softmax;
    private double logits;

    Sum(int inputs, int outputs) {
      this.inputs = inputs;
      this.outputs = outputs;
      p = new double[outputs];
    }

    void add(int example, double[] logits, double[] labels, float[][] rows) {
      probabilities(logits, example * outputs);
      double lossSquares = 0;
      double softmaxSquares = 0;
      double logitSquares = 0;
      for (int i = example * inputs; i < (example + 1) * inputs; i++) {
        double mean = 0;
        double target = 0;
        for (int k = 0; k < outputs; k++) {
          mean += p[k] * rows[k][i];
          target += labels[example * outputs + k] * rows[k][i];
        }
        lossSquares += (mean - target) * (mean - target);
        for (int k = 0; k < outputs; k++) {
          double row = rows[k][i];
          double change = p[k] * (row - mean);
          softmaxSquares += change * change;
          logitSquares += row * row;
        }
      }
      loss += Math.sqrt(lossSquares);
      softmax += Math.sqrt(softmaxSquares);
      this.logits += Math.sqrt(logitSquares);
    }

    private void probabilities(double[] logits, int from) {
      double max = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < outputs; k++) {
        max = Math.max(max, logits[from + k]);
      }
      double total = 0;
      for (int k = 0; k < outputs; k++) {
        p[k] = Math.exp(logits[from + k] - max);
        total += p[k];
      }
      for (int k = 0; k < outputs; k++) {
        p[k] /= total;
      }
    }
  }
}
