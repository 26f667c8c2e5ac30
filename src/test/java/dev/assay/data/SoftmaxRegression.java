package dev.assay.data;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Classifies images linearly: softmax regression by stochastic gradient descent. */
public final class SoftmaxRegression {
  private final int inputs;
  private final float[][] weights;

  private SoftmaxRegression(int inputs, int classes) {
    this.inputs = inputs;
    this.weights = new float[classes][inputs + 1];
  }

  /** Trains one image at a time; the rate falls linearly to zero. */
  public static SoftmaxRegression train(ImageSet set, int epochs, double rate) {
    SoftmaxRegression model = new SoftmaxRegression(set.rows() * set.columns(), set.classes());
    RandomGenerator random = new RandomStreams(1).stream("shuffle");
    int[] order = IntStream.range(0, set.count()).toArray();
    float[] image = new float[model.inputs + 1];
    for (int epoch = 0; epoch < epochs; epoch++) {
      RandomStreams.shuffle(order, random);
      double epochRate = rate / model.inputs * 10 * (1 - (double) epoch / epochs);
      for (int i : order) {
        double[] gradient = model.probabilities(set, i, image);
        gradient[set.label(i)] -= 1;
        model.step(gradient, image, epochRate);
      }
    }
    return model;
  }

  /** Returns the share of {@code set} that is classified wrong. */
  public double error(ImageSet set) {
    float[] image = new float[inputs + 1];
    int wrong = 0;
    for (int i = 0; i < set.count(); i++) {
      double[] probabilities = probabilities(set, i, image);
      int best = 0;
      for (int c = 1; c < probabilities.length; c++) {
        best = probabilities[c] > probabilities[best] ? c : best;
      }
      wrong += best == set.label(i) ? 0 : 1;
    }
    return (double) wrong / set.count();
  }

  private void step(double[] gradient, float[] image, double rate) {
    for (int c = 0; c < gradient.length; c++) {
      float factor = (float) (rate * gradient[c]);
      for (int k = 0; k <= inputs; k++) {
        weights[c][k] -= factor * image[k];
      }
    }
  }

  private double[] probabilities(ImageSet set, int i, float[] image) {
    set.normalised(i, image, 0);
    image[inputs] = 1;
    double[] scores = new double[weights.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < scores.length; c++) {
      for (int k = 0; k <= inputs; k++) {
        scores[c] += weights[c][k] * image[k];
      }
      most = Math.max(most, scores[c]);
    }
    double sum = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = StrictMath.exp(scores[c] - most);
      sum += scores[c];
    }
    for (int c = 0; c < scores.length; c++) {
      scores[c] /= sum;
    }
    return scores;
  }
}
