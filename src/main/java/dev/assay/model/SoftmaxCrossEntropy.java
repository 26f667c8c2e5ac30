package dev.assay.model;

/**
 * Cross entropy of a softmax against one-hot labels, from the logits.
 *
 * <p>Computed as log Σ exp(z) − z[label], so it neither saturates at small probabilities nor loses
 * digits at large ones.
 */
public final class SoftmaxCrossEntropy extends MeasuredLoss {
  private static final long serialVersionUID = 1L;

  /** Creates the loss of one network. */
  public SoftmaxCrossEntropy() {}

  @Override
  double example(double[] logits, double[] labels, int from, int outputs, double[] gradient) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + outputs; i++) {
      max = Math.max(max, logits[i]);
    }
    double total = 0;
    for (int i = from; i < from + outputs; i++) {
      gradient[i] = Math.exp(logits[i] - max);
      total += gradient[i];
    }
    double logTotal = max + Math.log(total);
    double loss = 0;
    for (int i = from; i < from + outputs; i++) {
      loss += labels[i] * (logTotal - logits[i]);
      gradient[i] = gradient[i] / total - labels[i];
    }
    return loss;
  }

  @Override
  boolean correct(double[] logits, double[] labels, int from, int outputs) {
    int best = from;
    for (int i = from + 1; i < from + outputs; i++) {
      if (logits[i] > logits[best]) {
        best = i;
      }
    }
    return labels[best] == 1;
  }

  @Override
  public String name() {
    return "softmax cross entropy";
  }
}
